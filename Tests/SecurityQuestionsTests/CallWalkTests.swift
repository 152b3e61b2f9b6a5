import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Calls that things happen to at random, some at the same time.
@Suite struct CallWalkTests {
    @Test("However a call goes, its rules hold", arguments: 0..<2000)
    func walk(seed: Int) {
        var walk = CallWalk(seed: seed)
        for _ in 0..<30 {
            walk.step()
            #expect(walk.call.attempts <= Call.attemptsAllowed && walk.call.attempts >= 0)
            #expect(walk.call.attempts >= walk.pending, "every attempt being checked is counted")
            #expect(walk.isFinal, "closed is final")
            #expect((walk.call.verifiedAt != nil) == walk.sawRightInTime, "verified only by a right answer")
            if walk.call.closed?.outcome == .failed { #expect(walk.wrong == 3) }
            if walk.wrong == 3, walk.pending == 0, !walk.sawRightInTime {
                guard case .closed = walk.call.state(at: walk.now) else {
                    Issue.record("not closed")
                    return
                }
            }
        }
    }
}

private struct CallWalk {
    private(set) var call = Call.test()
    private(set) var now = Date.start
    private(set) var pending = 0
    private(set) var wrong = 0
    private(set) var sawRightInTime = false
    private(set) var isFinal = true
    private var numbers: SeededNumbers

    init(seed: Int) { numbers = SeededNumbers(seed: seed) }

    mutating func step() {
        let before = call.state(at: now)
        now = now.addingTimeInterval(.random(in: 0...60, using: &numbers))
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0..<5:
            guard let next = call.takingAttempt(at: now) else { break }
            call = next
            pending += 1
        case 5..<9 where pending > 0: settle()
        case 9 where Bool.random(using: &numbers):
            call = call.ending(Bool.random(using: &numbers) ? .ended : .couldNotAnswer, at: now)
        default: break
        }
        if case .closed = before { isFinal = isFinal && call.state(at: now) == before }
    }

    private mutating func settle() {
        pending -= 1
        let result =
            [AttemptResult.verified, .wrong, .wrong, .wrong, .soundsAlike, .notChecked]
            .randomElement(using: &numbers) ?? .wrong
        if case .open = call.state(at: now) {
            if result == .verified { sawRightInTime = true }
            if result == .wrong || result == .soundsAlike { wrong += 1 }
        }
        call = call.settling(result, pending: pending, at: now)
    }
}
