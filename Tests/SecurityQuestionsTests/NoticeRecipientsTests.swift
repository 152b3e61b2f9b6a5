import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Who hears of an event.
struct NoticeRecipientsTests {
    let world = AdvancingWorld()
    let account: Account
    let owner: Member
    let administrator: Member
    let user: Member

    init() {
        account = world.account()
        owner = world.member(of: account, name: "Odile")
        administrator = world.member(of: account, name: "Adam", role: .administrator)
        user = world.member(of: account, name: "Ugo", role: .user)
    }

    private func recipients(
        of kind: AuditEvent.Kind, by actor: AuditEvent.Actor = .system, detail: String? = nil,
        previous: [PreviousAddress] = []
    ) -> NoticeRecipients? {
        let event = AuditEvent(at: world.now, kind: kind, actor: actor, account: account.id, detail: detail)
        return NoticeRecipients(of: event, members: [owner, administrator, user], previous: previous)
    }

    @Test func `owners and administrators hear of it, and a user only of what they did`() throws {
        let others = try #require(recipients(of: .questionChanged))
        #expect(others.all.map(\.member) == [owner.id, administrator.id] && others.by == nil)
        let own = try #require(recipients(of: .passwordChanged, by: .member(user.id, name: "Ugo E.")))
        #expect(own.all.map(\.address) == [owner.email, administrator.email, user.email])
        #expect(own.kind == .passwordChanged && own.by == "Ugo E." && own.happenedAt == world.now)
        #expect(own.expiresAt == world.now.addingTimeInterval(Message.noticeLifetime))
        let agent = try #require(recipients(of: .questionLocked, by: .agent(world.id(), name: "Ada")))
        #expect(agent.all.count == 2 && agent.by == nil)
    }

    @Test func `a former address is written to as well, until its time is over`() throws {
        func former(_ member: Member, _ name: String, _ seconds: TimeInterval) -> PreviousAddress {
            PreviousAddress(
                of: member.id, email: .sample("\(name)@mail.example"), until: world.now.addingTimeInterval(seconds))
        }
        let previous = [
            former(administrator, "adam", 10), former(owner, "late", 20), former(owner, "soon", 10),
            former(owner, "over", 0), former(user, "ugo", 10),
        ]
        let found = try #require(recipients(of: .emailChanged, previous: previous))
        #expect(
            found.all.filter(\.isFormer).map(\.address.text) == [
                "soon@mail.example", "late@mail.example", "adam@mail.example",
            ])
        #expect(found.all.map(\.isFormer) == [false, false, true, true, true])
    }

    @Test("nobody hears of the rest", arguments: AuditEvent.Kind.allCases)
    func silent(kind: AuditEvent.Kind) {
        let event = AuditEvent(at: world.now, kind: kind, actor: .system, account: account.id)
        #expect((recipients(of: kind) == nil) == (event.notice == nil))
    }

    @Test func `nobody hears of a right answer that came too late, nor of what is about no account`() {
        #expect(recipients(of: .answerVerified) != nil)
        #expect(recipients(of: .answerVerified, detail: AuditEvent.callClosed) == nil)
        let event = AuditEvent(at: world.now, kind: .secondFactorOn, actor: .agent(world.id(), name: "Ada"))
        #expect(NoticeRecipients(of: event, members: [owner], previous: []) == nil)
    }

    @Test func `whose role was lowered hears of it, and nobody of the same name`() throws {
        let namesake = world.member(of: account, name: user.name, role: .user)
        var event = AuditEvent(
            at: world.now, kind: .memberRoleChanged, actor: .system, account: account.id, detail: "user \(user.name)")
        event.changedMember = user.id
        let found = try #require(
            NoticeRecipients(of: event, members: [owner, namesake, user], previous: []))
        #expect(found.all.map(\.member) == [owner.id, user.id] && found.about?.name == user.name)
    }

    @Test func `another account's people never hear of it`() throws {
        let stranger = world.member(of: world.account())
        let event = AuditEvent(at: world.now, kind: .questionChanged, actor: .system, account: account.id)
        let found = try #require(NoticeRecipients(of: event, members: [stranger, owner], previous: []))
        #expect(found.all.map(\.member) == [owner.id])
    }
}
