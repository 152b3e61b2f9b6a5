extension Unicode.Scalar {
    /// A character that a terminal may obey instead of showing it: C0, DEL and C1 (U+009B begins a command as ESC [ does).
    package var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension String {
    package var hasControlCharacters: Bool { unicodeScalars.contains(where: \.isControl) }

    /// Fit to be shown in a terminal: of control characters only line ends and tabs are left, the others are seen as “�”.
    package var shown: String {
        guard hasControlCharacters else { return self }
        var shown = UnicodeScalarView()
        for scalar in unicodeScalars {
            shown.append(scalar.isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }
}
