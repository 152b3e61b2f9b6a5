import Foundation
import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Vault

@testable import Commands

struct StopDeadlineTests {
    @Test func `a stop that has begun and does not end is ended`() async {
        await withCheckedContinuation { continuation in
            let deadline = StopDeadline(patience: .milliseconds(10)) { continuation.resume() }
            deadline.begin()
        }
    }

    @Test func `a stop that has ended is left alone, in whichever order that is told`() async throws {
        let ended = Mutex(0)
        for _ in 0..<20 {
            let deadline = StopDeadline(patience: .seconds(3600)) { ended.withLock { $0 += 1 } }
            deadline.begin()
            deadline.finish()
            StopDeadline(patience: .seconds(3600)) { ended.withLock { $0 += 1 } }.finish()
        }
        #expect(ended.withLock { $0 } == 0)
    }

    @Test func `it ends a stop before systemd kills`() throws {
        let unit = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Packaging/debian/countersign.service"), encoding: .utf8)
        let told = try #require(unit.firstMatch(of: /TimeoutStopSec=(\d+)s/)).output.1
        let systemd = try #require(Int(told))
        #expect(StopDeadline.patience < .seconds(systemd))
    }
}

struct ServiceManagerTests {
    @Test func `what is told arrives at the socket that systemd names`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "notify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in [folder.appending(path: "s").path(), "@countersign-\(UUID().uuidString)"] {
            let manager = ServiceManager(["NOTIFY_SOCKET": name])
            // Nobody listens yet: it is told to nobody, and nothing fails.
            manager.tell(.ready)
            let listener = try Listening(at: name)
            manager.tell(.ready)
            manager.tell(.starting(.seconds(90)))
            manager.tell(.stopping)
            #expect(listener.next() == "READY=1")
            #expect(listener.next() == "EXTEND_TIMEOUT_USEC=90000000")
            #expect(listener.next() == "STOPPING=1")
        }
    }

    @Test(arguments: ["", "relative", "vsock:2:1", "/" + String(repeating: "x", count: 200)])
    func `a socket of another kind is told nothing`(name: String) {
        ServiceManager(["NOTIFY_SOCKET": name]).tell(.ready)
    }

    @Test func `the watchdog is fed where it is meant`() {
        #expect(ServiceManager([:], process: 7).watchdog == nil)
        #expect(ServiceManager(["WATCHDOG_USEC": "30000000"], process: 7).watchdog == .seconds(30))
        #expect(
            ServiceManager(["WATCHDOG_USEC": "500000", "WATCHDOG_PID": "7"], process: 7).watchdog == .milliseconds(500))
        #expect(ServiceManager(["WATCHDOG_USEC": "500000", "WATCHDOG_PID": "8"], process: 7).watchdog == nil)
        #expect(ServiceManager(["WATCHDOG_USEC": "soon"], process: 7).watchdog == nil)
    }
}

struct WatchdogTests {
    @Test func `a server whose loops turn works, and one with a loop that is stuck does not`() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let dog = Watchdog(loops: [group]) { HashPool.Progress(waiting: 0, finished: 0) }
        let stuck = DispatchSemaphore(value: 0)
        await Self.apart { #expect(dog.works(within: .seconds(3600))) }
        let loop = group.next()
        loop.execute { stuck.wait() }
        await Self.apart { #expect(!dog.works(within: .milliseconds(50))) }
        stuck.signal()
        await Self.apart { #expect(dog.works(within: .seconds(3600))) }
        try await group.shutdownGracefully()
    }

    @Test func `a full queue that goes on works, and one in which nothing is finished does not`() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let looks = Mutex([
            (64, 10), (64, 11), (64, 900), (64, 900), (64, 900), (64, 901), (0, 901), (0, 901), (1, 901),
        ])
        let dog = Watchdog(loops: [group]) {
            let (waiting, finished) = looks.withLock { $0.removeFirst() }
            return HashPool.Progress(waiting: waiting, finished: finished)
        }
        let works = await Self.apart { (0..<9).map { _ in dog.works(within: .seconds(3600)) } }
        #expect(works == [true, true, true, false, false, true, true, true, true])
        try await group.shutdownGracefully()
    }

    @Test func `systemd hears what goes on in words`() {
        let (before, now) = (HashPool.Progress(waiting: 1, finished: 10), HashPool.Progress(waiting: 3, finished: 35))
        #expect(Watchdog.status(true, now, since: before, over: .seconds(10)) == "2.5 hashes a second, 3 waiting")
        #expect(Watchdog.status(false, now, since: before, over: .seconds(10)).hasPrefix("Stands still"))
    }

    /// On a thread of its own, as the server does.
    @discardableResult
    private static func apart<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: work()) }.start()
        }
    }
}

/// The other end of the socket.
private final class Listening {
    private let socket: Int32

    init(at name: String) throws {
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        let (address, length) = try #require(ServiceManager.place(name))
        let bound = unsafe withUnsafePointer(to: address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(socket, $0, length) }
        }
        #expect(bound == 0)
    }

    deinit { close(socket) }

    func next() -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = unsafe recv(socket, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
