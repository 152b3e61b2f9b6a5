import Phrasebook
import SecurityQuestions

/// On every page of the care desk: the calls that the agent has open, to go back to or to end. A call's own page has no need of its
/// own.
struct OpenCallStrip {
    let calls: [OpenCallView]

    init(_ visit: Visit) {
        let path = visit.path.prefix { $0 != "?" }
        calls = visit.openCalls.filter { open in
            let own = Links.call(open.call.id)
            return path != own && !path.hasPrefix("\(own)/")
        }
    }

    func content(_ visit: Visit) -> HTML {
        if calls.isEmpty { return .none }
        let text = visit.text
        return """
            <section class="open-calls wide" aria-label="\(text(OpenCallWords.title))"><ul>\(calls.map { row($0, visit) })</ul>
            </section>
            """
    }

    private func row(_ open: OpenCallView, _ visit: Visit) -> HTML {
        let text = visit.text
        let state = open.call.verifiedAt == nil ? OpenCallWords.open : OpenCallWords.verified
        return """
            <li><span>\(text(state)) <strong>\(open.company)</strong></span>
            <a class="button" href="\(Links.call(open.call.id))">\(text(OpenCallWords.back))<span class="unseen"> \(open.company)</span></a>
            <form method="post" action="\(Links.ending(open.call.id))" class="inline">\(visit.tokenField)\
            <button name="ending" value="ended" data-chord="KeyE">\(text(CareWords.endCall))<span class="unseen"> \(open.company)</span></button></form></li>
            """
    }
}
