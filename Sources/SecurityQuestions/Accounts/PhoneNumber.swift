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

    /// Reads any usual notation: `+33 (0)6 12 34 56 78`, `(+33) 6…`, `06.12.34.56.78`, `0033 6…`, `(415) 555-0132`,
    /// `tel:`; also with the invisible marks that a number copied from a telephone brings along.
    ///
    /// A number without a country code is taken to be one of `plan`.
    public init?(_ text: String, plan: PhoneNumberingPlan) {
        var rest = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isSeparator($0) }))
        if rest.lowercased().hasPrefix("tel:") { rest.removeFirst(4) }
        let bare = rest.replacing("(0)", with: "").filter { $0 != "(" && $0 != ")" }
        var digits = bare.drop { $0 == "+" }
        guard bare.count - digits.count <= 1, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        if bare.hasPrefix("+") {
            self.init(international: digits)
        } else if let prefix = plan.internationalPrefixes.first(where: { digits.hasPrefix($0) }) {
            self.init(international: digits.dropFirst(prefix.count))
        } else {
            if !rest.contains("(0)") { digits = plan.withoutTrunkPrefix(digits) }
            self.init(national: digits, of: plan)
        }
    }

    /// Takes a number without its trunk prefix; one that has it still, after one was taken off, is none.
    private init?(national digits: Substring, of plan: PhoneNumberingPlan) {
        guard plan.nationalLengths.contains(digits.count), !digits.hasPrefix(plan.trunkPrefix) else { return nil }
        self.init(e164: "+" + plan.callingCode + digits)
    }

    /// Takes what follows the plus sign. Many write the 0 of the national number after it: `+33 06 12 34 56 78`.
    private init?(international digits: Substring) {
        for plan in PhoneNumberingPlan.all.values where digits.hasPrefix(plan.callingCode + "0") {
            self.init(national: plan.withoutTrunkPrefix(digits.dropFirst(plan.callingCode.count)), of: plan)
            return
        }
        self.init(e164: "+" + digits)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .control, .format, .dashPunctuation: true
        default: "./·−".unicodeScalars.contains(scalar)
        }
    }

    /// The number as people of `plan` write it, where it is one of theirs: "0612345678".
    func national(in plan: PhoneNumberingPlan) -> String? {
        guard e164.hasPrefix("+" + plan.callingCode) else { return nil }
        return plan.trunkPrefix + e164.dropFirst(1 + plan.callingCode.count)
    }
}
