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
            let bare = plain.filter { $0.isLetter || $0.isNumber }
            if isRepetition(plain) || isRepetition(bare) || CommonPasswords.contains(bare) { return .common }
            let rest = words(of: personal).reduce(bare) { $0.replacing($1, with: "") }
            return rest.count < min(leastBeside, bare.count) ? .personal : nil
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

    private static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// "aaaaaaaaaaaaaaa", "abcabcabcabcabc", "passwordpassword": one short piece over and over.
    private static func isRepetition(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count > 1 else { return false }
        return (1...min(8, characters.count / 2)).contains { period in
            (period..<characters.count).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }
}

/// Long passwords that lists of leaked ones and keyboards give first. Short ones are refused by length already.
enum CommonPasswords {
    /// Whether little is left of `letters` once what everybody tries is taken away.
    static func contains(_ letters: String) -> Bool {
        let rest = stems.reduce(letters) { $0.replacing($1, with: "") }
        return withoutWalks(rest).count < min(PasswordRules.leastBeside, letters.count)
    }

    /// Without pieces of four or more keys in a row, in either direction.
    private static func withoutWalks(_ letters: String) -> String {
        var rest = Array(letters)
        var kept: [Character] = []
        while !rest.isEmpty {
            let longest = walks.map { commonPiece(of: rest, in: $0) }.max() ?? 0
            if longest < 4 { kept.append(rest[0]) }
            rest.removeFirst(longest < 4 ? 1 : longest)
        }
        return String(kept)
    }

    /// How many characters at the start of `text` stand in `walk` in the same order without a gap.
    private static func commonPiece(of text: [Character], in walk: [Character]) -> Int {
        walk.indices.map { start in zip(text, walk[start...]).prefix { $0 == $1 }.count }.max() ?? 0
    }

    private static let walks = [
        "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1aqw2zsx3edc4rfv5tgb6yhn", "12345678901234567890",
        "abcdefghijklmnopqrstuvwxyz",
    ].flatMap { [Array($0), $0.reversed()] }
    /// Longest first: the parts of one are not taken away before the whole.
    private static let stems = [
        "correcthorsebatterystaple", "nevergonnagiveyouup", "ceciestmonmotdepasse", "thisismypassword",
        "monmotdepasse", "youshallnotpass", "administrateur", "administrator", "unmotdepasse", "trustnoone",
        "mypassword", "motdepasse", "bienvenue", "iloveyou", "password", "changeme", "jetaime", "letmein", "welcome",
        "doudou", "admin",
    ].sorted { $0.count > $1.count }
}
