import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Whom an erasure may take, and what it tells.
struct MemberErasingTests {
    let world = AdvancingWorld()
    let account: Account
    let owner: Member
    let user: Member

    init() {
        account = world.account()
        owner = world.member(of: account, name: "Wilhelmina Oxenstierna")
        user = world.member(of: account, name: "Jo", email: "jo@quarry.example", role: .user)
    }

    private func decision(
        of member: Member, among people: [(Member, hasPassword: Bool)], known: MemberNames? = nil
    ) -> MemberErasing.Decision {
        MemberErasing.decision(
            of: member.id, in: account, people: people.map { AccountPerson(member: $0.0, hasPassword: $0.hasPassword) },
            known: known ?? MemberNames(names: [member.name], addresses: [member.email.key]), by: .host, at: world.now)
    }

    @Test func `the last owner is refused, also beside one who has not accepted the invitation`() {
        let invited = world.member(of: account, name: "Jonah Ellison", role: .owner)
        guard case .refused(.lastOwner) = decision(of: owner, among: [(owner, true), (user, true), (invited, false)]),
            case .erase = decision(of: owner, among: [(owner, true), (invited, true)]),
            case .erase = decision(of: user, among: [(owner, true), (user, true)]),
            case .erase = decision(of: invited, among: [(owner, true), (invited, false)]),
            case .refused(.gone) = decision(of: user, among: [(owner, true)])
        else {
            Issue.record("decided otherwise")
            return
        }
    }

    @Test func `the entry and the notice of it say the role and no name`() throws {
        guard case .erase(let erasing) = decision(of: user, among: [(owner, true), (user, true)]) else {
            Issue.record("refused")
            return
        }
        #expect(erasing.event.detail == "user" && erasing.event.account == account.id && erasing.event.actor == .host)
        #expect(erasing.event.caller == nil && erasing.revokes == .codesSeen(of: account.id))
        let notice = try #require(NoticeRecipients(of: erasing.event, members: [owner], previous: []))
        #expect(notice.kind == .memberRemoved && notice.about == PersonConcerned("user", "") && notice.by == nil)
        #expect(notice.all.map(\.address) == [owner.email])
    }

    @Test func `a name of one word is looked for to the letter alone, an address and a longer name as words too`() {
        let known = MemberNames(names: ["Jo", "Jo Marlowe"], addresses: ["jo@quarry.example"])
        let scope = AuditErasureScope.member(user.id, of: account.id, known: known)
        #expect(scope.who == [.byMember(user.id)])
        #expect(scope.what.contains(.detail("user Jo", in: account.id)) && scope.what.contains(.naming(user.id)))
        #expect(scope.what.contains(.telling(of: "Jo Marlowe", in: account.id)))
        #expect(scope.what.contains(.telling(of: "jo@quarry.example", in: account.id)))
        #expect(!scope.what.contains(.telling(of: "Jo", in: account.id)), "“owner Mary Jo” is somebody else’s entry")
        #expect(!scope.what.contains { if case .about = $0 { true } else { false } }, "the account’s entries stay")
    }

    @Test func `failed log-ins are forgotten under every address that was theirs`() {
        let known = MemberNames(names: ["Jo"], addresses: ["jo@quarry.example", "former@quarry.example"])
        guard case .erase(let erasing) = decision(of: user, among: [(owner, true), (user, true)], known: known) else {
            Issue.record("refused")
            return
        }
        for email in ["jo@quarry.example", "former@quarry.example"] {
            let subjects = LoginThrottle.subjects(of: user.id, at: .sample(email), brand: account.brand)
            #expect(Set(subjects).isSubset(of: Set(erasing.throttles)), "\(email)")
        }
    }
}
