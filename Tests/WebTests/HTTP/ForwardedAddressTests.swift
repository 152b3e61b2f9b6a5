import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

@Suite struct `Whom a request came from` {
    private static func proxies(_ header: ForwardedHeader) -> TrustedProxies {
        TrustedProxies(
            ["10.0.0.0/8", "fd00::/8", "192.0.2.1"].compactMap { CIDRBlock($0) }, setting: header, areTheOnlyWay: false)
    }

    private func client(_ forwarded: String?, peer: String? = "10.0.0.1") -> String? {
        let headers: HTTPFields = forwarded.map { [.forwardedFor: $0] } ?? [:]
        return try? Self.proxies(.xForwardedFor).origin(peer: peer.flatMap { NetworkAddress($0) }, headers).client?
            .description
    }

    /// What is read of lines of `header`, beside the other one that anybody may have sent.
    private func origin(_ header: ForwardedHeader, _ lines: [String], hosts: [String] = []) throws
        -> TrustedProxies.Origin
    {
        var headers: HTTPFields =
            header == .forwarded ? [.forwardedFor: "198.51.100.99"] : [.forwarded: "for=198.51.100.99"]
        for line in lines { headers.append(HTTPField(name: header.name, value: line)) }
        for host in hosts { headers.append(HTTPField(name: .forwardedHost, value: host)) }
        return try Self.proxies(header).origin(peer: NetworkAddress("10.0.0.1"), headers)
    }

    /// RFC 7239 §4, §5 and §6.
    @Test(arguments: [
        ("for=203.0.113.7", "203.0.113.7"), ("For=203.0.113.7;proto=https;by=10.0.0.1", "203.0.113.7"),
        ("proto=https; for=203.0.113.7", "203.0.113.7"), ("for=\"203.0.113.7:4711\"", "203.0.113.7"),
        ("for=\"[2001:db8:cafe::17]\"", "2001:db8:cafe::17"), ("for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
        ("for=192.0.2.43, for=203.0.113.7", "203.0.113.7"), ("for=203.0.113.7, for=10.2.2.2", "203.0.113.7"),
        ("for=unknown, for=203.0.113.7", "203.0.113.7"), ("for=\"203.0.113\\.7\"", "203.0.113.7"),
        (", for=203.0.113.7 ,", "203.0.113.7"), ("for=203.0.113.7;ext=\"a,b;c\"", "203.0.113.7"),
        ("for=198.51.100.1;x=\", for=203.0.113.7\"", "198.51.100.1"), ("for=unknown", "10.0.0.1"),
        ("for=_hidden", "10.0.0.1"), ("for=\"_gazonk:80\"", "10.0.0.1"), ("for=\"203.0.113.7:_port\"", "10.0.0.1"),
        ("for=[2001:db8::1]", "10.0.0.1"), ("for=2001:db8::1", "10.0.0.1"), ("203.0.113.7", "10.0.0.1"),
        ("for=203.0.113.7;for=203.0.113.8", "10.0.0.1"), ("proto=https", "10.0.0.1"),
        ("for=203.0.113.7;", "10.0.0.1"), ("for =203.0.113.7", "10.0.0.1"), ("for=203.0.113.7, for=_x", "10.0.0.1"),
        ("for=\"203.0.113.7\"x", "10.0.0.1"), ("for=", "10.0.0.1"), ("for=\"\"", "10.0.0.1"),
        ("for=fd00::1", "10.0.0.1"), ("for=\"[fd00::1]\"", "10.0.0.1"), ("", "10.0.0.1"),
    ])
    func `Forwarded is read as RFC 7239 writes it`(line: String, address: String) throws {
        #expect(try origin(.forwarded, [line]).client?.description == address)
    }

    @Test func `several lines are one list, in either header`() throws {
        #expect(try origin(.xForwardedFor, ["198.51.100.1", "203.0.113.7"]).client?.description == "203.0.113.7")
        #expect(try origin(.xForwardedFor, ["203.0.113.7", "10.2.2.2"]).client?.description == "203.0.113.7")
        #expect(try origin(.forwarded, ["for=198.51.100.1", "for=203.0.113.7"]).client?.description == "203.0.113.7")
    }

    @Test func `a quote that a client leaves open takes nothing from the proxy's line`() throws {
        #expect(try origin(.forwarded, ["for=\"x", "for=203.0.113.9"]).client?.description == "203.0.113.9")
        #expect(
            try origin(.forwarded, ["for=\"x", "for=203.0.113.9;host=office.example"]).host == "office.example")
    }

    @Test(arguments: [
        "for=\"203.0.113.7", "for=\"x, for=203.0.113.9", "for=\"x\\, for=203.0.113.9",
        "for=\"x, for=\"[2001:db8::1]:4711\"", "for=x;y=\"z\";w=\", for=\"203.0.113.9:80\"",
    ])
    func `where the proxy's word may stand in a client's quotes, the request is not served`(line: String) throws {
        #expect(throws: UnknownHost.self) { try origin(.forwarded, [line]) }
        #expect(throws: UnknownHost.self) { try origin(.forwarded, [line, "for=10.2.2.2"]) }
    }

    @Test(arguments: ForwardedHeader.allCases)
    func `the header that the proxies do not set is anybody's, and ignored`(header: ForwardedHeader) throws {
        #expect(try origin(header, []).client?.description == "10.0.0.1")
        #expect(try origin(.forwarded, [], hosts: ["evil.example"]).host == nil)
    }

    @Test func `there is one host, or none is served`() throws {
        #expect(try origin(.xForwardedFor, [], hosts: ["office.example"]).host == "office.example")
        #expect(throws: UnknownHost.self) { try origin(.xForwardedFor, [], hosts: ["office.example", "evil.example"]) }
        #expect(throws: UnknownHost.self) { try origin(.xForwardedFor, [], hosts: ["evil.example, office.example"]) }
        for same in [["office.example", "office.example "], ["office.example, office.example"]] {
            #expect(try origin(.xForwardedFor, [], hosts: same).host == "office.example")
        }
        #expect(
            try origin(.forwarded, ["for=203.0.113.7;host=office.example, for=10.2.2.2;host=inner.example"]).host
                == "office.example")
        #expect(
            try origin(.forwarded, ["for=203.0.113.7;host=evil.example, for=198.51.100.1;host=office.example"])
                == TrustedProxies.Origin(client: NetworkAddress("198.51.100.1"), host: "office.example"))
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
        "[2001:db8::1", "[203.0.113.7]:80", "2001:db8::1]:443", "2001:db8::1::2", "203.0.113.7\u{0}7", "office.example",
        "203.0.113.7 x", "\"203.0.113.7\"",
    ])
    func `what is no address is not believed, and the request is its peer's`(forwarded: String) {
        #expect(client(forwarded) == "10.0.0.1")
        // A field's value has a space in place of a zero byte, and none at its ends.
        #expect(NetworkAddress("203.0.113.7\u{0}") == nil)
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
