import Foundation

/// "They called me": somebody phones a customer in our name, and may be on the phone with an agent in the customer's. Every
/// call about the account ends, verified by nothing, and so do its code and what was announced.
package struct ImpostorReport: Sendable {
    package let revokes: AccessRevocation
    /// The calls under way, as they are to be kept. Their grants go.
    package let calls: [Call]
    /// In order: the ends of the calls, then the report.
    package let events: [AuditEvent]

    /// For so long a second report is the same one, and mails nobody again.
    package static let isOneFor: TimeInterval = 10 * 60

    /// - Parameters:
    ///   - calls: those about the account that nobody has closed, the latest first.
    ///   - latest: when it was reported before.
    package init(about account: ID<Account>, calls: [Call], latest: Date?, by origin: AuditOrigin, at now: Date) {
        let endings = calls.compactMap { CallEnding.withdrawing($0, at: now) }
        let isRepeated = latest.map { now.timeIntervalSince($0) < Self.isOneFor } ?? false
        revokes = .codesSeen(of: account)
        self.calls = endings.map(\.call)
        events =
            endings.compactMap(\.event)
            + (isRepeated ? [] : [origin.event(.impostorReported, at: now, account: account)])
    }
}
