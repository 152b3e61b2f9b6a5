import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What follows from a try to deliver an event.
struct WebhookSettlementTests {
    private func settled(
        _ result: WebhookResult, tries: Int, failingSince: Date? = nil, chance: Double = 0.5
    ) -> WebhookSettlement {
        WebhookSettlement(of: result, tries: tries, failingSince: failingSince, at: .start, chance: chance)
    }

    private func waits(_ result: WebhookResult, tries: Int, chance: Double = 0.5) -> TimeInterval {
        settled(result, tries: tries, chance: chance).nextAt.timeIntervalSince(.start)
    }

    @Test func `ten tries as in the table, a fifth sooner or later, and then no more`() {
        let table: [TimeInterval] = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
        for (tries, wait) in zip(1..., table) {
            for result in [
                WebhookResult.fault(.slow), .answered(500, retryAfter: nil), .answered(302, retryAfter: nil),
            ] {
                #expect(settled(result, tries: tries).state == .waiting)
                #expect(abs(waits(result, tries: tries) - wait) < 0.001)
            }
            #expect(abs(waits(.fault(.slow), tries: tries, chance: 0) - wait * 0.8) < 0.001)
            #expect(abs(waits(.fault(.slow), tries: tries, chance: 1) - wait * 1.2) < 0.001)
        }
        #expect(settled(.fault(.slow), tries: 10).state == .failed)
        #expect(settled(.answered(299, retryAfter: nil), tries: 10).state == .delivered)
    }

    @Test func `a receiver may ask for more time, up to a day, and not for less`() {
        #expect(waits(.answered(503, retryAfter: 4000), tries: 1) == 4000)
        #expect(waits(.answered(429, retryAfter: 1), tries: 2) == 300)
        #expect(waits(.answered(429, retryAfter: 1e9), tries: 1) == 86400)
    }

    @Test func `410 pauses at once, and three days of failures do`() {
        let gone = settled(.answered(410, retryAfter: nil), tries: 1)
        #expect(gone.pause == .gone && gone.state == .waiting)
        let days = { Date.start.addingTimeInterval(-$0 * 24 * 3600) }
        #expect(settled(.fault(.slow), tries: 3, failingSince: days(2.9)).pause == nil)
        #expect(settled(.fault(.slow), tries: 3, failingSince: days(3)).pause == .failing)
        #expect(settled(.answered(200, retryAfter: nil), tries: 3, failingSince: days(9)).pause == nil)
    }
}

/// Where webhooks may be reached.
struct ReceiverRuleTests {
    @Test(
        arguments: [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.7", "::1", "::", "fe80::1", "fd00::1", "fc00::1",
            "ff02::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1",
            "2001::1", "fd00:ec2::254",
        ])
    func `nothing of the inside is reached`(address: String) throws {
        let bytes = try Self.bytes(address)
        #expect(!ReceiverRule(inside: []).allows(bytes, isPlain: false))
        #expect(!ReceiverRule(inside: []).allows(bytes, isPlain: true))
    }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.4.4"])
    func `what is public is, by TLS alone`(address: String) throws {
        let bytes = try Self.bytes(address)
        #expect(ReceiverRule(inside: []).allows(bytes, isPlain: false))
        #expect(!ReceiverRule(inside: []).allows(bytes, isPlain: true))
    }

    @Test func `what the operator names is, with and without TLS, and nothing beside it`() throws {
        let rule = ReceiverRule(inside: [try #require(CIDRBlock("10.20.0.0/16"))])
        #expect(rule.allows(try Self.bytes("10.20.0.5"), isPlain: true))
        #expect(rule.allows(try Self.bytes("::ffff:10.20.0.5"), isPlain: false))
        #expect(!rule.allows(try Self.bytes("10.21.0.5"), isPlain: false))
        #expect(!rule.allows([], isPlain: false) && !rule.allows([10, 20, 0], isPlain: false))
    }

    @Test(
        arguments: [
            "https://user@crm.example/", "https://crm.example/#there", "ftp://crm.example/", "https://", "crm.example",
            "https://u:p@crm.example", "https://crm.example/ü", "https://crm.example/a b", "",
        ])
    func `what is no address of a receiver is none`(text: String) { #expect(WebhookAddress(text) == nil) }

    /// As the system has them in a socket's address.
    private static func bytes(_ address: String) throws -> [UInt8] {
        var (four, six) = (in_addr(), in6_addr())
        if unsafe inet_pton(AF_INET, address, &four) == 1 {  // as long as it says
            return unsafe withUnsafeBytes(of: &four) { unsafe Array($0) }  // copied
        }
        try #require(unsafe inet_pton(AF_INET6, address, &six) == 1)
        return unsafe withUnsafeBytes(of: &six) { unsafe Array($0) }  // copied
    }
}
