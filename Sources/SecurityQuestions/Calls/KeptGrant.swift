import Foundation

/// A ``Grant`` as programs know it: named by an id, good for a while, once.
///
/// What ends it before its time is either written into it (``revokedAt``) or stands in what it rests on (``isStopped``); whoever asks
/// reads both in one state of the database, so nobody is told of it a moment longer, on whichever node.
package struct KeptGrant: Sendable, Hashable {
    package let id: ID<Grant>
    package let call: ID<Call>
    package let account: ID<Account>
    package let agent: ID<Agent>
    package let brand: Brand.ID
    /// That opened the call; nil where the agent has at the care desk.
    package let client: Client.ID?
    /// The right one that it came of.
    package let attempt: ID<Attempt>
    package let method: VerificationMethod
    /// By the answer and by a code.
    package let isByBoth: Bool
    package let grantedAt: Date
    package let endsAt: Date
    package let usedAt: Date?
    package let revokedAt: Date?
    /// The account is closed or suspended, its brand stopped, or the agent shut out or paused by a supervisor.
    package let isStopped: Bool

    /// However long the call is kept open.
    package static let longest: TimeInterval = 15 * 60

    package enum State: Sendable, Hashable {
        case good
        case used
        /// Its time is up, or it was revoked.
        case over
    }

    /// What became of it.
    package struct Fate: Sendable {
        package let usedAt: Date?
        package let revokedAt: Date?
        package let isStopped: Bool

        package init(usedAt: Date?, revokedAt: Date?, isStopped: Bool) {
            (self.usedAt, self.revokedAt, self.isStopped) = (usedAt, revokedAt, isStopped)
        }
    }

    /// - Parameter grant: as good as the call.
    package init(
        _ id: ID<Grant>, _ grant: Grant, account: ID<Account>, agent: ID<Agent>, brand: Brand.ID, client: Client.ID?,
        attempt: ID<Attempt>, isByBoth: Bool, grantedAt: Date, fate: Fate
    ) {
        (self.id, call, method) = (id, grant.call, grant.method)
        (self.account, self.agent, self.brand, self.client) = (account, agent, brand, client)
        (self.attempt, self.isByBoth, self.grantedAt) = (attempt, isByBoth, grantedAt)
        endsAt = min(grant.expiresAt, grantedAt.addingTimeInterval(Self.longest))
        (usedAt, revokedAt, isStopped) = (fate.usedAt, fate.revokedAt, fate.isStopped)
    }

    package func state(at now: Date) -> State {
        if revokedAt != nil || isStopped { return .over }
        if usedAt != nil { return .used }
        return now < endsAt ? .good : .over
    }

    /// Whether `client` is told of it: of a call that it opened; of one of the care desk where it may act for the agent.
    ///
    /// - Parameter agent: whose call it was.
    package func isTold(to client: Client, of agent: Agent) -> Bool {
        brand == client.brand && client.actsFor(agent) && (self.client == nil || self.client == client.id)
    }

    /// What a client knows the account by: 128 bits, the same each time, and another for each client (OpenID Connect Core 1.0 §8.1).
    /// No key is in it, so that a rotation gives no account another name. It hides the account from who has nothing but grants; who
    /// may read events or accounts knows the account's id, and which client's name for it this is (decision 67).
    package func subject(for client: Client.ID) -> String {
        var bytes = HashedBytes("countersign grant subject 1")
        bytes.append(client)
        bytes.append(account.description)
        return Base64URL.text(bytes.digest.prefix(16))
    }
}

/// What came of the use of a grant.
package enum GrantUse: Sendable {
    /// It was this one's: nobody else can.
    case used(KeptGrant)
    /// Somebody was faster.
    case usedBefore
    case over
    /// There is none, or none that this client is told of.
    case unknown
}

/// The entries that tell of a grant; that it was given, the right answer's own entry tells.
package enum GrantEvent {
    /// By a client, in the name of the agent whose call it was.
    package static func used(_ grant: KeptGrant, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        event(.grantUsed, grant.id, grant.call, grant.account, origin, now)
    }

    package static func revoked(
        _ grant: ID<Grant>, of call: ID<Call>, about account: ID<Account>, by origin: AuditOrigin, at now: Date
    ) -> AuditEvent {
        event(.grantRevoked, grant, call, account, origin, now)
    }

    /// Whether an entry takes the proof from every call about its account: somebody is guessing.
    package static func isRevoked(by kind: AuditEvent.Kind) -> Bool { kind == .questionLocked || kind == .answerDead }

    private static func event(
        _ kind: AuditEvent.Kind, _ grant: ID<Grant>, _ call: ID<Call>, _ account: ID<Account>, _ origin: AuditOrigin,
        _ now: Date
    ) -> AuditEvent {
        origin.event(kind, at: now, account: account, call: call, detail: grant.description)
    }
}
