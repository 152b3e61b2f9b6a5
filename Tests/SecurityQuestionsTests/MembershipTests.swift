import Foundation
import SecurityQuestions
import TestSupport
import Testing

struct MembershipTests {
    private let world = AdvancingWorld()
    private let account: Account
    private let owner: Member
    private let administrator: Member
    private let user: Member

    init() {
        account = world.account(status: .active)
        owner = world.member(of: account, role: .owner)
        administrator = world.member(of: account, email: "a@people.example", role: .administrator)
        user = world.member(of: account, email: "u@people.example", role: .user)
    }

    private var people: [AccountPerson] {
        [owner, administrator, user].map { AccountPerson(member: $0, hasPassword: true) }
    }

    private func outcome(
        _ request: Membership.Request, on member: Member, by actor: Member?, among people: [AccountPerson]? = nil
    ) -> Membership.Outcome {
        let origin = actor.map { AuditOrigin($0, address: nil) } ?? .host
        let decision = Membership.decision(
            request, on: member.id, of: account, people: people ?? self.people, by: origin, at: world.now)
        if case .not(let why) = decision { return why }
        return .done
    }

    @Test func `the last owner who can log in neither goes nor is demoted, not even by the provider`() {
        let invited = world.member(of: account, email: "i@people.example", role: .owner)
        let some = people + [AccountPerson(member: invited, hasPassword: false)]
        for actor in [owner, nil] {
            #expect(outcome(.removal, on: owner, by: actor, among: some) == .lastOwner)
            #expect(outcome(.role(.user, seen: .owner), on: owner, by: actor, among: some) == .lastOwner)
        }
        #expect(outcome(.removal, on: invited, by: owner, among: some) == .done)
        let two = people + [AccountPerson(member: invited, hasPassword: true)]
        #expect(outcome(.removal, on: owner, by: owner, among: two) == .done)
    }

    @Test func `an invitation is mailed again only some minutes after the last`() {
        let invited = world.member(of: account, email: "i@people.example", role: .user)
        func again(mailed ago: TimeInterval) -> Membership.Outcome {
            let until = world.now.addingTimeInterval(Activation.lifetime - ago)
            let link = MailedLink(message: world.id(), keyID: "k1", token: world.tokenHash(), expiresAt: until)
            return outcome(
                .invitationAgain(link), on: invited, by: owner,
                among: people + [AccountPerson(member: invited, hasPassword: false, linkUntil: until)])
        }
        #expect(again(mailed: 4 * 60) == .justMailed)
        #expect(again(mailed: 6 * 60) == .done)
    }

    @Test func `whom a provider means is for whoever runs the server to say`() {
        let linked = people + [AccountPerson(member: user, hasPassword: true, isLinked: true)]
        let tied = linked.filter { !($0.member.id == user.id && !$0.isLinked) }
        #expect(outcome(.unlink, on: user, by: nil, among: tied) == .done)
        #expect(outcome(.unlink, on: user, by: owner, among: tied) == .notAllowed)
        #expect(outcome(.unlink, on: administrator, by: nil, among: tied) == .alreadySo)
    }

    @Test func `only owners make owners or touch them, and users change nobody`() {
        #expect(outcome(.role(.owner, seen: .user), on: user, by: administrator) == .notAllowed)
        #expect(outcome(.role(.owner, seen: .user), on: user, by: owner) == .done)
        #expect(outcome(.removal, on: owner, by: administrator) == .notAllowed)
        #expect(outcome(.mayCall(false), on: owner, by: administrator) == .notAllowed)
        #expect(outcome(.mayCall(false), on: administrator, by: user) == .notAllowed)
        #expect(outcome(.mayCall(false), on: user, by: user) == .notAllowed)
        #expect(outcome(.removal, on: user, by: user) == .done)
        #expect(outcome(.role(.owner, seen: .administrator), on: administrator, by: administrator) == .notAllowed)
    }

    @Test func `whoever may not get a code or call any more ends what they may have seen`() {
        func ends(_ request: Membership.Request, on member: Member) -> Bool {
            let decision = Membership.decision(
                request, on: member.id, of: account, people: people, by: AuditOrigin(owner, address: nil), at: world.now
            )
            guard case .change(let change) = decision else { return false }
            return change.revokes == .codesSeen(of: account.id)
        }
        #expect(ends(.mayCall(false), on: user) && ends(.removal, on: user))
        #expect(ends(.role(.user, seen: .administrator), on: administrator))
        #expect(!ends(.role(.administrator, seen: .user), on: user))
        #expect(!ends(.role(.owner, seen: .administrator), on: administrator))
    }

    @Test func `a form that comes late says why it changes nothing`() {
        #expect(outcome(.role(.administrator, seen: .user), on: administrator, by: owner) == .alreadySo)
        #expect(outcome(.role(.owner, seen: .user), on: administrator, by: owner) == .changedMeanwhile)
        #expect(outcome(.mayCall(true), on: user, by: owner) == .alreadySo)
        let without = people.filter { $0.member.id != user.id }
        #expect(outcome(.removal, on: user, by: owner, among: without) == .gone)
        #expect(outcome(.removal, on: owner, by: user, among: without) == .notAllowed)
    }
}
