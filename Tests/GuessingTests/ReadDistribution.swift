import SpokenAnswers
import Synchronization

/// A distribution as the rules of one language read it.
struct ReadDistribution: Sendable {
    struct Row: Sendable {
        let answer: String
        let count: Double
        let forms: SpokenForms
    }

    let counted: Distribution
    let language: Language
    let rows: [Row]

    private static let known = Mutex<[String: ReadDistribution]>([:])

    /// The counts that stand for `name` in accounts of `language`, read once for all tests.
    static func of(_ name: Distribution.Name, language: Language) throws -> ReadDistribution {
        let key = "\(name) \(language)"
        if let known = known.withLock({ $0[key] }) { return known }
        let counted = try Distribution(name, country: language)
        let read = ReadDistribution(
            counted: counted, language: language,
            rows: counted.rows.compactMap { row in
                let forms = try? SpokenAnswer.forms(of: row.answer, kind: name.kind, language: language)
                return forms.map { Row(answer: row.answer, count: row.count, forms: $0) }
            })
        known.withLock { $0[key] = read }
        return read
    }
}
