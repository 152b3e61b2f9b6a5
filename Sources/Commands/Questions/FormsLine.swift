import SpokenAnswers

/// One line of `answer forms`: what goes in and what comes out.
struct FormsLine {
    /// "strict, tab, sound" or a lone tab, with the end of the line.
    let text: String

    /// - Parameter line: `language<TAB>kind<TAB>answer`; nil where it was too long to be kept.
    init(_ line: [UInt8]?) {
        let forms = line.flatMap(Self.forms)
        text = forms.map { "\($0.strict)\t\($0.sound)\n" } ?? "\t\n"
    }

    private static func forms(_ line: [UInt8]) -> SpokenForms? {
        let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let language = Language(rawValue: String(decoding: parts[0], as: UTF8.self)),
            let kind = AnswerKind(rawValue: String(decoding: parts[1], as: UTF8.self)),
            let answer = String(validating: parts[2], as: UTF8.self)
        else { return nil }
        return try? SpokenAnswer.forms(of: answer, kind: kind, language: language)
    }
}
