/// Something a verified caller may ask for, as a brand names it, and the method it needs.
public struct Scope: Sendable, Hashable {
    /// What programs know it by; small letters, digits and hyphens.
    public let id: String
    public let name: Phrase
    public let needs: VerificationMethod

    /// Without an `id` it is what the English name begins with.
    public init(id: String? = nil, name: Phrase, needs: VerificationMethod) {
        self.id = id ?? Self.id(of: name.en)
        self.name = name
        self.needs = needs
    }

    /// So many letters at most.
    package static let longestID = 40

    package static func isID(_ text: String) -> Bool {
        (1...longestID).contains(text.utf8.count)
            && text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    }

    private static func id(of name: String) -> String {
        let words = name.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        var id = ""
        for word in words {
            let longer = id.isEmpty ? String(word) : "\(id)-\(word)"
            if longer.utf8.count > longestID { break }
            id = longer
        }
        return id.isEmpty ? "scope" : id
    }

    /// What holds where a brand names none. Call detail (47 CFR 64.2003: who was called, when, from where and for how long) is
    /// told by phone only after a password, 64.2010(b); a question is a back-up and no password, so a code is needed.
    public static let standard = [
        Scope(
            id: "general",
            name: Phrase(
                en: "Talk about orders, faults, appointments and what a bill comes to",
                fr: "Parler des commandes, des pannes, des rendez-vous et du montant d’une facture"),
            needs: .securityQuestion),
        Scope(
            id: "call-detail",
            name: Phrase(
                en: "Give call detail: numbers, times, places and lengths of calls, itemised bills",
                fr: "Donner le détail des appels : numéros, dates, lieux, durées et factures détaillées"),
            needs: .supportCode),
        Scope(
            id: "changes",
            name: Phrase(
                en: "Change the contract, numbers, addresses or payment details",
                fr: "Modifier le contrat, les numéros, les adresses ou les moyens de paiement"),
            needs: .supportCode),
    ]
}
