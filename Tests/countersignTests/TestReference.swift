import Foundation

/// A test or a document as the documents name it: `path`, or `path::test`.
struct TestReference {
    let text: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static func content(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Those of a cell of a table.
    static func all(in cell: String) -> [TestReference] {
        cell.split(separator: "<br>").map { TestReference(text: $0.trimmingCharacters(in: ["`", " "])) }
    }

    /// What is wrong with it; nil where it is there.
    var fault: String? {
        let parts = text.components(separatedBy: "::")
        guard let content = Self.content(parts[0]) else { return "there is no file \(parts[0])" }
        guard parts.count == 2 else { return parts[0].hasSuffix(".md") ? nil : "\(text) names no test" }
        let isThere =
            parts[0].hasSuffix(".py")
            ? content.contains("\ndef \(parts[1])(") : content.contains("func `\(parts[1])`(")
        return isThere ? nil : "there is no test “\(parts[1])” in \(parts[0])"
    }
}
