extension Unicode.Scalar {
    /// A character that a terminal may obey instead of showing it: C0, DEL and C1 (U+009B begins a command as ESC [ does).
    package var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// A character that turns the direction of what is read after it (UAX #9 §2.1–2.5), or ends a line (U+2028, U+2029): with
    /// one of them in a name, what stands beside the name reads as something else.
    var isRearranging: Bool {
        switch value {
        case 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether it is no part of what people are called, and would act on what stands around them.
    var isActing: Bool { isControl || isRearranging }
}

extension String {
    /// Whether it holds a character that acts on a terminal, or on the text around it, instead of being shown.
    package var hasControlCharacters: Bool { unicodeScalars.contains(where: \.isActing) }

    /// Fit to be shown in a terminal: of such characters only line ends and tabs are left, the others are seen as “�”.
    package var shown: String {
        guard hasControlCharacters else { return self }
        var shown = UnicodeScalarView()
        for scalar in unicodeScalars {
            shown.append(scalar.isActing && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }
}
