import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A call's end is told once, by whoever brings it about.
struct CallEndingTests {
    private let now = Date.start + 1.0.minutes
    private let origin = AuditOrigin(actor: .agent(ID(.test()), name: "Ada"), address: "192.0.2.7")

    @Test func `an agent's end is told with its outcome, and a second one is not`() throws {
        let call = Call.test()
        let ended = CallEnding.ending(call, as: .couldNotAnswer, by: origin, at: now)
        let event = try #require(ended.event)
        #expect(ended.call.closed?.outcome == .couldNotAnswer && event.detail == "couldNotAnswer" && event.at == now)
        #expect(event.kind == .callEnded && event.call == call.id && event.account == call.account)
        #expect(event.actor == origin.actor && event.address == origin.address)
        let again = CallEnding.ending(ended.call, as: .ended, by: origin, at: now + 1.0.minutes)
        #expect(again.event == nil && again.call.closed == ended.call.closed)
    }

    @Test func `a call whose time is up ends by itself, at that time`() throws {
        let call = Call.test()
        #expect(CallEnding.expiring(call, at: call.expiresAt.addingTimeInterval(-0.001)) == nil)
        let expired = try #require(CallEnding.expiring(call, at: call.expiresAt + 5.0.minutes))
        #expect(expired.call.closed == Call.Closing(outcome: .expired, at: call.expiresAt))
        #expect(expired.event?.actor == .system && expired.event?.at == call.expiresAt && expired.event?.address == nil)
        #expect(CallEnding.expiring(expired.call, at: call.expiresAt + 5.0.minutes) == nil)
    }

    @Test func `a withdrawn call was verified by nothing, and one that is over stays as it is`() throws {
        let verified = Call.test(attempts: 1, verifiedAt: .start)
        let withdrawn = try #require(CallEnding.withdrawing(verified, at: now))
        #expect(withdrawn.call.verifiedAt == nil && withdrawn.call.method == nil && Grant(of: withdrawn.call) == nil)
        #expect(withdrawn.call.closed?.outcome == .ended && withdrawn.event?.detail == "ended")
        #expect(withdrawn.event?.actor == .system)
        #expect(CallEnding.withdrawing(.test(closed: .verified), at: now) == nil)
    }
}
