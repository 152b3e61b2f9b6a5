/// What stands between the cells of a list. Spreadsheets expect what their system's region has: a semicolon where the comma
/// is for decimals, as in French.
package enum CSVSeparator: String, Sendable, CaseIterable {
    case comma, semicolon

    var sign: String {
        switch self {
        case .comma: ","
        case .semicolon: ";"
        }
    }
}
