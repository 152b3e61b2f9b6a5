import Foundation

/// A database that is only looked at: nothing is migrated, recorded or changed through it.
package protocol DatabaseInspection: Sendable {
    /// The migrations that the next start will apply; empty where the database is of this version.
    var missingMigrations: [String] { get }
    /// As ``KeyCheckStore/keyChecks()``.
    func keyChecks() async throws -> [String: [UInt8]]
    /// Whether the next start tags the rows no more: the audit log tells. Where the database is of this version.
    func areRowsTagged() async throws -> Bool
    /// As ``RowTagStore/alteredRows()``, where the database is of this version.
    func alteredRows() async throws -> [RecordAltered]
    /// As ``ErasingClockStore/isClockDoubted()``.
    func isClockDoubted() async throws -> Bool
    /// As `AccountStore.count(ofBrand:)`.
    func count(ofBrand brand: Brand.ID) async throws -> Int
    /// As ``OutboxStore/messages(withSent:limit:)``.
    func messages(withSent: Bool, limit: Int) async throws -> [Message]
    /// As ``RestorationStore/mailHold()``, where the database is of this version.
    func mailHold() async throws -> MailHold?
    /// As ``NodeStore/nodes()``, where the database is of this version.
    func nodes() async throws -> [ServerNode]
    /// As ``BrandStopStore/brandStops()``, where the database is of this version.
    func brandStops() async throws -> [Brand.ID: Date]
}
