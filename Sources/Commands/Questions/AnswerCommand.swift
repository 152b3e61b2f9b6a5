import ArgumentParser

struct AnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "What the rules for spoken answers make of an answer.",
        discussion: """
            EXAMPLE:
              printf 'fr\\tcity\\tSt-Étienne\\n' | countersign answer forms

            \(ExitStatus.help([.inputOutput]))
            """,
        subcommands: [AnswerFormsCommand.self])
}

struct AnswerFormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "Print the strict and the sound form of each answer on standard input.",
        discussion: """
            Reads lines of language, kind and answer with tabs between (language en or fr; kind name, city, pet, school, \
            food, number, date, phone or title) and prints for each, in order, the strict and the sound form with a tab \
            between. An answer that is refused, or a line that is not of this form, gives a lone tab.

            EXAMPLE:
              printf 'fr\\tcity\\tSt-Étienne\\n' | countersign answer forms

            \(ExitStatus.help([.inputOutput]))
            """)

    func run() throws {
        var input = LineInput()
        var output = ""
        while let lines = try input.next() {
            for line in lines {
                output += FormsLine(line).text
                if output.utf8.count > 1 << 16 {
                    try Terminal.write(output)
                    output = ""
                }
            }
            // Whoever waits for the answer to the last line gets it.
            try Terminal.write(output)
            output = ""
        }
    }
}
