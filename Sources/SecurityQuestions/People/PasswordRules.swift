/// What a password must be: long, not a common one, not made of the person's own data; no composition rules
/// (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 6.2).
public enum PasswordRules {
    /// In characters (Unicode code points).
    public static let shortest = 15
    public static let longest = 200

    public enum Refusal: Error, Sendable, Hashable {
        case tooShort, tooLong, common, personal
    }

    /// Why `password` cannot be taken; nil when it can.
    ///
    /// - Parameter personal: names, addresses and numbers a stranger would try first.
    public static func refusal(of password: SecretText, personal: [String]) -> Refusal? {
        password.reveal { password in
            let length = password.unicodeScalars.count
            if length < shortest { return .tooShort }
            if length > longest { return .tooLong }
            let bare = letters(password)
            if isRepetition(bare) || CommonPasswords.contains(bare) { return .common }
            let isPersonal = personal.map(letters).contains {
                $0.count >= 4 && bare.count < $0.count + 8 && bare.contains($0)
            }
            return isPersonal ? .personal : nil
        }
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// "aaaaaaaaaaaaaaa", "abcabcabcabcabc", "passwordpassword": one short piece over and over.
    private static func isRepetition(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count > 1 else { return true }
        return (1...min(8, characters.count / 2)).contains { period in
            (period..<characters.count).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }
}

/// Long passwords that lists of leaked ones and keyboards give first. Short ones are refused by length already.
enum CommonPasswords {
    static func contains(_ letters: String) -> Bool {
        walks.contains { $0.contains(letters) || letters.hasPrefix($0) }
            || stems.contains { letters.hasPrefix($0) && letters.dropFirst($0.count).allSatisfy(\.isNumber) }
    }

    private static let walks = [
        "qwertyuiopasdfghjkl", "azertyuiopqsdfghjklm", "1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p",
        "123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba",
    ]
    private static let stems = [
        "passwordpassword", "motdepassemotdepasse", "iloveyouiloveyou", "correcthorsebatterystaple", "jetaimejetaime",
        "administrator", "administrateur", "thisismypassword", "ceciestmonmotdepasse", "monmotdepasse", "mypassword",
        "letmeinletmein", "password", "motdepasse", "unmotdepasse", "changemechangeme", "welcomewelcome",
        "bienvenuebienvenue", "trustnoonetrustnoone", "nevergonnagiveyouup", "youshallnotpass", "doudoudoudou",
    ]
}
