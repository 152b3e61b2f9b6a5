import DurableFiles
import Foundation

/// The SHA-256 that stands beside a file, as `sha256sum --check` reads it.
struct Checksum: Equatable {
    let digest: String

    static func path(of file: String) -> String { file + ".sha256" }

    init(digest: String) { self.digest = digest }

    /// Throws a ``CommandError`` where there is none beside `file`, or it is not one.
    init(beside file: String) throws {
        let path = Self.path(of: file)
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandError(
                .nothingFound,
                "There is no \(path): put the checksum of the backup beside it, or write --without-checksum if you trust "
                    + "the file.")
        }
        let text = String(decoding: try FileContent.read(path, upTo: 16 << 10), as: UTF8.self)
        let first = text.prefix { !$0.isWhitespace }
        guard first.count == 64, first.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw CommandError(
                .badData, "\(path) is not a checksum as sha256sum writes it: get it from the same place again.")
        }
        digest = first.lowercased()
    }

    func line(for file: String) -> String {
        "\(digest)  \(URL(fileURLWithPath: file).lastPathComponent)\n"
    }
}
