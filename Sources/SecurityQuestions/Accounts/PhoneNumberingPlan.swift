/// How one country writes its phone numbers (ITU-T E.164 and the national numbering plans).
public struct PhoneNumberingPlan: Sendable, Hashable {
    public let callingCode: String
    /// What is dialled before a national number and is not part of it.
    public let trunkPrefix: String
    /// How many digits a national number may have, without the trunk prefix.
    public let nationalLengths: ClosedRange<Int>
    /// A number as people there write it, kept free for fiction where the country keeps any.
    package let example: String
    /// National numbers are so different in length that one could begin with the country code; by the plan none does.
    let isVariable: Bool

    init(_ code: String, trunk: String, _ lengths: ClosedRange<Int>, example: String, isVariable: Bool = false) {
        callingCode = code
        trunkPrefix = trunk
        nationalLengths = lengths
        self.example = example
        self.isVariable = isVariable
    }

    /// What is dialled before the country code: `00` in most of the world, `011` in North America. No number of either
    /// begins so, and a switchboard sends what its maker was used to.
    static let internationalPrefixes = ["00", "011"]

    /// The country codes that its national numbers may belong to.
    var callingCodes: [String] {
        self == .france ? [callingCode] + FrenchNumbers.overseas : [callingCode]
    }

    func withoutTrunkPrefix(_ digits: Substring) -> Substring {
        digits.hasPrefix(trunkPrefix) ? digits.dropFirst(trunkPrefix.count) : digits
    }

    /// Whether `digits`, without the trunk prefix, can be a number of this country.
    func hasNumber(_ digits: Substring) -> Bool {
        guard nationalLengths.contains(digits.count), trunkPrefix.isEmpty || !digits.hasPrefix(trunkPrefix) else {
            return false
        }
        if trunkPrefix.isEmpty, digits.first == "0", CallingCode.dialZero.contains(callingCode) { return false }
        if isVariable, digits.hasPrefix(callingCode) { return false }
        return self != .northAmerica || Self.isNorthAmerican(digits)
    }

    /// NXX-NXX-XXXX: neither an area code nor an exchange begins with 0 or 1.
    static func isNorthAmerican(_ digits: Substring) -> Bool {
        digits.count == 10 && digits.first.map { $0 > "1" } == true
            && digits.dropFirst(3).first.map { $0 > "1" } == true
    }

    /// Mainland, and every department and territory that dials 0 and nine digits.
    public static let france = PhoneNumberingPlan("33", trunk: "0", 9...9, example: "01 99 00 12 34")
    /// The United States, Canada and most of the Caribbean: 25 countries, one plan.
    public static let northAmerica = PhoneNumberingPlan("1", trunk: "1", 10...10, example: "(416) 555-0132")
    public static let unitedKingdom = PhoneNumberingPlan("44", trunk: "0", 9...10, example: "020 7946 0018")
    public static let belgium = PhoneNumberingPlan("32", trunk: "0", 8...9, example: "02 123 45 67")
    public static let switzerland = PhoneNumberingPlan("41", trunk: "0", 9...9, example: "044 668 18 00")
    package static let luxembourg = PhoneNumberingPlan(
        "352", trunk: "", 4...11, example: "26 12 34 56", isVariable: true)
    package static let monaco = PhoneNumberingPlan("377", trunk: "", 8...9, example: "99 99 12 34")
    package static let andorra = PhoneNumberingPlan("376", trunk: "", 6...9, example: "712 345", isVariable: true)
    package static let saintPierre = PhoneNumberingPlan("508", trunk: "0", 6...9, example: "41 12 34", isVariable: true)
    package static let newCaledonia = PhoneNumberingPlan("687", trunk: "", 6...6, example: "25 12 34")
    package static let polynesia = PhoneNumberingPlan("689", trunk: "", 8...8, example: "40 41 12 34")
    package static let wallis = PhoneNumberingPlan("681", trunk: "", 6...6, example: "72 12 34")

    /// By ISO 3166-1 alpha-2 country code.
    public static let all: [String: PhoneNumberingPlan] = {
        let single: [String: PhoneNumberingPlan] = [
            "BE": .belgium, "CH": .switzerland, "LU": .luxembourg, "MC": .monaco, "AD": .andorra, "PM": .saintPierre,
            "NC": .newCaledonia, "PF": .polynesia, "WF": .wallis,
        ]
        let shared: [(countries: String, plan: PhoneNumberingPlan)] = [
            ("FR GP MQ GF RE YT BL MF", .france), ("GB GG JE IM", .unitedKingdom),
            (
                "US CA AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI", .northAmerica
            ),
        ]
        return shared.reduce(into: single) { all, entry in
            for country in entry.countries.split(separator: " ") { all[String(country)] = entry.plan }
        }
    }()
}
