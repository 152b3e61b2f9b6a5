import Encodings
import SecurityQuestions
import Web

/// A file of accounts to import: every row is read and checked before the first is added.
struct AccountFile: Sendable {
    let entries: [Entry]
    /// Recognised by its bytes.
    let encoding: TextEncoding
    /// What may be wrong, in sentences for whoever imports it.
    let warnings: [String]

    struct Entry: Sendable {
        let line: Int
        let new: NewAccount
        let invitation: Invitation
    }

    /// Throws ``ImportProblems`` with every bad row. `progress` is told how many rows were read.
    init(
        _ bytes: [UInt8], brand: Brand, world: World, progress: (Int) -> Void = { _ in }
    ) throws(ImportProblems) {
        try self.init(AccountFileReading(bytes, brand: brand, world: world, progress: progress))
    }

    init(_ reading: AccountFileReading) throws(ImportProblems) {
        guard reading.problems.isEmpty else { throw ImportProblems(rows: reading.problems) }
        (entries, encoding, warnings) = (reading.entries, reading.encoding, reading.warnings)
    }

    /// What the database found, by the lines of the file.
    func problems(_ conflicts: [ImportConflict]) -> ImportProblems {
        let rows = conflicts.compactMap { conflict -> ImportProblems.Row? in
            guard entries.indices.contains(conflict.index) else { return nil }
            let entry = entries[conflict.index]
            return ImportProblems.Row(line: entry.line, complaint: conflict.reason.complaint(of: entry.new))
        }
        let isTaken = conflicts.contains { $0.reason == .numberTaken }
        return ImportProblems(
            rows: rows,
            more: isTaken ? "With --update, accounts that are in are changed to what the file says, or left." : nil)
    }
}

extension ImportConflict.Reason {
    func complaint(of new: NewAccount) -> String {
        switch self {
        case .numberTaken: "the account number “\(new.account.number)” is in the database already"
        case .emailTaken: "the e-mail address “\(new.owner.email.text)” is another account’s already"
        case .unchangeable(.otherEmail):
            "the account “\(new.account.number)” is activated, and “\(new.owner.email.text)” is not its owner’s address: no file "
                + "changes that; see “countersign account member set-email”"
        case .unchangeable(.notAnOwner):
            "“\(new.owner.email.text)” is somebody’s of the account “\(new.account.number)”, but no owner’s: no file changes a role; "
                + "see “countersign account member set-role”"
        case .unchangeable(.closed):
            "the account “\(new.account.number)” is closed: see “countersign account reopen”"
        case .unchangeable(.severalOwners): "the account “\(new.account.number)” has several owners"
        case .unchangeable(.emailTaken): ImportConflict.Reason.emailTaken.complaint(of: new)
        }
    }
}
