import Foundation
import SpokenAnswers

/// Names and numbers that a stranger would try first, because a caller says them or a bill shows them.
package struct PersonalFacts: Sendable {
    /// Whole, word by word, and every row of words of the company's name.
    let facts: [String]
    /// In small letters without accents.
    private let words: Set<String>
    /// Of the phones, as they are dialled, and of the account number.
    private let digits: [String]

    package init(account: Account, members: [Member], brand: Brand) {
        let phones = account.phones.flatMap { $0.notations(in: brand.numbering) }
        let local = members.flatMap { $0.email.text.split(separator: "@").prefix(1).map(String.init) }
        let names = [account.company, brand.name] + members.map(\.name)
        let single = names.flatMap(Self.split) + local.flatMap(Self.split)
        let telling = single.filter { $0.count >= AnswerRules.shortest && !Self.fillers.contains($0) }
        words = Set(telling)
        let rows = names.flatMap(Self.rows)
        facts = names + [account.number] + members.map(\.email.text) + local + phones + Array(words).sorted() + rows
        digits = (phones + [account.number]).map { $0.filter { $0.isASCII && $0.isNumber } }.filter { $0.count >= 3 }
    }

    /// Whether every word of `text` is one of theirs, a legal form or an initial, and one at least is theirs.
    func areNamed(in text: String) -> Bool {
        let said = Self.split(text)
        return said.contains(where: words.contains)
            && said.allSatisfy { words.contains($0) || Self.fillers.contains($0) || $0.count == 1 }
    }

    /// Whether `text` is four digits or more of one of the numbers, in figures or in words of either language; what
    /// stands before them, the letters of an account number, counts for nothing.
    func areNumbers(in text: String) -> Bool {
        guard !digits.isEmpty else { return false }
        let parts = text.split(whereSeparator: \.isWhitespace)
        let readings = (0...min(3, max(0, parts.count - 1))).flatMap { skipped in
            Language.allCases.compactMap { language -> String? in
                let rest = parts.dropFirst(skipped).joined(separator: " ")
                return try? SpokenAnswer.forms(of: rest, kind: .phone, language: language).strict
            }
        }
        return readings.map { $0.filter { $0.isASCII && $0.isNumber } }.contains { said in
            digits.contains { $0 == said || said.count >= 4 && $0.contains(said) }
        }
    }

    private static func split(_ text: String) -> [String] {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    /// "Harbour Lane Bakery" has "harbourlane", "lanebakery" and the whole: as people run it together.
    private static func rows(_ name: String) -> [String] {
        let words = split(name).prefix(6)
        return words.indices.flatMap { start in
            words.indices.filter { $0 > start }.map { words[start...$0].joined() }
        }
    }

    /// What is said around a name and tells nothing.
    private static let fillers: Set<String> = Set(
        """
        ltd limited inc incorporated llc llp plc corp corporation co company group holding sons the and of for at in on
        sarl sas sasu sa eurl sci snc scop gmbh ag bv srl ltee ltée societe société entreprise groupe cie compagnie
        et fils le la les de du des un une au aux my our mon ma notre mr mrs ms dr monsieur madame
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
