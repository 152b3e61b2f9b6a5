import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What is erased is gone everywhere, and nothing else is.
struct ErasureTests {
    @Test(arguments: StoreUnderTest.all)
    func `an erased account is gone, and another one is as it was`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, other) = (try await scene.busyAccount(), try await scene.busyAccount())
        let before = try await scene.everything(of: other)
        let outcome = try await scene.store.erase(account.id, evenIfOpen: true, by: .host)
        guard case .erased(let erased) = outcome else {
            Issue.record("it was not erased")
            return
        }
        #expect(erased.rows["accounts"] == 1 && erased.rows["attempts"] == 2 && erased.rows["sessions"] == 1)
        #expect(erased.auditValues > 5 && erased.entry.number > 0 && erased.entry.hash.count == 32)
        #expect(try await scene.store.account(account.id) == nil)
        #expect(try await scene.store.accountRecord(of: account.id) == nil)
        #expect(try await scene.everything(of: other) == before)
        guard case .unknown = try await scene.store.erase(account.id, evenIfOpen: true, by: .host) else {
            Issue.record("it was there to be erased again")
            return
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the log keeps its entries and an agent's own name, and loses the customer`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.busyAccount()
        #expect(try await scene.close(account))
        let ours = AuditQuery(.everything)
        let before = try await scene.store.events(ours, limit: 1000)
        _ = try await scene.erase(account)
        let after = try await scene.store.events(ours, limit: 1000)
        #expect(after.count == before.count + 1 && after.first?.event.kind == .accountErased)
        #expect(after.dropFirst().map(\.number) == before.map(\.number))
        #expect(after.dropFirst().map(\.event.kind) == before.map(\.event.kind))
        #expect(after.allSatisfy { $0.event.account == nil && $0.event.call == nil })
        for (old, new) in zip(before, after.dropFirst()) {
            switch old.event.actor {
            case .member: #expect(new.event.actor == .erased && new.event.address == nil)
            case .agent: #expect(new.event.actor == old.event.actor)
            default: #expect(new.event.actor == old.event.actor && new.event.address == nil)
            }
        }
        #expect(before.contains { if case .agent = $0.event.actor { $0.event.account != nil } else { false } })
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account in use is not erased unless that is asked for`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        guard
            case .notClosed(.active) = try await scene.store.erase(account.id, evenIfOpen: false, by: .host)
        else {
            Issue.record("it was not refused")
            return
        }
        #expect(try await scene.store.answer(of: account.id) != nil)
        guard case .erased = try await scene.store.erase(account.id, evenIfOpen: true, by: .host) else {
            Issue.record("it was refused")
            return
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `failed log-ins under the erased names are forgotten, others are not`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let member = try #require(try await scene.store.members(of: account.id).first)
        let own = LoginThrottle.subjects(of: member.id, at: member.email, brand: account.brand)
        let other = LoginThrottle.Subject.name("\(account.brand) somebody@mail.example")
        for subject in own + [other] { _ = try await scene.store.take([subject], in: nil) }
        let erased = try #require(try await scene.erase(account))
        #expect(erased.rows["login_throttles"] == own.count)
        for case .name(let name) in own { #expect(try await scene.failures(of: .name(name)) == 0) }
        #expect(try await scene.failures(of: other) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `old entries lose their values in portions, and none twice`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.busyAccount()
        let old = try await scene.store.events(AuditQuery(.everything), limit: 1000).count
        scene.world.advance(by: 86_400)
        let young = try await scene.accountWithAnswer()
        let date = scene.now.addingTimeInterval(-3600)
        var portions: [Int] = []
        while true {
            let values = try await scene.store.eraseAuditValues(before: date, limit: 3, by: .system)
            if values == 0 { break }
            portions.append(values)
        }
        #expect(portions.reduce(0, +) == 2 * old && portions.allSatisfy { $0 <= 6 } && portions.count > 2)
        let kept = try await scene.store.entries(of: young.id, after: 0, limit: 10).items
        #expect(kept.map(\.kind) == ["accountImported", "questionChanged"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `which browser and what was changed, as mails tell it, is nobody's trace`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let owner = try await scene.store.members(of: account.id)[0]
        try await scene.store.start(
            scene.world.tokenHash(), of: Identity(owner), browser: scene.world.tokenHash(),
            client: ClientSoftware(.chrome, .windows), from: nil)
        _ = try await scene.store.change(
            account.id, to: AccountDetails(company: "Renamed", phones: []), by: .host)
        let kinds = Set(try await scene.store.due(limit: 9).map(\.kind))
        #expect(kinds.isSuperset(of: [.newBrowser, .accountChanged]))
        let erased = try #require(try await scene.erase(account))
        #expect(erased.traces.texts.isDisjoint(with: ["windows", "phones"]))
        #expect(erased.traces.texts.isSuperset(of: [owner.name, "Renamed"]))
    }

    @Test(arguments: StoreUnderTest.all)
    func `of two owners who are erased at once one stays`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let (first, second) = (try await scene.owner(of: account), try await scene.joined(account, role: .owner))
        let store = scene.store
        async let one = store.erase(first.id, of: account.id, by: .host)
        async let other = store.erase(second.id, of: account.id, by: .host)
        let outcomes = try await [one, other]
        let refusals = outcomes.count { if case .lastOwner = $0 { true } else { false } }
        #expect(refusals == 1)
        #expect(try await scene.store.members(of: account.id).count == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an erased member is gone, and the account, its owner and another account are as they were`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, other) = (try await scene.busyAccount(), try await scene.busyAccount())
        let member = try await scene.joined(account, role: .user)
        let namesake = try await scene.joined(other, role: .user)
        #expect(member.name == namesake.name)
        let owner = try await scene.owner(of: account)
        let (calls, others) = (
            try await scene.store.calls(of: account.id, after: 0, limit: 9).items.map(\.id),
            try await scene.everything(of: other)
        )
        guard case .erased(_, let traces) = try await scene.store.erase(member.id, of: account.id, by: .host) else {
            Issue.record("it was not erased")
            return
        }
        #expect(try await scene.store.members(of: account.id).map(\.id) == [owner.id])
        #expect(try await scene.store.calls(of: account.id, after: 0, limit: 9).items.map(\.id) == calls)
        #expect(try await scene.store.answer(of: account.id) != nil)
        #expect(try await scene.everything(of: other) == others)
        let search = try await scene.search(for: traces)
        // Somebody of another account has the same name.
        #expect(search.found == 0 && search.shared == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what waits for somebody removed before is still sent when the next one is erased`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let owner = try await scene.owner(of: account)
        let (second, third) = (
            try await scene.joined(account, role: .owner), try await scene.joined(account, role: .user)
        )
        // The notice of it hangs on the first of those who stay.
        let removed = try await scene.store.change(third.id, of: account.id, by: .removal, origin: .host)
        #expect(removed == .done)
        guard case .erased = try await scene.store.erase(owner.id, of: account.id, by: .host) else {
            Issue.record("it was not erased")
            return
        }
        let waiting = try await scene.store.due(limit: 99)
        #expect(waiting.contains { $0.kind == .accessEnded && $0.to == third.email })
        #expect(!waiting.contains { $0.to == owner.email })
        #expect(try await scene.store.members(of: account.id).map(\.id) == [second.id])
    }

    @Test(arguments: StoreUnderTest.all)
    func `what a program said of a call is in the record, and goes with the account; the number with who called`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (account, other) = (try await scene.accountWithAnswer(), try await scene.accountWithAnswer())
        let member = try await scene.joined(account, role: .user)
        let said = CallMetadata(
            externalID: "case-\(UUID())", language: .fr,
            from: CallingNumber(
                try #require(PhoneNumber(e164: "+14165558123")), verification: .passed, attestation: .partial))
        let agent = try await scene.addAgent()
        let call = try #require(
            try await scene.store.open(scene.world.id(), about: account.id, by: agent, from: nil, saying: said).call)
        #expect(try await scene.store.call(call.id, agent: agent.id)?.metadata == said)
        _ = try await scene.store.nameCaller(member.name, in: call.id, by: agent, from: nil)
        _ = try await scene.store.end(call.id, as: .ended, by: agent, from: nil)
        #expect(try await scene.store.call(call.id, agent: agent.id)?.metadata == said, "through every change")
        for told in [
            try await scene.store.calls(of: account.id, after: 0, limit: 9),
            try await scene.store.calls(of: member.id, after: 0, limit: 9),
        ] {
            #expect(told.items.map(\.externalID) == [said.externalID] && told.items.map(\.language) == ["fr"])
            #expect(told.items.map(\.from?.number) == ["+14165558123"] && told.items.map(\.from?.attest) == ["B"])
        }
        let log = try await scene.everything(of: account).components(separatedBy: "\n").last ?? ""
        #expect(log.contains(said.externalID ?? "?") && !log.contains("14165558123"))
        // Somebody else has called from there as well.
        let theirs = try await scene.store.open(
            scene.world.id(), about: other.id, by: agent, from: nil, saying: CallMetadata(from: said.from))
        #expect(theirs.call?.metadata.from == said.from)
        guard case .erased(_, let traces) = try await scene.store.erase(member.id, of: account.id, by: .host) else {
            throw Unexpected(what: "the member was not erased")
        }
        #expect(traces.phones == [14_165_558_123])
        let left = try await scene.store.calls(of: account.id, after: 0, limit: 9).items
        #expect(left.map(\.externalID) == [said.externalID] && left.allSatisfy { $0.from == nil })
        let erased = try #require(try await scene.erase(account))
        #expect(erased.traces.texts.contains(said.externalID ?? "?"))
        let ofMember = try await scene.search(for: traces)
        #expect(ofMember.found == 0 && ofMember.shared > 0)
        #expect(try await scene.search(for: erased.traces).found == 0)
        _ = try await scene.erase(other)
        var number = Traces()
        number.phones = [14_165_558_123]
        let search = try await scene.search(for: number)
        #expect(search.found == 0 && search.shared == 0 && search.values == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `nothing of an erased account stands in the files, or in any row`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.busyAccount(
            scene.world.account(company: #"Quartzmill "& \ 'Sons', née Œuvrard"#, phones: ["+14165558177"]))
        let other = try await scene.busyAccount()
        let owner = try await scene.owner(of: account)
        var planted = Traces()
        planted.texts = [account.company, owner.email.text]
        planted.phones = [14_165_558_177]
        planted.ids = try [id(account.id), id(owner.id)]
        let before = try await scene.search(for: planted)
        // What stands in a row of accounts, people and phones is taken for somebody else's.
        #expect(before.found + before.shared == 5 && before.found > 0 && before.values == 5 && before.tooShort == 0)
        let erased = try #require(try await scene.erase(account))
        #expect(erased.traces.texts.isSuperset(of: planted.texts) && erased.traces.ids.isSuperset(of: planted.ids))
        #expect(erased.traces.phones == planted.phones)
        let after = try await scene.search(for: planted)
        #expect(after.found == 0 && after.shared == 0 && after.values == before.values)
        let search = try await scene.search(for: erased.traces)
        #expect(search.found == 0 && search.values > 6 && search.bytes > 50_000)
        // Both owners have one name.
        #expect(search.shared > 0)
        planted.ids = [try id(other.id)]
        #expect(try await scene.search(for: planted).found == 1)
    }

    private func id<Thing>(_ id: ID<Thing>) throws -> [UInt8] { try #require(UUID(uuidString: id.description)).bytes }
}

extension UUID {
    fileprivate var bytes: [UInt8] {
        let b = uuid
        return [b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7, b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15]
    }
}

extension Scene {
    /// An account of which there is something in most places.
    func busyAccount(_ account: Account? = nil) async throws -> Account {
        let account = try await accountWithAnswer(account)
        let member = try await store.members(of: account.id)[0]
        try await store.start(
            world.session().token, of: Identity(member), browser: world.tokenHash(), from: "192.0.2.44")
        try await makeCode(of: account.id)
        let desk = try await openCall(account)
        try await desk.attempt(.wrong)
        try await desk.attempt(.verified)
        return account
    }

    /// What can be read of an account, to be compared.
    func everything(of account: Account) async throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let parts = [
            try encoder.encode(try await store.accountRecord(of: account.id)),
            try encoder.encode(try await store.calls(of: account.id, after: 0, limit: 100).items),
            try encoder.encode(try await store.mails(of: account.id, after: 0, limit: 100).items),
            try encoder.encode(try await store.entries(of: account.id, after: 0, limit: 100).items),
        ]
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    func owner(of account: Account) async throws -> Member {
        try #require(try await store.members(of: account.id).first)
    }

    /// Somebody else of the account, who has accepted their invitation. All of them have one name, and an address of their own.
    func joined(_ account: Account, role: Member.Role) async throws -> Member {
        let member = world.member(of: account, name: "Peregrine Vantongeren", role: role)
        let link = world.link()
        #expect(try await store.add(member, link: link, by: .host) == nil)
        #expect(
            try await store.resetPassword(
                link.token, to: world.secret(), ifStill: nil, in: nil, by: AuditOrigin(member, address: nil)))
        return member
    }

    /// Nil where it could not be erased.
    func erase(_ account: Account) async throws -> ErasedAccount? {
        _ = try await close(account)
        let outcome = try await store.erase(account.id, evenIfOpen: false, by: .host)
        return if case .erased(let erased) = outcome { erased } else { nil }
    }
}
