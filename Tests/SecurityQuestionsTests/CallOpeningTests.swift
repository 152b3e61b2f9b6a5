import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Which calls open.
struct CallOpeningTests {
    let world = AdvancingWorld()

    @Test func `an agent opens calls for the brands they serve, each once`() throws {
        let (account, agent) = (world.account(), world.agent())
        let call = world.call(for: account.id, by: agent.id)
        func opening(
            _ known: Call?, own: Call? = nil, brand: Brand.ID? = account.brand, by kept: Agent?, failures: Int = 19
        ) -> CallOpening {
            let lookUps = LookUpStanding(
                naming: [], failures: Array(repeating: world.now, count: failures), pauseTold: nil)
            return CallOpening(
                of: call.id, about: account.id, by: agent.id, known: known, own: own, brand: brand, agent: kept,
                announcement: nil, boundCall: nil, lookUps: lookUps, address: nil, at: world.now)
        }
        guard case .opened(let opened, nil, let announcement, let events) = opening(nil, by: agent),
            let event = events.first
        else { throw Unforeseen() }
        #expect(announcement == nil && events.count == 1)
        #expect(opened.id == call.id && opened.account == account.id && opened.openedAt == world.now)
        #expect(event.kind == .callOpened && event.call == call.id && event.account == account.id)
        guard case .repeated(let same) = opening(call, by: nil) else { throw Unforeseen() }
        #expect(same.id == call.id)
        guard case .repeated = opening(call, by: agent, failures: 20),
            case .paused(let end, let told) = opening(nil, by: agent, failures: 20)
        else { throw Unforeseen() }
        #expect(end == world.now.addingTimeInterval(LookUpBudget.window) && told?.kind == .lookUpsPaused)
        let current = world.call(for: account.id, by: agent.id)
        guard case .repeated(let gone) = opening(nil, own: current, by: agent, failures: 20) else { throw Unforeseen() }
        #expect(gone.id == current.id, "an agent has one open call about an account")
        let verified = current.settlingVerified(at: world.now)
        guard case .opened(let next, let ended?, _, _) = opening(nil, own: verified, by: agent) else {
            throw Unforeseen()
        }
        #expect(next.verifiedAt == nil && ended.call.id == verified.id && ended.call.closed?.outcome == .verified)
        #expect(ended.event?.kind == .callEnded)
        let disabled = Agent(
            id: agent.id, name: agent.name, email: agent.email, role: .agent, brands: agent.brands, language: .en,
            isDisabled: true)
        let theirs = Call(id: call.id, account: account.id, agent: world.id(), openedAt: world.now)
        let elsewhere = Call(id: call.id, account: world.id(), agent: agent.id, openedAt: world.now)
        for refused in [
            opening(nil, own: current, by: nil), opening(nil, own: current, by: disabled),
            opening(nil, by: nil), opening(nil, brand: "another", by: agent), opening(nil, brand: nil, by: agent),
            opening(nil, by: disabled), opening(nil, by: world.agent()), opening(theirs, by: agent),
            opening(elsewhere, by: agent),
        ] {
            guard case .refused = refused else { throw Unforeseen() }
        }
    }
}

extension Call {
    /// Once a right answer has been given in it.
    fileprivate func settlingVerified(at now: Date) -> Call {
        (takingAttempt(at: now) ?? self).settling(.verified, at: now)
    }
}
