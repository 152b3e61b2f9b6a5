import Foundation
import HTTPTypes
import HummingbirdTesting
import Phrasebook
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

/// What a client is told of limits: how many attempts are left, and when to come again.
@Suite struct `Limits of the API` {
    private static let policy =
        "\"client\";q=600;w=60, \"call\";q=3, \"account\";q=5;w=3600, \"agent\";q=10;w=3600"

    @Test func `are told with each attempt, whether it was taken, refused or sent again`() async throws {
        try await APIDesk.test { desk, api in
            let call = try await api.openCall(desk)
            let first = try await api.check(APIDesk.wrong, in: call, desk, key: "first")
            #expect(first.status == 201 && first.headers[.rateLimitPolicy] == Self.policy)
            #expect(
                first.headers[.rateLimit]
                    == "\"client\";r=597;t=60, \"call\";r=2, \"account\";r=4, \"agent\";r=9;t=3600")
            desk.installation.world.advance(by: 10)
            let again = try await api.check(APIDesk.wrong, in: call, desk, key: "first")
            #expect(again.headers[.replayed] == "true" && again.headers[.rateLimit] == "\"client\";r=596;t=50")
            #expect(again.headers[.rateLimitPolicy] == Self.policy)
            let second = try await api.check(APIDesk.wrong, in: call, desk)
            #expect(
                second.headers[.rateLimit]
                    == "\"client\";r=595;t=50, \"call\";r=1, \"account\";r=3, \"agent\";r=8;t=3590")
            _ = try await api.check(APIDesk.wrong, in: call, desk)
            let over = try await api.check(APIDesk.wrong, in: call, desk)
            #expect(over.problem == "call-ended" && over.headers[.rateLimitPolicy] == Self.policy)
            #expect(over.headers[.rateLimit] == "\"client\";r=593;t=50, \"call\";r=0")
            let unknown = try await api.check(APIDesk.wrong, in: UUID().uuidString.lowercased(), desk)
            #expect(unknown.status == 404 && unknown.headers[.rateLimitPolicy] == Self.policy)
            // Elsewhere nothing is taken from them.
            let read = try await api.ask(.get, "/v1/calls/\(call)", as: desk.client)
            #expect(read.headers[.rateLimitPolicy] == "\"client\";q=600;w=60")
        }
    }

    @Test func `say when a locked question can be asked again, and nothing later beside it`() async throws {
        try await APIDesk.test { desk, api in
            var call = try await api.openCall(desk)
            for _ in 0..<3 { _ = try await api.check(APIDesk.wrong, in: call, desk) }
            call = try await api.openCall(desk)
            _ = try await api.check(APIDesk.wrong, in: call, desk)
            let fifth = try await api.check(APIDesk.wrong, in: call, desk)
            #expect(fifth.headers[.rateLimit]?.contains("\"account\";r=0;t=3600, \"agent\";r=5;t=3600") == true)
            desk.installation.world.advance(by: 3570)
            call = try await api.openCall(desk)
            let refused = try await api.check(APIDesk.wrong, in: call, desk)
            #expect(refused.status == 423 && refused.headers[.retryAfter] == "30", "\(refused.text)")
            let limits = try #require(refused.headers[.rateLimit])
            #expect(limits.wholeMatch(of: /"client";r=[0-9]+, "account";r=0;t=30/) != nil, "\(limits)")
        }
    }

    @Test(arguments: [
        Problem(.hashingBusy, retryAfter: 3), Problem(.idempotencyInProgress, retryAfter: 1),
        Problem(.unavailable, retryAfter: 60), Problem(.questionLocked), Problem(.clientRate, retryAfter: 42),
        Problem(.agentPaused(.until(now.addingTimeInterval(20))), at: now),
        Problem(.agentPaused(.until(now.addingTimeInterval(2000))), at: now),
        Problem(.locked(until: now.addingTimeInterval(7)), at: now), Problem(.dead, at: now),
        Problem(.noneLeftInCall, at: now), Problem(.clientPaused(until: now.addingTimeInterval(5)), at: now),
    ])
    func `no time beside Retry-After is later than it`(problem: Problem) throws {
        for left in [599, 1, 0] {
            var told = problem
            told.tell(.init(allowed: 600, used: 600 - left, secondsLeft: 42))
            let limits = try #require(told.headers[.rateLimit])
            let times = limits.matches(of: /;t=([0-9]+)/).compactMap { Int($0.output.1) }
            #expect(limits.hasPrefix("\"client\";r=\(left)"))
            guard let wait = told.members.retryAfter else {
                #expect(times == [42])
                continue
            }
            #expect(told.headers[.retryAfter] == "\(wait)" && wait >= problem.members.retryAfter ?? 0)
            #expect(times.allSatisfy { $0 <= wait }, "\(limits), Retry-After \(wait)")
            // Whoever has no request left does not come before the minute is over.
            if left == 0 { #expect(wait >= 42 && times.first == 42) }
        }
    }

    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
}
