import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@Suite struct `What the carrier changes of an account` {
    private let world = AdvancingWorld()
    private let account: Account
    private let owner: Member

    init() {
        account = world.account(phones: ["+14155550132"])
        owner = world.member(of: account, email: "maud@mail.example", language: .en)
    }

    private func decision(
        _ details: AccountDetails, status: Account.Status = .active, members: [Member]? = nil
    ) -> AccountChange.Decision {
        let account = Account(
            id: account.id, brand: account.brand, number: account.number, company: account.company,
            phones: account.phones, language: account.language, status: status)
        return AccountChange.decision(
            to: details, of: account, members: members ?? [owner], by: .host, at: world.now)
    }

    private func change(_ decision: AccountChange.Decision) throws -> AccountChange {
        var found: AccountChange?
        if case .change(let change) = decision { found = change }
        return try #require(found, "\(decision)")
    }

    private func refusal(_ decision: AccountChange.Decision) -> AccountChange.Refusal? {
        if case .refused(let reason) = decision { reason } else { nil }
    }

    private func isUnchanged(_ decision: AccountChange.Decision) -> Bool {
        if case .unchanged = decision { true } else { false }
    }

    @Test func `another spelling is no change`() throws {
        let phone = try #require(PhoneNumber("(415) 555-0132", plan: .northAmerica))
        let details = AccountDetails(
            company: account.company.decomposedStringWithCanonicalMapping.replacing(" ", with: "\u{A0} "),
            phones: [phone], language: .en, ownerName: " Maud  Exemple", ownerEmail: .sample("MAUD@mail.example"))
        #expect(isUnchanged(decision(details)))
        #expect(isUnchanged(decision(details, status: .closed)), "nor is that a reason to refuse a file")
        #expect(isUnchanged(decision(AccountDetails())))
    }

    @Test func `phones in another order, and those that version 0·1 kept as the mainland’s, are no change`() {
        let kept = ["+33590590123", "+33612345678"].compactMap(PhoneNumber.init(e164:))
        let account = world.account(phones: kept.map(\.e164))
        let phones = ["+33612345678", "+590590590123"].compactMap(PhoneNumber.init(e164:))
        let now = AccountChange.decision(
            to: AccountDetails(phones: phones.reversed()), of: world.account(phones: phones.map(\.e164)), members: [],
            by: .host, at: world.now)
        #expect(isUnchanged(now))
        #expect(phones[1].asFirstStored == kept[0])
        let first = AccountChange.decision(
            to: AccountDetails(phones: phones), of: account, members: [], by: .host, at: world.now)
        #expect(isUnchanged(first))
    }

    @Test func `another phone is a recent change and is told, and other fields are told`() throws {
        let phones = ["+14155550199"].compactMap(PhoneNumber.init(e164:))
        let phone = try change(decision(AccountDetails(phones: phones)))
        #expect(phone.fields == [.phones] && phone.recent == .phone && phone.account.phones == phones)
        #expect(phone.event.kind == .accountChanged && phone.event.notice == .accountChanged)
        let name = try change(decision(AccountDetails(company: "New Ltd", language: .fr, ownerName: "Ann")))
        #expect(name.fields == [.company, .name, .language] && name.recent == nil)
        #expect(name.event.detail == "company name language" && name.owner?.language == .fr)
        #expect(name.owner?.email == owner.email && name.owner?.role == .owner)
    }

    @Test func `a language that the owner chose stays theirs`() throws {
        let french = world.member(of: account, language: .fr)
        #expect(isUnchanged(decision(AccountDetails(language: .en), members: [french])))
        let chosen = world.member(of: account, language: .en)
        let moved = try change(
            AccountChange.decision(
                to: AccountDetails(language: .en), of: world.account(language: .fr), members: [chosen],
                by: .host, at: world.now))
        #expect(moved.fields == [.language] && moved.owner?.language == .en)
    }

    @Test(arguments: [Account.Status.active, .suspended, .closed])
    func `no file changes the address of whoever has activated an account`(status: Account.Status) {
        let details = AccountDetails(
            company: "New", ownerEmail: .sample("thief@mail.example"), putsAddressRight: true)
        #expect(refusal(decision(details, status: status)) == .otherEmail)
    }

    @Test func `before the activation the address may be put right`() throws {
        let details = AccountDetails(ownerEmail: .sample("right@mail.example"), putsAddressRight: true)
        let right = try change(decision(details, status: .pending))
        #expect(right.isInvitedAnew && right.fields == [.email] && right.recent == nil)
        #expect(right.event.kind == .pendingAccountChanged && right.event.notice == nil, "the new link is enough")
    }

    @Test(arguments: Account.Status.allCases)
    func `whoever only names an owner gives nobody another address`(status: Account.Status) {
        let named = AccountDetails(ownerName: "Ann", ownerEmail: .sample("stranger@mail.example"))
        #expect(refusal(decision(named, status: status)) == .otherEmail)
    }

    @Test func `a closed account, somebody who is no owner, and one of two owners without a name are refused`() {
        #expect(refusal(decision(AccountDetails(company: "New"), status: .closed)) == .closed)
        let user = world.member(of: account, email: "user@mail.example", role: .administrator)
        let named = AccountDetails(ownerName: "New", ownerEmail: user.email)
        #expect(refusal(decision(named, members: [owner, user])) == .notAnOwner)
        let second = world.member(of: account, email: "second@mail.example")
        #expect(refusal(decision(AccountDetails(ownerName: "New"), members: [owner, second])) == .severalOwners)
        let one = AccountDetails(ownerName: "New", ownerEmail: second.email)
        #expect((try? change(decision(one, members: [owner, second])))?.owner?.id == second.id)
    }
}
