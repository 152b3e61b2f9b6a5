/// The start and the end of a server, as the audit log tells them.
package struct ServerRun: Sendable {
    private let stores: any AuditStore & AuditLogStore
    private let world: World

    package init(stores: any AuditStore & AuditLogStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Parameter fingerprint: of the configuration; another one than last time is an entry of its own.
    package func begin(configuration fingerprint: String) async throws {
        let before = try await stores.newest(.serverStarted)?.event.detail
        let now = world.now()
        let detail = "configuration \(fingerprint)"
        if let before, before != detail {
            try await stores.record(AuditOrigin.host.event(.configurationChanged, at: now, detail: detail))
        }
        try await stores.record(AuditOrigin.host.event(.serverStarted, at: now, detail: detail))
    }

    package func end() async throws { try await stores.record(AuditOrigin.host.event(.serverStopped, at: world.now())) }
}
