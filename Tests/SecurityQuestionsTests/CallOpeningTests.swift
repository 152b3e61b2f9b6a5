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

    @Test func `what a client says of a call is kept with it, and the log has the client's name for it alone`() throws {
        let (account, agent) = (world.account(), world.agent())
        let number = try #require(PhoneNumber(e164: "+14165550123"))
        let said = CallMetadata(
            externalID: "case-1042", language: .fr,
            from: CallingNumber(number, verification: .passed, attestation: .full))
        let opening = CallOpening(
            of: world.id(), about: account.id, by: agent.id, known: nil, own: nil, brand: account.brand, agent: agent,
            announcement: nil, boundCall: nil, lookUps: LookUpStanding(naming: [], failures: [], pauseTold: nil),
            metadata: said, address: nil, at: world.now)
        guard case .opened(let call, _, _, let events) = opening else { throw Unforeseen() }
        #expect(call.metadata == said && events.map(\.detail) == ["case-1042"])
        let verified = call.settlingVerified(at: world.now)
        #expect(verified.metadata == said && verified.ending(.ended, at: world.now).metadata == said)
    }

    @Test func `what a program calls a call is letters, digits and four signs`() {
        for id in ["1", "case-1042", "a.b_c:d-E9", String(repeating: "x", count: 64)] {
            #expect(CallMetadata.isExternalID(id), "\(id)")
        }
        for id in ["", "a b", "jo@mail.example", "+1416", "é", "١", "a\n", String(repeating: "x", count: 65)] {
            #expect(!CallMetadata.isExternalID(id), "\(id)")
        }
    }

    private typealias Said = (
        verification: CallingNumber.Verification?, attestation: CallingNumber.Attestation?,
        standing: CallingNumber.Standing?
    )

    @Test func `the network vouches for a number that it has checked and that its first carrier signed for whole`()
        throws
    {
        let number = try #require(PhoneNumber(e164: "+14165550123"))
        let all: [Said] = [
            (nil, nil, nil), (.passed, nil, .vouchedFor), (.passed, .full, .vouchedFor), (nil, .full, .vouchedFor),
            (.passed, .partial, .notVouchedFor), (.passed, .gateway, .notVouchedFor), (nil, .partial, .notVouchedFor),
            (.unchecked, nil, .notVouchedFor), (.unchecked, .full, .notVouchedFor), (.failed, nil, .refuted),
            (.failed, .full, .refuted),
        ]
        for said in all {
            let calling = CallingNumber(number, verification: said.verification, attestation: said.attestation)
            #expect(calling.standing == said.standing, "\(said)")
        }
    }
}

extension Call {
    /// Once a right answer has been given in it.
    fileprivate func settlingVerified(at now: Date) -> Call {
        (takingAttempt(at: now) ?? self).settling(.verified, at: now)
    }
}
