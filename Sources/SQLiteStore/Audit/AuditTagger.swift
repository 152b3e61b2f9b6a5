import Foundation
import GRDB
import Synchronization

/// Marks entries of the audit log as ours, with a key that is known only once the database is open.
final class AuditTagger: Sendable {
    /// As SQL calls it.
    static let function = "audit_tag"

    private let tag = Mutex<(@Sendable ([UInt8]) -> [UInt8])?>(nil)

    func use(_ tag: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.tag.withLock { $0 = tag } }

    /// Without a key the function gives null.
    func add(to db: Database) {
        db.add(
            function: DatabaseFunction(Self.function, argumentCount: 1) { [self] values in
                guard let hash = Data.fromDatabaseValue(values[0]) else { return nil }
                return tag.withLock(\.self).map { Data($0(Array(hash))) }
            })
    }
}
