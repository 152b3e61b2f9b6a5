import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The fields of forms about an agent, and what a refusal says beside the one that it is about.
struct AgentFields {
    let manager: AgentManager
    let brands: Brands

    /// As the agent is now.
    static func form(of agent: Agent) -> Form {
        var fields = [Form.Field.name.rawValue: agent.name, Form.Field.role.rawValue: agent.role.rawValue]
        for brand in agent.brands { fields[Form.box(of: brand)] = "yes" }
        return Form(fields)
    }

    /// Of somebody new: of an only brand, there is no choice.
    func new(_ id: ID<Agent>, _ language: Language) -> Form {
        var fields = [
            Form.Field.id.rawValue: id.description, Form.Field.language.rawValue: language.rawValue,
        ]
        if offered.count == 1 { fields[Form.box(of: offered[0].id)] = "yes" }
        return Form(fields)
    }

    /// What is missing, all of it at once.
    func missing(_ form: Form) -> Set<AgentManager.Refusal> {
        var missing: Set<AgentManager.Refusal> = []
        if PersonName.typed(form[.name]) == nil { missing.insert(.nameUnusable) }
        if chosen(form).isEmpty { missing.insert(.brandMissing) }
        if Reason(form[.reason]) == nil { missing.insert(.reasonMissing) }
        return missing
    }

    /// Those of the manager's that are ticked, in the order of the configuration.
    func chosen(_ form: Form) -> [Brand.ID] { offered.map(\.id).filter(form.isTicked) }

    private var offered: [Brand] { brands.all.filter { manager.brands.contains($0.id) } }

    /// What is about no field.
    func banner(_ refusals: Set<AgentManager.Refusal>, _ text: Text) -> HTML {
        let others = refusals.subtracting([.nameUnusable, .brandMissing, .reasonMissing])
        return others.first.map { Banner.error(text(AgentAccessWords.refused($0))) } ?? .none
    }

    func name(_ form: Form, _ refusals: Set<AgentManager.Refusal>, _ text: Text) -> HTML {
        Field(
            name: .name, label: text(PeopleWords.name), hint: text(AgentAccessWords.nameHint),
            error: words(.nameUnusable, refusals, text)
        ).input(.text, value: form[.name])
    }

    /// Where there is no choice, the role is an agent's.
    func role(_ form: Form, _ text: Text) -> HTML {
        guard manager.roles.count > 1 else { return .none }
        let chosen = form[.role].isEmpty ? Agent.Role.agent.rawValue : form[.role]
        return Field(name: .role, label: text(SupervisorWords.roleLabel), hint: text(AgentAccessWords.roleHint)).select(
            text(Words.choose),
            manager.roles.map { ($0.rawValue, text(SupervisorWords.role($0))) }, chosen: chosen)
    }

    func brands(_ form: Form, _ refusals: Set<AgentManager.Refusal>, _ text: Text) -> HTML {
        let error: HTML? = words(.brandMissing, refusals, text).map {
            "<p class=\"error\" id=\"brand-error\">\($0)</p>"
        }
        let described = error == nil ? "brand-hint" : "brand-hint brand-error"
        return """
            <fieldset class="field\(error == nil ? "" : " wrong")" aria-describedby="\(described)">
            <legend>\(text(SupervisorWords.brands))</legend>
            <p class="hint" id="brand-hint">\(text(AgentAccessWords.brandsHint))</p>
            \(error.orNone)
            \(offered.map { box(of: $0, isTicked: form.isTicked($0.id)) })
            </fieldset>
            """
    }

    private func box(of brand: Brand, isTicked: Bool) -> HTML {
        let name = Form.box(of: brand.id)
        return """
            <p class="box"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\(isTicked ? " checked" : "")> \
            <label for="\(name)">\(brand.name)</label></p>

            """
    }

    func reason(_ form: Form, _ refusals: Set<AgentManager.Refusal>, _ text: Text) -> HTML {
        Field(
            name: .reason, label: text(SupervisorWords.reason), hint: text(AgentAccessWords.changeReason),
            error: words(.reasonMissing, refusals, text)
        ).input(.text, value: form[.reason], attributes: " maxlength=\"\(Reason.longest)\"")
    }

    private func words(_ own: AgentManager.Refusal, _ refusals: Set<AgentManager.Refusal>, _ text: Text) -> String? {
        refusals.contains(own) ? text(AgentAccessWords.refused(own)) : nil
    }
}
