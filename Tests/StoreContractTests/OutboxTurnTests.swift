import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Whose mail goes first, and which notices become one.
struct OutboxTurnTests {
    private func change(_ scene: Scene, _ account: Account, _ times: Int, by member: Member) async throws {
        for _ in 0..<times {
            scene.world.advance(by: 1)
            try await scene.store.replace(
                with: scene.world.answer(of: account.id), on: .change, by: AuditOrigin(member, address: nil))
        }
    }

    private func send(_ scene: Scene, _ message: Message) async throws {
        try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: message.keyID)
    }

    @Test(arguments: StoreUnderTest.all)
    func `sixty changes in a minute are one mail to each reader, which says how many`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let administrator = scene.world.member(of: new.account, role: .administrator)
        let link = scene.world.link()
        guard try await scene.store.join(administrator, link: link, by: .system) == nil else { return fail("taken") }
        try await scene.store.settle(link.message, as: .sent(at: scene.now), readUnder: nil)
        try await change(scene, new.account, 60, by: new.owner)
        // Beside that the administrator has joined.
        let due = try await scene.store.due(limit: 100)
        let changes = due.filter { $0.kind == .questionChanged }
        #expect(Set(changes.map(\.to)) == [new.owner.email, administrator.email] && changes.count == 2)
        #expect(changes.allSatisfy { $0.equals == NoticePacing(waiting: 60, sent: 0, lastSent: nil) })
        #expect(changes.allSatisfy { $0.happenedAt == scene.now })
        for message in due { try await send(scene, message) }
        #expect(try await scene.store.due(limit: 100).isEmpty)
        #expect(try await scene.store.messages(withSent: false, limit: 100).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what happens after a mail went is told as well, together, minutes later`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        try await change(scene, new.account, 1, by: new.owner)
        let first = try await scene.store.due(limit: 9)[0]
        try await send(scene, first)
        let sentAt = scene.now
        try await change(scene, new.account, 59, by: new.owner)
        let held = try await scene.store.due(limit: 9)
        #expect(held.map(\.equals) == [NoticePacing(waiting: 59, sent: 1, lastSent: sentAt)])
        let until = sentAt.addingTimeInterval(300)
        #expect(held[0].equals.holds(.questionChanged, at: scene.now) == until)
        try await scene.store.settle(held[0].id, as: .waiting(until: until, tries: 0, reply: nil), readUnder: nil)
        #expect(try await scene.store.due(limit: 9).isEmpty)
        // One more is held for as long, and all of them go together.
        try await change(scene, new.account, 1, by: new.owner)
        #expect(try await scene.store.due(limit: 9).map(\.equals.waiting) == [60])
        scene.world.advance(by: 300)
        let last = try await scene.store.due(limit: 9)
        #expect(last.map(\.equals.waiting) == [60] && last[0].equals.holds(.questionChanged, at: scene.now) == nil)
        try await send(scene, last[0])
        #expect(try await scene.store.messages(withSent: false, limit: 100).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what somebody else did, or to another account, is not equal`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let thief = scene.world.member(of: new.account, name: "Somebody Else", role: .administrator)
        try await change(scene, new.account, 3, by: new.owner)
        try await send(scene, try await scene.store.due(limit: 9)[0])
        try await change(scene, new.account, 2, by: thief)
        let due = try await scene.store.due(limit: 9)
        #expect(due.map(\.by) == ["Somebody Else"])
        #expect(due.map(\.equals) == [NoticePacing(waiting: 2, sent: 0, lastSent: nil)])
        let other = try await scene.add(scene.world.newAccount())[0]
        try await change(scene, other.account, 1, by: other.owner)
        #expect(try await scene.store.due(limit: 9).map(\.equals.waiting) == [2, 1])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a notice that comes while an equal one is being sent is not taken for sent`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        try await change(scene, new.account, 2, by: new.owner)
        let underWay = try await scene.store.due(limit: 9)[0]
        try await change(scene, new.account, 1, by: new.owner)
        try await send(scene, underWay)
        #expect(try await scene.store.due(limit: 9).map(\.equals.waiting) == [1])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a thousand notices of one brand do not hold up a reset link of another`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for _ in 0..<100 {
            let new = try await scene.add(scene.world.newAccount())[0]
            for number in 0..<10 {
                let somebody = scene.world.member(of: new.account, name: "Member \(number)")
                try await change(scene, new.account, 1, by: somebody)
            }
        }
        let account = scene.world.account(brand: Brand.sampleReseller.id)
        let other = try await scene.add(scene.world.newAccount(account))[0]
        try await change(scene, account, 1, by: other.owner)
        try await scene.store.askPasswordReset(
            of: other.owner.id, link: scene.world.link(), by: AuditOrigin(other.owner, address: nil))
        let next = try await scene.store.due(limit: 4)
        #expect(next.map(\.kind) == [.passwordReset, .questionChanged, .questionChanged, .questionChanged])
        #expect(next.map(\.brand).filter { $0 == Brand.sampleReseller.id }.count == 2)
        #expect(try await scene.store.due(limit: 2000).count == 1002)
    }

    @Test func `a loop of changes is eleven mails a day, and each tells of all of them`() {
        var (now, sent, last) = (Date(timeIntervalSince1970: 0), [Date](), Date?.none)
        while now < Date(timeIntervalSince1970: 24 * 3600 - 1) {
            if NoticePacing(waiting: 1, sent: sent.count, lastSent: last).holds(.questionChanged, at: now) == nil {
                sent.append(now)
                last = now
            }
            now.addTimeInterval(1)
        }
        #expect(sent.count == 11)
        #expect(sent[1].timeIntervalSince(sent[0]) == 300 && sent[2].timeIntervalSince(sent[1]) == 600)
        #expect(sent[10].timeIntervalSince(sent[9]) == 4 * 3600)
    }

    @Test(arguments: [Message.Kind.callVerified, .newBrowser])
    func `of what may be a stranger's doing right now nobody waits for more than five minutes`(kind: Message.Kind) {
        let now = Date(timeIntervalSince1970: 0)
        let tenth = NoticePacing(waiting: 2, sent: 10, lastSent: now)
        #expect(tenth.holds(kind, at: now) == now.addingTimeInterval(300))
        #expect(tenth.holds(.questionChanged, at: now) == now.addingTimeInterval(4 * 3600))
    }

    @Test(arguments: StoreUnderTest.all)
    func `an older notice that is tried again brings the one that speaks for it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        try await change(scene, new.account, 1, by: new.owner)
        let older = try await scene.store.due(limit: 9)[0]
        try await scene.store.settle(older.id, as: .failed(at: scene.now, reply: nil), readUnder: nil)
        try await change(scene, new.account, 1, by: new.owner)
        let newer = try await scene.store.due(limit: 9)[0]
        let held = scene.now.addingTimeInterval(300)
        try await scene.store.settle(newer.id, as: .waiting(until: held, tries: 0, reply: nil), readUnder: nil)
        #expect(try await scene.store.due(limit: 9).isEmpty)
        #expect(try await scene.store.retry(older.id) == 1)
        #expect(try await scene.store.due(limit: 9).map(\.id) == [newer.id])
        try await scene.store.settle(newer.id, as: .waiting(until: held, tries: 0, reply: nil), readUnder: nil)
        #expect(try await scene.store.nextDue() == held)
    }
}

private func fail(_ what: Comment) { Issue.record(what) }
