/// How many slips lead from one word to another: a letter more, fewer, other, or two that changed places (the optimal string
/// alignment distance).
package enum WordDistance {
    /// - Returns: nil where there are more than `limit`.
    package static func between(_ one: String, _ other: String, atMost limit: Int) -> Int? {
        let (one, other) = (Array(one), Array(other))
        guard abs(one.count - other.count) <= limit else { return nil }
        var before: [Int] = []
        var above = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var line = [row + 1]
            for (column, counterpart) in other.enumerated() {
                var least = min(
                    above[column + 1] + 1, line[column] + 1, above[column] + (letter == counterpart ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == counterpart {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            guard line.min() ?? 0 <= limit else { return nil }
            (before, above) = (above, line)
        }
        let slips = above[other.count]
        return slips <= limit ? slips : nil
    }

    /// How many slips a word of that length may have: in a short one each makes another word of it.
    static func allowed(in word: String) -> Int {
        switch word.count {
        case ..<4: 0
        case ..<8: 1
        default: 2
        }
    }
}
