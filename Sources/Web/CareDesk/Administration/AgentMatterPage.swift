import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Changes one thing about an agent: what it does, what it becomes, and why.
struct AgentMatterPage {
    let matter: AgentMatter
    let agent: Agent
    let fields: AgentFields
    var form: Form?
    var refusals: Set<AgentManager.Refusal> = []

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let form = form ?? AgentFields.form(of: agent)
        return visit.page(
            text.errorTitle(matter.words.title, isWrong: !refusals.isEmpty) + " – \(agent.name)",
            """
            <section class="card narrow">
            <h1>\(text(matter.words.title))</h1>
            \(fields.banner(refusals, text))
            <p><strong>\(agent.name)</strong>, \(agent.email.text)</p>
            <p>\(text(matter.words.what))</p>
            <form method="post" action="\(Links.agentMatter(matter, of: agent.id))" novalidate>
            \(visit.tokenField)
            \(field(form, text))
            \(fields.reason(form, refusals, text))
            <p class="buttons"><button class="primary">\(text(matter.words.link))</button>
            <a class="button" href="\(Links.accessOfAgent(agent.id))">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .agents, status: refusals.isEmpty ? .ok : .unprocessableContent)
    }

    private func field(_ form: Form, _ text: Text) -> HTML {
        switch matter {
        case .name: fields.name(form, refusals, text)
        case .role: fields.role(form, text)
        case .brands: fields.brands(form, refusals, text)
        case .password, .sessions, .secondFactor, .disable, .enable: .none
        }
    }
}

/// Adds somebody to the care desk, whose password nobody else types.
struct NewAgentPage {
    let fields: AgentFields
    let form: Form
    var refusals: Set<AgentManager.Refusal> = []
    var emailError: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let email = Field(name: .email, label: text(Words.email), error: emailError.map(text.callAsFunction))
        let languages = Language.allCases.map { ($0.rawValue, text(AgentAccessWords.name(of: $0))) }
        let isWrong = !refusals.isEmpty || emailError != nil
        return visit.page(
            text.errorTitle(AgentAccessWords.add, isWrong: isWrong),
            """
            <section class="card narrow">
            <h1>\(text(AgentAccessWords.add))</h1>
            \(fields.banner(refusals, text))
            <p>\(text(AgentAccessWords.addWhat))</p>
            <form method="post" action="\(Links.newAgent)" novalidate>
            \(visit.tokenField)
            <input type="hidden" name="id" value="\(form[.id])">
            \(fields.name(form, refusals, text))
            \(email.input(.newEmail, value: form[.email]))
            \(fields.role(form, text))
            \(fields.brands(form, refusals, text))
            \(Field(name: .language, label: text(AgentAccessWords.language)).select(
                text(Words.choose), languages, chosen: form[.language]))
            \(fields.reason(form, refusals, text))
            <p class="buttons"><button class="primary">\(text(AgentAccessWords.add))</button>
            <a class="button" href="\(Links.agentAccess)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .agents, status: isWrong ? .unprocessableContent : .ok)
    }
}
