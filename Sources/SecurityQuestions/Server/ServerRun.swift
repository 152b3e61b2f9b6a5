/// The start and the end of a server, as the audit log tells them.
package struct ServerRun: Sendable {
    private let stores: any AuditStore & AuditLogStore

    package init(stores: any AuditStore & AuditLogStore) { self.stores = stores }

    /// - Parameter fingerprint: of the configuration; another one than last time is an entry of its own.
    package func begin(configuration fingerprint: String) async throws {
        let before = try await stores.newest(.serverStarted)?.event.detail
        let detail = "configuration \(fingerprint)"
        if let before, before != detail {
            try await stores.record(.configurationChanged, by: .host, detail: detail)
        }
        try await stores.record(.serverStarted, by: .host, detail: detail)
    }

    package func end() async throws { try await stores.record(.serverStopped, by: .host) }
}
