import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Invitations, and the steps an owner takes with one.
struct ActivationTests {
    private func invited(_ scene: Scene) async throws -> (new: NewAccount, token: TokenHash) {
        let token = scene.world.tokenHash()
        let new = scene.world.newAccount(scene.world.account(status: .pending), invitation: token)
        try await scene.add(new)
        return (new, token)
    }

    private func confirm(_ scene: Scene, _ token: TokenHash) async throws -> Bool {
        try await scene.store.confirm(token, by: .system)
    }

    private func choosePassword(_ scene: Scene, _ token: TokenHash) async throws -> Bool {
        try await scene.store.choosePassword(token, password: scene.world.secret(), by: .system)
    }

    private func complete(_ scene: Scene, _ token: TokenHash, account: ID<Account>, session: Session? = nil)
        async throws -> Bool
    {
        try await scene.store.complete(
            token, answer: scene.world.answer(of: account), session: (session ?? scene.world.session()).token,
            browser: nil, by: .system)
    }

    private func state(_ scene: Scene, _ token: TokenHash) async throws -> Activation.State? {
        try await scene.store.activation(token)?.activation.state(at: scene.now)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the steps lead to an active account with an answer and a session`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, token) = try await invited(scene)
        let id = new.account.id
        #expect(try await state(scene, token) == .waiting(.confirm))
        #expect(try await confirm(scene, token))
        try await scene.restart()
        #expect(try await state(scene, token) == .waiting(.password))
        #expect(try await choosePassword(scene, token))
        #expect(try await state(scene, token) == .waiting(.question))
        let session = scene.world.session()
        #expect(try await complete(scene, token, account: id, session: session))

        #expect(try await state(scene, token) == .used)
        #expect(try await scene.store.account(id)?.status == .active)
        #expect(try await scene.store.answer(of: id)?.budget == .full)
        #expect(try await scene.store.memberSession(session.token)?.member.id == new.owner.id)
        #expect(try await scene.store.password(of: new.owner.id) != nil)
        #expect(
            try await scene.activity(of: id).map(\.kind) == [
                .accountConfirmed, .passwordChosen, .questionChosen, .accountActivated,
            ])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a step out of order, or a second time, changes nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, token) = try await invited(scene)
        let id = new.account.id
        #expect(try await choosePassword(scene, token) == false)
        #expect(try await complete(scene, token, account: id) == false)
        #expect(try await scene.store.password(of: new.owner.id) == nil)
        #expect(try await scene.store.answer(of: id) == nil)
        #expect(try await confirm(scene, token))
        #expect(try await confirm(scene, token) == false)
        #expect(try await choosePassword(scene, token))
        let password = try await scene.store.password(of: new.owner.id)
        #expect(try await choosePassword(scene, token) == false)
        #expect(try await scene.store.password(of: new.owner.id) == password)
        #expect(try await complete(scene, token, account: id))
        let answer = try await scene.store.answer(of: id)?.answer.id
        #expect(try await complete(scene, token, account: id) == false)
        #expect(try await scene.store.answer(of: id)?.answer.id == answer)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an answer for another account is refused whole`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, token) = try await invited(scene)
        let other = try await scene.accountWithAnswer()
        let before = try await scene.store.answer(of: other.id)?.answer.id
        _ = try await confirm(scene, token)
        _ = try await choosePassword(scene, token)
        #expect(try await complete(scene, token, account: other.id) == false)
        #expect(try await scene.store.answer(of: other.id)?.answer.id == before)
        #expect(try await scene.store.account(new.account.id)?.status == .pending)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an expired invitation takes no step and says so`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (_, token) = try await invited(scene)
        scene.world.advance(by: Activation.lifetime - 1)
        #expect(try await confirm(scene, token))
        scene.world.advance(by: 1)
        #expect(try await choosePassword(scene, token) == false)
        #expect(try await state(scene, token) == .expired)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a mistyped link is unknown`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        _ = try await invited(scene)
        #expect(try await scene.store.activation(scene.world.tokenHash()) == nil)
        #expect(try await confirm(scene, scene.world.tokenHash()) == false)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a new invitation takes the place of the old and begins anew`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (new, old) = try await invited(scene)
        _ = try await confirm(scene, old)
        scene.world.advance(by: Activation.lifetime)
        let token = scene.world.tokenHash()
        let owner = try await scene.store.invite(new.account.id, invitation: token, by: .system)
        #expect(owner?.id == new.owner.id)
        #expect(try await scene.store.activation(old) == nil)
        #expect(try await state(scene, token) == .waiting(.confirm))
        #expect(try await scene.told(.accountInvited, of: new.account.id) == 1)
        scene.world.advance(by: Activation.lifetime - 1)
        #expect(try await state(scene, token) == .waiting(.confirm))
        scene.world.advance(by: 1)
        #expect(try await state(scene, token) == .expired)
    }

    @Test(arguments: StoreUnderTest.all, [Account.Status.active, .suspended, .closed])
    func `only a pending account is invited`(kind: StoreUnderTest, status: Account.Status) async throws {
        let scene = try await Scene(kind)
        let new = scene.world.newAccount(scene.world.account(status: status))
        try await scene.add(new)
        for id in [new.account.id, scene.world.id()] {
            let owner = try await scene.store.invite(id, invitation: scene.world.tokenHash(), by: .system)
            #expect(owner == nil)
            #expect(try await scene.told(.accountInvited, of: id) == 0)
        }
    }
}
