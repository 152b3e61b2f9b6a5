import Foundation

/// Accounts that end, and what is held about them: closing, telling, erasing.
package protocol PrivacyStore: Sendable {
    /// Closes an account: its sessions, links, support code and calls under way end.
    ///
    /// - Returns: false when it is closed already.
    func close(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Bool

    /// Opens a closed account again: active where its owner had activated it, else waiting for that.
    ///
    /// - Returns: false when it is not closed.
    func reopen(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Bool

    /// What is held about an account, but for what can be long; nil where there is none. No secret is in it.
    func accountRecord(of account: ID<Account>) async throws -> AccountRecord?
    /// The account's calls, a page at a time, in the order in which they were opened.
    func calls(of account: ID<Account>, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Call>
    /// Mails about the account, a page at a time, oldest first.
    func mails(of account: ID<Account>, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Mail>
    /// Entries of the audit log about the account or by its people, a page at a time, oldest first.
    func entries(of account: ID<Account>, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Entry>

    /// Deletes everything about an account, and takes its values out of the audit log, in one transaction.
    func erase(_ account: ID<Account>, evenIfOpen: Bool, by origin: AuditOrigin) async throws -> ErasureOutcome

    /// What is held about one of the account's people, but for what can be long; nil where they do not belong to it.
    func record(of member: Member) async throws -> MemberRecord?
    /// Calls in which they are said to have called, a page at a time, in the order in which they were opened.
    func calls(of member: ID<Member>, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Call>
    /// Mails to them, a page at a time, oldest first.
    func mails(of member: Member, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Mail>
    /// Entries of the audit log by them or that name them, a page at a time, oldest first.
    func entries(of member: Member, after: Int64, limit: Int) async throws -> RecordPage<AccountRecord.Entry>

    /// Deletes everything about one of the account's people, and takes their values out of the audit log, in one transaction.
    func erase(_ member: ID<Member>, of account: ID<Account>, by origin: AuditOrigin) async throws
        -> EraseMember.Outcome

    /// Accounts of a brand, or of all, that were closed before `date`, the longest closed first.
    func accounts(closedBefore date: Date, brand: Brand.ID?, limit: Int) async throws -> [Account]

    /// Takes the personal values out of the oldest entries of the audit log that were recorded before `date`, `limit`
    /// entries at most, and records that it did.
    ///
    /// - Returns: how many values; 0 where there are none left.
    func eraseAuditValues(before date: Date, limit: Int, by origin: AuditOrigin) async throws -> Int

    /// Deletes calls that have ended and were opened before `date`, with their attempts, among the `limit` oldest of all, and
    /// records that it did. What the log and an answer's guess budget know of them stays.
    ///
    /// - Returns: how many calls; 0 where there are none left.
    func eraseCalls(openedBefore date: Date, limit: Int, by origin: AuditOrigin) async throws -> Int
}
