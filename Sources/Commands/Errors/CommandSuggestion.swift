import ArgumentParser
import Web

/// The command that was meant, where a word is a slip away from one: `account` for `acount`. The parser looks for that among options
/// only.
enum CommandSuggestion {
    /// - Parameter words: what was typed after the program's name.
    static func suggestion(for words: [String]) -> String? {
        var command: any ParsableCommand.Type = Countersign.self
        var path = ["countersign"]
        for word in words {
            let known = command.configuration.subcommands
            if known.isEmpty || word.hasPrefix("-") { return nil }
            if let next = known.first(where: { $0.configuration.commandName == word }) {
                command = next
                path.append(word)
            } else {
                return nearest(to: word, of: known.compactMap { $0.configuration.commandName }).map {
                    "Did you mean “\((path + [$0]).joined(separator: " "))”?"
                }
            }
        }
        return nil
    }

    static func nearest(to word: String, of names: [String]) -> String? {
        let near = names.compactMap { name in
            WordDistance.between(word, name, atMost: word.count < 4 ? 1 : 2).map { (name: name, slips: $0) }
        }
        return near.min { $0.slips < $1.slips }?.name
    }
}
