import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// One of an account's people is erased, and the account stays.
struct EraseMemberTests {
    let scene: Scene

    private static let name = "Wilhelmina Oxenstierna"

    init() async throws { scene = try await Scene() }

    private func erase(_ member: Member) async throws -> EraseMember.Outcome {
        try await EraseMember(stores: scene.store).perform(member.id, of: scene.account.id, by: .host)
    }

    /// Somebody who has accepted their invitation to the scene's account.
    private func join(_ name: String, _ email: String, role: Member.Role = .administrator) async throws -> Member {
        let member = scene.clock.member(of: scene.account, name: name, email: email, role: role)
        let add = AddMember(stores: scene.store, keeping: scene.keeping, world: scene.world)
        guard case .added = try await add.perform(member, by: AuditOrigin(scene.owner, address: nil)) else {
            throw Unexpected(what: "not added")
        }
        let reset = ResetPassword(stores: scene.store, keeping: scene.keeping)
        let outcome = try await reset.perform(
            to: SecretText(Scene.password), link: try await scene.mailedToken(), brand: scene.brand.id, in: nil,
            from: Scene.address)
        guard case .reset = outcome else { throw Unexpected(what: "\(outcome)") }
        return member
    }

    /// Leaves something of `member` in most places.
    private func leaveTraces(of member: Member) async throws -> TokenHash {
        let token = SecretToken(scene.world)
        let (store, keeping, world) = (scene.store, scene.keeping, scene.world)
        try await store.start(
            token.hash, of: Identity(member), browser: scene.clock.tokenHash(),
            client: ClientSoftware(.chrome, .windows), from: "192.0.2.99")
        let login = try #require(try await store.memberSession(token.hash))
        let chosen = ChosenAnswer(
            questionID: Scene.question, answer: SecretText("Wolkenstein Quarry"), language: .en)
        _ = try await SetAnswer(stores: store, keeping: keeping, world: world).perform(
            chosen, key: scene.clock.id(), in: login, of: scene.brand, from: Scene.address)
        _ = try await AskEmailChange(stores: store, keeping: keeping, world: world).perform(
            to: "mina@oxenstierna.example", in: login, from: Scene.address)
        let people = ChangePeople(stores: store, keeping: keeping, world: world)
        let owner = AuditOrigin(scene.owner, address: nil)
        _ = try await people.perform(.mayCall(false), on: member.id, of: member.account, by: owner)
        _ = try await people.perform(.mayCall(true), on: member.id, of: member.account, by: owner)
        let call = try await scene.openCall()
        _ = try await store.nameCaller(Self.name, in: call, by: scene.agent, from: nil)
        return token.hash
    }

    @Test func `Neither the last owner is erased so, nor who belongs to another account`() async throws {
        let other = scene.clock.newAccount(scene.clock.account(status: .active))
        _ = try await ImportAccounts(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            [other], by: .host)
        _ = try await join("Jonah Ellison", "jonah@quarry.example")
        try await scene.expect([]) {
            guard case .lastOwner = try await erase(scene.owner), case .gone = try await erase(other.owner) else {
                return fail("erased")
            }
        }
        #expect(try await scene.store.people(of: scene.account.id).count == 2)
        #expect(try await scene.store.people(of: other.account.id).count == 1)
    }

    @Test func `Nothing of them is left in rows, log and files; the account and its other people stay`() async throws {
        let leaver = try await join(Self.name, "mina.o@quarry.example")
        let session = try await leaveTraces(of: leaver)
        let events = try await scene.recorded {
            guard case .erased(let values, let traces) = try await erase(leaver) else { return fail("not erased") }
            #expect(values > 5 && traces.texts.isSuperset(of: [Self.name, "mina.o@quarry.example"]))
            #expect(traces.texts.contains("mina@oxenstierna.example"), "an address that waited to be confirmed")
            _ = try await scene.file.compact()
            let search = try await scene.file.search(for: traces)
            #expect(search.found == 0 && search.shared == 0 && search.values > 4)
        }
        #expect(events.map(\.kind) == [.auditValuesErased, .memberErased])
        #expect(events.last?.detail == "administrator" && events.last?.notice == .memberRemoved)
        #expect(try await scene.store.memberSession(session) == nil)
        #expect(try await scene.store.members(of: scene.account.id).map(\.id) == [scene.owner.id])
        let answer = try await scene.store.answer(of: scene.account.id)?.answer
        #expect(answer?.setBy == "" && answer?.questionID == Scene.question)
        #expect(try await scene.store.alteredRows().isEmpty)
        let told = try await scene.store.messages(withSent: true, limit: 100)
        let removal = try #require(told.first { $0.kind == .memberRemoved })
        #expect(removal.to == scene.owner.email && removal.about == PersonConcerned("administrator", ""))
        #expect(!told.contains { $0.to == leaver.email || $0.kind == .accessEnded })
    }

    @Test func `The account's log keeps what they did, by nobody, and what others did`() async throws {
        let leaver = try await join(Self.name, "mina.o@quarry.example")
        let stays = try await join("Mary Oxenstierna", "mina.o@quarry.example.org")
        _ = try await leaveTraces(of: leaver)
        let before = try await scene.store.events(AuditQuery(.everything), limit: 1000)
        _ = try await erase(leaver)
        let after = Dictionary(
            try await scene.store.events(AuditQuery(.everything), limit: 1000).map { ($0.number, $0.event) },
            uniquingKeysWith: { one, _ in one })
        for old in before {
            let new = try #require(after[old.number])
            #expect(new.kind == old.event.kind)
            let isTheirs = old.event.actor == .member(leaver.id, name: Self.name)
            #expect(new.actor == (isTheirs ? .erased : old.event.actor) && (isTheirs ? new.address == nil : true))
            let names = old.event.detail?.contains(Self.name) == true || old.event.caller == leaver.id
            #expect(new.account == (names ? nil : old.event.account), "\(old.event.kind)")
        }
        #expect(after.values.contains { $0.detail == "administrator \(stays.name)" }, "a namesake’s entry stays")
        #expect(after.values.contains { $0.kind == .questionChanged && $0.account == scene.account.id })
    }

    @Test func `A copy for one of them names nobody else, and holds what names them`() async throws {
        let member = try await join(Self.name, "mina.o@quarry.example")
        _ = try await leaveTraces(of: member)
        let other = try await join("Jonah Ellison", "jonah@quarry.example")
        _ = try await ChangePeople(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            .role(.user, seen: .administrator), on: other.id, of: scene.account.id,
            by: AuditOrigin(member, address: nil))
        let events = try await scene.recorded {
            _ = try await ExportMember(stores: scene.store).begin(member, by: .host)
        }
        #expect(events.map(\.kind) == [.memberExported] && events.first?.detail == nil)
        let record = try #require(try await scene.store.record(of: member))
        #expect(record.person.name == Self.name && record.person.newAddress?.email == "mina@oxenstierna.example")
        #expect(record.person.sessions.count == 1 && record.accountNumber == scene.account.number)
        let entries = try await scene.store.entries(of: member, after: 0, limit: 100).items
        #expect(Set(entries.map(\.kind)).isSuperset(of: ["memberAdded", "questionChanged", "callerNamed"]))
        #expect(entries.contains { $0.kind == "memberRoleChanged" && $0.detail == "user" }, "whose role they changed")
        #expect(!entries.contains { $0.by == scene.owner.name || $0.by == scene.agent.name })
        let mails = try await scene.store.mails(of: member, after: 0, limit: 100).items
        #expect(mails.map(\.kind).contains("memberAdded"))
        #expect(mails.contains { $0.by == Self.name && $0.about != nil })
        #expect(mails.contains { $0.by == "Somebody else of the account" && $0.about == "yes \(Self.name)" })
        #expect(!mails.contains { $0.by == scene.owner.name || $0.about?.contains(scene.owner.name) == true })
        #expect(mails.allSatisfy { [member.email.text, "mina@oxenstierna.example"].contains($0.to) })
        #expect(try await scene.store.calls(of: member.id, after: 0, limit: 100).items.count == 1)
    }
}
