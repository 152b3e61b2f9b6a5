import Foundation

/// Which values of which entries of the audit log an erasure takes, and how it is told; a store translates the conditions.
///
/// A group of an entry is taken where any condition for it holds and it has not been erased before. The entries that verification
/// needs (``AuditErasure/untouched``) are never touched: they are about nobody.
package struct AuditErasureScope: Sendable, Hashable {
    /// Any of these takes the actor's id, name and network address.
    package let who: [Condition]
    /// Any of these takes the account, the call, the detail and the caller.
    package let what: [Condition]
    private let kind: AuditEvent.Kind

    package enum Condition: Sendable, Hashable {
        /// Done by one of the account's members, whatever it is about.
        case byMembers(of: ID<Account>)
        /// About the account, by one of these sorts of actors (``AuditEvent/Actor/word``); nil: whoever did it.
        case about(ID<Account>, by: Set<String>?)
        /// One of the account's members is said to have called.
        case namingMembers(of: ID<Account>)
        /// In one of the account's calls.
        case inCalls(about: ID<Account>)
        /// Done by this agent, whatever it is about.
        case byAgent(ID<Agent>)
        /// Done by this member.
        case byMember(ID<Member>)
        /// This member is said to have called.
        case naming(ID<Member>)
        /// About the account, with just this detail.
        case detail(String, in: ID<Account>)
        /// Telling of somebody by this address or name, as a word of the detail; nil: whatever account it is about.
        case telling(of: String, in: ID<Account>?)
        /// One of the entries up to this number that were recorded before this moment.
        case old(before: Date, upTo: Int64)
    }

    /// What the log holds about an account and its people. An agent's own name stays: it is not the customer's.
    package static func account(_ id: ID<Account>) -> AuditErasureScope {
        AuditErasureScope(
            who: [.byMembers(of: id), .about(id, by: ["member", "visitor"])],
            what: [.about(id, by: nil), .inCalls(about: id), .byMembers(of: id), .namingMembers(of: id)],
            kind: .accountErased)
    }

    /// What the log holds about somebody who worked at the care desk. What they did stays told, by nobody.
    package static func agent(_ agent: Agent) -> AuditErasureScope {
        AuditErasureScope(
            who: [.byAgent(agent.id)], what: [.telling(of: agent.email.text, in: nil)], kind: .auditValuesErased)
    }

    /// What the log holds about one of an account's people. What they did stays told to the account, by nobody; an entry that names
    /// them loses the name with all that it was about.
    package static func member(_ id: ID<Member>, of account: ID<Account>, known: MemberNames) -> AuditErasureScope {
        // A name of one word stands in longer ones: "Jo" in "Mary Jo".
        let told = known.addresses.union(known.names.filter { $0.contains(" ") })
        return AuditErasureScope(
            who: [.byMember(id)],
            what: [.naming(id)] + known.concerned.map { .detail($0, in: account) }
                + told.sorted().map { .telling(of: $0, in: account) },
            kind: .auditValuesErased)
    }

    /// A portion of what is older than the retention: everything personal.
    ///
    /// - Parameter last: the highest number of the portion, which holds the oldest entries that have something left.
    package static func retention(before date: Date, upTo last: Int64) -> AuditErasureScope {
        let old = [Condition.old(before: date, upTo: last)]
        return AuditErasureScope(who: old, what: old, kind: .auditValuesErased)
    }

    /// The entry that tells of what was taken, about nobody.
    package func event(telling erasure: AuditErasure, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(kind, at: now, detail: erasure.detail)
    }
}
