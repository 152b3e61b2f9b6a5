import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a change of a member takes away, and what it leaves.
struct MemberChangeDecisionTests {
    let world = AdvancingWorld()
    let account: Account
    let member: Member
    let origin: AuditOrigin

    init() {
        account = world.account()
        member = world.member(of: account, email: "Old@mail.example")
        origin = AuditOrigin(actor: .member(member.id, name: member.name), address: "192.0.2.44")
    }

    @Test func `a password ends every session and every link that was mailed before; only a change is one`() {
        let change = MemberChange.password(of: member, by: origin, at: world.now)
        #expect(
            change.revokes.ends == [.sessions, .passwordLinks, .addressLinks]
                && change.revokes.keeping == .init(session: nil))
        #expect(change.revokes.from == .person(.member(member.id)))
        #expect(change.change == .password && change.event.kind == .passwordChanged && change.previous == nil)
        let first = MemberChange.firstPassword(of: member, by: origin, at: world.now)
        #expect(first.revokes == change.revokes && first.change == nil && first.event.kind == .passwordChosen)
    }

    @Test func `a new address ends links and no session, and the old one is written to for thirty days`() throws {
        func change(to email: String, isFree: Bool = true) -> MemberChange? {
            MemberChange.address(of: member, to: .sample(email), isFree: isFree, by: origin, at: world.now)
        }
        let changed = try #require(change(to: "new@mail.example"))
        #expect(changed.revokes.ends == [.passwordLinks, .addressLinks] && changed.change == .address)
        #expect(changed.previous?.email == member.email)
        #expect(changed.previous?.until == world.now.addingTimeInterval(PreviousAddress.lasts))
        #expect(changed.noLongerPrevious?.text == "new@mail.example" && changed.event.kind == .emailChanged)
        #expect(change(to: "new@mail.example", isFree: false) == nil)
        #expect(change(to: "Old@mail.example")?.previous == nil)
    }

    @Test func `nobody joins an account that is not open yet`() {
        func joining(of account: Account) -> MemberJoining {
            let owner = AccountPerson(member: world.member(of: account, role: .owner), hasPassword: true)
            let new = world.member(of: account, email: "new@mail.example", role: .owner)
            return .decision(for: new, account: account, people: [owner], by: .host, at: world.now)
        }
        guard case .joins(let event) = joining(of: account) else {
            Issue.record("refused")
            return
        }
        #expect(event.kind == .memberAdded && event.account == account.id)
        func why(_ joining: MemberJoining) -> String? { joining.refusal.map { "\($0)" } }
        let pending = world.account(status: .pending)
        #expect(why(joining(of: pending)) == "accountNotOpen")
    }

    @Test func `a report ends what there is but its own session, stops every answer and withdraws the calls`() {
        let token = world.tokenHash()
        let calls = [
            Call.test(attempts: 1, verifiedAt: .start), .test(), .test(closed: .failed),
        ]
        let here = AccessRevocation.Kept(session: token, browser: world.tokenHash())
        let report = NotMeReport(by: member, calls: calls, keeping: here, from: nil, at: .start)
        #expect(
            report.revokes.map(\.ends) == [
                [.sessions, .passwordLinks, .addressLinks, .knownBrowsers, .supportCode, .callAnnouncement]
            ]
                && report.revokes.map(\.keeping) == [here] && report.revokes.map(\.from) == [.account(account.id)])
        #expect(report.calls.map(\.id) == calls.prefix(2).map(\.id) && report.calls.allSatisfy { $0.verifiedAt == nil })
        #expect(report.events.map(\.kind) == [.callEnded, .callEnded, .reportedNotMe])
        let budget = GuessBudget(wrongInARow: 5, wrongInAll: 7, lockedUntil: .start)
        let stopped = NotMeReport.reported(budget)
        #expect(stopped.isReported && stopped.wrongInAll == 7 && stopped.lockedUntil == .start)
    }

    @Test func `what a user reports ends their own ways in, and stops nothing of the account`() {
        let user = world.member(of: account, role: .user)
        let here = AccessRevocation.Kept(session: world.tokenHash())
        let report = NotMeReport(by: user, calls: [.test()], keeping: here, from: nil, at: .start)
        #expect(!report.stopsChecks && report.calls.isEmpty && report.events.map(\.kind) == [.ownAccessReported])
        #expect(report.revokes.map(\.from) == [.person(.member(user.id))] && report.revokes.map(\.keeping) == [here])
        #expect(report.events.allSatisfy { $0.notice == nil })
    }

    @Test func `no link is mailed soon after another, and one that is about to end is no reason`() {
        func asked(unspent minutes: Double...) -> PersonalLink? {
            let link = MailedLink(message: world.id(), keyID: "k1", token: world.tokenHash(), expiresAt: world.now)
            return PersonalLink.passwordReset(
                link, of: member, unspent: minutes.map { world.now.addingTimeInterval($0 * 60) }, by: origin,
                at: world.now)
        }
        #expect(asked(unspent: 30) == nil && asked(unspent: 2, 16) == nil)
        #expect(asked() != nil && asked(unspent: 15) != nil && asked(unspent: 14 * 24 * 60) != nil)
    }

    @Test func `a password is replaced while it is the one that the new one was compared with`() {
        let (old, other) = (world.secret(), world.secret())
        let rotated = SealedSecret(
            keyID: "k2", nonce: other.nonce, salt: old.salt, cost: old.cost, sealed: other.sealed)
        #expect(MemberChange.mayReplace(old, ifStill: old) && MemberChange.mayReplace(rotated, ifStill: old))
        #expect(!MemberChange.mayReplace(other, ifStill: old) && !MemberChange.mayReplace(nil, ifStill: old))
    }

    @Test func `a second factor ends the sessions that were begun without it, and turning it off ends none`() throws {
        let token = world.tokenHash()
        let on = SecondFactorChange.on(for: Identity(member), keeping: token, by: origin, at: world.now)
        #expect(
            on.revokes?.ends == [.sessions] && on.revokes?.keeping == .init(session: token)
                && on.event.kind == .secondFactorOn)
        let factor = SecondFactor(
            key: SealedKey(keyID: "k1", nonce: [], sealed: []), lastStep: 7, turnedOnAt: world.now,
            recoveryCodesLeft: 10)
        let off = try #require(SecondFactorChange.off(factor, of: Identity(member), by: origin, at: world.now))
        #expect(off.revokes == nil && off.event.kind == .secondFactorOff && off.event.detail == nil)
        let reset = SecondFactorChange.off(factor, of: Identity(member), by: .host, at: world.now)
        #expect(reset?.event.detail == member.email.text, "whose it was is named where somebody else does it")
        #expect(SecondFactorChange.off(nil, of: Identity(member), by: origin, at: world.now) == nil)
        let late = Date(timeIntervalSince1970: 1_000_000)
        #expect((6...8).filter { factor.mayUse(step: $0, at: late) } == [8])
        // The clock was an hour ahead, and was put right.
        let right = Date(timeIntervalSince1970: Double((factor.lastStep - 120) * SecondFactor.step))
        #expect(factor.mayUse(step: factor.lastStep - 120, at: right))
    }

    @Test func `a link is good until its time is over, while the account is open to members`() {
        let until = world.now.addingTimeInterval(1)
        for status in Account.Status.allCases {
            #expect(PersonalLink.isGood(until: until, account: status, at: world.now) == status.isOpenToMembers)
            #expect(!PersonalLink.isGood(until: until, account: status, at: until))
        }
    }

    @Test func `nobody is told whether a new address is free: only the mail is left out`() throws {
        let link = MailedLink(message: world.id(), keyID: "k1", token: world.tokenHash(), expiresAt: world.now)
        let new = try #require(EmailAddress("new@mail.example"))
        for (isFree, mail) in [(true, Message.Kind.emailConfirmation), (false, nil)] {
            let asked = PersonalLink.addressChange(
                link, to: new, of: member, isFree: isFree, by: origin, at: world.now)
            #expect(asked.mail == mail && asked.event.kind == .emailChangeAsked)
            // The log has no word of an address; the notice has both, masked.
            #expect(asked.event.detail == nil)
            #expect(asked.event.noticeDetail == "\(member.email.masked) n•••@mail.example")
        }
        let reset = PersonalLink.passwordReset(link, of: member, unspent: [], by: origin, at: world.now)
        #expect(reset?.mail == .passwordReset && reset?.event.kind == .passwordResetAsked)
    }

    @Test func `a log-in is told as a new browser's where a member has not used the browser before`() {
        func start(_ identity: Identity, isNewBrowser: Bool) -> SessionStart {
            SessionStart(
                world.tokenHash(), of: identity, isNewBrowser: isNewBrowser, from: "192.0.2.44", at: world.now)
        }
        let (member, agent) = (Identity(member), Identity(world.agent()))
        #expect(start(member, isNewBrowser: false).event.kind == .memberLoggedIn)
        #expect(start(member, isNewBrowser: true).event.kind == .memberLoggedInNewBrowser)
        #expect(start(member, isNewBrowser: true).event.account == account.id)
        #expect(start(agent, isNewBrowser: true).event.kind == .agentLoggedIn)
        #expect(start(agent, isNewBrowser: false).session.passwordIsFresh(at: world.now))
    }

    @Test func `others' sessions and a disabled agent's end, and nothing else`() {
        let token = world.tokenHash()
        let agent = world.id(Agent.self)
        #expect(AccessRevocation.otherSessions(.member(member.id), keeping: token).ends == [.sessions])
        #expect(AccessRevocation.otherSessions(.member(member.id), keeping: token).keeping == .init(session: token))
        #expect(
            AccessRevocation.agentLockedOut(agent).ends == [.sessions, .knownBrowsers, .passwordLinks, .unsentLinks])
        #expect(AccessRevocation.agentLockedOut(agent).from == .person(.agent(agent)))
    }
}
