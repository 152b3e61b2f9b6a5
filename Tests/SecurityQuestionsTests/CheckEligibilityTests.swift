import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// One order of refusals for the log, the agent's page and every other door.
struct CheckEligibilityTests {
    private static let now = Date.start + 1.0.minutes
    private static let locked = now.addingTimeInterval(60)
    private static let stopped = GuessBudget(wrongInARow: 0, wrongInAll: 0, lockedUntil: nil, isReported: true)
    private static let dead = GuessBudget(wrongInARow: 0, wrongInAll: 10, lockedUntil: nil)
    private static let lock = GuessBudget(wrongInARow: 5, wrongInAll: 5, lockedUntil: locked)

    /// What stands in the way of everything, or of nothing.
    private struct Obstacles {
        var call = Call.test(attempts: 3, closed: .ended)
        var account = Account.Status.closed
        var budget: GuessBudget?
        var isReported = true
        var pause: AgentPause? = .bySupervisor
        var change: RecentChange? = .password

        func refusal(of method: VerificationMethod) -> AttemptRefusal? {
            CheckEligibility(
                call: call, account: account, budget: budget, isReported: isReported, pause: pause,
                changeNeedingCode: change
            ).refusal(of: method, at: now)
        }
    }

    @Test func `of all that stands in the way of an answer the widest and most lasting is told`() {
        var obstacles = Obstacles()
        #expect(obstacles.refusal(of: .securityQuestion) == .callClosed(.ended))
        obstacles.call = .test(attempts: 3, verifiedAt: .start)
        #expect(obstacles.refusal(of: .securityQuestion) == .alreadyVerified)
        obstacles.call = .test(attempts: 3)
        #expect(obstacles.refusal(of: .securityQuestion) == .noneLeftInCall)
        obstacles.call = .test(attempts: 2)
        #expect(obstacles.refusal(of: .securityQuestion) == .accountClosed)
        obstacles.account = .active
        #expect(obstacles.refusal(of: .securityQuestion) == .noAnswer)
        for (budget, refusal) in [
            (Self.stopped, AttemptRefusal.reported), (Self.dead, .dead), (Self.lock, .locked(until: Self.locked)),
        ] {
            obstacles.budget = budget
            #expect(obstacles.refusal(of: .securityQuestion) == refusal)
        }
        obstacles.budget = .full
        #expect(obstacles.refusal(of: .securityQuestion) == .agentPaused(.bySupervisor))
        obstacles.pause = .until(Self.locked)
        #expect(obstacles.refusal(of: .securityQuestion) == .agentPaused(.until(Self.locked)))
        obstacles.pause = nil
        #expect(obstacles.refusal(of: .securityQuestion) == .recentlyChanged)
        obstacles.change = nil
        #expect(obstacles.refusal(of: .securityQuestion) == nil)
    }

    @Test func `a code asks for neither the answer's budget nor a change, but for the owner's report`() {
        var obstacles = Obstacles()
        #expect(obstacles.refusal(of: .supportCode) == .callClosed(.ended))
        obstacles.call = .test(attempts: 3)
        #expect(obstacles.refusal(of: .supportCode) == .noneLeftInCall)
        obstacles.call = .test(attempts: 2)
        #expect(obstacles.refusal(of: .supportCode) == .accountClosed)
        obstacles.account = .pending
        #expect(obstacles.refusal(of: .supportCode) == .noAnswer)
        obstacles.account = .suspended
        #expect(obstacles.refusal(of: .supportCode) == .reported)
        obstacles.isReported = false
        #expect(obstacles.refusal(of: .supportCode) == .agentPaused(.bySupervisor))
        obstacles.pause = nil
        for budget in [nil, Self.dead, Self.lock] {
            obstacles.budget = budget
            #expect(obstacles.refusal(of: .supportCode) == nil)
        }
    }

    @Test func `a call that the question verified takes a code while attempts are left, and nothing after a code`() {
        func refusal(_ attempts: Int, _ reached: VerificationMethod, of method: VerificationMethod) -> AttemptRefusal? {
            let base = Call.test()
            let call = Call(
                id: base.id, account: base.account, agent: base.agent, openedAt: .start, attempts: attempts,
                verifiedAt: .start, method: reached)
            return CheckEligibility(
                call: call, account: .active, budget: .full, isReported: false, pause: nil, changeNeedingCode: nil
            ).refusal(of: method, at: Self.now)
        }
        #expect(refusal(2, .securityQuestion, of: .supportCode) == nil)
        #expect(refusal(3, .securityQuestion, of: .supportCode) == .alreadyVerified)
        #expect(refusal(1, .supportCode, of: .supportCode) == .alreadyVerified)
        #expect(refusal(1, .supportCode, of: .securityQuestion) == .alreadyVerified)
    }

    @Test func `a call that is over hides neither what stands in the way of the next one, nor what outlasts the agent`()
    {
        let eligibility = CheckEligibility(
            call: .test(closed: .failed), account: .active, budget: .full, isReported: false, pause: .bySupervisor,
            changeNeedingCode: nil)
        #expect(eligibility.obstacle(to: .securityQuestion, at: Self.now) == .agentPaused(.bySupervisor))
        #expect(eligibility.lastingObstacle(to: .securityQuestion, at: Self.now) == nil)
    }

    @Test func `who may not call, or is somebody else, is verified neither by an answer nor by a code`() {
        let call = Call.test()
        for caller in [nil, Caller.known(nil), .unknown, .mayNotCall(nil), .somebodyElse] {
            let eligibility = CheckEligibility(
                call: caller.map(call.naming) ?? call, account: .active, budget: .full, isReported: false, pause: nil,
                changeNeedingCode: nil)
            for method in VerificationMethod.allCases {
                #expect(
                    eligibility.refusal(of: method, at: Self.now)
                        == (caller?.isBarred == true ? .callerNotAllowed : nil))
            }
        }
    }

    @Test func `the words of the log are as they have always been`() {
        #expect(
            AttemptRefusal.Reason.allCases.map(\.rawValue) == [
                "callClosed", "alreadyVerified", "noneLeftInCall", "locked", "dead", "stopped", "recentlyChanged",
                "agentPaused", "accountClosed", "noAnswer", "unknownCall", "callerNotAllowed",
                "brandStopped", "clientPaused",
            ])
        #expect(AttemptRefusal.callClosed(.failed).reason.rawValue == AuditEvent.callClosed)
        #expect(AttemptRefusal.agentPaused(.bySupervisor).reason == .agentPaused)
    }
}
