import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The questions that are offered, in groups: as a plain list to choose from, and each in full for whoever cannot read the list,
/// whose entries a narrow screen cuts off. The script searches the full ones.
struct QuestionList {
    let chosen: String

    private static let groups: [(kind: AnswerKind, questions: [SecurityQuestion])] = AnswerKind.allCases.compactMap {
        kind in
        let questions = Catalogue.offered.filter { $0.kind == kind }
        return questions.isEmpty ? nil : (kind, questions)
    }

    func options(_ text: Text) -> [OptionGroup] {
        Self.groups.map { group in
            OptionGroup(
                label: text(QuestionListWords.group(group.kind)),
                options: group.questions.map { (value: $0.id, label: text($0.text)) })
        }
    }

    /// Under the list. The question that is chosen is for the eye alone: the list has told it already.
    func inFull(_ text: Text) -> HTML {
        let whole = Catalogue.question(chosen).map { text($0.text) } ?? ""
        return """
            <p class="whole" id="whole-question" aria-hidden="true">\(whole)</p>
            <details class="all-questions" data-search="\(text(QuestionListWords.search))" \
            data-found="\(text(QuestionListWords.found))">
            <summary>\(text(QuestionListWords.readAll))</summary>
            \(Self.groups.map { group(text(QuestionListWords.group($0.kind)), $0.questions, text) })
            </details>
            """
    }

    /// Each is a button of the form: it works without the script, which only loses nothing that was typed.
    private func group(_ title: String, _ questions: [SecurityQuestion], _ text: Text) -> HTML {
        """
        <section><h2 class="small">\(title)</h2>
        <ul>\(questions.map { question in
            "<li><button class=\"pick\" name=\"pick\" value=\"\(question.id)\">\(text(question.text))</button></li>\n"
        })</ul></section>

        """
    }
}
