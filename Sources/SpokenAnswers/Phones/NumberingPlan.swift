/// Where a number belongs. Sources: ITU-T E.164; the national plans of France (ARCEP), North America (NANPA) and the
/// United Kingdom (Ofcom).
///
/// A number said without its country is of the plan usual in the language: ten digits from 0 are French, ten digits
/// from 2 to 9 North American, eleven digits from 0 British in English. Any other stays as it was said.
struct NumberingPlan {
    let language: Language

    func international(_ digits: String, isInternational: Bool) -> String {
        let number = digits.utf8[...]
        if isInternational { return withoutTrunkZero(number) }
        for prefix in language == .en ? ["011", "00"] : ["00"]
        where number.starts(with: prefix.utf8) && number.count > 10 {
            return withoutTrunkZero(number.dropFirst(prefix.utf8.count))
        }
        switch (language, number.count, number.first ?? 0) {
        case (.fr, 10, UInt8(ascii: "0")): return "+33" + String(Substring(number.dropFirst()))
        case (.fr, 11, UInt8(ascii: "3")) where number.starts(with: "33".utf8): return "+" + digits
        case (.en, 11, UInt8(ascii: "0")): return "+44" + String(Substring(number.dropFirst()))
        case (_, 10, UInt8(ascii: "2")...UInt8(ascii: "9")): return "+1" + digits
        case (_, 11, UInt8(ascii: "1")): return "+" + digits
        default: return digits
        }
    }

    /// "+33 (0)6 …": the zero is dialled inside the country only.
    private func withoutTrunkZero(_ number: Substring.UTF8View) -> String {
        for country in Self.trunkZeroCountries where number.starts(with: country.utf8) {
            let rest = number.dropFirst(country.utf8.count)
            if rest.first == UInt8(ascii: "0"), rest.count > 8 {
                return "+" + country + String(Substring(rest.dropFirst()))
            }
        }
        return "+" + String(Substring(number))
    }

    private static let trunkZeroCountries = [
        "33", "44", "32", "41", "49", "31", "43", "61", "353", "262", "590", "594", "596",
    ]
}
