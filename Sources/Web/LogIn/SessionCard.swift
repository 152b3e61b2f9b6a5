import Phrasebook
import SecurityQuestions

/// Where somebody is logged in, with a button that ends each other session, and one for all of them.
struct SessionCard {
    /// The latest seen first.
    let sessions: [Session]
    let here: TokenHash
    /// Where the button leads.
    let action: String

    /// So many other sessions are listed one by one.
    private static let listed = 9

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <section class="card" aria-labelledby="session-card">
            <h2 id="session-card">\(text(SessionWords.card))</h2>
            \(sessions.count <= 1 ? "<p>\(text(SessionWords.onlyHere))</p>" : others(visit))
            </section>
            """
    }

    private func others(_ visit: Visit) -> HTML {
        let text = visit.text
        let mine = sessions.filter { $0.token == here }
        let rest = sessions.filter { $0.token != here }
        let more = rest.count - Self.listed
        return """
            <ul class="sessions">\((mine + rest.prefix(Self.listed)).map { entry($0, visit) })</ul>
            \(more > 0 ? "<p>\(text(SessionWords.more(more)))</p>" : .none)
            <form method="post" action="\(action)">\(visit.tokenField)\
            <p><button>\(text(SessionWords.endOthers))</button></p></form>
            """
    }

    private func entry(_ session: Session, _ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <li><strong>\(text(name(session)))</strong><br>\
            \(text(SessionWords.since(text.date(session.startedAt))))<br>\
            \(text(SessionWords.seen(text.date(session.seenAt))))\
            \(session.token == here ? .none : end(session, visit))</li>

            """
    }

    private func name(_ session: Session) -> Phrase {
        let client = session.client.map(ClientWords.name)
        return session.token == here
            ? client.map(SessionWords.here) ?? SessionWords.here : client ?? SessionWords.elsewhere
    }

    private func end(_ session: Session, _ visit: Visit) -> HTML {
        let text = visit.text
        let since = text.date(session.startedAt)
        let whole = SessionWords.end(name(session), since: Phrase(en: since, fr: since))
        return """
            <form method="post" action="\(action)">\(visit.tokenField)\
            <input type="hidden" name="session" value="\(session.mark)">\
            <button aria-label="\(text(whole))">\(text(SessionWords.end))</button></form>
            """
    }
}
