import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The two words of a call, to compare with what the caller says; the tick; and the warning where two calls cross. It stands
/// below what verifies: the words verify nobody.
struct CallWordsPart {
    let call: Call
    let words: CallWords
    /// The customer's.
    let language: Language

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        switch words {
        case .none: return "<p class=\"sign quiet\">\(text(AnnouncementWords.none))</p>"
        case .otherCall: return .none
        case .shared(let known, _):
            return """
                <section class="sign" aria-labelledby="words-title">
                <h2 class="small" id="words-title">\(text(AnnouncementWords.title))</h2>
                <p>\(text(AnnouncementWords.ask))</p>
                \(said)
                \(known.map { "<p role=\"status\">\(text(AnnouncementWords.ticked($0)))</p>" as HTML }.orNone)
                \(buttons(known, visit))
                </section>
                """
        }
    }

    func warning(_ text: Text) -> HTML {
        switch words {
        case .otherCall: banner(AnnouncementWords.otherCall, text)
        case .shared(_, .some): banner(AnnouncementWords.otherCallLater, text)
        case .none, .shared: .none
        }
    }

    private func banner(_ words: Phrase, _ text: Text) -> HTML {
        """
        <div class="banner warning"><h2>\(text(AnnouncementWords.otherCallTitle))</h2><p>\(text(words))</p></div>
        """
    }

    /// In the caller's language first.
    private var said: HTML {
        let words = CallSign.words(of: call.id)
        let other: Language = language == .en ? .fr : .en
        func said(_ language: Language) -> String { words.map { $0[language] }.joined(separator: " · ") }
        return """
            <p><strong class="words" lang="\(language.rawValue)">\(said(language))</strong> \
            <span class="quiet">(<span lang="\(other.rawValue)">\(said(other))</span>)</span></p>
            """
    }

    /// What was ticked can be ticked otherwise.
    private func buttons(_ known: Bool?, _ visit: Visit) -> HTML {
        let choices: [(Bool, String, Phrase)] = [
            (true, "yes", AnnouncementWords.knew), (false, "no", AnnouncementWords.didNotKnow),
        ]
        return """
            <form method="post" action="\(Links.callWords(call.id))" class="buttons">\(visit.tokenField)
            \(choices.filter { $0.0 != known }.map {
                "<button name=\"known\" value=\"\($0.1)\">\(visit.text($0.2))</button> " as HTML
            })
            </form>
            """
    }
}
