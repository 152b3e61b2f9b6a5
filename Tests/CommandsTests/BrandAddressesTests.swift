import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Commands

/// What `serve` says of the brands' addresses when it starts.
struct BrandAddressesTests {
    private let addresses = BrandAddresses(.sample, at: PublicAddress(scheme: "https", port: 8443))

    @Test func `each brand has a line with every address it is reached at`() {
        #expect(
            addresses.text == """
                  Northline: https://office.northline.example:8443/, https://bureau.northline.example:8443/
                  La Ruche: https://espace.ruche.example:8443/
                """)
    }

    @Test func `a host that means nothing here is warned of by name, one that does is not`() {
        let warnings = addresses.warnings { $0 == "office.northline.example" }
        #expect(warnings.count == 2)
        #expect(
            warnings.first?.hasPrefix("bureau.northline.example (Northline) has no address on this machine.") == true)
    }

    @Test func `names that browsers know to be this machine are not asked about`() {
        let brand = Brand.sampleReseller
        let local = Brand(
            id: brand.id, name: brand.name,
            hosts: [Brand.Host(name: "espace.localhost", language: .fr, carePhone: "+33 1 99 00 00 01")],
            look: brand.look, policy: brand.policy, timeZone: brand.timeZone, numbering: brand.numbering)
        #expect(
            BrandAddresses(Brands([local]), at: PublicAddress(scheme: "http", port: 80)).warnings { _ in false }.isEmpty
        )
    }

    @Test func `the system is asked, and knows no name under “invalid”`() {
        #expect(HostLookUp.isFound("localhost"))
        #expect(!HostLookUp.isFound("office.northline.invalid"))
    }
}
