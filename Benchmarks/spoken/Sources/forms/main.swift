import SpokenAnswers

/// Reads `language<TAB>kind<TAB>answer` lines and prints `strict<TAB>sound` of each, under the version of the first argument.
let version = CommandLine.arguments.dropFirst().first.flatMap { Int($0) }.map(RulesVersion.init(rawValue:)) ?? .newest
var lines = ""
while let line = readLine() {
    let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    if columns.count == 3, let language = Language(rawValue: String(columns[0])),
        let kind = AnswerKind(rawValue: String(columns[1])),
        let forms = try? SpokenAnswer.forms(
            of: String(columns[2]), kind: kind, language: language, version: version)
    {
        lines += forms.strict + "\t" + forms.sound
    } else {
        lines += "\t"
    }
    lines += "\n"
    if lines.utf8.count > 1 << 16 {
        print(lines, terminator: "")
        lines = ""
    }
}
print(lines, terminator: "")
