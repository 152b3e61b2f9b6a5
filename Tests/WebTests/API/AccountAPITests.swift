import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Phrasebook
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// Accounts and their people, as a carrier's own systems keep them up to date.
struct AccountAPITests {
    private static let new = [
        "number": "NL-200001", "company": "Boulangerie Exemple", "phones": "+33144556677; (415) 555-0132",
        "language": "fr", "owner_name": "Maud Exemple", "owner_email": "maud@boulangerie.example",
    ]

    @Test func `an account is added once, with a mail to its owner, and brought up to date by its number`() async throws
    {
        try await APIDesk.test { desk, api in
            let made = try await api.ask(.post, "/v1/accounts", Self.new, as: desk.client, key: "a1")
            #expect(made.status == 201 && made["result"] == "added", "\(made.text)")
            let id = try #require(made["id"])
            #expect(made.headers[.location] == "/v1/accounts/\(id)")
            let replayed = try await api.ask(.post, "/v1/accounts", Self.new, as: desk.client, key: "a1")
            #expect(replayed.status == 201 && replayed.text == made.text)
            let again = try await api.ask(.post, "/v1/accounts", Self.new, as: desk.client, key: "a2")
            #expect(again.status == 200 && again["result"] == "unchanged" && again["id"] == id)
            // The number alone, in another spelling, finds it.
            let found = try await api.ask(
                .post, "/v1/accounts", ["number": "nl 200001"], as: desk.client, key: "a3")
            #expect(found["id"] == id && found["result"] == "unchanged")
            let changed = try await api.ask(
                .post, "/v1/accounts", ["number": "NL-200001", "company": "Boulangerie Neuve", "phones": ""],
                as: desk.client, key: "a4")
            #expect(changed.status == 200 && changed["result"] == "changed", "\(changed.text)")
            #expect(changed.text.contains("[\"company\",\"phones\"]"))
            let read = try await api.ask(.get, "/v1/accounts/\(id)", as: desk.client)
            #expect(read["company"] == "Boulangerie Neuve" && read["status"] == "pending" && read["language"] == "fr")
            #expect(read["number"] == "NL-200001" && read.text.contains("\"phones\":[]"))
            let members = try await api.ask(.get, "/v1/accounts/\(id)/members", as: desk.client)
            #expect(members.text.contains("maud@boulangerie.example") && members.text.contains("\"owner\""))
            let mails = try await desk.installation.store.mails(of: try #require(ID<Account>(id)), after: 0, limit: 9)
            #expect(mails.items.count == 1)
            // What is kept of the requests names nobody.
            let events = try await api.ask(.get, "/v1/events?limit=1000", as: desk.client)
            #expect(events.text.contains("account.added") && !events.text.contains("Boulangerie"))
        }
    }

    @Test func `what cannot be an account is refused, and names each place`() async throws {
        try await APIDesk.test { desk, api in
            func refused(_ change: [String: String?], _ pointer: String) async throws {
                var body = Self.new
                for (name, value) in change { body[name] = value }
                let told = try await api.ask(.post, "/v1/accounts", body, as: desk.client, key: UUID().uuidString)
                #expect(told.status == 422 && told.text.contains("\"\(pointer)\""), "\(told.text)")
            }
            try await refused(["number": "---"], "/number")
            try await refused(["company": " "], "/company")
            try await refused(["company": "two\nlines"], "/company")
            try await refused(["company": nil], "/company")
            try await refused(["owner_email": nil], "/owner_email")
            try await refused(["owner_email": "nobody"], "/owner_email")
            try await refused(["phones": "hello"], "/phones")
            try await refused(["language": "de"], "/language")
            try await refused(["role": "owner"], "/role")
        }
    }

    @Test func `only a renumbering gives another number, and no second account gets one that is there`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/accounts/\(desk.account.id)"
            _ = try await api.ask(.post, "/v1/accounts", Self.new, as: desk.client, key: "a")
            let taken = try await api.ask(
                .post, "\(path)/renumber", ["number": "nl200001"], as: desk.client, key: "n1")
            #expect(taken.status == 409 && taken.problem == "account-number-taken", "\(taken.text)")
            let done = try await api.ask(.post, "\(path)/renumber", ["number": "NL-300482"], as: desk.client, key: "n2")
            #expect(done.status == 200 && done["result"] == "changed" && done.text.contains("[\"number\"]"))
            let same = try await api.ask(.post, "\(path)/renumber", ["number": "NL-300482"], as: desk.client, key: "n3")
            #expect(same["result"] == "unchanged")
            #expect(try await api.ask(.get, path, as: desk.client)["number"] == "NL-300482")
            func look(_ number: String) async throws -> String? {
                try await api.ask(
                    .post, "/v1/lookups", ["agent": desk.agent.email.text, "stated": number], as: desk.client)["result"]
            }
            #expect(try await look("NL-100482") == "unknown")
            // Whatever is sealed and tagged goes with it.
            let token = try await api.ask(
                .post, "/v1/lookups", ["agent": desk.agent.email.text, "stated": "nl 300482"], as: desk.client)
            let call = try await api.ask(
                .post, "/v1/calls", ["agent": desk.agent.email.text, "lookup": try #require(token["lookup"])],
                as: desk.client, key: "c")
            let checked = try await api.check(APIDesk.answer, in: try #require(call["id"]), desk)
            #expect(checked["result"] == "match", "\(checked.text)")
        }
    }

    @Test func `a closed account stays closed, and nothing of it is changed or checked`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/accounts/\(desk.account.id)"
            let call = try await api.openCall(desk)
            let closed = try await api.ask(.post, "\(path)/close", as: desk.client, key: "c1")
            #expect(closed.status == 200 && closed["result"] == "closed", "\(closed.text)")
            #expect(try await api.ask(.post, "\(path)/close", as: desk.client, key: "c2")["result"] == "unchanged")
            #expect(try await api.ask(.get, path, as: desk.client)["status"] == "closed")
            #expect(try await api.check(APIDesk.answer, in: call, desk).problem == "call-ended")
            let body = ["number": desk.account.number, "company": "Another Name"]
            #expect(
                try await api.ask(.post, "/v1/accounts", body, as: desk.client, key: "c3").problem == "account-closed")
            #expect(
                try await api.ask(.post, "\(path)/invitation", as: desk.client, key: "c4").problem
                    == "account-not-pending")
            let person = ["name": "Paul", "email": "paul@customer.example", "role": "user"]
            #expect(
                try await api.ask(.post, "\(path)/members", person, as: desk.client, key: "c5").problem
                    == "account-not-active")
        }
    }

    @Test func `people are invited and removed, owners are told, and no owner is touched`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/accounts/\(desk.account.id)/members"
            let before = try await desk.installation.store.people(of: desk.account.id)
            let owner = try #require(before.first { $0.member.role == .owner })
            let person = ["name": "Paul Exemple", "email": "paul@customer.example", "role": "administrator"]
            let made = try await api.ask(.post, path, person, as: desk.client, key: "m1")
            #expect(made.status == 201 && made["role"] == "administrator", "\(made.text)")
            #expect(!made.text.contains("paul") && !made.text.contains("Paul"))
            let id = try #require(made["id"])
            let mails = try await desk.installation.store.mails(of: desk.account.id, after: 0, limit: 50).items
            #expect(mails.contains { $0.kind == "memberAdded" && $0.to == "paul@customer.example" }, "\(mails)")
            #expect(mails.contains { $0.kind == "memberJoined" && $0.to == owner.member.email.text }, "\(mails)")
            let twice = try await api.ask(.post, path, person, as: desk.client, key: "m2")
            #expect(twice.status == 409 && twice.problem == "member-exists")
            let asOwner = person.merging(["role": "owner", "email": "eve@customer.example"]) { $1 }
            #expect(try await api.ask(.post, path, asOwner, as: desk.client, key: "m3").status == 422)
            let ofOwner = try await api.ask(.delete, "\(path)/\(owner.member.id)", as: desk.client)
            #expect(ofOwner.status == 403 && ofOwner.problem == "member-not-allowed", "\(ofOwner.text)")
            #expect(try await api.ask(.delete, "\(path)/\(id)", as: desk.client).status == 204)
            // Sent again it is done already, and costs no change.
            let again = try await desk.installation.engine.statements {
                let gone = try await api.ask(.delete, "\(path)/\(id)", as: desk.client)
                #expect(gone.status == 404)
            }
            #expect(!again.contains { $0.contains("INSERT INTO client_changes") }, "\(again)")
            let told = try await desk.installation.store.activity(of: desk.account.id, before: nil, limit: 20)
            let added = try #require(told.first { $0.event.kind == .memberAdded })
            #expect(ActivityWords.who(added.event).en == "Program “crm”")
            #expect(ActivityWords.who(added.event).fr == "Programme « crm »")
            #expect(told.contains { $0.event.kind == .memberRemoved && $0.event.client == "crm" })
        }
    }

    /// Every way there is to say something of a person who has activated an account: nothing of them is another afterwards.
    @Test func `no client changes the address, role, password, second factor or right to call of an activated person`()
        async throws
    {
        try await APIDesk.test { desk, api in
            let store = desk.installation.store
            let owner = try #require(try await store.people(of: desk.account.id).first).member
            let chosen = try await desk.installation.vault.seal(
                SecretText("a long enough password"), of: .member(owner.id))
            let session = SecretToken(desk.installation.world.world).hash
            #expect(
                try await store.changePassword(
                    of: owner.id, to: chosen, ifStill: nil, session: session, by: AuditOrigin(owner, address: nil)))
            let before = try await store.people(of: desk.account.id)
            let person = try #require(before.first { $0.hasPassword })
            let password = try await store.password(of: person.member.id)
            let accountPath = "/v1/accounts/\(desk.account.id)"
            let path = "\(accountPath)/members/\(person.member.id)"
            let fields = [
                "email": "thief@crm.example", "owner_email": "thief@crm.example", "owner_name": "Thief",
                "name": "Thief", "role": "administrator", "password": "correct horse battery staple",
                "may_call": "false", "second_factor": "off", "second_factors": "", "log_in": "x",
            ]
            // Each by each path and method that could be one.
            for method in [HTTPRequest.Method.post, .put, .patch] {
                for place in [path, "\(path)/email", "\(path)/role", "\(path)/password", accountPath] {
                    for (name, value) in fields {
                        let told = try await api.ask(
                            method, place, [name: value], as: desk.client, key: UUID().uuidString)
                        #expect(told.status == 404 || told.status == 405, "\(method) \(place) \(name)")
                    }
                }
            }
            // Each beside the account's number.
            for (name, value) in fields {
                var body = ["number": desk.account.number, "company": desk.account.company, name: value]
                if name.hasPrefix("owner") {
                    body["owner_name"] = "Thief"
                    body["owner_email"] = "thief@crm.example"
                }
                let told = try await api.ask(.post, "/v1/accounts", body, as: desk.client, key: UUID().uuidString)
                #expect(told.status == 422 || told["result"] == "unchanged", "\(name): \(told.text)")
            }
            // By inviting them again, removing them, or inviting the owner of an account that is active.
            let again = ["name": "Thief", "email": person.member.email.text, "role": "administrator"]
            #expect(
                try await api.ask(.post, "\(accountPath)/members", again, as: desk.client, key: "i").problem
                    == "member-exists")
            #expect(try await api.ask(.delete, path, as: desk.client).problem == "member-not-allowed")
            #expect(
                try await api.ask(.post, "\(accountPath)/invitation", as: desk.client, key: "v").problem
                    == "account-not-pending")
            // The use cases refuse a program what only its provider or an owner does.
            let origin = AuditOrigin(
                actor: .system, address: nil, brand: Installation.brand.id, client: desk.client.id)
            let people = ChangePeople(
                stores: store, keeping: desk.installation.vault, world: desk.installation.world.world)
            for wish in [ChangePeople.Wish.role(.user, seen: person.member.role), .mayCall(false)] {
                #expect(
                    try await people.perform(wish, on: person.member.id, of: desk.account.id, by: origin) == .notAllowed
                )
            }
            let after = try await store.people(of: desk.account.id)
            #expect(after.count == before.count)
            let same = try #require(after.first { $0.member.id == person.member.id })
            #expect(same.member.email.text == person.member.email.text && same.member.name == person.member.name)
            #expect(same.member.role == person.member.role && same.member.mayCall == person.member.mayCall)
            #expect(same.member.logIn == person.member.logIn && same.hasPassword)
            #expect(try await store.password(of: person.member.id)?.salt == password?.salt)
        }
    }

    @Test func `scopes are apart, and an account of another brand is not there`() async throws {
        try await APIDesk.test { desk, api in
            let path = "/v1/accounts/\(desk.account.id)"
            let reader = try await APIDesk.addClient(
                "reader", for: [], permissions: [.readAccounts], to: desk.installation)
            #expect(try await api.ask(.get, path, as: reader).status == 200)
            #expect(try await api.ask(.get, "\(path)/members", as: reader).problem == "permission-missing")
            for (place, body) in [
                ("/v1/accounts", Self.new), ("\(path)/renumber", ["number": "NL-9"]), ("\(path)/close", nil),
                ("\(path)/invitation", nil),
                ("\(path)/members", ["name": "P", "email": "p@customer.example", "role": "user"]),
            ] as [(String, [String: String]?)] {
                let told = try await api.ask(.post, place, body, as: reader, key: UUID().uuidString)
                #expect(told.status == 403 && told.problem == "permission-missing", "\(place)")
            }
            #expect(try await api.ask(.get, "/v1/accounts/\(UUID())", as: reader).status == 404)
            #expect(try await api.ask(.get, "/v1/accounts/NL-100482", as: reader).status == 404)
        }
    }

    @Test func `a thousand changes within an hour pause a client's changes, and nobody else's`() async throws {
        try await APIDesk.test { desk, api in
            let origin = AuditOrigin(
                actor: .system, address: nil, brand: Installation.brand.id, client: desk.client.id)
            for _ in 0..<ClientBudget.changesAllowed {
                #expect(try await desk.installation.store.takeChange(by: origin) == nil)
            }
            let body = ["number": desk.account.number, "company": "Another Name"]
            let paused = try await api.ask(.post, "/v1/accounts", body, as: desk.client, key: "p1")
            #expect(paused.status == 429 && paused.problem == "changes-paused", "\(paused.text)")
            #expect(paused.headers[.retryAfter] != nil)
            // What changes nothing costs nothing.
            let same = ["number": desk.account.number, "company": desk.account.company]
            #expect(try await api.ask(.post, "/v1/accounts", same, as: desk.client, key: "p2").status == 200)
            let other = try await APIDesk.addClient("other", for: [], to: desk.installation)
            #expect(try await api.ask(.post, "/v1/accounts", body, as: other, key: "p3")["result"] == "changed")
        }
    }
}
