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
