import Hummingbird
import SecurityQuestions
import Telemetry

/// The care desk: the agent's web application, on a listener of its own.
package enum CareDesk {
    package static func application(_ services: WebServices, at listener: Listener) throws -> some ApplicationProtocol {
        try listener.application(of: .care, services, routes: router)
    }

    static func router(_ services: WebServices) -> Router<WebContext> {
        let router = Router.serving(.careDesk(services), services, hashing: .check)
        LoginController(services: services).add(to: router)
        LoginTimeController().add(to: router)
        LogInLinkController(services: services).add(to: router)
        if services.company != nil { CompanyController(services: services).add(to: router) }
        AgentPasswordController(services: services).add(to: router)
        let setUp = router.group(context: AgentSetUpContext.self)
        PasswordAgainController(services: services).add(to: setUp)
        SecondFactorController(services: services).add(to: setUp)
        let agents = router.group(context: AgentContext.self)
        ProfileController(services: services).add(to: agents)
        LookUpController(services: services).add(to: agents)
        CallController(services: services).add(to: agents)
        CallerController(services: services).add(to: agents)
        CallAdviceController(services: services).add(to: agents)
        CodeLinkMailController(services: services).add(to: agents)
        HelpController(services: services).add(to: agents)
        AgentAccessController(services: services).add(to: agents.group(context: ManagerContext.self))
        let supervisors = agents.group(context: SupervisorContext.self)
        OverviewController(services: services).add(to: supervisors)
        LockController(services: services).add(to: supervisors)
        AgentsController(services: services).add(to: supervisors)
        AuditController(services: services).add(to: supervisors)
        AuditVerificationController(services: services).add(to: supervisors)
        return router
    }
}
