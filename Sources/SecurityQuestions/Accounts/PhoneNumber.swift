/// A phone number in the international form of ITU-T E.164: a plus sign and 7 to 15 digits.
public struct PhoneNumber: Hashable, Sendable {
    public let e164: String

    /// Takes a number that is in E.164 form already, as a database holds it.
    public init?(e164: String) {
        let digits = e164.dropFirst()
        guard e164.first == "+", (7...15).contains(digits.count), digits.first != "0",
            digits.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        self.e164 = e164
    }

    /// Reads any usual notation of one number: `+33 (0)6 12 34 56 78`, `06.12.34.56.78`,
    /// `0033 6…`, `(415) 555-0132 x204`, `1-800-FLOWERS`, `tel:`, `sip:`; also with the invisible marks that a number
    /// copied from a telephone brings along. What is dialled after the number, an extension, is no part of it.
    ///
    /// A number without a country code is taken to be one of `plan`.
    public init?(_ text: String, plan: PhoneNumberingPlan) {
        guard case .success(let number) = Self.read(text, plan: plan) else { return nil }
        self = number
    }

    /// As ``init(_:plan:)``, or why it is none.
    package static func read(
        _ text: String, plan: PhoneNumberingPlan
    ) -> Result<PhoneNumber, PhoneNumberRefusal> {
        PhoneNumberText(text).number(in: PhoneNumberReading(plan: plan, isSent: false))
    }

    /// Reads what a switchboard sends of a call: also a number of another country without plus or `00`. In a file that
    /// would make a number of another country out of a slip of the pen.
    package init?(sent text: String, plan: PhoneNumberingPlan) {
        let reading = PhoneNumberReading(plan: plan, isSent: true)
        guard case .success(let number) = PhoneNumberText(text).number(in: reading) else { return nil }
        self = number
    }

    /// Every way people of `plan` write it: "+33612345678", and "0612345678" where it is one of theirs.
    func notations(in plan: PhoneNumberingPlan) -> [String] {
        [e164]
            + plan.callingCodes.filter { e164.hasPrefix("+" + $0) }.map {
                plan.trunkPrefix + e164.dropFirst(1 + $0.count)
            }
            + (asFirstStored.map { [plan.trunkPrefix + $0.e164.dropFirst(3)] } ?? [])
    }

    /// Version 0.1 kept a number of the French overseas as one of the mainland, where it was written with its 0.
    package var asFirstStored: PhoneNumber? {
        for code in FrenchNumbers.overseas where e164.hasPrefix("+" + code) {
            let rest = e164.dropFirst(1 + code.count)
            return PhoneNumber(e164: "+33" + (rest.count == 6 ? code : "") + rest)
        }
        return nil
    }
}
