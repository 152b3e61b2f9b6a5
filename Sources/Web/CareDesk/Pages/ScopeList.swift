import Phrasebook
import SecurityQuestions

/// What the call may do by the brand's policy: by the proof it has reached, or would reach.
struct ScopeList {
    let page: CallPage

    private var scopes: [Scope] { page.brand.policy.scopes }

    /// Of a verified call.
    func reached(_ text: Text) -> HTML {
        guard let proof = page.call.proof else { return .none }
        let (allowed, others) = split(by: proof)
        return """
            <div class="scopes">\(list(ProofWords.allows, allowed, "may", text))\
            \(list(ProofWords.needsCode, others, "may-not", text))</div>
            """
    }

    /// Of an open one, in a line for each proof.
    func ahead(_ text: Text) -> HTML {
        let (allowed, others) = split(by: .securityQuestion)
        let lines: [(Phrase, [Scope])] =
            page.obstacle == nil
            ? [(ProofWords.withAnswer, allowed), (ProofWords.onlyWithCode, others)]
            : page.takesCode ? [(ProofWords.withCode, scopes)] : []
        let shown = lines.filter { !$0.1.isEmpty }
        guard !shown.isEmpty else { return .none }
        return """
            <div class="scopes"><h2 class="small">\(text(ProofWords.aheadTitle))</h2>
            <dl class="ahead">\(shown.map { words, scopes in
                """
                <div><dt>\(text(words))</dt> <dd>\(scopes.map { text($0.name) }.joined(separator: " · "))</dd></div>
                """ as HTML
            })</dl></div>
            """
    }

    private func split(by proof: Proof) -> (allowed: [Scope], others: [Scope]) {
        (scopes.filter { $0.needs <= proof }, scopes.filter { $0.needs > proof })
    }

    private func list(_ title: Phrase, _ scopes: [Scope], _ style: String, _ text: Text) -> HTML {
        if scopes.isEmpty { return .none }
        return """
            <h2 class="small">\(text(title))</h2>
            <ul class="\(style)">\(scopes.map { "<li>\(text($0.name))</li>" as HTML })</ul>
            """
    }
}
