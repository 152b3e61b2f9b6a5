import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Accounts are found by what the caller states exactly, and by nothing else.
struct LookUpTests {
    private let carrier = Brand.sampleCarrier.id
    private let reseller = Brand.sampleReseller.id

    private func ids(_ scene: Scene, _ groups: [[CallerClaim]], brands: [Brand.ID], limit: Int = 10) async throws
        -> [ID<Account>]
    {
        try await scene.store.accounts(stating: groups, brands: brands, limit: limit).map(\.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account comes back as it was added`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(
            brand: reseller, number: "fr 1200-é/7", company: "L’Abri d’Été", phones: ["+33199001122", "+14155550132"],
            language: .fr, status: .suspended)
        try await scene.add(scene.world.newAccount(account))
        let found = try #require(try await scene.store.account(account.id))
        #expect(found.brand == reseller && found.number == "fr 1200-é/7" && found.company == "L’Abri d’Été")
        #expect(found.phones.map(\.e164) == ["+33199001122", "+14155550132"])
        #expect(found.language == .fr && found.status == .suspended && found.id == account.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account is found by its number however it is written, by a phone, and by a member's address`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(number: "AB-1200.7", phones: ["+14155550111", "+14155550112"])
        try await scene.add(scene.world.newAccount(account, email: "Maud@Mail.example"))
        let claims: [CallerClaim] = [
            .accountNumber("ab12007"), .accountNumber("AB 1200 7"),
            .phone(try #require(PhoneNumber(e164: "+14155550112"))), .email(.sample("maud@mail.EXAMPLE")),
        ]
        for claim in claims {
            #expect(try await ids(scene, [[claim]], brands: [carrier]) == [account.id], "\(claim)")
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account of a brand the agent does not serve is not found`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(brand: reseller, number: "77", phones: ["+33199001122"])
        try await scene.add(scene.world.newAccount(account, email: "maud@mail.example"))
        let claims: [CallerClaim] = [
            .accountNumber("77"), .phone(try #require(PhoneNumber(e164: "+33199001122"))),
            .email(.sample("maud@mail.example")),
        ]
        for claim in claims {
            #expect(try await ids(scene, [[claim]], brands: [carrier]).isEmpty, "\(claim)")
            #expect(try await ids(scene, [[claim]], brands: []).isEmpty, "\(claim)")
            #expect(try await ids(scene, [[claim]], brands: [carrier, reseller]) == [account.id], "\(claim)")
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second claim tells accounts with one phone apart`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let shared = try #require(PhoneNumber(e164: "+14155550111"))
        let accounts = ["1", "2", "3"].map { scene.world.account(number: $0, phones: [shared.e164]) }
        for account in accounts { try await scene.add(scene.world.newAccount(account)) }
        #expect(try await ids(scene, [[.phone(shared)]], brands: [carrier]) == accounts.map(\.id))
        #expect(try await ids(scene, [[.phone(shared)]], brands: [carrier], limit: 2).count == 2)
        #expect(
            try await ids(scene, [[.phone(shared)], [.accountNumber("2")]], brands: [carrier]) == [accounts[1].id])
        #expect(try await ids(scene, [[.phone(shared)], [.accountNumber("9")]], brands: [carrier]).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `within a group any reading of what was typed will do`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(number: "4155550199", phones: ["+14155550111"])
        try await scene.add(scene.world.newAccount(account))
        let readings: [CallerClaim] = [
            .accountNumber("4155550111"), .phone(try #require(PhoneNumber(e164: "+14155550111"))),
        ]
        #expect(try await ids(scene, [readings], brands: [carrier]) == [account.id])
        #expect(try await ids(scene, [[], readings], brands: [carrier]).isEmpty)
        #expect(try await ids(scene, [], brands: [carrier]).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all, Account.Status.allCases)
    func `an account of any status is found`(kind: StoreUnderTest, status: Account.Status) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.account(number: "1", status: status)
        try await scene.add(scene.world.newAccount(account))
        let found = try await scene.store.accounts(stating: [[.accountNumber("1")]], brands: [carrier], limit: 1)
        #expect(found.map(\.status) == [status])
    }
}
