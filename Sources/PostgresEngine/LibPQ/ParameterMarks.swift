/// Rewrites the parameters of the one body of SQL, `?` in order or `?1` by number, as PostgreSQL has them: `$1`.
enum ParameterMarks {
    static func postgres(_ sql: String) -> String {
        var text = ""
        text.reserveCapacity(sql.utf8.count + 32)
        var (isQuoted, count) = (false, 0)
        var rest = Substring(sql)
        while let character = rest.popFirst() {
            if character == "'" { isQuoted.toggle() }
            guard character == "?", !isQuoted else {
                text.append(character)
                continue
            }
            text.append("$")
            if rest.first?.isASCIIDigit == true { continue }
            count += 1
            text.append(String(count))
        }
        return text
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
