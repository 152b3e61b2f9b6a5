import Phrasebook
import SecurityQuestions

/// The cards under Settings about one's own log-in: address, password, second factor, sessions.
struct LoginCards {
    let email: EmailAddress
    let secondFactor: SecondFactor?
    /// The latest seen first.
    let sessions: [Session]
    let here: TokenHash

    /// So many other sessions are listed one by one.
    private static let listed = 4

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let isOn = secondFactor.map { text(SecondFactorWords.cardOn($0.recoveryCodesLeft)) }
        return """
            <div class="columns pairs">
            \(card(
                "address-card", AddressWords.card, "<p><strong>\(address)</strong></p><p>\(text(AddressWords.cardWhat))</p>",
                way: Links.newEmail, AddressWords.change, text))
            \(card(
                "password-card", PasswordWords.card, "<p>\(text(PasswordWords.cardWhat))</p>",
                way: Links.newPassword, PasswordWords.change, text))
            \(card(
                "factor-card", SecondFactorWords.card, "<p>\(isOn ?? text(SecondFactorWords.cardOff))</p>",
                way: Links.secondFactor, secondFactor == nil ? SecondFactorWords.setUp : SecondFactorWords.review, text))
            \(sessionCard(visit))
            </div>
            """
    }

    private func card(_ id: String, _ title: Phrase, _ content: HTML, way: String, _ words: Phrase, _ text: Text)
        -> HTML
    {
        """
        <section class="card" aria-labelledby="\(id)">
        <h2 id="\(id)">\(text(title))</h2>
        \(content)
        <p><a class="button" href="\(way)">\(text(words))</a></p>
        </section>
        """
    }

    private func sessionCard(_ visit: Visit) -> HTML {
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
            <ul class="sessions">\((mine + rest.prefix(Self.listed)).map { entry($0, text) })</ul>
            \(more > 0 ? "<p>\(text(SessionWords.more(more)))</p>" : .none)
            <form method="post" action="\(Links.sessions)">\(visit.tokenField)\
            <p><button>\(text(SessionWords.endOthers))</button></p></form>
            """
    }

    private func entry(_ session: Session, _ text: Text) -> HTML {
        """
        <li><strong>\(text(session.token == here ? SessionWords.here : SessionWords.elsewhere))</strong><br>\
        \(text(SessionWords.since(text.date(session.startedAt))))<br>\
        \(text(SessionWords.seen(text.date(session.seenAt))))</li>

        """
    }

    /// An address may be broken before its "@" and nowhere else, if it must.
    private var address: HTML {
        let parts = email.text.split(separator: "@", maxSplits: 1).map(String.init)
        return "\(parts[0])<wbr>@\(parts.count > 1 ? parts[1] : "")"
    }
}
