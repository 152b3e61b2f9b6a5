import Hummingbird
import Phrasebook
import SecurityQuestions

/// What the latest verification found, and the way to the next.
struct AuditVerificationPage {
    let latest: AuditEvent?
    /// What was found concerns everybody; who asked is for those who may see the entry.
    let sees: AuditVisibility
    let agents: [ID<Agent>: Set<Brand.ID>]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AuditVerificationWords.title),
            """
            <section class="card">
            <h1>\(text(AuditVerificationWords.title))</h1>
            \(found(text))
            <p>\(text(AuditVerificationWords.what)) \(text(AuditVerificationWords.oneAtATime))</p>
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
        let words = text(AuditVerificationWords.told(outcome))
        let banner =
            if case .sound = outcome { Banner.done(words) } else {
                Banner.error("\(words) \(text(AuditVerificationWords.whatToDo))")
            }
        let when = text.date(latest.at)
        return """
            \(banner)
            <p class="quiet">\(text(told(latest, at: Phrase(en: when, fr: when), text)))</p>
            """
    }

    private func told(_ latest: AuditEvent, at when: Phrase, _ text: Text) -> Phrase {
        let brands: Set<Brand.ID>? = if case .agent(let id, _) = latest.actor { agents[id] } else { nil }
        guard sees.shows(latest, agentBrands: brands) else { return AuditVerificationWords.latest(when) }
        let who = text(AuditWords.who(latest.actor))
        return AuditVerificationWords.latest(when, by: Phrase(en: who, fr: who))
    }
}
