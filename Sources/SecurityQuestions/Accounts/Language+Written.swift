import Foundation
import SpokenAnswers

extension Language {
    /// Reads any usual writing: “en”, “English”, “anglais”, “fr-CA”, “FR_fr”, “Français (Canada)”, “FRA”, “F”. Nil where it
    /// is another language, or both.
    package init?(written text: String) {
        let tags = text.folded.split { !($0.isLetter || $0 == "-" || $0 == "_") }.map { word in
            String(word.prefix { $0 != "-" && $0 != "_" })
        }
        let names = Set(tags.compactMap { Self.names[$0] })
        if let name = names.first, names.count == 1 {
            self = name
            return
        }
        guard names.isEmpty, let first = tags.first, let language = Self.codes[first],
            tags.allSatisfy({ (Self.codes[$0] ?? language) == language })
        else { return nil }
        self = language
    }

    private static let names: [String: Language] = [
        "english": .en, "anglais": .en, "anglaise": .en, "anglophone": .en,
        "french": .fr, "francais": .fr, "francaise": .fr, "francophone": .fr,
    ]
    /// ISO 639-1 and 639-2, and the one letter that Canadian lists have.
    private static let codes: [String: Language] = [
        "en": .en, "eng": .en, "ang": .en, "e": .en, "a": .en, "fr": .fr, "fra": .fr, "fre": .fr, "f": .fr,
    ]
}

extension String {
    /// Without capitals and accents.
    package var folded: String {
        String(
            String.UnicodeScalarView(
                lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
                    $0.properties.generalCategory != .nonspacingMark
                }))
    }
}
