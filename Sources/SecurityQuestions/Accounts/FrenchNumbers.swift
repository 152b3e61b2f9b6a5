/// The French plan gives every department and territory that dials `0` and nine digits one plan, but not one country
/// code: whose number it is, its first digits tell (ARCEP; the ranges of libphonenumber's metadata 9.0).
enum FrenchNumbers {
    static let mainland = "33"
    static let overseas = ["590", "594", "596", "262", "508"]

    /// The country code and number that nine digits after the `0` belong to.
    static func international(_ national: Substring) -> (code: String, number: Substring) {
        // Saint-Pierre-et-Miquelon has six digits of its own behind its code.
        if national.count == 9, national.hasPrefix("508"), !national.dropFirst(3).hasPrefix("0") {
            return ("508", national.dropFirst(3))
        }
        let longest = ranges.filter { national.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }
        return (longest?.value ?? mainland, national)
    }

    private static let ranges: [String: String] = {
        let codes = [
            "590": "590 690 691 5987 7090 9395 9475 9760 9761 9768",
            "594": "594 694 5988 70930 70931 70932 70933 70934 9396 9476 9764 9765",
            "596": "596 696 697 5989 7091 9397 9477 9766 9767",
            "262": "262 263 268 269 692 693 639 7092 70935 70936 70937 70938 70939 9398 9399 9478 9479 9762 9763 9769",
            "508": "7084 7085",
            // What ARCEP keeps for novels and films is of the mainland.
            mainland: "63998",
        ]
        return codes.reduce(into: [:]) { ranges, entry in
            for range in entry.value.split(separator: " ") { ranges[String(range)] = entry.key }
        }
    }()
}
