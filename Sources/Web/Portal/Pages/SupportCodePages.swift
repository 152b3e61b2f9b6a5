import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Before a code: whoever was phoned is being deceived, and has only to say so.
struct DialledPage {
    let host: Brand.Host
    let at: Way

    /// How whoever is asked has come.
    enum Way {
        /// In the Office Manager. The id comes with the form.
        case home(ID<SupportCode>)
        /// By a mailed link, and not logged in by it.
        case link(SecretToken)
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AnnouncementWords.dialledOrCalled(host.carePhone)),
            """
            <section class="card narrow">
            <h1>\(text(AnnouncementWords.dialledOrCalled(host.unbrokenCarePhone)))</h1>
            <p>\(text(AnnouncementWords.whyAsked))</p>
            <div class="buttons">
            <form method="post" action="\(action)">\(visit.tokenField)\(key)\
            <button name="dialled" value="yes">\(text(AnnouncementWords.dialled))</button></form>
            <form method="post" action="\(report)">\(visit.tokenField)\
            <button>\(text(AnnouncementWords.theyCalled))</button></form>
            \(cancel(text))
            </div>
            \(HelpTopic.callWords.content(text))
            </section>
            """, tab: isHome ? .home : nil, isAt: isHome ? Links.supportCode : nil)
    }

    private var isHome: Bool { if case .home = at { true } else { false } }

    private var action: String {
        switch at {
        case .home: Links.supportCode
        case .link(let token): Links.codeLink(token.text)
        }
    }

    private var report: String {
        switch at {
        case .home: Links.theyCalledMe
        case .link(let token): Links.codeLinkReport(token.text)
        }
    }

    private var key: HTML {
        guard case .home(let id) = at else { return .none }
        return "<input type=\"hidden\" name=\"key\" value=\"\(id.description)\">"
    }

    private func cancel(_ text: Text) -> HTML {
        isHome ? "<a class=\"button\" href=\"\(Links.home)\">\(text(Words.cancel))</a>" : .none
    }
}

/// "They called me".
struct HangUpPage {
    let host: Brand.Host
    /// None for whoever is not logged in.
    var tab: Visit.Tab? = .home

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AnnouncementWords.hangUpTitle),
            """
            <section class="card narrow">
            <h1>\(text(AnnouncementWords.hangUpTitle))</h1>
            <p>\(text(AnnouncementWords.hangUp))</p>
            <p>\(host.linked(text(AnnouncementWords.dialYourself(host.unbrokenCarePhone))))</p>
            <p>\(text(AnnouncementWords.toldSomething)) <a href="\(Links.notMe)">\(text(NotMeWords.report))</a></p>
            <p><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a></p>
            </section>
            """, tab: tab, isAt: tab.map { _ in Links.supportCode })
    }
}

/// Six digits in two groups, as they are read out.
struct CodeDigits {
    let digits: String

    func content(_ text: Text) -> HTML {
        """
        <p class="code" id="code">\("\(digits.prefix(3))\u{a0}\(digits.suffix(3))")</p>
        \(CopyButton(of: "code", label: SupportCodeWords.copy).content(text))
        """
    }
}

/// The six digits, for the session that made them: to be read out, and to dial.
struct SupportCodePage {
    let digits: String
    let code: SupportCode
    let host: Brand.Host
    let view: HomeView

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.title))</h1>
            \(CodeDigits(digits: digits).content(text))
            <p>\(text(SupportCodeWords.worksUntil(text.time(code.expiresAt)))) \(countdown(text))</p>
            <p>\(PhoneLink(number: host.unbrokenCarePhone).button(text(SupportCodeWords.call(host.unbrokenCarePhone))))</p>
            <p>\(host.linked(text(SupportCodeWords.how(host.unbrokenCarePhone))))</p>
            \(CallBanners(view: view, host: host).content(text))
            <p class="quiet">\(text(SupportCodeWords.never))</p>
            \(otherWays(visit))
            \(HelpTopic.codeTrouble.content(text))
            </section>
            \(CallFollowing(view, while: code.expiresAt).content)
            """, tab: .home, isAt: Links.supportCode)
    }

    /// Counted by the script; the time stands before it.
    private func countdown(_ text: Text) -> HTML {
        let left = max(0, Int(code.expiresAt.timeIntervalSince(view.now).rounded(.up)))
        return """
            <span class="countdown" data-countdown="\(left)" role="timer" hidden>\(text(SupportCodeWords.left)) \
            <span class="digits"></span></span>
            """
    }

    private func otherWays(_ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <div class="buttons"><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a>
            <a class="button" href="\(Links.anotherSupportCode)">\(text(SupportCodeWords.getNew))</a>
            <form method="post" action="\(Links.theyCalledMe)">\(visit.tokenField)\
            <button>\(text(AnnouncementWords.theyCalled))</button></form></div>
            """
    }
}

/// What has become of a code that is good for nothing any more.
struct SupportCodeOverPage {
    let fate: SupportCodeFate

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.title))</h1>
            <p>\(fate.words(text))</p>
            <p class="buttons"><a class="button primary" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a>
            <a class="button" href="\(Links.anotherSupportCode)">\(text(SupportCodeWords.getNew))</a></p>
            \(HelpTopic.codeTrouble.content(text))
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}
