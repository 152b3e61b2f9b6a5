import Foundation
import Glibc
import Logging
import Synchronization
import Testing

@testable import Telemetry

/// Lines that go to a journal, over a real socket.
struct JournalWriterTests {
    /// What a journal listens at, and what has come there.
    private final class Journal {
        let path = FileManager.default.temporaryDirectory.path + "/journal-\(UUID().uuidString.prefix(8))"
        private let descriptor: Int32

        init() throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let bytes = Array(path.utf8)
            try #require(bytes.count < 100)
            unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
            let opened = descriptor
            let isBound = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(opened, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                }
            }
            try #require(isBound)
        }

        deinit {
            close(descriptor)
            try? FileManager.default.removeItem(atPath: path)
        }

        func received() -> String {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let opened = descriptor
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe recv(opened, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }

    private final class Other: LineWriter {
        let count = Mutex(0)
        func write(_ line: LogLine) { count.withLock { $0 += 1 } }
    }

    @Test func `a line comes as one message with its fields, and to nobody else`() throws {
        let (journal, other) = (try Journal(), Other())
        let writer = try #require(JournalWriter(path: journal.path, orElse: other))
        let logger = Logger(label: "test") { _ in
            ServerLog(writer, level: .info, counting: Telemetry.off.lines, now: { Date(timeIntervalSince1970: 0) })
        }
        logger.tell(.mailSent, "mail sent", ["message": "17"])
        #expect(journal.received().contains("COUNTERSIGN_EVENT=mail.sent\nCOUNTERSIGN_MESSAGE=17\n"))
        #expect(journal.received().isEmpty && other.count.withLock(\.self) == 0)
    }

    @Test func `what a journal does not take goes where it went before`() throws {
        let other = Other()
        var journal: Journal? = try Journal()
        let writer = try #require(JournalWriter(path: journal?.path ?? "", orElse: other))
        journal = nil
        let logger = Logger(label: "test") { _ in
            ServerLog(writer, level: .info, counting: Telemetry.off.lines, now: { Date(timeIntervalSince1970: 0) })
        }
        logger.tell(.mailSent, "mail sent")
        #expect(other.count.withLock(\.self) == 1)
    }
}
