import Encodings
import Foundation
import SecurityQuestions

/// An entry as a collector of logs gets it: with the hash of the one before it, and pseudonyms unless what tells of people was asked for.
struct FedEntry {
    let entry: AuditEntry
    /// The hash of the entry before.
    let previous: [UInt8]
    /// Nil where the values themselves are handed on.
    let ids: AuditPseudonyms?

    init(_ entry: AuditEntry, after previous: [UInt8], pseudonym: ((String) -> [UInt8])?) {
        self.entry = entry
        self.previous = previous
        ids = pseudonym.map { AuditPseudonyms(entry, $0) }
    }

    /// Nil in an entry of a later version.
    var kind: AuditEvent.Kind? { AuditEvent.Kind(rawValue: entry.kind) }
    var actorID: String? { ids.map(\.actor) ?? value(entry.who, 0) }
    /// Names and details have no pseudonym: the first are told by the id, and the second may say anything.
    var actorName: String? { ids == nil ? value(entry.who, 1) : nil }
    var address: String? { ids.map(\.address) ?? value(entry.who, 2) }
    var account: String? { ids.map(\.account) ?? value(entry.what, 0) }
    var call: String? { ids.map(\.call) ?? value(entry.what, 1) }
    var detail: String? { ids == nil ? value(entry.what, 2) : nil }
    var caller: String? { ids.map(\.caller) ?? value(entry.what, 3) }

    private func value(_ values: AuditValues, _ index: Int) -> String? { FedEntry.value(values, index) }

    fileprivate static func value(_ values: AuditValues, _ index: Int) -> String? {
        guard let held = values.held, held.indices.contains(index) else { return nil }
        return held[index]
    }
}

/// What stands in place of ids and network addresses, 32 digits each: the same each time, so that a collector can count what one agent does.
/// Who has the key ring and a value can tell its pseudonym; nobody can tell the value by it. Nil where there is none, or it was erased.
struct AuditPseudonyms: Codable, Sendable {
    var actor: String?
    var address: String?
    var account: String?
    var call: String?
    var caller: String?

    init(_ entry: AuditEntry, _ pseudonym: (String) -> [UInt8]) {
        func named(_ values: AuditValues, _ index: Int) -> String? {
            FedEntry.value(values, index).map { Hexadecimal.text(pseudonym($0)) }
        }
        actor = named(entry.who, 0)
        address = named(entry.who, 2)
        account = named(entry.what, 0)
        call = named(entry.what, 1)
        caller = named(entry.what, 3)
    }
}
