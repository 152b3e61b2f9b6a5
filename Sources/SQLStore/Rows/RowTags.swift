import Crypto
import Foundation
import SecurityQuestions

/// Makes and checks the tags of rows. Every row that is read through a ``Reading`` carries it, so that no statement can
/// forget to ask.
package struct RowTags: Sendable {
    private let make: RowTag.Maker?
    private let naming: Naming?

    /// What is kept of a name, an address or a session that fails to log in: 32 bytes that only the ring makes of it.
    package typealias Naming = @Sendable ([UInt8]) -> [UInt8]

    package init(_ make: @escaping RowTag.Maker, naming: Naming? = nil) { (self.make, self.naming) = (make, naming) }

    private init() { (make, naming) = (nil, nil) }

    /// Without a key ring it is SHA-256: a database that is only looked at finds nobody by it.
    func name(of subject: LoginThrottle.Subject) -> [UInt8] {
        let bytes = Array(subject.key.utf8)
        return naming?(bytes) ?? Array(SHA256.hash(data: bytes))
    }

    /// For a database that is only counted, or is being brought up to date: without the key ring nothing can be checked.
    package static let unchecked = RowTags()

    /// By the newest key.
    func tag(_ facts: RowFacts) throws -> RowTag { try present(make?(nil, facts.bytes)) }

    /// Whether `tag` is ours; nil where the ring lacks its key, which it may have in a moment.
    func isOurs(_ tag: RowTag?, of facts: RowFacts) -> Bool? {
        guard let make else { return true }
        guard let tag else { return false }
        return make(tag.keyID, facts.bytes).map(tag.isEqual(to:))
    }

    /// The id of a grant that says `facts`, by the newest key.
    func grantID(_ facts: RowFacts) throws -> ID<Grant> { try tag(facts).grantID }

    /// Whether the id of a grant was made of `facts` by a key of the ring.
    ///
    /// - Parameter keyIDs: of all that the database knows.
    func isOurs(_ id: ID<Grant>, of facts: RowFacts, by keyIDs: @autoclosure () throws -> [String]) throws -> Bool {
        guard let make else { return true }
        if make(nil, facts.bytes)?.grantID == id { return true }
        let made = try keyIDs().map { make($0, facts.bytes)?.grantID }
        if made.contains(id) { return true }
        // Another process has made it by a key that this one has not taken yet, perhaps.
        guard !made.contains(nil) else { throw StoreFailure.busy }
        return false
    }
}

extension SQLRow {
    /// Throws ``RecordAltered`` where the columns `tag_key` and `tag` do not belong to `facts`.
    func require(_ facts: RowFacts, tag prefix: String) throws {
        switch tags.isOurs(try tag(prefix), of: facts) {
        case true?: return
        case false?: throw facts.altered
        // Another process tags with a key that this one has not taken yet, and looks for now.
        case nil: throw StoreFailure.busy
        }
    }

    /// Whether the columns belong to `facts`, for whoever goes on without the row: not so either where that cannot be told yet.
    func isOurs(_ facts: RowFacts, tag prefix: String) throws -> Bool {
        tags.isOurs(try tag(prefix), of: facts) == true
    }

    func tag(_ prefix: String) throws -> RowTag? {
        guard let code: [UInt8] = try self[prefix + "_tag"] else { return nil }
        return RowTag(keyID: try self[prefix + "_tag_key"], code: code)
    }
}

extension Reading {
    /// What `read` reads for a list; nil where it comes upon a row that was altered. Nothing rests on that, and nothing else does
    /// without it: `countersign doctor` and `countersign audit verify` name it.
    func unlessAltered<Value>(_ read: () throws -> Value?) throws -> Value? {
        do { return try read() } catch is RecordAltered { return nil }
    }
}

extension RowTag {
    /// 122 bits of the code, as a UUID of version 8 (RFC 9562 §5.8).
    fileprivate var grantID: ID<Grant> {
        var bytes = Array(code.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return ID(UUID(bytes))
    }

    /// The values of `tag_key, tag`.
    var arguments: SQLArguments { [keyID, code] }
}
