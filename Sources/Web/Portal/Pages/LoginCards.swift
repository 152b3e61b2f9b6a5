import Phrasebook
import SecurityQuestions

/// The cards under Settings about one's own log-in: address, password, second factor, sessions.
struct LoginCards {
    let email: EmailAddress
    let pending: PendingEmail?
    let secondFactor: SecondFactor?
    /// The latest seen first.
    let sessions: [Session]
    let here: TokenHash

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let isOn = secondFactor.map { text(SecondFactorWords.cardOn($0.recoveryCodesLeft)) }
        return """
            <div class="columns pairs">
            \(card(
                "address-card", title(visit), "<p><strong>\(address)</strong></p><p>\(text(addressWhat(visit)))</p>\(waiting(visit))",
                way: Links.newEmail, AddressWords.change, text))
            \(visit.hasPasswordCard ? card(
                "password-card", PasswordWords.card, "<p>\(text(PasswordWords.cardWhat))</p>",
                way: Links.newPassword, PasswordWords.change, text) : .none)
            \(card(
                "factor-card", SecondFactorWords.card, "<p>\(isOn ?? text(SecondFactorWords.cardOff))</p>",
                way: Links.secondFactor, secondFactor == nil ? SecondFactorWords.setUp : SecondFactorWords.review, text))
            \(SessionCard(sessions: sessions, here: here, action: Links.sessions).content(visit))
            </div>
            """
    }

    private func title(_ visit: Visit) -> Phrase {
        visit.companyOfSession == nil ? AddressWords.card : OwnerLogInWords.addressCard
    }

    private func addressWhat(_ visit: Visit) -> Phrase {
        visit.companyOfSession == nil ? AddressWords.cardWhat : OwnerLogInWords.addressWhat
    }

    /// A new address that is not confirmed yet, and what can be done about it.
    private func waiting(_ visit: Visit) -> HTML {
        guard let pending else { return .none }
        let text = visit.text
        let words =
            pending.waitsUntil.map { AgreementWords.pending(pending.email.text, until: text.date($0)) }
            ?? AddressWords.pending(pending.email.text, until: text.date(pending.until))
        return """
            <div class="banner info"><p>\(text(words))</p>
            <div class="buttons">
            <form method="post" action="\(Links.newEmailAgain)">\(visit.tokenField)\
            <button>\(text(AddressWords.sendAgain))</button></form>
            <form method="post" action="\(Links.newEmailCancelled)">\(visit.tokenField)\
            <button>\(text(AddressWords.cancelChange))</button></form></div></div>
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

    /// An address may be broken before its "@" and nowhere else, if it must.
    private var address: HTML {
        let parts = email.text.split(separator: "@", maxSplits: 1).map(String.init)
        return "\(parts[0])<wbr>@\(parts.count > 1 ? parts[1] : "")"
    }
}

extension Visit {
    /// Who came by the brand's own log-in has no need of a password.
    fileprivate var hasPasswordCard: Bool { companyOfSession == nil && site.takesPasswords }
}
