/// Rewrites the parameters of the one body of SQL, `?` in order or `?1` by number, as PostgreSQL has them: `$1`.
enum ParameterMarks {
    /// - Parameter number: of the parameters of statements that stand before this one in the same.
    static func postgres(_ sql: String, after number: Int = 0) -> String {
        var text = ""
        text.reserveCapacity(sql.utf8.count + 32)
        var (isQuoted, count) = (false, number)
        var rest = Substring(sql)
        while let character = rest.popFirst() {
            if character == "'" { isQuoted.toggle() }
            guard character == "?", !isQuoted else {
                text.append(character)
                continue
            }
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(digits.count)
            count += 1
            text.append("$" + String(Int(digits).map { $0 + number } ?? count))
        }
        return text
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
