import SecurityQuestions
import SpokenAnswers

/// A fictional co-working reseller, French first. Numbers from 01 99 00 00 00 and 06 39 98 00 00 on belong to nobody.
extension DemoBrand {
    static let atelierVingt = DemoBrand(
        id: "atelier-vingt",
        accounts: [
            DemoAccount(
                "AV-3108", "Studio Belledonne", phone: "06 39 98 12 34", name: "Camille Forestier",
                email: "camille@studio-belledonne.example", language: .fr, .active, question: "first-wedding-town",
                answer: "Saint-Étienne",
                colleague: .init("Noé Forestier", email: "noe@studio-belledonne.example", role: .administrator)),
            DemoAccount(
                "AV-3126", "Cabinet Marceau", phone: "01 99 00 21 43", name: "Hélène Marceau",
                email: "helene@cabinet-marceau.example", language: .fr, .pending),
            DemoAccount(
                "AV-3144", "Les Vélos d’Oberkampf", phone: "01 99 00 32 54", name: "Mehdi Aït-Saïd",
                email: "mehdi@velos-oberkampf.example", language: .fr, .suspended),
            DemoAccount(
                "AV-3162", "Papeterie du Canal", phone: "01 99 00 43 65", name: "Odile Garance",
                email: "odile@papeterie-canal.example", language: .fr, .closed),
            DemoAccount(
                "AV-3180", "Agence Hirondelle", phone: "06 39 98 54 76", name: "Inès Delacour",
                email: "ines@agence-hirondelle.example", language: .fr, .locked),
            DemoAccount(
                "AV-3207", "Bluebird Translations", phone: "06 39 98 65 87", name: "Rosalind Hart",
                email: "rosalind@bluebird.example", language: .en, .dead),
            DemoAccount(
                "AV-3225", "Menuiserie Tilleul", phone: "01 99 00 76 98", name: "Bastien Tilleul",
                email: "bastien@menuiserie-tilleul.example", language: .fr, .active),
            DemoAccount(
                "AV-3243", "Tilleul Décoration", phone: "01 99 00 76 98", name: "Sidonie Tilleul",
                email: "sidonie@menuiserie-tilleul.example", language: .fr, .active,
                colleague: .init("Bastien Tilleul", email: "bastien@menuiserie-tilleul.example", role: .administrator)),
            DemoAccount(
                "AV-3261", "Traiteur Safran", phone: "01 99 00 87 19", name: "Yasmine Belkacem",
                email: "yasmine@traiteur-safran.example", role: .administrator, language: .fr, .active),
            DemoAccount(
                "AV-3289", "Safran Livraison", phone: "01 99 00 87 20", name: "Théo Belkacem",
                email: "theo@safran-livraison.example", role: .user, language: .fr, .active),
        ])
}
