import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Which accounts there are, for whoever runs the installation.
struct AccountListTests {
    private let carrier = Brand.sampleCarrier.id

    @Test(arguments: StoreUnderTest.all)
    func `accounts are listed by their numbers with their owners, and the rest is told`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        for number in ["B-2", "A-1", "C-3"] {
            let account = scene.world.account(number: number)
            try await scene.add(scene.world.newAccount(account, email: "\(number.lowercased())@mail.example"))
        }
        let list = ListAccounts(stores: scene.store)
        let all = try await list.perform(ofBrands: [carrier], limit: 3)
        #expect(all.accounts.map(\.account.number) == ["A-1", "B-2", "C-3"] && !all.hasMore)
        #expect(all.accounts.first?.owners.map(\.email.text) == ["a-1@mail.example"])
        let some = try await list.perform(ofBrands: [carrier], limit: 2)
        #expect(some.accounts.count == 2 && some.hasMore)
        #expect(try await list.perform(ofBrands: [Brand.sampleReseller.id], limit: 3).accounts.isEmpty)
        let rest = try await scene.store.accounts(ofBrand: carrier, after: "A1", limit: 1)
        #expect(rest.map(\.account.number) == ["B-2"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a search finds number, company, phone, name and address, however written`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(number: "NL-77", company: "Société Éclair", phones: ["+14165550177"])
        try await scene.add(scene.world.newAccount(account, email: "zoe@eclair.example"))
        try await scene.add(
            scene.world.newAccount(scene.world.account(number: "X", company: "Other"), email: "x@other.example"))
        let list = ListAccounts(stores: scene.store)
        for text in ["nl 77", "eclair", "ÉCLAIR", "(416) 555-0177", "0177", "zoe@ECLAIR"] {
            let found = try await list.perform(ofBrands: [carrier], mentioning: text, limit: 9).accounts
            #expect(found.map(\.account.number) == ["NL-77"], "\(text)")
        }
        #expect(try await list.perform(ofBrands: [carrier], mentioning: "maud", limit: 9).accounts.count == 2)
        #expect(try await list.perform(ofBrands: [carrier], mentioning: "nobody", limit: 9).accounts.isEmpty)
    }
}
