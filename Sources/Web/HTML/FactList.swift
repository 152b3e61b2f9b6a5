import SecurityQuestions

/// What is known of somebody, a line each.
struct FactList {
    let facts: [(name: Phrase, value: HTML)]

    func content(_ text: Text) -> HTML {
        """
        <dl class="facts">\(facts.map { "<div><dt>\(text($0.name))</dt><dd>\($0.value)</dd></div>" as HTML })</dl>
        """
    }
}
