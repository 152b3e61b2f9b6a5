import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Members, as a log-in and Settings read them.
struct MemberTests {
    @Test(arguments: StoreUnderTest.all)
    func `a member is found by brand and address, whatever the capitals`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account()
        let new = NewAccount(
            account: account,
            owner: scene.world.member(
                of: account, name: "Zoë Exemple", email: "Zoé@Mail.example", role: .owner, language: .fr),
            invitation: nil)
        try await scene.add(new)
        let found = try #require(
            try await scene.store.member(email: .sample("zoé@mail.EXAMPLE"), brand: Brand.sampleCarrier.id))
        #expect(found.member.id == new.owner.id && found.member.name == "Zoë Exemple")
        #expect(found.member.email.text == "Zoé@Mail.example" && found.member.language == .fr)
        #expect(found.member.role == .owner && found.member.account == account.id)
        #expect(found.account.id == account.id && found.password == nil)
        #expect(try await scene.store.member(email: new.owner.email, brand: Brand.sampleReseller.id) == nil)
        #expect(try await scene.store.members(of: account.id).map(\.id) == [new.owner.id])
        #expect(try await scene.store.members(of: scene.world.id()).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the language a member chooses stays`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        #expect(try await scene.store.members(of: new.account.id)[0].language == nil)
        try await scene.store.setLanguage(.fr, of: new.owner.id)
        try await scene.restart()
        #expect(try await scene.store.members(of: new.account.id)[0].language == .fr)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a chosen password comes back with the member`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let token = scene.world.tokenHash()
        let new = scene.world.newAccount(scene.world.account(status: .pending), invitation: token)
        try await scene.add(new)
        #expect(try await scene.store.password(of: new.owner.id) == nil)
        let password = scene.world.secret()
        _ = try await scene.store.confirm(token, by: .system)
        _ = try await scene.store.choosePassword(token, password: password, by: .system)
        #expect(try await scene.store.password(of: new.owner.id) == password)
        let found = try await scene.store.member(email: new.owner.email, brand: new.account.brand)
        #expect(found?.password == password)
        #expect(try await scene.store.password(of: scene.world.id()) == nil)
    }
}
