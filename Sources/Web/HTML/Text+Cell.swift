/// How a cell of a table stands.
enum CellKind: String {
    case plain, free, number
}

extension Text {
    /// A cell that names its column where the heads are not shown.
    func cell(_ value: HTML, under head: String, _ kind: CellKind = .plain) -> HTML {
        let mark: HTML = kind == .plain ? .none : " class=\"\(kind.rawValue)\""
        return "<td\(mark) data-label=\"\(withColon(head))\">\(value)</td>"
    }
}
