import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Accounts are added, changed or left; all of a portion or, where one row is refused, none.
struct AccountUpsertTests {
    /// The same account and owner as `new` by number and address, as another file has them.
    private func again(
        _ new: NewAccount, in scene: Scene, company: String? = nil, phones: [String]? = nil, name: String? = nil,
        email: EmailAddress? = nil, language: Language? = nil, invitation: TokenHash? = nil
    ) -> NewAccount {
        let account = Account(
            id: scene.world.id(), brand: new.account.brand, number: new.account.number,
            company: company ?? new.account.company,
            phones: phones?.compactMap(PhoneNumber.init(e164:)) ?? new.account.phones,
            language: language ?? new.account.language, status: .pending)
        let owner = Member(
            id: scene.world.id(), account: account.id, name: name ?? new.owner.name, email: email ?? new.owner.email,
            role: .owner, language: account.language)
        return NewAccount(account: account, owner: owner, invitation: invitation)
    }

    private func words(_ steps: [AccountUpsert]) -> [String] {
        steps.map { step in
            switch step {
            case .added: "added"
            case .changed(let change, let mails):
                "changed \(change.fields.map(\.rawValue).joined(separator: " ")), \(mails)"
            case .left: "left"
            case .refused(let reasons): "refused \(reasons)"
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an update adds, changes and leaves, and what it will do is told before`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let old = [scene.world.newAccount(), scene.world.newAccount()]
        #expect(try await scene.store.add(old, by: .host).isEmpty)
        let rows = [
            again(old[0], in: scene, company: "Renamed", phones: ["+14155550199"], name: "Ann"),
            again(old[1], in: scene), scene.world.newAccount(),
        ]
        let told = try await scene.store.rehearseUpsert(of: rows, by: .host)
        #expect(words(told) == ["changed company phones name, 1", "left", "added"])
        #expect(try await scene.store.account(old[0].account.id)?.company == old[0].account.company)
        #expect(words(try await scene.store.upsert(rows, by: .host)) == words(told))
        let changed = try #require(try await scene.store.account(old[0].account.id))
        #expect(changed.company == "Renamed" && changed.phones.map(\.e164) == ["+14155550199"])
        #expect(try await scene.store.members(of: changed.id).map(\.name) == ["Ann"])
        #expect(try await scene.store.recentChange(of: changed.id) == .phone)
        #expect(try await scene.store.recentChange(of: old[1].account.id) == nil)
        let mails = try await scene.store.due(limit: 10)
        #expect(mails.map(\.kind) == [.accountChanged], "one notice a run, and to nobody else")
        #expect(mails.first?.fields == [.company, .phones, .name] && mails.first?.about == nil)
        #expect(try await scene.told(.accountChanged, of: changed.id) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one row that is refused keeps the whole portion out`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (old, other) = (scene.world.newAccount(), scene.world.newAccount())
        #expect(try await scene.store.add([old, other], by: .host).isEmpty)
        let rows = [
            again(old, in: scene, company: "Renamed"), scene.world.newAccount(),
            again(other, in: scene, email: .sample("thief@mail.example")),
            scene.world.newAccount(email: other.owner.email.text),
        ]
        let told = try await scene.store.rehearseUpsert(of: rows, by: .host)
        let steps = try await scene.store.upsert(rows, by: .host)
        #expect(words(steps) == words(told))
        #expect(
            AccountUpsert.conflicts(in: steps) == [ImportConflict(index: 2, reason: .unchangeable(.otherEmail))],
            "the last one is another account of an owner who is in")
        #expect(try await scene.store.account(old.account.id)?.company == old.account.company)
        #expect(try await scene.store.count(ofBrand: old.account.brand) == 2)
        #expect(try await scene.store.due(limit: 10).isEmpty)
        #expect(try await scene.store.members(of: other.account.id).map(\.email) == [other.owner.email])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a pending owner’s address is put right, and the link that went astray ends`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (astray, right) = (scene.world.tokenHash(), scene.world.tokenHash())
        let old = scene.world.newAccount(scene.world.account(status: .pending), invitation: astray)
        #expect(try await scene.store.add([old], by: .host).isEmpty)
        // Whoever had the first link has chosen a password and is at the second step.
        #expect(try await scene.store.confirm(astray, by: .system))
        #expect(try await scene.store.choosePassword(astray, password: scene.world.secret(), by: .system))
        let session = scene.world.tokenHash()
        try await scene.store.start(session, of: Identity(old.owner), browser: nil, client: nil, from: nil)
        let email = EmailAddress.sample("right@mail.example")
        let steps = try await scene.store.upsert(
            [again(old, in: scene, email: email, invitation: right)], by: .host)
        #expect(words(steps) == ["changed email, 0"])
        #expect(try await scene.store.members(of: old.account.id).map(\.email.text) == [email.text])
        #expect(try await scene.store.activation(astray) == nil)
        #expect(try await scene.store.memberSession(session) == nil)
        #expect(try await scene.store.password(of: old.owner.id) == nil)
        #expect(try await scene.store.activation(right)?.account.id == old.account.id)
        #expect(try await scene.store.due(limit: 10).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address that only names the owner of a pending account is no address for them`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let new = scene.world.newAccount(scene.world.account(status: .pending))
        try await scene.add(new)
        let wish = AccountDetails(ownerName: "Ann", ownerEmail: .sample("stranger@mail.example"))
        for step in [
            try await scene.store.rehearseChange(of: new.account.id, to: wish, by: .host),
            try await scene.store.change(new.account.id, to: wish, by: .host),
        ] {
            #expect(words([try #require(step)]) == ["refused \([ImportConflict.Reason.unchangeable(.otherEmail)])"])
        }
        #expect(try await scene.store.members(of: new.account.id).map(\.email) == [new.owner.email])
    }

    @Test(arguments: StoreUnderTest.all)
    func `one account is changed by itself, and its rows still bear their tags`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = scene.world.newAccount()
        try await scene.add(new)
        let wish = AccountDetails(company: "Renamed", phones: [], ownerName: "Ann")
        let told = try await scene.store.rehearseChange(of: new.account.id, to: wish, by: .host)
        #expect(words([try #require(told)]) == ["changed company phones name, 1"])
        #expect(try await scene.store.account(new.account.id)?.phones.isEmpty == false)
        let step = try await scene.store.change(new.account.id, to: wish, by: .host)
        #expect(words([try #require(step)]) == words([try #require(told)]))
        try await scene.restart()
        #expect(try await scene.store.account(new.account.id)?.phones == [])
        #expect(words([try #require(try await scene.store.change(new.account.id, to: wish, by: .host))]) == ["left"])
        #expect(try await scene.store.change(scene.world.id(), to: wish, by: .host) == nil)
    }

    /// Whatever is there, and whatever the file says of it.
    @Test(arguments: StoreUnderTest.all, 0..<4)
    func `an update done twice is an update done once`(kind: StoreUnderTest, seed: Int) async throws {
        let scene = try await Scene(kind)
        var numbers = SeededNumbers(seed: UInt64(seed + 1))
        func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }
        let old = (0..<12).map { _ in
            scene.world.newAccount(scene.world.account(status: [.active, .pending, .suspended][draw(3)]))
        }
        #expect(try await scene.store.add(old, by: .host).isEmpty)
        let rows =
            old.filter { _ in draw(4) > 0 }.map { new in
                let isOther = new.account.status == .pending && draw(3) == 0
                return again(
                    new, in: scene, company: [nil, "Société Éclair", "Ng"][draw(3)],
                    phones: [nil, ["+33612345678"], ["+14155550132", "+33612345678"], []][draw(4)],
                    name: [nil, "Ann"][draw(2)],
                    email: isOther ? .sample("other-\(new.account.id)@mail.example") : nil,
                    language: [nil, .fr, .en][draw(3)], invitation: scene.world.tokenHash())
            } + (0..<3).map { _ in scene.world.newAccount() }
        #expect(AccountUpsert.conflicts(in: try await scene.store.upsert(rows, by: .host)).isEmpty)
        let once = try await state(of: scene, old[0].account.brand)
        let (entries, mails) = (try await scene.entries(), try await scene.store.due(limit: 100).count)
        let second = try await scene.store.upsert(rows, by: .host)
        #expect(words(second).allSatisfy { $0 == "left" })
        #expect(try await state(of: scene, old[0].account.brand) == once)
        #expect(try await scene.entries() == entries)
        #expect(try await scene.store.due(limit: 100).count == mails)
    }

    private func state(of scene: Scene, _ brand: Brand.ID) async throws -> [String] {
        try await scene.store.accounts(ofBrand: brand, after: "", limit: 100).map { listed in
            let account = listed.account
            return
                "\(account.id) \(account.number) \(account.company) \(account.phones) \(account.language) \(account.status) "
                + listed.owners.map { "\($0.id) \($0.name) \($0.email.text) \($0.language as Language?)" }.joined()
        }
    }
}

extension Scene {
    fileprivate func entries() async throws -> Int {
        try await store.events(AuditQuery(.everything), limit: 10_000).count
    }
}
