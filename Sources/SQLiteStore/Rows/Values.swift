import Foundation
import GRDB
import SecurityQuestions

extension ID {
    /// The 16 bytes of the UUID.
    var blob: Data {
        let b = uuid.uuid
        return Data([
            b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7, b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15,
        ])
    }

    init(blob: Data) throws {
        guard blob.count == 16 else { throw UnreadableValue() }
        self.init(UUID(Array(blob)))
    }
}

extension Date {
    /// Whole milliseconds since 1970, later ones cut off; a date made of milliseconds keeps its own, whatever the
    /// floating point made of it.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000 + 0.01).rounded(.down)) }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension TokenHash {
    var blob: Data { Data(bytes) }
}

extension PhoneNumber {
    /// The digits as a number.
    var digits: Int64? { Int64(e164.dropFirst()) }

    init(digits: String) throws {
        guard let phone = PhoneNumber(e164: "+" + digits) else { throw UnreadableValue() }
        self = phone
    }
}

extension EmailAddress {
    init(column: String) throws {
        guard let email = EmailAddress(column) else { throw UnreadableValue() }
        self = email
    }

    /// The text, where it is not the key itself.
    var writtenOtherwise: String? { text == key ? nil : text }
}

extension Row {
    func date(_ column: Int) -> Date { Date(milliseconds: self[column]) }

    func optionalDate(_ column: Int) -> Date? { (self[column] as Int64?).map(Date.init(milliseconds:)) }

    /// What `group_concat` joined with spaces; nothing where there was nothing to join.
    func words(_ column: Int) -> [String] {
        ((self[column] as String?) ?? "").split(separator: " ").map(String.init)
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable<String>>(_ column: Int, as type: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: self[column]) else { throw UnreadableValue() }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: Int, as type: Word.Type = Word.self) throws -> Word? {
        guard let text = self[column] as String? else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableValue() }
        return word
    }
}
