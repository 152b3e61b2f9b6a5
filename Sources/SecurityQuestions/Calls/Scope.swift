/// Something a verified caller may ask for, as a brand names it, and the method it needs.
public struct Scope: Sendable, Hashable {
    public let name: Phrase
    public let needs: VerificationMethod

    public init(name: Phrase, needs: VerificationMethod) {
        self.name = name
        self.needs = needs
    }

    /// What holds where a brand names none. Call detail (47 CFR 64.2003: who was called, when, from where and for how long) is
    /// told by phone only after a password, 64.2010(b); a question is a back-up and no password, so a code is needed.
    public static let standard = [
        Scope(
            name: Phrase(
                en: "Talk about orders, faults, appointments and what a bill comes to",
                fr: "Parler des commandes, des pannes, des rendez-vous et du montant d’une facture"),
            needs: .securityQuestion),
        Scope(
            name: Phrase(
                en: "Give call detail: numbers, times, places and lengths of calls, itemised bills",
                fr: "Donner le détail des appels : numéros, dates, lieux, durées et factures détaillées"),
            needs: .supportCode),
        Scope(
            name: Phrase(
                en: "Change the contract, numbers, addresses or payment details",
                fr: "Modifier le contrat, les numéros, les adresses ou les moyens de paiement"),
            needs: .supportCode),
    ]
}
