import ArgumentParser
import Testing

@testable import Commands

/// What a terminal of 80 columns and a slip of a finger make of the command line.
struct CommandSuggestionTests {
    @Test(arguments: [
        (["acount"], "countersign account"), (["account", "ad"], "countersign account add"),
        (["account", "membr", "list"], "countersign account member"), (["docotr"], "countersign doctor"),
    ])
    func `a slip in a command is answered with the one that was meant`(words: [String], meant: String) {
        #expect(CommandSuggestion.suggestion(for: words) == "Did you mean “\(meant)”?")
    }

    @Test(arguments: [["account", "add", "NL-1"], ["serve", "--confg", "x"], ["zebra"], [], ["--version"]])
    func `nothing is suggested where nothing is near, or no command is asked for`(words: [String]) {
        #expect(CommandSuggestion.suggestion(for: words) == nil)
    }

    @Test func `no example is wrapped within an argument at 80 columns`() {
        let lines = Self.examples(of: Countersign.self)
        #expect(lines.count > 60)
        for line in lines where line.count > 80 { Issue.record("\(line.count) columns: \(line)") }
    }

    /// The lines of the examples of a command and of those under it.
    private static func examples(of command: any ParsableCommand.Type) -> [String] {
        let lines = command.configuration.discussion.split(separator: "\n", omittingEmptySubsequences: false)
        let own = lines.drop { !$0.hasPrefix("EXAMPLE") }.dropFirst().prefix { $0.hasPrefix(" ") }.map(String.init)
        return own + command.configuration.subcommands.flatMap(examples(of:))
    }
}
