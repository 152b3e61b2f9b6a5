import AppConfiguration
import Encodings
import Foundation
import SecurityQuestions

/// The proof of an erasure, to be kept: it tells how much went, and names nothing of the customer but what the operator
/// named.
struct ErasureReceipt: Encodable {
    let erasedAt: Date
    let brand: String
    let accounts: [Entry]
    /// Whether the database's write-ahead log was emptied as well; nil where that is PostgreSQL's.
    let isLogEmptied: Bool?
    /// Where PostgreSQL may still have what was erased, which is not reached from here; nil of a file.
    let remainsUntil: Remains?
    let search: Search
    /// What a collector of logs holds, which an erasure here does not reach; nil where the log was never streamed.
    let auditStream: AuditStream?

    /// In words for whoever keeps the receipt.
    struct Remains: Encodable {
        let deadRows = "until autovacuum has passed over the table and the place is used again"
        let writeAheadLog = "until its files are recycled and no archive keeps them"
        let replicasAndBackups = "until they have replayed the change, or are deleted"
    }

    struct AuditStream: Encodable {
        /// As it is configured now; nil where it is not any more.
        let sink: String?
        /// `salted`: pseudonyms. `clear`: names, ids, addresses and details, to be erased there.
        let identifiers: String?
        /// The last entry that it has.
        let lastEntry: Int64

        init?(_ settings: AuditStreamSettings?, _ place: AuditStreamPlace?) {
            guard let place else { return nil }
            sink = settings?.description
            identifiers = settings.map { $0.isClear ? "clear" : "salted" }
            lastEntry = place.number
        }
    }

    struct Entry: Encodable {
        /// As the operator typed it; nil where the account was chosen by its date.
        let number: String?
        let id: String
        let rows: [String: Int]
        let auditValues: Int
        let auditEntry: AuditEntry
    }

    struct AuditEntry: Encodable {
        let number: Int64
        let hash: String
    }

    struct Search: Encodable {
        let files: [String]
        let bytes: Int
        let values: Int
        let found: Int
        let shared: Int
        let tooShort: Int
    }

    init(
        at now: Date, brand: Brand.ID, accounts: [(number: String?, id: ID<Account>, erased: ErasedAccount)],
        log: LogEmptying?, search: TraceSearch, auditStream: AuditStream?
    ) {
        self.auditStream = auditStream
        erasedAt = now
        self.brand = brand
        self.accounts = accounts.map { account in
            Entry(
                number: account.number, id: account.id.description, rows: account.erased.rows,
                auditValues: account.erased.auditValues,
                auditEntry: AuditEntry(
                    number: account.erased.entry.number,
                    hash: Hexadecimal.text(account.erased.entry.hash)))
        }
        isLogEmptied = log.map { $0 == .emptied }
        remainsUntil = log == nil ? Remains() : nil
        self.search = Search(
            files: search.files, bytes: search.bytes, values: search.values, found: search.found,
            shared: search.shared, tooShort: search.tooShort)
    }

    /// What is wrong with the result; nil where nothing is.
    var commandError: CommandError? {
        guard isLogEmptied != false else {
            return .remains(after: "The accounts are erased", brand: brand)
        }
        if search.found > 0 {
            return CommandError(
                .defect,
                "The accounts are erased, yet \(search.found) of their values still stand in the files of the database: "
                    + "keep the receipt, and please report this.")
        }
        return nil
    }
}
