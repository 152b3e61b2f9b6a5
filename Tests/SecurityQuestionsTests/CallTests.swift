import Foundation
import SecurityQuestions
import Testing

/// Every state of a call with every event: what comes of it.
@Suite struct CallTests {
    @Test("A call of 0 to 3 attempts is open with what is left of three", arguments: 0...3)
    func open(attempts: Int) {
        #expect(Call.test(attempts: attempts).state(at: .start) == .open(attemptsLeft: 3 - attempts))
    }

    @Test func `A call lasts fifteen minutes and not a moment longer`() {
        let call = Call.test()
        #expect(call.expiresAt == .start + 15.0.minutes)
        #expect(call.state(at: call.expiresAt.addingTimeInterval(-0.001)) == .open(attemptsLeft: 3))
        #expect(call.state(at: call.expiresAt) == .closed(.expired))
        let verified = Call.test(attempts: 1, verifiedAt: .start)
        #expect(verified.state(at: call.expiresAt.addingTimeInterval(-0.001)) == .verified)
        #expect(verified.state(at: call.expiresAt) == .closed(.verified))
    }

    @Test func `An open call takes three attempts`() {
        var call = Call.test()
        for taken in 1...3 {
            guard let next = call.takingAttempt(at: .start) else {
                Issue.record("refused \(taken)")
                return
            }
            call = next
            #expect(call.attempts == taken)
        }
        #expect(call.takingAttempt(at: .start) == nil)
    }

    @Test func `A verified, expired or closed call takes none`() {
        #expect(Call.test(attempts: 1, verifiedAt: .start).takingAttempt(at: .start) == nil)
        #expect(Call.test().takingAttempt(at: .start + 15.0.minutes) == nil)
        for outcome in Call.Outcome.allCases {
            #expect(Call.test(closed: outcome).takingAttempt(at: .start) == nil)
        }
    }

    @Test("A right answer verifies, also as the last", arguments: 1...3)
    func right(attempts: Int) {
        let call = Call.test(attempts: attempts).settling(.verified, at: .start + 1.0.minutes)
        #expect(call.state(at: .start + 1.0.minutes) == .verified)
        #expect(call.verifiedAt == .start + 1.0.minutes)
    }

    @Test(
        "The first two wrong answers leave a call open, the third closes it",
        arguments: [
            AttemptResult.wrong, .soundsAlike,
        ])
    func wrong(result: AttemptResult) {
        for attempts in 1...2 {
            let call = Call.test(attempts: attempts).settling(result, at: .start)
            #expect(call.state(at: .start) == .open(attemptsLeft: 3 - attempts))
        }
        let call = Call.test(attempts: 3).settling(result, at: .start + 2.0.minutes)
        #expect(call.closed == Call.Closing(outcome: .failed, at: .start + 2.0.minutes))
    }

    @Test("An attempt that was not checked comes back", arguments: 1...3)
    func notChecked(attempts: Int) {
        let call = Call.test(attempts: attempts).settling(.notChecked, at: .start)
        #expect(call.state(at: .start) == .open(attemptsLeft: 4 - attempts))
    }

    @Test func `A wrong answer does not close a call while the right one is being checked`() {
        var call = Call.test(attempts: 3).settling(.wrong, pending: 2, at: .start)
        call = call.settling(.soundsAlike, pending: 1, at: .start)
        #expect(call.state(at: .start) == .open(attemptsLeft: 0))
        #expect(call.settling(.verified, at: .start).state(at: .start) == .verified)
        #expect(call.settling(.wrong, at: .start).state(at: .start) == .closed(.failed))
        #expect(call.settling(.notChecked, at: .start).state(at: .start) == .open(attemptsLeft: 1))
    }

    @Test("A verified call stays verified, whatever else was being checked", arguments: AttemptResult.allCases)
    func afterVerified(result: AttemptResult) {
        let call = Call.test(attempts: 3).settling(.verified, pending: 2, at: .start)
        let later = call.settling(result, at: .start + 1.0.minutes)
        #expect(later.verifiedAt == .start && later.attempts == 3 && later.closed == nil)
    }

    @Test("No result changes a closed or an expired call", arguments: AttemptResult.allCases)
    func afterTheEnd(result: AttemptResult) {
        for outcome in Call.Outcome.allCases {
            let call = Call.test(attempts: 3, closed: outcome)
            #expect(isSame(call.settling(result, at: .start), call))
        }
        let expired = Call.test(attempts: 3)
        #expect(isSame(expired.settling(result, at: expired.expiresAt), expired))
    }

    @Test("A result without an attempt changes nothing", arguments: AttemptResult.allCases)
    func withoutAttempt(result: AttemptResult) {
        #expect(isSame(Call.test().settling(result, at: .start), Call.test()))
    }

    @Test func `The agent ends a call with the outcome its state gives`() {
        let now = Date.start + 1.0.minutes
        func closing(_ outcome: Call.Outcome) -> Call.Closing { .init(outcome: outcome, at: now, isUndoable: true) }
        #expect(Call.test().ending(.ended, at: now).closed == closing(.ended))
        #expect(Call.test().ending(.couldNotAnswer, at: now).closed == closing(.couldNotAnswer))
        for ending in [Call.Ending.ended, .couldNotAnswer] {
            let verified = Call.test(attempts: 1, verifiedAt: .start)
            #expect(verified.ending(ending, at: now).closed == closing(.verified))
        }
    }

    @Test("A call whose time was up ended when it was up", arguments: [Call.Ending.ended, .couldNotAnswer])
    func endingLate(ending: Call.Ending) {
        let late = Date.start + 40.0.minutes
        let call = Call.test(attempts: 2)
        #expect(call.ending(ending, at: late).closed == Call.Closing(outcome: .expired, at: call.expiresAt))
        let verified = Call.test(attempts: 2, verifiedAt: .start)
        #expect(verified.ending(ending, at: late).closed == Call.Closing(outcome: .verified, at: call.expiresAt))
    }

    @Test("Ending a closed call changes nothing", arguments: Call.Outcome.allCases)
    func endingTwice(outcome: Call.Outcome) {
        let call = Call.test(closed: outcome)
        for ending in [Call.Ending.ended, .couldNotAnswer] {
            #expect(isSame(call.ending(ending, at: .start + 1.0.hours), call))
        }
    }

    private func isSame(_ one: Call, _ other: Call) -> Bool {
        one.attempts == other.attempts && one.verifiedAt == other.verifiedAt && one.closed == other.closed
    }
}
