import Foundation

/// What a supervisor sees and does.
public protocol SupervisionStore: Sendable {
    /// The accounts of `brands` whose question takes no attempt at `now`, in the order of their numbers.
    func locked(brands: [Brand.ID], at now: Date, limit: Int) async throws -> [LockedAccount]

    /// Lifts a lock; false when there is none to lift, or wrong attempts of the actor of `event` are part of it.
    func unlock(_ account: ID<Account>, slot: Int, at now: Date, event: AuditEvent) async throws -> Bool

    /// Pauses an agent's checks until a supervisor resumes; false when they are paused so already.
    func pause(_ agent: ID<Agent>, event: AuditEvent) async throws -> Bool
    /// Ends a pause of either sort: wrong attempts until `now` do not count any more.
    func resume(_ agent: ID<Agent>, at now: Date, event: AuditEvent) async throws -> Bool
    /// What each agent did on each day since `from`, oldest first.
    func days(from: Date) async throws -> [AgentDay]

    /// What a supervisor searches for, newest first.
    func events(_ query: AuditQuery, limit: Int) async throws -> [RecordedEvent]
}
