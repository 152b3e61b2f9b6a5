import Foundation

/// What a supervisor sees and does.
package protocol SupervisionStore: Sendable {
    /// The accounts of `brands` whose question takes no attempt now, in the order of their numbers.
    func locked(brands: [Brand.ID], limit: Int) async throws -> [LockedAccount]

    /// Lifts a lock; false when there is none to lift, or wrong attempts of the actor are part of it.
    func unlock(_ account: ID<Account>, reason: String, by origin: AuditOrigin) async throws -> Bool

    /// Pauses an agent's checks until a supervisor resumes; false when they are paused so already.
    func pause(_ agent: Agent, reason: String, by origin: AuditOrigin) async throws -> Bool
    /// Ends a pause of either sort: wrong attempts until now do not count any more. False when there is none, or three of the
    /// agent's were ended within a week.
    func resume(_ agent: Agent, reason: String, by origin: AuditOrigin) async throws -> Bool
    /// What each agent checked at accounts of `brands` since `from`, oldest first.
    func checks(from: Date, brands: [Brand.ID]) async throws -> [CheckCount]
    /// The same since `history`, with what is under way, what happened since `today` and which questions fail.
    func overview(brands: [Brand.ID], today: Date, history: Date) async throws -> DeskOverview

    /// What a supervisor searches for and may see (``AuditVisibility``), newest first.
    func events(_ query: AuditQuery, limit: Int) async throws -> [RecordedEvent]
}
