import Foundation
import SpokenAnswers

/// Words as a search compares them: without case and accents, and "œ" is "oe".
enum SearchWords {
    static func list(_ text: String) -> [String] {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .replacing("œ", with: "oe").replacing("æ", with: "ae").replacing("ß", with: "ss")
        // One letter alone is an article or what an apostrophe has left of one.
        return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 1 }
    }

    /// What is asked for: at most eight words, without those that every article has.
    static func asked(_ text: String, in language: Language) -> [String] {
        let words = list(text)
        let telling = words.filter { !common(language).contains($0) }
        return Array((telling.isEmpty ? words : telling).prefix(8))
    }

    private static func common(_ language: Language) -> Set<String> {
        switch language {
        case .en:
            [
                "the", "an", "my", "your", "is", "are", "was", "do", "does", "did", "how", "what", "when", "where",
                "who",
                "why", "can", "to", "of", "in", "on", "at", "for", "with", "it", "me", "and", "or", "want", "need",
            ]
        case .fr:
            [
                "le", "la", "les", "un", "une", "des", "du", "de", "mon", "ma", "mes", "votre", "vos", "est", "sont",
                "comment", "que", "quoi", "qui", "quand", "ou", "et", "au", "aux", "en", "dans", "sur", "pour", "avec",
                "je", "me", "se", "ce", "faire", "veux", "puis", "peut", "on",
            ]
        }
    }
}

/// A text as a search compares it: its words, and their stems.
struct SearchText: Sendable {
    let words: Set<String>
    let stems: Set<String>

    init(_ text: String, in language: Language) {
        self.init(words: Set(SearchWords.list(text)), in: language)
    }

    /// Each also in one piece, as "motdepasse" and "login" are typed.
    init(tags: [String], in language: Language) {
        let pieces = tags.map(SearchWords.list)
        self.init(words: Set(pieces.flatMap(\.self) + pieces.map { $0.joined() }), in: language)
    }

    private init(words: Set<String>, in language: Language) {
        self.words = words
        stems = Set(words.map { WordStem.of($0, in: language) })
    }
}
