/// What somebody is called, as somebody else has typed it.
package enum PersonName {
    /// One line of at most 100 characters, as the log and the pages can show it; nil where it is not.
    package static func typed(_ typed: String) -> String? {
        let name = typed.trimmingSpaces()
        guard (1...100).contains(name.count),
            !name.contains(where: { $0.isNewline || $0.unicodeScalars.contains(where: \.isInvisible) })
        else { return nil }
        return name
    }
}
