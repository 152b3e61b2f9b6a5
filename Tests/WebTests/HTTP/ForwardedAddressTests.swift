import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

@Suite struct `Whom a request came from` {
    private let proxies = TrustedProxies(
        ["10.0.0.0/8", "fd00::/8", "192.0.2.1"].compactMap { CIDRBlock($0) }, areTheOnlyWay: false)

    private func client(_ forwarded: String?, peer: String? = "10.0.0.1") -> String? {
        proxies.client(peer: peer.flatMap { NetworkAddress($0) }, forwardedFor: forwarded)?.description
    }

    @Test(arguments: [
        ("203.0.113.7", "203.0.113.7"), ("203.0.113.7:40001", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"),
        ("[::ffff:203.0.113.7]:40001", "203.0.113.7"), ("2001:DB8::1", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:db8::1]:443", "2001:db8::1"), ("2001:db8:0:0:0:0:0:1", "2001:db8::1"), ("fe80::1%eth0", "fe80::1"),
        (" 203.0.113.7 ", "203.0.113.7"),
    ])
    func `a client's address is read in each form that proxies write`(forwarded: String, address: String) {
        #expect(client(forwarded) == address)
    }

    @Test(arguments: [
        "", "unknown", "_hidden", "203.0.113.7:", "203.0.113.7:99999", "203.0.113.7:4x", "203.0.113", "203.0.113.007",
        "[2001:db8::1", "[203.0.113.7]:80", "2001:db8::1]:443", "2001:db8::1::2", "203.0.113.7\u{0}", "office.example",
        "203.0.113.7 x", "\"203.0.113.7\"",
    ])
    func `what is no address is not believed, and the request is its peer's`(forwarded: String) {
        #expect(client(forwarded) == "10.0.0.1")
    }

    @Test func `the last hop that is not a proxy of ours is the client`() {
        #expect(client("198.51.100.1, 203.0.113.7, 10.9.9.9, fd00::5, ::ffff:192.0.2.1") == "203.0.113.7")
        #expect(client("garbage, 203.0.113.7") == "203.0.113.7")
        #expect(client("203.0.113.7, garbage") == "10.0.0.1")
        #expect(client("10.1.1.1, 10.2.2.2") == "10.0.0.1")
    }

    @Test(arguments: ["10.255.0.1", "::ffff:10.0.0.1", "fdab::1", "::ffff:192.0.2.1"])
    func `a proxy is known by its address, however it is written`(peer: String) {
        #expect(client("203.0.113.7", peer: peer) == "203.0.113.7")
    }

    @Test(arguments: ["11.0.0.1", "192.0.2.10", "fe00::1", "::1", "::10.0.0.1"])
    func `nobody else is believed`(peer: String) {
        #expect(client("203.0.113.7", peer: peer) == NetworkAddress(peer)?.description)
        #expect(client("203.0.113.7", peer: nil) == nil)
    }

    @Test func `a subscriber is an IPv4 address, or the first half of an IPv6 one`() {
        let forms = ["203.0.113.7", "203.0.113.7:40001", "::ffff:203.0.113.7", "[::ffff:203.0.113.7]:1"]
        #expect(Set(forms.map(NetworkAddress.subscriber)) == ["203.0.113.7"])
        #expect(NetworkAddress.subscriber(of: "::ffff:203.0.113.8") == "203.0.113.8")
        let half = ["2001:db8::1", "2001:db8:0:0:ffff:ffff:ffff:ffff", "[2001:0db8:0000::9]:80"]
        #expect(Set(half.map(NetworkAddress.subscriber)) == ["2001:db8::/64"])
        #expect(NetworkAddress.subscriber(of: "2001:db8:0:1::1") == "2001:db8:0:1::/64")
        #expect(NetworkAddress.subscriber(of: "unknown") == "unknown")
    }

    @Test(arguments: [
        "2001:db8::/32", "::ffff:10.0.0.0/104", "fd00::/8", "203.0.113.7", "2001:db8::1", "128.0.0.0/1", "10.0.0.4/30",
    ])
    func `a network holds its own addresses, and no others`(written: String) throws {
        let block = try #require(CIDRBlock(written))
        let inside = [
            "2001:db8:ffff::1", "10.200.0.1", "fdff::1", "203.0.113.7", "2001:db8::1", "200.0.0.1", "10.0.0.7",
        ]
        let held = inside.filter { block.contains(NetworkAddress($0)!) }  // addresses, every one
        let expected = [
            "2001:db8::/32": ["2001:db8:ffff::1", "2001:db8::1"], "::ffff:10.0.0.0/104": ["10.200.0.1", "10.0.0.7"],
            "fd00::/8": ["fdff::1"], "203.0.113.7": ["203.0.113.7"], "2001:db8::1": ["2001:db8::1"],
            "128.0.0.0/1": ["203.0.113.7", "200.0.0.1"], "10.0.0.4/30": ["10.0.0.7"],
        ]
        #expect(held == expected[written])
    }
}

@Suite struct `Failures at log-in are counted by address` {
    private static let proxy = "10.0.0.1"

    /// The status of a wrong log-in at each address, one after the other, each for another name.
    private func wrongLogIns(_ forwarded: [String]) async throws -> [Int] {
        let installation = try await Installation()
        let statuses = try await Portal.router(installation.services(trusting: [Self.proxy])).test(from: Self.proxy) {
            let browser = Browser($0)
            try await browser.get("/login")
            var statuses: [Int] = []
            for (number, address) in forwarded.enumerated() {
                let response = try await browser.post(
                    "/login", ["email": "nobody\(number)@mail.example", "password": "wrong"],
                    headers: [.forwardedFor: address])
                statuses.append(response.status.code)
            }
            return statuses
        }
        try await installation.close()
        return statuses
    }

    @Test func `an address with another port each time has one counter`() async throws {
        let statuses = try await wrongLogIns((0..<22).map { "203.0.113.9:\(50_000 + $0)" })
        #expect(statuses == Array(repeating: 422, count: 20) + [429, 429])
    }

    @Test func `addresses of IPv4 that are written as IPv6 have a counter each`() async throws {
        let statuses = try await wrongLogIns(
            Array(repeating: "::ffff:203.0.113.9", count: 21) + ["::ffff:198.51.100.7", "203.0.113.9"])
        #expect(statuses.suffix(3) == [429, 422, 429])
    }

    @Test func `an address that nobody can read is the proxy's own`() async throws {
        let statuses = try await wrongLogIns((0..<22).map { "unknown-\($0)" })
        #expect(statuses.suffix(2) == [429, 429])
    }
}
