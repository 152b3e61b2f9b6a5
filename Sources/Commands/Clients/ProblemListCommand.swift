import ArgumentParser
import Phrasebook
import SecurityQuestions

/// What the pages of the API and the built help say of each problem, for who builds a page of their own.
struct ProblemListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problems",
        abstract: "List why the API refuses, with what to do: every type of problem, in both languages.",
        discussion: """
            EXAMPLE:
              countersign api problems --json

            \(ExitStatus.help([.usage]))
            """)

    @Flag(help: "Print them as JSON.")
    var json = false

    func run() throws {
        let all = ProblemKind.allCases.map(Told.init)
        if json { return try Terminal.write(json: all) }
        for problem in all { try Terminal.writeLine("\(problem.status)  \(problem.type)  \(problem.title.en)") }
    }

    private struct Told: Encodable {
        let type, slug: String
        let status: Int
        let title, advice, again: Words

        struct Words: Encodable {
            let en, fr: String

            init(_ phrase: Phrase) { (en, fr) = (phrase.en, phrase.fr) }
        }

        init(_ kind: ProblemKind) {
            let words = ProblemWords(kind)
            (type, slug, status) = (kind.path, kind.rawValue, kind.status)
            (title, advice, again) = (Words(words.title), Words(words.advice), Words(ProblemWords.again(kind)))
        }
    }
}
