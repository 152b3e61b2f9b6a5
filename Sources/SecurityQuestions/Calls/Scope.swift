/// Something a verified caller may ask for, as a brand names it, and the method it needs.
public struct Scope: Sendable, Hashable {
    public let name: Phrase
    public let needs: VerificationMethod

    public init(name: Phrase, needs: VerificationMethod) {
        self.name = name
        self.needs = needs
    }

    /// What holds where a brand names none.
    public static let standard = [
        Scope(
            name: Phrase(
                en: "Talk about bills, orders, faults and appointments",
                fr: "Parler des factures, des commandes, des pannes et des rendez-vous"),
            needs: .securityQuestion),
        Scope(
            name: Phrase(
                en: "Change the contract, numbers, addresses or payment details",
                fr: "Modifier le contrat, les numéros, les adresses ou les moyens de paiement"),
            needs: .supportCode),
    ]
}
