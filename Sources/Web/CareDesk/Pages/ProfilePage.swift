import Hummingbird
import Phrasebook
import SecurityQuestions

/// An agent's own page: who is logged in, the ways to another password and to a second factor, where else they are logged in, and
/// their latest calls.
struct ProfilePage {
    let agent: Agent
    let brands: Brands
    let view: ProfileView
    let here: TokenHash
    let done: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SecondFactorWords.ownLogin),
            """
            \(done.map { Banner.done(text($0)) }.orNone)
            <section class="card">
            <h1>\(agent.name)</h1>
            \(facts(text))
            <p class="buttons">\(newPassword(visit))<a class="button" href="\(Links.secondFactor)">\(text(SecondFactorWords.card))</a></p>
            \(HelpTopic.ownPassword.content(text))
            </section>
            \(SessionCard(sessions: view.sessions, here: here, action: Links.ownSessions).content(visit))
            <section class="card" aria-labelledby="call-card">
            <h2 id="call-card">\(text(AgentWords.latestCalls))</h2>
            \(view.calls.isEmpty ? "<p class=\"quiet\">\(text(AgentWords.noCalls))</p>" : calls(text))
            </section>
            \(KeyList.card(visit))
            """)
    }

    private func newPassword(_ visit: Visit) -> HTML {
        guard visit.site.takesPasswords else { return .none }
        return "<a class=\"button\" href=\"\(Links.newPassword)\">\(visit.text(PasswordWords.change))</a>\n"
    }

    private func facts(_ text: Text) -> HTML {
        let isOn = view.secondFactor.map { text(SecondFactorWords.cardOn($0.recoveryCodesLeft)) }
        return FactList(facts: [
            (SupervisorWords.roleLabel, "\(text(SupervisorWords.role(agent.role)))"),
            (Words.email, "\(agent.email.text)"), (SupervisorWords.brands, "\(agent.names(of: brands))"),
            (SecondFactorWords.card, "\(isOn ?? text(SecondFactorWords.cardOff))"),
        ]).content(text)
    }

    private func calls(_ text: Text) -> HTML {
        """
        <table class="stacked">
        <thead><tr><th scope="col">\(text(PortalWords.accountNumber))</th><th scope="col">\(text(AgentWords.callEnd))</th>\
        <th scope="col">\(text(PortalWords.when))</th></tr></thead>
        <tbody>\(view.calls.map { row($0, text) })</tbody>
        </table>
        """
    }

    /// The number leads to the call, which tells an agent of no other's.
    private func row(_ recent: ProfileView.RecentCall, _ text: Text) -> HTML {
        """
        <tr><td><a href="\(Links.call(recent.call.id))">\(recent.accountNumber)</a></td>\
        <td>\(text(words(of: recent.call)))</td><td>\(text.moment(recent.call.openedAt))</td></tr>

        """
    }

    private func words(of call: Call) -> Phrase {
        switch call.state(at: view.now) {
        case .open: AgentWords.callOpen
        case .verified, .closed(.verified): VerificationMethodWords.verified(by: call.method)
        case .closed(let outcome): CareWords.outcome(outcome)
        }
    }
}
