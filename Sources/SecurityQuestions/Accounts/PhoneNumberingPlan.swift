/// How one country writes its phone numbers (ITU-T E.164 and the national numbering plans).
public struct PhoneNumberingPlan: Sendable, Hashable {
    public let callingCode: String
    /// What is dialled before a national number and is not part of it.
    public let trunkPrefix: String
    public let internationalPrefixes: [String]
    /// How many digits a national number may have, without the trunk prefix.
    public let nationalLengths: ClosedRange<Int>

    func withoutTrunkPrefix(_ digits: Substring) -> Substring {
        digits.hasPrefix(trunkPrefix) ? digits.dropFirst(trunkPrefix.count) : digits
    }

    public static let france = PhoneNumberingPlan(
        callingCode: "33", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...9)
    public static let northAmerica = PhoneNumberingPlan(
        callingCode: "1", trunkPrefix: "1", internationalPrefixes: ["011"], nationalLengths: 10...10)
    public static let unitedKingdom = PhoneNumberingPlan(
        callingCode: "44", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...10)
    public static let belgium = PhoneNumberingPlan(
        callingCode: "32", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 8...9)
    public static let switzerland = PhoneNumberingPlan(
        callingCode: "41", trunkPrefix: "0", internationalPrefixes: ["00"], nationalLengths: 9...9)

    /// By ISO 3166-1 alpha-2 country code.
    public static let all: [String: PhoneNumberingPlan] = [
        "FR": .france, "US": .northAmerica, "CA": .northAmerica, "GB": .unitedKingdom, "BE": .belgium,
        "CH": .switzerland,
    ]
}
