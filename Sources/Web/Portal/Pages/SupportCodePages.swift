import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Before a code: whoever was phoned is being deceived, and has only to say so.
struct DialledPage {
    let host: Brand.Host
    let key: ID<SupportCode>

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AnnouncementWords.dialledOrCalled(host.carePhone)),
            """
            <section class="card narrow">
            <h1>\(text(AnnouncementWords.dialledOrCalled(host.unbrokenCarePhone)))</h1>
            <p>\(text(AnnouncementWords.whyAsked))</p>
            <div class="buttons">
            <form method="post" action="\(Links.supportCode)">\(visit.tokenField)\
            <input type="hidden" name="key" value="\(key.description)">\
            <button name="dialled" value="yes">\(text(AnnouncementWords.dialled))</button></form>
            <form method="post" action="\(Links.theyCalledMe)">\(visit.tokenField)\
            <button>\(text(AnnouncementWords.theyCalled))</button></form>
            <a class="button" href="\(Links.home)">\(text(Words.cancel))</a>
            </div>
            \(HelpTopic.callWords.content(text))
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}

/// "They called me".
struct HangUpPage {
    let host: Brand.Host

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
            """, tab: .home, isAt: Links.supportCode)
    }
}

/// The six digits, this once.
struct SupportCodePage {
    let digits: String
    let expiresAt: Date
    let host: Brand.Host
    let calls: CallBanners

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.title))</h1>
            <p class="code">\("\(digits.prefix(3))\u{a0}\(digits.suffix(3))")</p>
            <p>\(text(SupportCodeWords.worksUntil(text.time(expiresAt))))</p>
            <p>\(host.linked(text(SupportCodeWords.how(host.unbrokenCarePhone))))</p>
            \(calls.content(text))
            <p class="quiet">\(text(SupportCodeWords.never))</p>
            <p><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a></p>
            \(HelpTopic.codeTrouble.content(text))
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}

/// A form that was sent before: the code it made is not shown twice.
struct SupportCodeShownPage {
    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.shownTitle),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.shownTitle))</h1>
            <p>\(text(SupportCodeWords.shown))</p>
            <p><a class="button primary" href="\(Links.supportCode)">\(text(SupportCodeWords.getNew))</a></p>
            <p><a class="button" href="\(Links.home)">\(text(SupportCodeWords.toHome))</a></p>
            </section>
            """, tab: .home, isAt: Links.supportCode)
    }
}
