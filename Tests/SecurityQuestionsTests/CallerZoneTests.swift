import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What time it may be where a caller is: known, or told to be the brand's, and never guessed.
struct CallerZoneTests {
    private func zone(_ phones: String...) -> CallerZone {
        let account = AdvancingWorld().account(phones: phones)
        return CallerZone(of: account, brand: .sampleCarrier)
    }

    @Test func `a country with one time zone is known by the account's number`() {
        #expect(zone("+33612345678") == .ofPhones(["Europe/Paris"]))
        #expect(zone("+441632960000", "+33612345678", "+441632960001") == .ofPhones(["Europe/London", "Europe/Paris"]))
    }

    @Test(arguments: ["+14155550132", "+34911234567", "+79161234567", "+61291234567", "+351211234567"])
    func `of a country with several, and of a code that countries share, nothing is guessed`(phone: String) {
        #expect(zone(phone) == .ofBrand("America/New_York"))
        #expect(zone("+33612345678", phone) == .ofBrand("America/New_York"))
    }

    @Test func `without a number it is the brand's`() { #expect(zone() == .ofBrand("America/New_York")) }

    @Test func `every zone that a country is said to have exists`() {
        for code in 1...999 {
            guard let phone = PhoneNumber(e164: "+\(code)612345678"), case .ofPhones(let zones) = zone(phone.e164)
            else {
                continue
            }
            for zone in zones { #expect(TimeZone(identifier: zone) != nil, "\(zone)") }
        }
    }
}
