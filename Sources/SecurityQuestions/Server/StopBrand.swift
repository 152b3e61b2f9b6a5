import Foundation

/// Stops everything of a brand in an emergency, or lets it go on: for whoever runs commands on the server.
package struct StopBrand: Sendable {
    private let stores: any BrandStopStore

    package init(stores: any BrandStopStore) { self.stores = stores }

    /// - Returns: what was ended; nil where the brand was stopped already.
    package func stop(_ brand: Brand.ID) async throws -> EndedWaysIn? { try await stores.stop(brand, by: .host(brand)) }

    /// - Returns: since when it was stopped; nil where it was not.
    package func resume(_ brand: Brand.ID) async throws -> Date? { try await stores.resume(brand, by: .host(brand)) }
}

/// What is recorded of it. Whoever supervises the brand sees it, as anything of the brand.
package enum BrandStopChange: Sendable {
    case stopped(EndedWaysIn)
    case resumed

    package func event(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        switch self {
        case .stopped(let ended): origin.event(.brandStopped, at: now, detail: "ended: \(ended.text)")
        case .resumed: origin.event(.brandResumed, at: now)
        }
    }
}

extension AuditOrigin {
    /// Whoever runs commands on the server, for one brand.
    fileprivate static func host(_ brand: Brand.ID) -> AuditOrigin {
        AuditOrigin(actor: .host, address: nil, brand: brand)
    }
}
