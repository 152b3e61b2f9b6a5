import Hummingbird
import SecurityQuestions
import Telemetry

/// The Office Manager: the customer's web portal.
package enum Portal {
    package static func application(_ services: WebServices, at listener: Listener) throws -> some ApplicationProtocol {
        try listener.application(of: .portal, services, routes: router)
    }

    static func router(_ services: WebServices) -> Router<WebContext> {
        let router = Router.serving(.portal(services), services, hashing: .others)
        LoginController(services: services).add(to: router)
        LoginTimeController().add(to: router)
        if !services.owners.isEmpty { CompanyController(services: services).add(to: router) }
        ActivationController(services: services).add(to: router)
        PasswordResetController(services: services).add(to: router)
        EmailConfirmationController(services: services).add(to: router)
        CodeLinkController(services: services).add(to: router)
        NotMeLinkController(services: services).add(to: router)
        HelpController(services: services).add(to: router)
        SettingsController(services: services).add(toAll: router)
        let members = router.group(context: MemberContext.self)
        HomeController(services: services).add(to: members)
        SettingsController(services: services).add(to: members)
        QuestionController(services: services).add(to: members)
        ActivityController(services: services).add(to: members)
        PeopleController(services: services).add(to: members)
        SwitchController(services: services).add(to: members)
        SupportCodeController(services: services).add(to: members)
        NotMeController(services: services).add(to: members)
        PasswordController(services: services).add(to: members)
        PasswordAgainController(services: services).add(to: members)
        EmailController(services: services).add(to: members)
        SecondFactorController(services: services).add(to: members)
        return router
    }
}
