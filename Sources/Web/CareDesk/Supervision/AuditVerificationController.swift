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
        let agents = try await services.stores.agents(servingBrandsOf: context.supervisor)
        return AuditVerificationPage(
            latest: try await services.stores.newest(.auditVerified)?.event,
            sees: AuditVisibility(of: context.supervisor, among: services.brands),
            agents: Dictionary(agents.map { ($0.id, Set($0.brands)) }) { first, _ in first }
        ).response(context.visit)
    }

    @Sendable private func verify(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let verify = VerifyAuditLog(stores: services.stores, verify: services.verifyLog)
        _ = try await verify.perform(by: AuditOrigin(context.supervisor, address: context.visit.address))
        return Redirect.to(Links.auditVerification)
    }
}
