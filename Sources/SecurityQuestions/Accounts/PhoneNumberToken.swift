import Foundation

/// A piece of a text that a phone number is looked for in.
enum PhoneNumberToken: Hashable, Sendable {
    case digits(String)
    /// Small letters.
    case word(String)
    case plus, open, close
    /// What stands inside a number: a space, a dash, a full stop. And what may as well stand between two.
    case gap, slash, line
    /// Any other sign.
    case mark(Unicode.Scalar)

    var isNumber: Bool { if case .digits = self { true } else { false } }

    /// The pieces of `text` in whatever digits and width they are written, without its invisible signs.
    static func all(in text: String) -> [PhoneNumberToken] {
        var tokens: [PhoneNumberToken] = []
        for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            guard let token = token(scalar) else { continue }
            switch (tokens.last, token) {
            case (.digits(let before), .digits(let next)): tokens[tokens.count - 1] = .digits(before + next)
            case (.word(let before), .word(let next)): tokens[tokens.count - 1] = .word(before + next)
            case (.gap, .gap): break
            default: tokens.append(token)
            }
        }
        return tokens
    }

    /// Nil for what nobody sees.
    private static func token(_ scalar: Unicode.Scalar) -> PhoneNumberToken? {
        switch scalar {
        case "+": return .plus
        case "(", "[": return .open
        case ")", "]": return .close
        case "/", "\\": return .slash
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": return .line
        case ".", "·", "•", "∙", "−", "~", "\t", "'", "’", "°", "\u{3002}": return .gap
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .spaceSeparator, .dashPunctuation: return .gap
        case .format, .control, .nonspacingMark, .enclosingMark: return nil
        case .decimalNumber: return properties.numericValue.map { .digits(String(Int($0))) }
        default: return properties.isAlphabetic ? .word(String(scalar)) : .mark(scalar)
        }
    }
}
