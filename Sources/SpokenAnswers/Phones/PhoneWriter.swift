/// Writes a phone number in groups a person can read back.
enum PhoneWriter {
    /// "+33 4 95 28 32 74", "+1 305 555 0142", others in groups of three from the end.
    static func spaced(_ strict: String) -> String {
        let digits = Substring(strict)
        if digits.hasPrefix("+33"), digits.utf8.count == 12 {
            return "+33 " + groups(digits.dropFirst(3), [1, 2, 2, 2, 2])
        }
        if digits.hasPrefix("+1"), digits.utf8.count == 12 { return "+1 " + groups(digits.dropFirst(2), [3, 3, 4]) }
        return strict
    }

    private static func groups(_ digits: Substring, _ sizes: [Int]) -> String {
        var rest = digits
        return sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return String(rest.prefix(size))
        }.joined(separator: " ")
    }
}
