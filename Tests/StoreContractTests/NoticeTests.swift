import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Who is written to, and what becomes of a message.
struct NoticeTests {
    /// An active account with an owner, an administrator and a user.
    private func company(_ scene: Scene) async throws -> (account: Account, people: [Member]) {
        let new = try await scene.add(scene.world.newAccount())[0]
        var people = [new.owner]
        for role in [Member.Role.administrator, .user] {
            let member = scene.world.member(of: new.account, name: "Zoé \(role)", role: role)
            let link = scene.world.link()
            guard try await scene.store.join(member, link: link, by: .system) == nil else {
                throw Unexpected(what: "taken")
            }
            try await scene.store.settle(link.message, as: .sent(at: scene.now), readUnder: nil)
            people.append(member)
        }
        return (new.account, people)
    }

    private func waiting(_ scene: Scene) async throws -> [Message] {
        // That there are new people was told when they were added.
        try await scene.store.due(limit: 100).filter { $0.kind != .memberJoined && $0.kind != .agentAdded }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a change is told to every owner and administrator, in their language, with the change itself`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, people) = try await company(scene)
        try await scene.store.setLanguage(.fr, of: people[1].id)
        try await scene.setAnswer(of: account.id)
        try await scene.restart()
        let messages = try await waiting(scene)
        #expect(Set(messages.map(\.to)) == [people[0].email, people[1].email])
        #expect(messages.allSatisfy { $0.kind == .questionChanged && $0.company == account.company && $0.keyID == nil })
        #expect(messages.allSatisfy { $0.happenedAt == scene.now && $0.brand == account.brand })
        #expect(messages.first { $0.to == people[1].email }?.language == .fr)
        #expect(messages.first { $0.to == people[0].email }?.language == .en)
        #expect(Set(messages.map(\.id)).count == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an operation that changes nothing tells nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, _) = try await company(scene)
        let answer = try await scene.setAnswer(of: account.id)
        try await scene.store.replace(with: answer, on: .change, by: .system)
        #expect(try await waiting(scene).count == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a user hears of what they did themselves, and the owner hears who it was`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, people) = try await company(scene)
        let user = people[2]
        try await scene.store.start(
            scene.world.session().token, of: Identity(user), browser: scene.world.tokenHash(), from: nil)
        let messages = try await waiting(scene)
        #expect(Set(messages.map(\.to)) == Set(people.map(\.email)))
        #expect(messages.allSatisfy { $0.kind == .newBrowser && $0.by == user.name })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a browser is new once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, people) = try await company(scene)
        let browser = scene.world.tokenHash()
        for _ in 0..<2 {
            try await scene.store.start(
                scene.world.session().token, of: Identity(people[0]), browser: browser, from: nil)
        }
        let kinds = try await scene.activity(of: account.id).map(\.kind).filter { $0 != .memberAdded }
        #expect(kinds == [.memberLoggedInNewBrowser, .memberLoggedIn])
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address that was changed hears of everything for thirty days`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let link = scene.world.link()
        let email = EmailAddress.sample("neue@mail.example")
        try await scene.store.askEmailChange(of: new.owner.id, to: email, link: link, by: .system)
        for message in try await waiting(scene) {
            try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: nil)
        }
        let changed = try await scene.store.changeEmail(link.token, by: .system)
        #expect(changed)
        #expect(try await Set(waiting(scene).map(\.to)) == [email, new.owner.email])
        for message in try await waiting(scene) {
            try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: nil)
        }
        scene.world.advance(by: 30 * 24 * 3600 - 1)
        try await scene.setAnswer(of: new.account.id)
        #expect(try await Set(waiting(scene).map(\.to)) == [email, new.owner.email])
        for message in try await waiting(scene) {
            try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: nil)
        }
        scene.world.advance(by: 1)
        try await scene.setAnswer(of: new.account.id)
        #expect(try await waiting(scene).map(\.to) == [email])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a lock, a dead answer and a verified call are told, a call that failed is not`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for message in try await waiting(scene) {
            try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: nil)
        }
        let first = try await scene.openCall(account)
        for _ in 0..<3 { try await first.attempt(.wrong) }
        #expect(try await waiting(scene).isEmpty)
        let second = try await scene.openCall(account)
        for _ in 0..<2 { try await second.attempt(.wrong) }
        #expect(try await waiting(scene).map(\.kind) == [.questionLocked])
        scene.world.advance(by: 3600)
        try await scene.openCall(account).attempt(.verified)
        #expect(try await waiting(scene).map(\.kind) == [.questionLocked, .callVerified])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a message waits, is sent, or is given up and tried again`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let message = try #require(try await waiting(scene).first)
        #expect(try await scene.store.nextDue() == scene.now)
        let later = scene.now.addingTimeInterval(60)
        try await scene.store.settle(
            message.id, as: .waiting(until: later, tries: 1, reply: "451 later"), readUnder: nil)
        #expect(try await waiting(scene).isEmpty)
        #expect(try await scene.store.nextDue() == later)
        scene.world.advance(by: 60)
        #expect(
            try await waiting(scene).map(\.state) == [.waiting(until: later, tries: 1, reply: "451 later")])
        try await scene.store.settle(message.id, as: .failed(at: scene.now, reply: "550 no"), readUnder: nil)
        #expect(try await waiting(scene).isEmpty)
        let failed = try await scene.store.messages(withSent: false, limit: 10)
        #expect(failed.map(\.state) == [.failed(at: scene.now, reply: "550 no")])
        #expect(try await scene.store.retry(scene.world.id()) == 0)
        #expect(try await scene.store.retry(message.id) == 1)
        #expect(try await waiting(scene).map(\.id) == [message.id])
        try await scene.store.settle(message.id, as: .sent(at: scene.now), readUnder: nil)
        try await scene.store.settle(message.id, as: .failed(at: scene.now, reply: nil), readUnder: nil)
        #expect(try await scene.store.messages(withSent: true, limit: 10).map(\.state) == [.sent(at: scene.now)])
        #expect(try await scene.store.messages(withSent: false, limit: 10).isEmpty)
        try await scene.store.forgetMail(before: scene.now.addingTimeInterval(1))
        #expect(try await scene.store.messages(withSent: true, limit: 10).isEmpty)
        _ = account
    }

    @Test(arguments: StoreUnderTest.all)
    func `a message that waits in vain goes once it is too old to be sent, and no sooner`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.accountWithAnswer()
        let message = try #require(try await waiting(scene).first)
        try await scene.store.forgetMail(before: message.expiresAt)
        #expect(try await waiting(scene).map(\.id) == [message.id])
        try await scene.store.forgetMail(before: message.expiresAt.addingTimeInterval(1))
        #expect(try await scene.store.messages(withSent: true, limit: 10).allSatisfy { $0.id != message.id })
    }
}
