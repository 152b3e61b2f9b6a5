import Foundation

/// How long is kept what nobody needs any more. Nil: until it is erased by hand, for erasing cannot be undone.
public struct Retention: Sendable, Hashable {
    /// In days after its closing, a closed account.
    public let closedAccounts: Int?
    /// In days, the personal values of an entry of the audit log; the entry itself and the chain stay.
    public let auditLog: Int?

    /// In days, mails that were sent or given up.
    public static let mail = 90

    public init(closedAccounts: Int? = nil, auditLog: Int? = nil) {
        self.closedAccounts = closedAccounts
        self.auditLog = auditLog
    }

    public static func date(_ days: Int, before now: Date) -> Date {
        now.addingTimeInterval(-Double(days) * 24 * 3600)
    }

    /// Accounts that were closed before then are erased; nil: none are.
    package func closedBefore(_ now: Date) -> Date? { closedAccounts.map { Self.date($0, before: now) } }

    /// Entries that were recorded before then lose their personal values; nil: none do.
    package func recordedBefore(_ now: Date) -> Date? { auditLog.map { Self.date($0, before: now) } }
}
