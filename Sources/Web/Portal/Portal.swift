import Hummingbird
import SecurityQuestions

/// The Office Manager: the customer's web portal.
public enum Portal {
    public static func application(_ services: WebServices, at listener: Listener) throws -> some ApplicationProtocol {
        try listener.application(router(services), trusting: services.proxies)
    }

    static func router(_ services: WebServices) -> Router<WebContext> {
        let door = Arrival.Door.portal
        let router = Site.router(services, door: door)
        LoginController(services: services).add(to: router)
        ActivationController(services: services).add(to: router)
        PasswordResetController(services: services).add(to: router)
        EmailConfirmationController(services: services).add(to: router)
        HelpController(services: services).add(to: router)
        let members = router.group(context: MemberContext.self)
        HomeController(services: services).add(to: members)
        SettingsController(services: services).add(to: members)
        QuestionController(services: services).add(to: members)
        ActivityController(services: services).add(to: members)
        SupportCodeController(services: services).add(to: members)
        NotMeController(services: services).add(to: members)
        PasswordController(services: services).add(to: members)
        PasswordAgainController(services: services).add(to: members)
        EmailController(services: services).add(to: members)
        SecondFactorController(services: services).add(to: members)
        return router
    }
}

/// What both listeners have in common, outermost first.
enum Site {
    static func router(_ services: WebServices, door: Arrival.Door) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders())
        router.add(middleware: HealthRoutes(services: services))
        router.add(middleware: AssetRoutes(library: services.assets))
        router.add(middleware: Arrival(services: services, door: door))
        LanguageRoutes(services: services, door: door).add(to: router)
        for path in [Links.language, Links.logout] { router.get("\(path)") { _, _ in Redirect.to(Links.home) } }
        return router
    }
}
