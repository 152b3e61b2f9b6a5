import Foundation

/// What a password must be: long, not a common one, not made of the person's own data; no composition rules
/// (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 6.2).
public enum PasswordRules {
    /// In characters (Unicode code points).
    public static let shortest = 15
    public static let longest = 200

    public enum Refusal: Error, Sendable, Hashable {
        case tooShort, tooLong, common, personal
        /// The present one again. Who keeps it is asked whether it is; a rule on text cannot tell.
        case sameAsBefore
    }

    /// What must be left of a password without the person's own data: fewer letters and digits are soon tried.
    static let leastBeside = 8

    /// Why `password` cannot be taken; nil when it can.
    ///
    /// `personal` holds names, addresses and numbers a stranger would try first.
    public static func refusal(of password: SecretText, personal: [String]) -> Refusal? {
        password.reveal { password in
            let length = password.unicodeScalars.count
            if length < shortest { return .tooShort }
            if length > longest { return .tooLong }
            let plain = fold(password)
            let bare = CommonPasswords.lettersAndDigits(of: plain)
            let rest = words(of: personal).reduce(String(bare)) { $0.replacing($1, with: "") }
            if rest.count < min(leastBeside, bare.count) { return .personal }
            let isCommon = isRepetition(Array(plain)) || isRepetition(bare) || CommonPasswords.contains(plain)
            return isCommon ? .common : nil
        }
    }

    /// Whole facts and the words they are made of, longest first; a word of one or two letters is in everything.
    private static func words(of facts: [String]) -> [String] {
        let words = facts.map(fold).flatMap { fact in
            let words = fact.split { !($0.isLetter || $0.isNumber) }.map(String.init)
            return words + [words.joined()]
        }
        return Set(words).filter { $0.count >= 3 }.sorted { ($1.count, $1) < ($0.count, $0) }
    }

    static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// "aaaaaaaaaaaaaaa", "abcabcabcabcabc", "passwordpassword": one piece over and over.
    static func isRepetition(_ characters: [Character], longest: Int = 8) -> Bool {
        guard characters.count > 1 else { return false }
        return (1...max(1, min(longest, characters.count / 2))).contains { period in
            (period..<characters.count).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }
}
