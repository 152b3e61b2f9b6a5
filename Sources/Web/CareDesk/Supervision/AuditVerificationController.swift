import Hummingbird
import Phrasebook
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
        let verify = VerifyAuditLog(stores: services.stores, world: services.world, verify: services.verifyLog)
        _ = try await verify.perform(by: AuditOrigin(context.supervisor, address: context.visit.address))
        return Redirect.to(Links.auditVerification)
    }
}

/// What the latest verification found, and the way to the next.
struct AuditVerificationPage {
    let latest: AuditEvent?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AuditVerificationWords.title),
            """
            <section class="card">
            <h1>\(text(AuditVerificationWords.title))</h1>
            \(found(text))
            <p>\(text(AuditVerificationWords.what))</p>
            <form method="post" action="\(Links.auditVerification)" class="buttons">\(visit.tokenField)
            <button class="primary">\(text(AuditVerificationWords.verify))</button>
            <a class="button" href="\(Links.auditLog)">\(text(AuditVerificationWords.back))</a></form>
            </section>
            """, tab: .auditLog)
    }

    private func found(_ text: Text) -> HTML {
        guard let latest, let outcome = latest.detail.flatMap(AuditOutcome.init(detail:)) else {
            return "<p class=\"quiet\">\(text(AuditVerificationWords.never))</p>"
        }
        let who = text(AuditWords.who(latest.actor))
        let words = text(AuditVerificationWords.told(outcome))
        let banner =
            if case .sound = outcome { Banner.done(words) } else {
                Banner.error("\(words) \(text(AuditVerificationWords.whatToDo))")
            }
        let when = text.date(latest.at)
        return """
            \(banner)
            <p class="quiet">\(text(AuditVerificationWords.latest(Phrase(en: when, fr: when), by: Phrase(en: who, fr: who))))</p>
            """
    }
}
