import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

struct SupportCodeButton {
    let key: ID<SupportCode>
    let words: Phrase

    func content(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(Links.supportCode)">\(visit.tokenField)\
        <input type="hidden" name="key" value="\(key.description)">\
        <p><button class="primary">\(visit.text(words))</button></p></form>
        """
    }
}

/// The six digits, this once.
struct SupportCodePage {
    let digits: String
    let expiresAt: Date
    let host: Brand.Host
    /// Calls about this account that are under way.
    let calls: [Call]

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.title))</h1>
            <p class="code">\("\(digits.prefix(3))\u{a0}\(digits.suffix(3))")</p>
            <p>\(text(SupportCodeWords.worksUntil(text.time(expiresAt))))</p>
            <p>\(text(calls.isEmpty ? SupportCodeWords.how(host.unbrokenCarePhone) : SupportCodeWords.howInCall))</p>
            \(calls.map { CallBanner(call: $0, host: host).content(text) })
            <p class="quiet">\(text(SupportCodeWords.never))</p>
            <p><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a></p>
            \(HelpTopic.codeTrouble.content(text))
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}

/// A form that was sent before: the code it made is not shown twice.
struct SupportCodeShownPage {
    let key: ID<SupportCode>

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.shownTitle),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.shownTitle))</h1>
            <p>\(text(SupportCodeWords.shown))</p>
            \(SupportCodeButton(key: key, words: SupportCodeWords.getNew).content(visit))
            <p><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a></p>
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}

/// Says, while Customer Care talks to somebody about this account, how to tell the agent from somebody who pretends.
struct CallBanner {
    let call: Call
    let host: Brand.Host

    func content(_ text: Text) -> HTML {
        let words = CallSign.words(of: call.id).map(text.callAsFunction).joined(separator: " · ")
        return """
            <section class="banner info call" aria-labelledby="call-\(call.id.description)">
            <h2 id="call-\(call.id.description)">\(text(SupportCodeWords.callTitle))</h2>
            <p>\(text(SupportCodeWords.callSince(text.time(call.openedAt)))) \(text(SupportCodeWords.agentsScreen))</p>
            <p class="words">\(words)</p>
            <p>\(text(SupportCodeWords.ifNot(host.unbrokenCarePhone)))</p>
            <p>\(text(SupportCodeWords.notCalling)) <a href="\(Links.notMe)">\(text(NotMeWords.report))</a></p>
            \(HelpTopic.callWords.content(text))
            </section>
            """
    }
}
