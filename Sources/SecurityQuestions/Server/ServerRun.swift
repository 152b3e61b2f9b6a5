/// The start and the end of a server, as the audit log tells them.
package struct ServerRun: Sendable {
    private let stores: any AuditStore & AuditLogStore

    package init(stores: any AuditStore & AuditLogStore) { self.stores = stores }

    /// - Parameter fingerprint: of the configuration; another one than last time is an entry of its own.
    package func begin(configuration fingerprint: String) async throws {
        try await reload(configuration: fingerprint)
        try await stores.record(.serverStarted, by: .host, detail: Self.detail(fingerprint))
    }

    /// Another configuration than last time is an entry; before the first start there is none to compare with.
    package func reload(configuration fingerprint: String) async throws {
        let told = [try await stores.newest(.serverStarted), try await stores.newest(.configurationChanged)]
        let before = told.compactMap(\.self).max { $0.number < $1.number }
        guard let before, before.event.detail != Self.detail(fingerprint) else { return }
        try await stores.record(.configurationChanged, by: .host, detail: Self.detail(fingerprint))
    }

    private static func detail(_ fingerprint: String) -> String { "configuration \(fingerprint)" }

    package func end() async throws { try await stores.record(.serverStopped, by: .host) }
}
