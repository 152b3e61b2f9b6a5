import Foundation
import SecurityQuestions

/// How a key ring is written down:
///
///     countersign-key-ring 1
///     # A comment.
///     9f86d081884c7d65 2026-11-22T16:38:00Z JHu…=
///
/// A line a key: its id, when it was made, 32 bytes in base64. The last one seals, all of them open.
extension KeyRing {
    static let firstLine = "countersign-key-ring 1"
    private static let advice = """
        # Whoever holds this file and the database can test guesses. Keep it at mode 0600, out of every backup of
        # the database, and in a safe place of its own: without it no answer and no password can be checked any more.
        # One line a key: id, when it was made, 32 bytes in base64. The last key seals, all of them open.
        """

    /// Reads a key ring that comes from elsewhere than a file.
    package init(_ text: String) throws(KeyRingFailure) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = lines.first, first.isEmpty == false else { throw .truncated }
        guard first.split(whereSeparator: \.isWhitespace) == Self.firstLine.split(separator: " ") else {
            throw .notAKeyRing
        }
        var keys: [SealingKey] = []
        for (place, line) in lines.enumerated().dropFirst()
        where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            let key = try Self.key(line, number: place + 1)
            guard !keys.contains(where: { $0.id == key.id }) else { throw .repeated(line: place + 1) }
            keys.append(key)
        }
        try self.init(keys: keys)
    }

    /// A new ring with one key, as text to be kept in a file or an environment variable.
    package static func new(_ world: World) -> String {
        [firstLine, advice, newKey(world).line, ""].joined(separator: "\n")
    }

    /// A new key, and its line.
    package static func newKey(_ world: World) -> (key: SealingKey, line: String) {
        let bytes = world.randomBytes(SealingKey.length)
        let key = SealingKey(SecretBytes(bytes), createdAt: world.now())
        let line = "\(key.id) \(key.createdAt.formatted(.iso8601)) \(Data(bytes).base64EncodedString())"
        return (key, line)
    }

    private static func key(_ line: Substring, number: Int) throws(KeyRingFailure) -> SealingKey {
        let fields = line.split(whereSeparator: \.isWhitespace)
        guard fields.count == 3, let createdAt = try? Date(String(fields[1]), strategy: .iso8601),
            var bytes = Data(base64Encoded: String(fields[2])), bytes.count == SealingKey.length
        else { throw .malformed(line: number) }
        let key = SealingKey(SecretBytes(emptying: &bytes), createdAt: createdAt)
        guard key.id == fields[0] else { throw .altered(line: number) }
        return key
    }
}
