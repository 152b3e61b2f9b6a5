import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing
import Vault

/// A real store and a real vault, with a brand's account, its owner and an agent; and the short way to what most tests
/// begin with.
final class Scene: Sendable {
    let clock = AdvancingWorld()
    let store: any Stores
    let file: any DatabaseFile
    let keeping: KnownCode
    let brand = Brand.sampleCarrier
    let brands = Brands([.sampleCarrier, .sampleReseller])
    let account: Account
    let owner: Member
    let agent: Agent
    private let folder: TemporaryFolder
    private let pool: HashPool

    static let password = "magenta lighthouse above seven pines"
    static let answer = "Ruritanian Gymnasium"
    static let question = "school-trip-place"
    static let address = "192.0.2.7"

    var world: World { clock.world }

    init() async throws {
        folder = try TemporaryFolder()
        pool = HashPool(threads: 1)
        let path = folder.path(of: "database.sqlite")
        try MigratedDatabase.put(at: path)
        let store = try SQLStore.sqlite(at: path, world: clock.world)
        self.store = store
        file = store.file
        let ring = try KeyRing(KeyRing.new(clock.world))
        try await ring.verify(against: store)
        let vault = Vault(worthlessForTestsOnly: ring, pool: pool, world: clock.world)
        keeping = KnownCode(vault: vault)
        let invitation = SecretToken(clock.world)
        let new = clock.newAccount(clock.account(status: .pending), invitation: invitation.hash)
        (account, owner) = (new.account, new.owner)
        agent = clock.agent()
        let world = clock.world
        let added = try await ImportAccounts(stores: store, keeping: vault, world: world).perform([new], by: .host)
        guard case .added = added else { throw Unexpected(what: "\(added)") }
        _ = try await AddAgent(stores: store, keeping: vault).perform(
            agent, password: SecretText(Self.password), by: .host)
        let activate = ActivateAccount(stores: store, keeping: vault, world: world)
        let invited = ActivateAccount.Invited(token: invitation.hash, member: owner, account: account)
        try await activate.confirm(invited, from: nil)
        _ = try await activate.choose(password: SecretText(Self.password), invited, browser: nil, from: nil)
        let chosen = ChosenAnswer(questionID: Self.question, answer: SecretText(Self.answer), language: .en)
        let done = try await activate.choose(
            answer: chosen, password: SecretText(Self.password), invited, of: .sampleCarrier, browser: nil, from: nil)
        guard case .activated = done else { throw Unexpected(what: "\(done)") }
    }

    /// What `work` has put into the audit log, oldest first.
    func recorded(_ work: () async throws -> Void) async throws -> [AuditEvent] {
        let before = try await events().last?.number ?? 0
        try await work()
        return try await events().filter { $0.number > before }.map(\.event)
    }

    /// `work` records just these kinds, in this order.
    func expect(
        _ kinds: [AuditEvent.Kind], at place: SourceLocation = #_sourceLocation, when work: () async throws -> Void
    ) async throws {
        let found = try await recorded(work).map(\.kind)
        #expect(found == kinds, sourceLocation: place)
    }

    private func events() async throws -> [RecordedEvent] {
        try await store.events(AuditQuery(.everything), limit: 1000).reversed()
    }

    /// The owner, logged in just now.
    func ownerLogin() async throws -> MemberSession {
        let token = SecretToken(world)
        try await store.start(token.hash, of: Identity(owner), browser: nil, from: nil)
        guard let found = try await store.memberSession(token.hash) else {
            throw Unexpected(what: "no session")
        }
        return found
    }

    /// Somebody else of the account, logged in just now.
    func login(as role: Member.Role) async throws -> MemberSession {
        let login = try await ownerLogin()
        let member = clock.member(of: account, role: role)
        return MemberSession(session: login.session, member: member, account: login.account)
    }

    func openCall() async throws -> ID<Call> {
        let id = clock.id(Call.self)
        let outcome = try await OpenCall(stores: store).perform(
            id, about: account.id, by: agent, from: Self.address)
        guard case .opened = outcome else { throw Unexpected(what: "\(outcome)") }
        return id
    }

    /// The token of the link that was mailed last.
    func mailedToken() async throws -> TokenHash {
        let mails = try await store.due(limit: 100)
        guard let mail = mails.last(where: { $0.keyID != nil }), let keyID = mail.keyID else {
            throw Unexpected(what: "no mail with a link")
        }
        return SecretToken(bytes: try keeping.linkToken(of: mail.id, keyID: keyID)).hash
    }
}

/// Something a test relies on and is not about.
struct Unexpected: Error {
    let what: String
}

/// A vault whose authenticator apps all show ``code``.
struct KnownCode: AnswerSealer, PasswordSealer, LinkSigner, SecondFactorVerifier, SupportCodeCopier {
    let vault: Vault

    static let code = "123456"

    func seal(_ answer: AnswerForms) async throws -> SealedSecret { try await vault.seal(answer) }
    func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch {
        try await vault.match(answer, with: secret)
    }
    func seal(_ password: SecretText, of owner: PasswordOwner) async throws -> SealedSecret {
        try await vault.seal(password, of: owner)
    }
    func isRight(_ password: SecretText, with secret: SealedSecret?, of owner: PasswordOwner) async throws -> Bool {
        try await vault.isRight(password, with: secret, of: owner)
    }
    func isCheap(_ secret: SealedSecret) -> Bool { vault.isCheap(secret) }
    var linkKeyID: String { vault.linkKeyID }
    func linkToken(of message: ID<Message>, keyID: String) throws -> [UInt8] {
        try vault.linkToken(of: message, keyID: keyID)
    }
    func copy(
        _ digits: String, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) throws -> SupportCodeCopy { try vault.copy(digits, of: code, ofAccount: account, for: token) }
    func digits(
        in copy: SupportCodeCopy, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) -> String? { vault.digits(in: copy, of: code, ofAccount: account, for: token) }
    func newSecondFactorKey(of person: Person) throws -> SealedKey { try vault.newSecondFactorKey(of: person) }
    func secondFactorText(_ key: SealedKey, of person: Person) throws -> String {
        try vault.secondFactorText(key, of: person)
    }
    func secondFactorStep(of code: String, key: SealedKey, of person: Person, at now: Date) throws -> Int64? {
        code == Self.code ? Int64(now.timeIntervalSince1970) / SecondFactor.step : nil
    }
}

/// Says what went otherwise than it must.
func fail(_ what: Comment, at place: SourceLocation = #_sourceLocation) { Issue.record(what, sourceLocation: place) }
