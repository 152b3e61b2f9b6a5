import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Accounts are added all together or not at all.
struct ImportTests {
    private let carrier = Brand.sampleCarrier.id

    private func add(_ accounts: [NewAccount], to scene: Scene) async throws -> [ImportConflict] {
        try await scene.store.add(accounts, by: .host)
    }

    @Test(arguments: StoreUnderTest.all)
    func `every account is recorded once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let accounts = (0..<3).map { _ in scene.world.newAccount() }
        #expect(try await add(accounts, to: scene).isEmpty)
        for new in accounts { #expect(try await scene.told(.accountImported, of: new.account.id) == 1) }
        #expect(try await scene.store.count(ofBrand: carrier) == 3)
        #expect(try await scene.store.count(ofBrand: Brand.sampleReseller.id) == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one conflict keeps all the others out`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.add(scene.world.newAccount(scene.world.account(number: "A-1"), email: "taken@mail.example"))
        let rows = [
            scene.world.newAccount(scene.world.account(number: "2")),
            scene.world.newAccount(scene.world.account(number: "a1")),
            scene.world.newAccount(scene.world.account(number: "3"), email: "TAKEN@mail.example"),
            scene.world.newAccount(scene.world.account(number: "A1"), email: "taken@mail.example"),
            scene.world.newAccount(scene.world.account(number: "4")),
        ]
        let rehearsed = try await scene.store.conflicts(with: rows)
        let conflicts = try await add(rows, to: scene)
        #expect(rehearsed == conflicts)
        #expect(
            conflicts == [
                ImportConflict(index: 1, reason: .numberTaken), ImportConflict(index: 3, reason: .numberTaken),
            ], "an address may be that of another account’s owner")
        #expect(try await scene.store.count(ofBrand: carrier) == 1)
        for new in rows {
            #expect(try await scene.store.account(new.account.id) == nil)
            #expect(try await scene.told(.accountImported, of: new.account.id) == 0)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `two rows of one list conflict as well`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let rows = [
            scene.world.newAccount(scene.world.account(number: "1"), email: "one@mail.example"),
            scene.world.newAccount(scene.world.account(number: "1")),
            scene.world.newAccount(email: "one@mail.example"),
        ]
        let conflicts = try await add(rows, to: scene)
        #expect(
            conflicts == [ImportConflict(index: 1, reason: .numberTaken)], "two rows may have one owner")
    }

    @Test(arguments: StoreUnderTest.all)
    func `another brand may have the same number and address`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let accounts = [Brand.sampleCarrier, .sampleReseller].map { brand in
            scene.world.newAccount(scene.world.account(brand: brand.id, number: "1"), email: "one@mail.example")
        }
        #expect(try await add(accounts, to: scene).isEmpty)
        for new in accounts {
            let found = try await scene.store.member(email: new.owner.email, brand: new.account.brand)
            #expect(found?.member.id == new.owner.id)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `of very many conflicts the first hundred are told`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.add(scene.world.newAccount(scene.world.account(number: "1")))
        let rows = (0..<300).map { _ in scene.world.newAccount(scene.world.account(number: "1")) }
        let conflicts = try await add(rows, to: scene)
        #expect(conflicts.map(\.index) == Array(0..<100))
    }
}
