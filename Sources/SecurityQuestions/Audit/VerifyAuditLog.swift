/// Verifies the audit log. What was found is an entry of the log, so it can be seen again.
package struct VerifyAuditLog: Sendable {
    private let stores: any AuditStore
    private let verify: @Sendable () async throws -> AuditVerification.Result

    /// `verify` reads the whole log; throws an ``AuditFault`` where it is not as it was recorded.
    package init(
        stores: any AuditStore, verify: @escaping @Sendable () async throws -> AuditVerification.Result
    ) {
        (self.stores, self.verify) = (stores, verify)
    }

    package func perform(by origin: AuditOrigin) async throws -> Result<AuditVerification.Result, AuditFault> {
        let found: Result<AuditVerification.Result, AuditFault>
        do {
            found = .success(try await verify())
        } catch let fault as AuditFault {
            found = .failure(fault)
        }
        let outcome =
            switch found {
            case .success(let result): AuditOutcome(result)
            case .failure(let fault): AuditOutcome.fault(fault)
            }
        try await stores.record(.auditVerified, by: origin, detail: outcome.detail)
        return found
    }
}
