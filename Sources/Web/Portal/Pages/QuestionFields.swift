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
        case heard(HeardAnswer)
        /// The form had been sent before, with another answer.
        case usedUp
        /// No answer can be changed now.
        case wait(Phrase)
        /// An answer was typed and is gone: the language was switched, a log-in had ended, a question was picked from the full list.
        case typeAgain

        var isTypeAgain: Bool { if case .typeAgain = self { true } else { false } }

        var isRefusal: Bool {
            switch self {
            case .refused, .usedUp, .wait: true
            case .heard, .typeAgain: false
            }
        }
    }

    func content(_ text: Text) -> HTML {
        var question = Field(name: .question, label: text(QuestionWords.choose))
        var answer = Field(name: .answer, label: text(answerLabel), hint: text(QuestionWords.hint))
        switch remark {
        case .refused(.noQuestion):
            question.error = text(QuestionWords.refused(.noQuestion, kind: nil))
            answer.hint = "\(text(QuestionListWords.typeAgainAfterRefusal)) \(answer.hint ?? "")"
        case .refused(let why): answer.error = text(QuestionWords.refused(why, kind: Catalogue.question(chosen)?.kind))
        case .heard, .typeAgain: answer.isFocused = true
        case .usedUp: answer.error = text(QuestionWords.usedUp)
        case .wait(let words): answer.error = text(words)
        case nil: break
        }
        let list = QuestionList(chosen: chosen)
        return """
            \(remark?.isTypeAgain == true ? Banner.info(text(QuestionListWords.typeAgain)) : .none)
            \(question.select(
                text(Words.choose), list.options(text), chosen: chosen,
                missing: text(QuestionWords.refused(.noQuestion, kind: nil))))
            \(list.inFull(text))
            \(answer.input(
                .secretAnswer(show: text(QuestionWords.showAnswer)), attributes: " data-heard"))
            \(reading(text))
            """
    }

    /// How the answer would be heard, on request. The script asks whenever typing pauses, without leaving the page.
    private func reading(_ text: Text) -> HTML {
        let heard: HTML? =
            if case .heard(let heard) = remark {
                """
                <p>\(text(QuestionWords.heard)) <strong>\(heard.words)</strong>\
                \(heard.isReadTwoWays ? " <span class=\"error\">\(text(QuestionWords.readTwoWays))</span>" : .none)</p>\
                <p class="retype">\(text(QuestionWords.typeAgain))</p>
                """
            } else { nil }
        return """
            <div class="reading"><button class="plain" name="preview" value="yes" data-preview>\
            \(text(QuestionWords.preview))</button><div id="reading" role="status">\(heard.orNone)</div></div>
            """
    }

    /// The form's name, for the language switch: it takes along what was chosen.
    static let form = "choosing"
}
