import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Accounts from their import to their end, and what is recorded of it.
struct AccountUseCaseTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    private var importAccounts: ImportAccounts {
        ImportAccounts(stores: scene.store, keeping: scene.keeping, world: scene.world)
    }

    @Test func `An import is recorded by account, all of them or none`() async throws {
        let new = [scene.clock.newAccount(), scene.clock.newAccount()]
        let events = try await scene.recorded {
            guard case .added = try await importAccounts.perform(new, by: .host) else {
                return fail("not added")
            }
            guard
                case .conflicts(let conflicts) = try await importAccounts.perform(
                    [scene.clock.newAccount(), new[0]], by: .host)
            else { return fail("added twice") }
            #expect(conflicts.allSatisfy { $0.index == 1 })
        }
        #expect(events.map(\.kind) == [.accountImported, .accountImported])
        #expect(events.map(\.account) == new.map(\.account.id) && events.allSatisfy { $0.actor == .host })
    }

    @Test func `An owner is invited anew while the account waits for them`() async throws {
        let new = scene.clock.newAccount(scene.clock.account(status: .pending))
        _ = try await importAccounts.perform([new], isMailed: true, by: .host)
        let invite = InviteOwner(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let token = scene.clock.tokenHash()
        try await scene.expect([.accountInvited, .accountInvited]) {
            guard
                case .invited(let owner) = try await invite.perform(
                    new.account.id, by: .host, invitation: token), owner.id == new.owner.id,
                case .invited = try await invite.perform(new.account.id, by: .host),
                case .notPending = try await invite.perform(scene.account.id, by: .host)
            else { return fail("not as told") }
        }
        let activate = ActivateAccount(stores: scene.store, keeping: scene.keeping, world: scene.world)
        guard
            case .waiting(.confirm, _) = try await activate.invitation(
                try await scene.mailedToken(), brand: scene.brand.id)
        else { return fail("the mailed link does not work") }
    }

    @Test
    func `An owner whose invitation has expired, or who asks for a forgotten password, is mailed another, once a day`()
        async throws
    {
        let token = SecretToken(scene.world).hash
        let new = scene.clock.newAccount(scene.clock.account(status: .pending), invitation: token)
        _ = try await importAccounts.perform([new], by: .host)
        let renewal = RenewInvitation(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let forgotten = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        func renew(_ link: TokenHash) async throws -> Bool {
            if case .mailed = try await renewal.perform(
                expired: link, brand: scene.brand.id, from: Scene.address)
            {
                true
            } else {
                false
            }
        }
        #expect(try await !renew(token), "it works still")
        try await scene.expect([]) {
            _ = try await forgotten.perform(email: new.owner.email, brand: scene.brand.id, from: Scene.address)
        }
        scene.clock.advance(by: Activation.lifetime)
        #expect(try await !renew(SecretToken(scene.world).hash), "nobody’s")
        try await scene.expect([.accountInvited]) {
            #expect(try await renew(token))
            #expect(try await !renew(token), "its place is taken")
            _ = try await forgotten.perform(email: new.owner.email, brand: scene.brand.id, from: Scene.address)
        }
        scene.clock.advance(by: 24 * 3600)
        try await scene.expect([.accountInvited]) {
            for _ in 0..<2 {
                _ = try await forgotten.perform(email: new.owner.email, brand: scene.brand.id, from: Scene.address)
            }
        }
        let mails = try await scene.store.messages(withSent: false, limit: 10).filter { $0.to == new.owner.email }
        #expect(mails.map(\.kind) == [.invitation, .invitation])
    }

    @Test func `Each step of an activation is recorded once`() async throws {
        let token = SecretToken(scene.world).hash
        let new = scene.clock.newAccount(scene.clock.account(status: .pending), invitation: token)
        _ = try await importAccounts.perform([new], by: .host)
        let activate = ActivateAccount(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let invited = ActivateAccount.Invited(token: token, member: new.owner, account: new.account)
        func choose(_ answer: String, isPreview: Bool = false) async throws -> ActivateAccount.AnswerOutcome {
            let chosen = ChosenAnswer(
                questionID: Scene.question, answer: SecretText(answer), language: .fr, isPreview: isPreview)
            return try await activate.choose(
                answer: chosen, password: SecretText(""), invited, of: scene.brand, browser: nil, from: nil)
        }
        let events = try await scene.recorded {
            guard case .unknown = try await activate.invitation(token, brand: Brand.sampleReseller.id),
                case .waiting(.confirm, _) = try await activate.invitation(token, brand: scene.brand.id)
            else { return fail("not waiting") }
            try await activate.confirm(invited, from: Scene.address)
            try await activate.confirm(invited, from: Scene.address)
            guard
                case .refused(.tooShort) = try await activate.choose(
                    password: SecretText("short"), invited, browser: nil, from: nil),
                case .chosen = try await activate.choose(
                    password: SecretText(Scene.password), invited, browser: nil, from: nil),
                case .outOfTurn = try await activate.choose(
                    password: SecretText(Scene.password), invited, browser: nil, from: nil)
            else { return fail("no password chosen once") }
            guard case .refused(.empty) = try await choose("…"),
                case .heard = try await choose("Ruritanie", isPreview: true),
                case .activated(let session) = try await choose("Gymnase de Ruritanie"),
                case .outOfTurn = try await choose("Gymnase de Ruritanie")
            else { return fail("not activated once") }
            #expect(try await scene.store.memberSession(session.hash)?.account.status == .active)
            guard case .used(let member) = try await activate.invitation(token, brand: scene.brand.id) else {
                return fail("not used")
            }
            #expect(member.id == new.owner.id)
        }
        #expect(events.map(\.kind) == [.accountConfirmed, .passwordChosen, .questionChosen, .accountActivated])
        #expect(events.allSatisfy { $0.actor == .member(new.owner.id, name: new.owner.name) })
    }

    /// Whoever finds the link after the second step had a session by it.
    @Test func `The last step asks for the password in another browser than the one it was chosen in`() async throws {
        let token = SecretToken(scene.world).hash
        let new = scene.clock.newAccount(scene.clock.account(status: .pending), invitation: token)
        _ = try await importAccounts.perform([new], by: .host)
        let activate = ActivateAccount(stores: scene.store, keeping: scene.keeping, world: scene.world)
        func invited() async throws -> ActivateAccount.Invited {
            switch try await activate.invitation(token, brand: scene.brand.id) {
            case .waiting(_, let invited): return invited
            case let other: throw Unexpected(what: "\(other)")
            }
        }
        let (here, elsewhere) = (scene.clock.tokenHash(), scene.clock.tokenHash())
        try await activate.confirm(try await invited(), from: nil)
        _ = try await activate.choose(
            password: SecretText(Scene.password), try await invited(), browser: here, from: nil)
        let question = try await invited()
        #expect(question.needsPassword(in: elsewhere) && !question.needsPassword(in: here))
        func finish(_ password: String) async throws -> ActivateAccount.AnswerOutcome {
            try await activate.choose(
                answer: ChosenAnswer(
                    questionID: Scene.question, answer: SecretText("Gymnase de Ruritanie"), language: .fr),
                password: SecretText(password), question, of: scene.brand, browser: elsewhere, from: nil)
        }
        for _ in 1...5 {
            guard case .passwordWrong = try await finish("a guess of whoever found it") else { return fail("taken") }
        }
        guard case .wait(let until) = try await finish(Scene.password) else { return fail("not slowed down") }
        scene.clock.advance(by: until.timeIntervalSince(scene.clock.now))
        guard case .activated = try await finish(Scene.password) else { return fail("not activated") }
    }

    @Test func `An answer from elsewhere is recorded as chosen`() async throws {
        let answer = scene.clock.answer(of: scene.account.id)
        try await scene.store.registerSampleKey()
        try await scene.expect([.questionChosen]) {
            try await ImportAnswer(stores: scene.store).perform(answer, of: scene.owner)
        }
    }

    @Test func `An account is closed, opened again, exported and erased`() async throws {
        let (store, id) = (scene.store, scene.account.id)
        try await scene.expect([.accountClosed, .accountReopened, .accountExported]) {
            let close = CloseAccount(stores: store)
            let reopen = ReopenAccount(stores: store)
            guard case .wasNotClosed = try await reopen.perform(id, by: .host),
                case .closed = try await close.perform(id, by: .host),
                case .wasClosed = try await close.perform(id, by: .host),
                case .reopened = try await reopen.perform(id, by: .host)
            else { return fail("not as told") }
            #expect(try await ExportAccount(stores: store).begin(id, by: .host) == scene.clock.now)
        }
        let erase = EraseAccount(stores: store)
        let events = try await scene.recorded {
            guard case .notClosed = try await erase.perform(id, by: .host),
                case .erased = try await erase.perform(id, evenIfOpen: true, by: .host)
            else { return fail("not erased") }
        }
        #expect(events.map(\.kind).contains(.accountErased))
    }
}
