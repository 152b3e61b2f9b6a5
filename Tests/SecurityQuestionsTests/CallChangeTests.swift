import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// More time, an end that is taken back, and a caller who is somebody else.
struct CallChangeTests {
    let world = AdvancingWorld()
    let call: Call
    let origin: AuditOrigin

    init() {
        let agent = world.agent()
        call = Call(id: world.id(), account: world.id(), agent: agent.id, openedAt: world.now)
        origin = AuditOrigin(agent, address: nil)
    }

    private func reopening(_ call: Call, own: Call? = nil) -> Call? {
        CallChange.reopening(call, own: own, by: origin, at: world.now)?.call
    }

    @Test(arguments: [Call.Ending.ended, .couldNotAnswer])
    func `an end is taken back within seconds, with the attempts and what the call had`(ending: Call.Ending) throws {
        let tried = try #require(call.takingAttempt(at: world.now)).settling(.wrong, at: world.now).naming(.known(nil))
        let ended = tried.ending(ending, at: world.now)
        world.advance(by: Call.undoTaken - 1)
        let change = try #require(CallChange.reopening(ended, own: nil, by: origin, at: world.now))
        #expect(change.call.state(at: world.now) == .open(attemptsLeft: 2) && change.call.caller == .known(nil))
        #expect(change.event.kind == .callReopened)
        world.advance(by: 1)
        #expect(reopening(ended) == nil)
    }

    @Test func `a verified call goes on verified`() throws {
        let verified = try #require(call.takingAttempt(at: world.now)).settling(.verified, at: world.now)
        #expect(reopening(verified.ending(.ended, at: world.now))?.state(at: world.now) == .verified)
    }

    @Test func `no end is taken back that was not the agent's, or beside another call`() throws {
        var failed = call
        for _ in 1...3 {
            failed = try #require(failed.takingAttempt(at: world.now)).settling(.wrong, at: world.now)
        }
        let ended = call.ending(.ended, at: world.now)
        #expect(reopening(ended) != nil && reopening(ended, own: call) == nil)
        #expect(reopening(call) == nil && reopening(failed) == nil && reopening(call.withdrawing(at: world.now)) == nil)
        world.advance(by: Call.lifetime)
        #expect(reopening(call.ending(.ended, at: world.now)) == nil)
        #expect(reopening(ended) == nil)
    }

    @Test func `a call lasts fifteen minutes from when it is kept open, and has no more attempts for it`() throws {
        let tried = try #require(call.takingAttempt(at: world.now)).settling(.wrong, at: world.now)
        world.advance(by: Call.lifetime - 1)
        let kept = try #require(CallChange.keepingOpen(tried, by: origin, at: world.now)?.call)
        world.advance(by: Call.lifetime - 1)
        #expect(kept.state(at: world.now) == .open(attemptsLeft: 2))
        let again = try #require(kept.keepingOpen(at: world.now))
        world.advance(by: 1)
        #expect(kept.state(at: world.now) == .closed(.expired) && kept.keepingOpen(at: world.now) == nil)
        #expect(again.state(at: world.now) == .open(attemptsLeft: 2))
        #expect(again.ending(.ended, at: world.now.addingTimeInterval(Call.lifetime)).closed?.at == again.expiresAt)
    }

    @Test func `somebody else is recorded once, with the reason, while the call is open`() throws {
        let reason = try #require(Reason("the accountant"))
        let change = try #require(CallChange.somebodyElse(in: call, because: reason, by: origin, at: world.now))
        #expect(change.call.caller == .somebodyElse && change.event.detail == "the accountant")
        #expect(CallChange.somebodyElse(in: change.call, because: reason, by: origin, at: world.now) == nil)
        let verified = try #require(call.takingAttempt(at: world.now)).settling(.verified, at: world.now)
        for other in [verified, call.ending(.ended, at: world.now)] {
            #expect(CallChange.somebodyElse(in: other, because: reason, by: origin, at: world.now) == nil)
        }
    }
}
