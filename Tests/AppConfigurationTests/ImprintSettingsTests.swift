import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

/// Where a brand tells what the law wants people to be told.
struct ImprintSettingsTests {
    private func brands(_ setting: String) -> String {
        ConfigurationTexts.brand.replacing("    country: CA", with: "    country: CA\n    \(setting)")
    }

    @Test func `a brand names its notices, or none`() throws {
        #expect(try ConfigurationTexts.read("data: /d").brands.all.first?.imprint == Brand.Imprint())
        let both = brands("privacy-url: https://a.example/p?x=1\n    legal-url: https://a.example/l")
        #expect(
            try ConfigurationTexts.read("data: /d", brands: both).brands.all.first?.imprint
                == Brand.Imprint(privacyURL: "https://a.example/p?x=1", legalURL: "https://a.example/l"))
    }

    @Test(arguments: [
        "http://a.example/p", "javascript:alert(1)", "a.example/p", "https://", "https://user@a.example/p",
        "https://a.example/\"",
    ])
    func `an address that no browser should be sent to is refused`(address: String) throws {
        let refusal = try ConfigurationTexts.refusal("data: /d", brands: brands("privacy-url: '\(address)'"))
        #expect(refusal.count == 1 && refusal[0].contains("allowed is the address of a page"))
    }
}
