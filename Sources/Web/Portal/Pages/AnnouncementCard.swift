import Foundation
import Phrasebook
import SecurityQuestions

/// "I am calling Customer Care now", before it is pressed, while a call is waited for, and while it is under way.
struct AnnouncementCard {
    let announcement: CallAnnouncement?
    /// Those about the account that are under way.
    let calls: [Call]
    let key: ID<CallAnnouncement>
    let host: Brand.Host
    let now: Date

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        // A press would change nothing (``CallAnnouncing``).
        if let call = announcement?.call, calls.contains(where: { $0.id == call }) {
            return "<p>\(text(AnnouncementWords.isUnderWay))</p>"
        }
        guard let announcement, announcement.isWaiting(at: now) else { return button(visit) }
        let time = text.time(announcement.expiresAt)
        return """
            <div class="banner info" role="status"><h3>\(text(AnnouncementWords.waitingTitle))</h3>
            <p>\(host.linked(text(AnnouncementWords.waiting(host.unbrokenCarePhone, until: time))))</p>
            <p><a class="button" href="\(Links.home)">\(text(AnnouncementWords.look))</a></p></div>
            """
    }

    private func button(_ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <p>\(text(AnnouncementWords.what)) <strong>\(text(AnnouncementWords.phoned))</strong></p>
            <form method="post" action="\(Links.announcement)">\(visit.tokenField)\
            <input type="hidden" name="key" value="\(key.description)">\
            <p><button class="primary">\(text(AnnouncementWords.press))</button></p></form>
            """
    }
}
