import SecurityQuestions
import SpokenAnswers

/// A fictional carrier, English first. Phone numbers 555-0100 to 555-0199 belong to nobody.
extension DemoBrand {
    static let northline = DemoBrand(
        id: "northline",
        accounts: [
            DemoAccount(
                "NL-204417", "Ellison Freight", phone: "(416) 555-0132", name: "Margaret Ellison",
                email: "margaret@ellison-freight.example", language: .en, .active,
                colleague: .init("Jonah Ellison", email: "jonah@ellison-freight.example", role: .administrator)),
            DemoAccount(
                "NL-204525", "Harbour Lane Bakery", phone: "(416) 555-0148", name: "Daniel Osei",
                email: "daniel@harbour-lane.example", language: .en, .pending),
            DemoAccount(
                "NL-204633", "Pinecrest Dental", phone: "(647) 555-0117", name: "Priya Raman",
                email: "priya@pinecrest-dental.example", language: .en, .suspended),
            DemoAccount(
                "NL-204741", "Old Mill Antiques", phone: "(647) 555-0163", name: "Harold Finch",
                email: "harold@old-mill.example", language: .en, .closed),
            DemoAccount(
                "NL-204858", "Brightwater Pools", phone: "(905) 555-0125", name: "Erin Castellano",
                email: "erin@brightwater.example", language: .en, .locked),
            DemoAccount(
                "NL-204966", "Messageries du Château", phone: "(514) 555-0171", name: "Luc Tremblay-Roy",
                email: "luc@messageries.example", language: .fr, .dead),
            DemoAccount(
                "NL-205074", "Twin Oaks Landscaping", phone: "(416) 555-0190", name: "Grace Whitlock",
                email: "grace@twin-oaks.example", language: .en, .active),
            DemoAccount(
                "NL-205182", "Twin Oaks Tree Care", phone: "(416) 555-0190", name: "Owen Whitlock",
                email: "owen@twin-oaks.example", language: .en, .active,
                colleague: .init("Grace Whitlock", email: "grace@twin-oaks.example", role: .administrator)),
            DemoAccount(
                "NL-205290", "Lakeshore Print", phone: "(905) 555-0156", name: "Amara Lindqvist",
                email: "amara@lakeshore-print.example", role: .administrator, language: .en, .active),
            DemoAccount(
                "NL-205308", "Lakeshore Signs", phone: "(905) 555-0157", name: "Tom Beecham",
                email: "tom@lakeshore-signs.example", role: .user, language: .en, .active),
        ])
}
