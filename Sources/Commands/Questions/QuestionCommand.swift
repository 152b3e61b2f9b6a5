import ArgumentParser
import SecurityQuestions
import SpokenAnswers

struct QuestionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "question", abstract: "The catalogue of security questions.",
        discussion: """
            EXAMPLE:
              countersign question list --language fr

            \(ExitStatus.help([.inputOutput]))
            """,
        subcommands: [QuestionListCommand.self])
}

struct QuestionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the questions an owner can choose from.",
        discussion: """
            EXAMPLE:
              countersign question list --all --json

            \(ExitStatus.help([.inputOutput]))
            """)

    @Flag(help: "Also list questions that are no longer offered.")
    var all = false
    @Option(help: "The language of the texts: en or fr. JSON has both.")
    var language = "en"
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let language = try Language(argument: language)
        let questions = all ? Catalogue.questions : Catalogue.offered
        if json { return try Terminal.write(json: questions.map(QuestionReport.init)) }
        for question in questions {
            let note = question.status == .retired ? "  (retired)" : ""
            try Terminal.writeLine("\(question.id)  \(question.kind.rawValue)  \(question.text[language])\(note)")
        }
    }
}

/// A question as the command line tells it.
struct QuestionReport: Encodable, Sendable {
    let id: String
    let kind: String
    let status: String
    let en: String
    let fr: String

    init(_ question: SecurityQuestion) {
        id = question.id
        kind = question.kind.rawValue
        status = question.status.rawValue
        en = question.text.en
        fr = question.text.fr
    }
}
