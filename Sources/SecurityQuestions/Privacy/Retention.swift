import Foundation

/// How long is kept what nobody needs any more. Nil: until it is erased by hand, or with its account.
public struct Retention: Sendable, Hashable {
    /// In days after its closing, a closed account.
    public let closedAccounts: Int?
    /// In days, the personal values of an entry of the audit log; the entry itself and the chain stay.
    public let auditLog: Int?
    /// In days after they were opened, calls that ended, with their attempts.
    package let calls: Int?

    /// A year for the log: the upper end of what CNIL recommends (délibération 2021-122 of 14 October 2021). Two for calls: as
    /// long as some records of them are asked for (47 CFR 64.2009, 64.2011). When an account may go, no rule says for everybody.
    package static let standard = Retention(auditLog: 365, calls: 730)

    /// In days, mails that were sent or given up.
    public static let mail = 90

    package init(closedAccounts: Int? = nil, auditLog: Int? = nil, calls: Int? = nil) {
        self.closedAccounts = closedAccounts
        self.auditLog = auditLog
        self.calls = calls
    }

    public static func date(_ days: Int, before now: Date) -> Date {
        now.addingTimeInterval(-Double(days) * 24 * 3600)
    }

    /// Accounts that were closed before then are erased; nil: none are.
    package func closedBefore(_ now: Date) -> Date? { closedAccounts.map { Self.date($0, before: now) } }

    /// Entries that were recorded before then lose their personal values; nil: none do.
    package func recordedBefore(_ now: Date) -> Date? { auditLog.map { Self.date($0, before: now) } }

    package static func event(erasedCalls count: Int, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.callsErased, at: now, detail: "\(count)")
    }
}
