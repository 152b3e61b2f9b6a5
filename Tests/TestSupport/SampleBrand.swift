import SecurityQuestions
import SpokenAnswers

extension Brand {
    /// A carrier with English first.
    public static let sampleCarrier = Brand(
        id: "northline", name: "Northline",
        hosts: [
            Host(name: "office.northline.example", language: .en, carePhone: "+1 415 555 0100"),
            Host(name: "bureau.northline.example", language: .fr, carePhone: "+33 1 99 00 00 00"),
        ],
        look: Look(accent: "#0b5cad", accentOnDark: "#7db7f0", mark: "compass"), policy: Policy(),
        timeZone: "America/New_York", numbering: .northAmerica)

    /// A reseller with French first.
    public static let sampleReseller = Brand(
        id: "ruche", name: "La Ruche",
        hosts: [Host(name: "espace.ruche.example", language: .fr, carePhone: "+33 1 99 00 00 01")],
        look: Look(accent: "#8a4b00", accentOnDark: "#f0b878", mark: "hexagon"), policy: Policy(),
        timeZone: "Europe/Paris", numbering: .france)
}

extension Brands {
    /// Both, by their own policies.
    package static let sample = Brands([.sampleCarrier, .sampleReseller])

    /// Both; those named want a support code after a change.
    package static func sample(changeNeedsCode cautious: Set<Brand.ID>) -> Brands {
        Brands(
            sample.all.map { brand in
                Brand(
                    id: brand.id, name: brand.name, hosts: brand.hosts, look: brand.look,
                    policy: Brand.Policy(recentChangeNeedsCode: cautious.contains(brand.id)), timeZone: brand.timeZone,
                    numbering: brand.numbering)
            })
    }
}
