/// Logs somebody in once whose authenticator app is lost: 80 random bits in base32 (RFC 4648 §6), in groups of four.
public enum RecoveryCode {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    /// Five bits each.
    private static let letters = 16

    public static func new(_ world: World) -> String {
        let code = world.randomBytes(letters).map { alphabet[Int($0 & 31)] }
        return stride(from: 0, to: letters, by: 4).map { String(code[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The letters and digits of what somebody typed; nil where it cannot be a code.
    ///
    /// What base32 does not have is what it is read as: 0 for O, 1 for I, 8 for B.
    public static func read(_ typed: String) -> String? {
        let alike: [Character: Character] = ["0": "O", "1": "I", "8": "B"]
        let rest = typed.uppercased().filter { !$0.isWhitespace && !"-–.".contains($0) }.map { alike[$0] ?? $0 }
        return rest.count == letters && rest.allSatisfy(alphabet.contains) ? String(rest) : nil
    }

    /// What is stored of a code, as ``read(_:)`` gives it.
    package static func hash(_ code: String) -> TokenHash { .sha256(of: code) }
}
