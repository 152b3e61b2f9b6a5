import Hummingbird
import SecurityQuestions

/// The verification of the audit log. What was found is an entry of the log, so it can be seen again.
struct AuditVerificationController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<SupervisorContext>) {
        router.get("\(Links.auditVerification)", use: show)
        router.post("\(Links.auditVerification)", use: verify)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        AuditVerificationPage(latest: try await services.stores.newest(.auditVerified)?.event).response(context.visit)
    }

    @Sendable private func verify(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let verify = VerifyAuditLog(stores: services.stores, verify: services.verifyLog)
        _ = try await verify.perform(by: AuditOrigin(context.supervisor, address: context.visit.address))
        return Redirect.to(Links.auditVerification)
    }
}
