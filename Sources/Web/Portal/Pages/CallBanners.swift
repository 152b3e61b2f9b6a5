import Foundation
import Phrasebook
import SecurityQuestions

/// The calls about an account that are under way: the words of the one that was announced, and a warning where another one was
/// opened beside it.
struct CallBanners {
    let calls: [Call]
    let announcement: CallAnnouncement?
    let host: Brand.Host
    let now: Date

    init(view: HomeView, host: Brand.Host) {
        (calls, announcement, now) = (view.calls, view.announcement, view.now)
        self.host = host
    }

    func content(_ text: Text) -> HTML {
        "\(warning(text))\(calls.map { banner($0, text) })"
    }

    private func banner(_ call: Call, _ text: Text) -> HTML {
        let report = text(NotMeWords.report)
        return """
            <div class="banner info call">
            <h2>\(text(AnnouncementWords.callTitle))</h2>
            <p>\(text(AnnouncementWords.callSince(text.time(call.openedAt))))</p>
            \(words(call, text))
            <p>\(text(AnnouncementWords.notCalling)) <a href="\(Links.notMe)">\(report)</a></p>
            \(HelpTopic.callWords.content(text))
            </div>
            """
    }

    private func words(_ call: Call, _ text: Text) -> HTML {
        guard case .shared = announcement?.words(of: call) else {
            let isOther = announcement?.words(of: call) == .otherCall
            return "<p>\(text(isOther ? AnnouncementWords.isOther : AnnouncementWords.noWords))</p>"
        }
        let words = CallSign.words(of: call.id).map(text.callAsFunction).joined(separator: " · ")
        return """
            <p>\(text(AnnouncementWords.yourWords))</p>
            <p class="words">\(words)</p>
            <p><strong>\(host.linked(text(AnnouncementWords.onlyIfDialled(host.unbrokenCarePhone))))</strong></p>
            """
    }

    /// As long as a call could last.
    private func warning(_ text: Text) -> HTML {
        guard let other = announcement?.otherCallAt, now < other.addingTimeInterval(Call.lifetime) else { return .none }
        return """
            <section class="banner warning" role="status"><h2>\(text(AnnouncementWords.otherTitle))</h2>\
            <p>\(host.linked(text(AnnouncementWords.other(at: text.time(other), host.unbrokenCarePhone))))</p></section>
            """
    }
}
