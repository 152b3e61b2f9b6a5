/// Where a number belongs. Sources: ITU-T E.164; the national plans of France (ARCEP), North America (NANPA) and the
/// United Kingdom (Ofcom).
///
/// A number said without its country is of the plan usual in the language: ten digits from 0 are French, ten digits
/// from 2 to 9 North American, eleven digits from 0 British in English. Any other stays as it was said.
struct SpokenNumberPlan {
    let language: Language

    /// How numbers are cut where French is spoken, beside the pairs of France: Belgium ("zéro deux, cent vingt-trois,
    /// quarante-cinq, soixante-sept"), Belgian mobiles, Switzerland, Canada without and with the one in front.
    static let frenchGroups = [[2, 3, 2, 2], [3, 2, 2, 2], [4, 2, 2, 2], [3, 3, 2, 2], [3, 3, 4], [1, 3, 3, 4]]

    /// Whether digits are as many as a number has, so that they were cut rightly.
    static func isWhole(_ digits: String) -> Bool {
        switch digits.utf8.count {
        case 9: digits.hasPrefix("0")
        case 10: !digits.hasPrefix("1")
        default: digits.utf8.count > 10
        }
    }

    func international(_ digits: String, isInternational: Bool) -> String {
        let number = Substring(digits)
        if isInternational { return written(number) }
        for prefix in language == .en ? ["011", "00"] : ["00"]
        where number.hasPrefix(prefix) && number.utf8.count > 10 {
            return written(number.dropFirst(prefix.utf8.count))
        }
        switch (language, number.utf8.count, number.utf8.first ?? 0) {
        case (.fr, 10, UInt8(ascii: "0")): return written("33" + number.dropFirst())
        case (.fr, 11, UInt8(ascii: "3")) where number.hasPrefix("33"): return written(number)
        case (.en, 11, UInt8(ascii: "0")): return written("44" + number.dropFirst())
        case (_, 10, UInt8(ascii: "2")...UInt8(ascii: "9")): return written("1" + number)
        case (_, 11, UInt8(ascii: "1")): return written(number)
        default: return digits
        }
    }

    /// With its country in front and without the zero that is dialled inside the country only: "+33 (0)6 …". A number
    /// that goes on with more zeros loses them too, or it would lose one at each reading.
    private func written(_ number: Substring) -> String {
        guard let country = Self.trunkZeroCountries.first(where: number.hasPrefix) else { return "+" + number }
        var rest = number.utf8.dropFirst(country.utf8.count)
        while rest.first == UInt8(ascii: "0"), rest.count > Self.shortestNational { rest.removeFirst() }
        return "+" + country + String(Substring(rest))
    }

    /// A number of so few digits keeps its zero: it is not one that is dialled from abroad.
    private static let shortestNational = 8
    private static let trunkZeroCountries = [
        "33", "44", "32", "41", "49", "31", "43", "61", "353", "262", "590", "594", "596",
    ]
}
