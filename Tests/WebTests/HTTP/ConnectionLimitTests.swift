import Logging
import NIOCore
import SecurityQuestions
import Testing

@testable import Web

@Suite struct `A connection has to begin in time` {
    private static let limits = ConnectionLimits(
        handshake: .seconds(1), idle: .seconds(1), total: 100, perNetwork: 100)
    private static let request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    private func serving(_ test: @Sendable (RunningListener) async throws -> Void) async throws {
        let installation = try await Installation()
        let certificate = try TestCertificate()
        try await RunningListener.with(installation.services(), limits: Self.limits, tls: certificate, test)
        try await installation.close()
    }

    @Test func `a silent connection to TLS is closed`() async throws {
        try await serving { listener in
            let silent = try await RawConnection(to: listener.port)
            #expect(await silent.ends(within: .seconds(5)))
        }
    }

    @Test func `half a hand-shake is closed, however steadily it drips`() async throws {
        try await serving { listener in
            let half = try await RawConnection(to: listener.port)
            // The head of a ClientHello of 508 bytes, and a little of it.
            try await half.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])
            let isBorne = Task {
                for _ in 0..<50 {
                    try await half.send([0x2a])
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            #expect(await half.ends(within: .seconds(4)))
            isBorne.cancel()
        }
    }

    @Test(arguments: [["http/1.1"], []])
    func `a slow but honest hand-shake is borne`(protocols: [String]) async throws {
        try await serving { listener in
            let slow = try await RawConnection(tlsTo: listener.port, offering: protocols, pause: .milliseconds(300))
            try await slow.send(Self.request)
            #expect(try await slow.answer(with: "alive"))
        }
    }

    @Test func `who shakes hands and does not begin HTTP/2 is let go of`() async throws {
        try await serving { listener in
            let silent = try await RawConnection(tlsTo: listener.port, offering: ["h2"])
            #expect(await silent.ends(within: .seconds(5)))
        }
    }

    @Test func `who begins HTTP/2 and then has nothing to do is let go of`() async throws {
        try await serving { listener in
            let idle = try await RawConnection(tlsTo: listener.port, offering: ["h2"])
            try await idle.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            try await idle.send([0, 0, 0, 4, 0, 0, 0, 0, 0])
            #expect(await idle.ends(within: .seconds(8)))
        }
    }

    @Test func `an HTTP/1.1 connection is not cut by the time of its hand-shake`() async throws {
        var limits = Self.limits
        limits.idle = .seconds(30)
        let installation = try await Installation()
        let certificate = try TestCertificate()
        try await RunningListener.with(installation.services(), limits: limits, tls: certificate) { listener in
            let patient = try await RawConnection(tlsTo: listener.port, offering: ["http/1.1"])
            #expect(await !patient.ends(within: .seconds(2)))
            try await patient.send(Self.request)
            #expect(try await patient.answer(with: "alive"))
        }
        try await installation.close()
    }
}

@Suite struct `A listener takes so many connections` {
    private static let request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"

    /// Whether a new connection is served.
    private static func isServed(at listener: RunningListener) async throws -> Bool {
        let connection = try await RawConnection(to: listener.port)
        try? await connection.send(request)
        let isServed = try await connection.answer(with: "alive")
        try? await connection.close()
        return isServed
    }

    private func serving(
        _ limits: ConnectionLimits, trusting proxies: [String] = [],
        _ test: @Sendable (RunningListener, _ other: RunningListener) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let services = installation.services(trusting: proxies)
        try await RunningListener.with(services, limits: limits) { one in
            try await RunningListener.with(services, limits: limits) { try await test(one, $0) }
        }
        try await installation.close()
    }

    @Test(arguments: [(total: 3, perNetwork: 100), (total: 100, perNetwork: 3)])
    func `one too many is refused, another listener still takes some, and a place that is free is taken`(
        limits: (total: Int, perNetwork: Int)
    ) async throws {
        try await serving(ConnectionLimits(total: limits.total, perNetwork: limits.perNetwork)) { one, other in
            var open: [RawConnection] = []
            for _ in 0..<3 { open.append(try await RawConnection(to: one.port)) }
            for connection in open {
                try await connection.send(Self.request)
                #expect(try await connection.answer(with: "alive"))
            }
            #expect(try await !Self.isServed(at: one))
            #expect(try await !Self.isServed(at: one))
            #expect(try await Self.isServed(at: other))
            try await open.removeLast().close()
            // The server hears of it a little later.
            var isServed = false
            for _ in 0..<50 where !isServed {
                isServed = try await Self.isServed(at: one)
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(isServed)
            for connection in open { try await connection.close() }
        }
    }

    @Test func `while four fifths of the files are in use none is taken`() async throws {
        // 0 to 2 are in use in any process: a limit of three is full.
        for (descriptors, isTaken) in [(3, false), (Int.max, true)] {
            try await serving(ConnectionLimits(total: 100, perNetwork: 100, descriptors: descriptors)) { one, _ in
                let isServed = try await Self.isServed(at: one)
                #expect(isServed == isTaken)
            }
        }
        #expect(ConnectionLimits(openFiles: 1000).descriptors == 800)
    }

    @Test func `who asks and does not read the answers is let go of`() async throws {
        var limits = ConnectionLimits(total: 1, perNetwork: 100)
        limits.answer = .seconds(1)
        try await serving(limits) { one, _ in
            let slow = try await RawConnection(to: one.port, reads: false)
            let asset = "GET \(AssetLibrary.style.path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let asks = Task { for _ in 0..<2000 { try await slow.send(asset) } }
            try await Task.sleep(for: .milliseconds(500))
            #expect(try await !Self.isServed(at: one))
            var isServed = false
            for _ in 0..<100 where !isServed {
                try await Task.sleep(for: .milliseconds(100))
                isServed = try await Self.isServed(at: one)
            }
            #expect(isServed)
            asks.cancel()
        }
    }

    @Test func `whoever has a whole network has twice the places of one address, no more`() {
        let limits = ConnectionLimits(total: 1000, perNetwork: 10, handshakesPerNetwork: 3)
        for (address, most, shaking) in [
            ({ "2001:db8:1:1::\($0)" }, 10, 3), ({ "2001:db8:1:\(String($0, radix: 16))::1" }, 20, 6),
            ({ "192.0.2.\($0)" }, 20, 6), ({ _ in "192.0.2.1" }, 10, 3),
        ] as [((Int) -> String, Int, Int)] {
            for (isShaking, most) in [(false, most), (true, shaking)] {
                let open = OpenConnections(
                    limits: limits, proxies: TrustedProxies([], setting: .xForwardedFor, areTheOnlyWay: false),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
                let places = (1...200).compactMap { open.take(from: NetworkAddress(address($0)), shaking: isShaking) }
                #expect(places.count == most)
                for place in places { open.giveBack(place) }
                #expect(open.take(from: NetworkAddress(address(1)), shaking: isShaking) != nil)
            }
        }
    }

    @Test func `a trusted proxy opens as many as it needs`() async throws {
        try await serving(ConnectionLimits(total: 100, perNetwork: 2), trusting: ["127.0.0.0/8"]) { one, _ in
            var open: [RawConnection] = []
            for _ in 0..<5 { open.append(try await RawConnection(to: one.port)) }
            #expect(try await Self.isServed(at: one))
            for connection in open { try await connection.close() }
        }
    }

    @Test func `one network has few hand-shakes under way, and more connections`() async throws {
        let installation = try await Installation()
        let certificate = try TestCertificate()
        let limits = ConnectionLimits(
            handshake: .seconds(30), total: 100, perNetwork: 10, handshakesPerNetwork: 2)
        try await RunningListener.with(installation.services(), limits: limits, tls: certificate) { listener in
            var open: [RawConnection] = []
            for _ in 0..<4 { open.append(try await RawConnection(tlsTo: listener.port, offering: ["http/1.1"])) }
            for _ in 0..<2 { open.append(try await RawConnection(to: listener.port)) }
            #expect(await !open[5].ends(within: .milliseconds(500)))
            let third = try await RawConnection(to: listener.port)
            #expect(await third.ends(within: .seconds(5)))
            for connection in open { try await connection.close() }
        }
        try await installation.close()
    }

    @Test func `the number of open files is shared out, and something is left`() {
        for files in [256, 1024, 4096, 20_000, Int.max] {
            let limits = ConnectionLimits(openFiles: files)
            #expect(limits.total >= 64 && limits.perNetwork >= 50 && limits.perNetwork <= max(50, limits.total))
            if files >= 1024 { #expect(2 * limits.total <= files - 256) }
        }
    }
}
