import Phrasebook
import SecurityQuestions

/// The list of questions and the field for an answer, which is always empty.
struct QuestionFields {
    let chosen: String
    let answerLabel: Phrase
    let remark: Remark?

    /// What is said beside the fields.
    enum Remark {
        case refused(AnswerRefusal)
        case heard(String)
        /// The form had been sent before, with another answer.
        case usedUp
        /// No answer can be changed now.
        case wait(Phrase)

        var isRefusal: Bool {
            switch self {
            case .refused, .usedUp, .wait: true
            case .heard: false
            }
        }
    }

    func content(_ text: Text) -> HTML {
        var question = Field(name: .question, label: text(QuestionWords.choose))
        var answer = Field(name: .answer, label: text(answerLabel), hint: text(QuestionWords.hint))
        switch remark {
        case .refused(.noQuestion): question.error = text(QuestionWords.refused(.noQuestion, kind: nil))
        case .refused(let why): answer.error = text(QuestionWords.refused(why, kind: Catalogue.question(chosen)?.kind))
        case .heard: answer.isFocused = true
        case .usedUp: answer.error = text(QuestionWords.usedUp)
        case .wait(let words): answer.error = text(words)
        case nil: break
        }
        let options = Catalogue.offered.map { (value: $0.id, label: text($0.text)) }
        return """
            \(question.select(text(QuestionWords.chooseNone), options, chosen: chosen))
            \(answer.input(.secretAnswer(show: text(QuestionWords.showAnswer))))
            """
    }

    /// How the answer would be heard, on request. A script asks without leaving the page and keeps what was typed.
    ///
    /// It stands after the button that saves: Enter presses the first button of a form.
    func reading(_ text: Text) -> HTML {
        let heard: HTML? =
            if case .heard(let words) = remark {
                """
                <p>\(text(QuestionWords.heard)) <strong>\(words)</strong></p>\
                <p class="retype">\(text(QuestionWords.typeAgain))</p>
                """
            } else { nil }
        return """
            <div class="reading"><button class="plain" name="preview" value="yes" data-preview>\
            \(text(QuestionWords.preview))</button><div id="reading" role="status">\(heard.orNone)</div></div>
            """
    }
}
