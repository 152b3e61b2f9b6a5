import Foundation

/// Rows that are older than their tags were tagged, once. The entry of the log is what tells that it was done: whoever takes
/// tags away cannot have them made anew without cutting the log.
package struct RowsTagged {
    package let event: AuditEvent

    /// - Parameter counts: how many rows there were of each table, such as `accounts 3`.
    package init(_ counts: [(table: String, rows: Int)], at now: Date) {
        let detail = counts.filter { $0.rows > 0 }.map { "\($0.table) \($0.rows)" }.joined(separator: ", ")
        event = AuditOrigin.system.event(.rowsTagged, at: now, detail: detail.isEmpty ? nil : detail)
    }
}
