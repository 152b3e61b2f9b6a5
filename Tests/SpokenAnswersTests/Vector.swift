import SpokenAnswers

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One line of `Vectors/v1.tsv` or `v2.tsv`: language, kind, answer, strict form, sound form, the rule it shows. `-` is a refusal.
struct Vector {
    let language: Language
    let kind: AnswerKind
    let answer: String
    let strict: String
    let sound: String
    let rule: String

    enum Fault: Error {
        case unreadableFile
        case unreadableLine(String)
    }

    static func all(_ version: RulesVersion) throws -> [Vector] {
        try lines(of: "Vectors/v\(version.rawValue).tsv").dropFirst().map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 6, let language = Language(rawValue: columns[0]),
                let kind = AnswerKind(rawValue: columns[1])
            else { throw Fault.unreadableLine(line) }
            return Vector(
                language: language, kind: kind, answer: columns[2], strict: columns[3], sound: columns[4],
                rule: columns[5])
        }
    }

    /// The file stands beside this one; the tests need neither Foundation nor a resource bundle.
    private static func lines(of name: String) throws -> [String] {
        let path = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
        // Unsafe: the C library's file stream, closed before it goes out of scope.
        guard let file = unsafe fopen(path, "r") else { throw Fault.unreadableFile }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = unsafe getc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
