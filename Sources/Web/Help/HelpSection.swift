import Foundation
import SpokenAnswers

/// A part of an article under a heading of its own, or what comes before the first.
struct HelpSection: Sendable {
    /// The heading's id; nil before the first heading.
    let id: String?
    let title: String
    let titleText: SearchText
    let text: SearchText

    static func sections(of html: String, in language: Language) -> [HelpSection] {
        html.components(separatedBy: "<h2").enumerated().map { place, part in
            guard place > 0 else { return HelpSection(id: nil, title: "", text: plain(part), in: language) }
            let pieces = part.components(separatedBy: "</h2>")
            let opening = pieces[0].components(separatedBy: ">")
            return HelpSection(
                id: opening[0].components(separatedBy: "id=\"").dropFirst().first?.components(separatedBy: "\"").first,
                title: plain(opening.dropFirst().joined(separator: ">")),
                text: plain(pieces.dropFirst().joined(separator: " ")), in: language)
        }
    }

    private init(id: String?, title: String, text: String, in language: Language) {
        self.id = id
        self.title = title
        titleText = SearchText(title, in: language)
        self.text = SearchText(text, in: language)
    }

    /// Without tags, and with the five signs that HTML writes otherwise.
    static func plain(_ html: String) -> String {
        var text = ""
        var isTag = false
        for character in html {
            switch character {
            case "<": isTag = true
            case ">":
                isTag = false
                text.append(" ")
            default: if !isTag { text.append(character) }
            }
        }
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        let read = signs.reduce(text) { $0.replacing($1.0, with: $1.1) }
        return read.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
