import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// An account from its invitation to its erasure.
struct AccountLifeTests {
    let world = AdvancingWorld()
    let origin = AuditOrigin(actor: .host, address: nil)

    @Test func `the steps of an activation come in order, each once, until its time is over`() throws {
        let activation = Activation(
            account: world.id(), member: world.id(), expiresAt: world.now + 1.0.hours, confirmedAt: nil,
            passwordChosenAt: nil, completedAt: nil)
        let steps: [(Activation, Date) -> Activation?] = [
            { $0.confirming(at: $1) }, { $0.choosingPassword(in: nil, at: $1) }, { $0.completing(at: $1) },
        ]
        var state = activation
        for step in 0...3 {
            for (place, take) in steps.enumerated() {
                #expect((take(state, world.now) != nil) == (place == step))
                #expect(take(state, activation.expiresAt) == nil)
            }
            world.advance(by: 60)
            if step < 3 { state = try #require(steps[step](state, world.now)) }
        }
        #expect(state.state(at: world.now) == .used)
        #expect(state.confirmedAt != state.passwordChosenAt && state.passwordChosenAt != state.completedAt)
    }

    @Test func `the last step makes the account active and keeps its own answer, and nothing else's`() throws {
        let account = world.account(status: .pending)
        let member = world.member(of: account)
        func completing(_ account: Account, _ answer: SealedAnswer, passwordChosenAt: Date?) -> ActivationCompletion? {
            let activation = Activation(
                account: account.id, member: member.id, expiresAt: world.now + 1.0.hours, confirmedAt: world.now,
                passwordChosenAt: passwordChosenAt, completedAt: nil)
            return ActivationCompletion(of: activation, account: account, by: answer, origin: origin, at: world.now)
        }
        let answer = world.answer(of: account.id)
        let done = try #require(completing(account, answer, passwordChosenAt: world.now))
        #expect(done.status == .active && done.answer.answer.id == answer.id && done.answer.budget == .full)
        #expect(done.events.map(\.kind) == [.questionChosen, .accountActivated])
        #expect(done.activation.completedAt == world.now)
        #expect(completing(account, answer, passwordChosenAt: nil) == nil)
        #expect(completing(account, world.answer(of: world.id()), passwordChosenAt: world.now) == nil)
        #expect(completing(world.account(), answer, passwordChosenAt: world.now) == nil)
    }

    @Test("only a pending account is invited: its first owner", arguments: Account.Status.allCases)
    func invitation(status: Account.Status) {
        let account = world.account(status: status)
        let user = world.member(of: account, role: .user)
        let owners = [world.member(of: account), world.member(of: account)]
        let invitation = AccountInvitation(to: account, members: [user] + owners, by: origin, at: world.now)
        #expect(invitation?.owner.id == (status == .pending ? owners[0].id : nil))
        #expect(AccountInvitation(to: account, members: [user], by: origin, at: world.now) == nil)
    }

    @Test func `an invitation that is mailed ends with its link, another after its fourteen days`() {
        let link = MailedLink(
            message: world.id(), keyID: "k1", token: world.tokenHash(), expiresAt: world.now + 1.0.hours)
        #expect(Activation.expiry(of: link, at: world.now) == link.expiresAt)
        #expect(Activation.expiry(of: nil, at: world.now) == world.now + (14 * 24.0).hours)
    }

    @Test(
        "an account is closed once, whatever it was, and everything that lets in ends",
        arguments: Account.Status.allCases)
    func closing(status: Account.Status) {
        let id = world.id(Account.self)
        let verified = Call.test(attempts: 1, verifiedAt: .start)
        let closing = AccountClosing(of: id, status: status, calls: [verified], by: origin, at: .start)
        #expect((closing == nil) == (status == .closed))
        guard let closing else { return }
        #expect(closing.status == .closed && closing.closedAt == .start)
        #expect(closing.revokes.from == .account(id) && closing.revokes.keeping == .init(session: nil))
        #expect(closing.revokes.ends == Set(AccessRevocation.Access.allCases).subtracting([.knownBrowsers]))
        #expect(closing.calls.map(\.verifiedAt) == [nil])
        #expect(closing.events.map(\.kind) == [.callEnded, .accountClosed])
    }

    @Test func `a reopened account is active where it had been activated`() {
        func reopening(_ status: Account.Status, _ hasAnswer: Bool) -> Account.Status? {
            AccountReopening(of: world.id(), status: status, hasAnswer: hasAnswer, by: origin, at: world.now)?.status
        }
        #expect(reopening(.closed, true) == .active && reopening(.closed, false) == .pending)
        for status in [Account.Status.pending, .active, .suspended] { #expect(reopening(status, true) == nil) }
    }

    @Test func `an account in use is not erased unless that is asked for, and its people's log-ins are forgotten`()
        throws
    {
        let account = world.account()
        let member = world.member(of: account)
        guard
            case .refused(.notClosed(.active)) = AccountErasing.decision(of: account, members: [], evenIfOpen: false),
            case .refused(.unknown) = AccountErasing.decision(of: nil, members: [], evenIfOpen: true),
            case .erase(let erasing) = AccountErasing.decision(of: account, members: [member], evenIfOpen: true),
            case .erase = AccountErasing.decision(of: world.account(status: .closed), members: [], evenIfOpen: false)
        else { throw Unforeseen() }
        #expect(erasing.audit == .account(account.id))
        #expect(
            erasing.throttles
                == LoginThrottle.subjects(of: member.id, at: member.email, brand: account.brand)
                + [.answer(of: account.id)])
    }

    @Test func `retention begins its days before now, and not at all where there are none`() {
        let retention = Retention(closedAccounts: 30, auditLog: nil)
        #expect(retention.closedBefore(.start) == Date.start.addingTimeInterval(-30 * 86_400))
        #expect(retention.recordedBefore(.start) == nil)
    }
}
