/// The umlauts of German and the ø of the North, written with an e: version 2 hears "Mueller" as "Müller", whose strict form
/// is "muller", and "Bjoern" as "Bjørn".
///
/// One row: the two letters, and what has to follow for them to be one. "Noel", "Samuel", "guess" and "poète" keep theirs.
enum GermanVowels {
    private static let rows = """
        ae b|ck|der|fer|ger|gl|h|ndel|stn|uml|usl|user
        oe ck|der|h|nb|nf|nig|nke|ren|rg|rn|rst|rtz|ster|ller|llm|the|ttc|tz
        ue bl|bn|ck|h|llen|ller|lff|nter|nz|rg|ss|ttn|tz
        """

    /// By the first of the two letters.
    private static let endings: [UInt8: [[UInt8]]] = Dictionary(
        uniqueKeysWithValues: Table.rows(rows).compactMap { row in
            row[0].utf8.first.map { ($0, Table.alternatives(row[1]).map { Array($0.utf8) }) }
        })

    /// The letters without the e of such a vowel.
    static func folded(_ letters: [UInt8]) -> [UInt8] {
        guard letters.contains(UInt8(ascii: "e")) else { return letters }
        var folded: [UInt8] = []
        folded.reserveCapacity(letters.count)
        for index in letters.indices where !isSilent(letters, index) { folded.append(letters[index]) }
        return folded
    }

    private static func isSilent(_ letters: [UInt8], _ index: Int) -> Bool {
        guard index > 0, letters[index] == UInt8(ascii: "e"), let endings = endings[letters[index - 1]] else {
            return false
        }
        // After a vowel or q, and in "gue", the u or o belongs to what stands before.
        if index > 1, "aeiouyq".utf8.contains(letters[index - 2]) { return false }
        if index > 1, letters[index - 2] == UInt8(ascii: "g"), letters[index - 1] == UInt8(ascii: "u") { return false }
        return endings.contains { letters[(index + 1)...].starts(with: $0) }
    }
}
