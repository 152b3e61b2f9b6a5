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

    /// Reads any usual notation: `+33 (0)6 12 34 56 78`, `06.12.34.56.78`, `0033 6…`, `(415) 555-0132`, `tel:`.
    ///
    /// A number without a country code is taken to be one of `plan`.
    public init?(_ text: String, plan: NumberingPlan) {
        var rest = Substring(text.filter { !$0.isWhitespace && !"-.–‑/·".contains($0) })
        if rest.lowercased().hasPrefix("tel:") { rest = rest.dropFirst(4) }
        var international = false
        if rest.hasPrefix("+") {
            international = true
            rest = rest.dropFirst()
        }
        let hasTrunkInBrackets = rest.contains("(0)")
        var digits = rest.split(separator: "(0)", omittingEmptySubsequences: false).joined()
        digits.removeAll { $0 == "(" || $0 == ")" }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        if !international, let prefix = plan.internationalPrefixes.first(where: { digits.hasPrefix($0) }) {
            international = true
            digits.removeFirst(prefix.count)
        }
        if !international {
            if !plan.trunkPrefix.isEmpty, digits.hasPrefix(plan.trunkPrefix), !hasTrunkInBrackets {
                digits.removeFirst(plan.trunkPrefix.count)
            }
            guard plan.nationalLengths.contains(digits.count) else { return nil }
            digits = plan.callingCode + digits
        }
        self.init(e164: "+" + digits)
    }
}

/// How one country writes its phone numbers (ITU-T E.164 and the national numbering plans).
public struct NumberingPlan: Sendable, Hashable {
    public let callingCode: String
    /// What is dialled before a national number and is not part of it.
    public let trunkPrefix: String
    public let internationalPrefixes: [String]
    /// How many digits a national number may have, without the trunk prefix.
    public let nationalLengths: ClosedRange<Int>

    public static let france = NumberingPlan(
        callingCode: "33", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...9)
    public static let northAmerica = NumberingPlan(
        callingCode: "1", trunkPrefix: "1", internationalPrefixes: ["011"], nationalLengths: 10...10)
    public static let unitedKingdom = NumberingPlan(
        callingCode: "44", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...10)
    public static let belgium = NumberingPlan(
        callingCode: "32", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 8...9)
    public static let switzerland = NumberingPlan(
        callingCode: "41", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...9)

    /// By ISO 3166-1 alpha-2 country code.
    public static let all: [String: NumberingPlan] = [
        "FR": .france, "US": .northAmerica, "CA": .northAmerica, "GB": .unitedKingdom, "BE": .belgium,
        "CH": .switzerland,
    ]
}
