import Foundation

/// Whether anything of a brand is checked.
package protocol BrandStopStore: Sendable {
    /// Stops every check of the brand and ends whatever lets somebody in, by one transaction and as one entry. Who checks meanwhile either
    /// is done before, or finds it stopped.
    ///
    /// - Returns: what was ended; nil where it was stopped already, and nothing changed.
    func stop(_ brand: Brand.ID, by origin: AuditOrigin) async throws -> EndedWaysIn?
    /// - Returns: since when it was stopped; nil where it was not.
    func resume(_ brand: Brand.ID, by origin: AuditOrigin) async throws -> Date?
    /// Those that are stopped, and since when.
    func brandStops() async throws -> [Brand.ID: Date]
}
