import DurableFiles
import Foundation
import SecurityQuestions

/// A secret in a file which only its owner may read: its first line, or all of it.
enum SecretFile {
    /// - Parameter what: in words, such as "the mail password".
    static func read(_ file: String, _ what: String) throws -> SecretText {
        guard let line = try text(file, what).split(whereSeparator: \.isNewline).first else {
            throw CommandError(.configuration, "\(file) is empty: write \(what) into its first line.")
        }
        return SecretText(String(line))
    }

    /// All of it.
    static func text(_ file: String, _ what: String) throws -> String {
        // Of the file that a link leads to.
        let path = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let mode = attributes?[.posixPermissions] as? NSNumber, mode.intValue & 0o077 != 0 {
            throw CommandError(.permission, "Others can read \(what) in \(file): run “chmod 600 \(file)”.")
        }
        return String(decoding: try FileContent.read(file, upTo: 1 << 20), as: UTF8.self)
    }
}
