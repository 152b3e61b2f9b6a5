import Foundation

/// Which values of which entries of the audit log an erasure takes: a rule that a store can translate, and ask of an entry
/// as well.
///
/// A group of an entry is taken where any condition for it holds and it has not been erased before. The entries that tell of
/// erasures (``AuditErasure/kinds``) are never touched: they are about nobody.
package struct AuditErasureScope: Sendable, Hashable {
    /// Any of these takes the actor's id, name and network address.
    package let who: [Condition]
    /// Any of these takes the account, the call and the detail.
    package let what: [Condition]

    package enum Condition: Sendable, Hashable {
        /// Done by one of the account's members, whatever it is about.
        case byMembers(of: ID<Account>)
        /// About the account, by one of these sorts of actors (``AuditEvent/Actor/word``); nil: whoever did it.
        case about(ID<Account>, by: Set<String>?)
        /// In one of the account's calls.
        case inCalls(about: ID<Account>)
        /// One of the entries up to this number that were recorded before this moment.
        case old(before: Date, upTo: Int64)
    }

    /// What the log holds about an account and its people. An agent's own name stays: it is not the customer's.
    package static func account(_ id: ID<Account>) -> AuditErasureScope {
        AuditErasureScope(
            who: [.byMembers(of: id), .about(id, by: ["member", "visitor"])],
            what: [.about(id, by: nil), .inCalls(about: id), .byMembers(of: id)])
    }

    /// A portion of what is older than the retention: everything personal.
    ///
    /// - Parameter last: the highest number of the portion, which holds the oldest entries that have something left.
    package static func retention(before date: Date, upTo last: Int64) -> AuditErasureScope {
        AuditErasureScope(who: [.old(before: date, upTo: last)], what: [.old(before: date, upTo: last)])
    }

    /// An entry as the conditions ask for it.
    package struct Entry: Sendable {
        package let recorded: RecordedEvent
        /// The account whose member the actor is; nil where it is nobody's.
        package let actorsAccount: ID<Account>?
        /// The account that the call is about.
        package let callsAccount: ID<Account>?

        package init(_ recorded: RecordedEvent, actorsAccount: ID<Account>?, callsAccount: ID<Account>?) {
            self.recorded = recorded
            self.actorsAccount = actorsAccount
            self.callsAccount = callsAccount
        }
    }

    /// The groups it takes from `entry`, if they are there still.
    package func groups(of entry: Entry) -> Set<AuditErasure.Group> {
        guard !AuditErasure.kinds.contains(entry.recorded.event.kind) else { return [] }
        let taken: [(AuditErasure.Group, [Condition])] = [(.who, who), (.what, what)]
        return Set(taken.filter { _, conditions in conditions.contains { $0.holds(for: entry) } }.map(\.0))
    }
}

extension AuditErasureScope.Condition {
    fileprivate func holds(for entry: AuditErasureScope.Entry) -> Bool {
        let event = entry.recorded.event
        return switch self {
        case .byMembers(let account): entry.actorsAccount == account
        case .about(let account, let words): event.account == account && words?.contains(event.actor.word) ?? true
        case .inCalls(let account): entry.callsAccount == account
        case .old(let date, let last): event.at < date && entry.recorded.number <= last
        }
    }
}
