/// The editions there are, by version.
package struct RulesEditions: Sendable {
    package static let shipped = RulesEditions(
        [.v1: AnswerReading(.v1), .v2: AnswerReading(.v2)], newest: .newest)

    private let editions: [RulesVersion: any RulesEdition]
    private let newest: RulesVersion

    package init(_ editions: [RulesVersion: any RulesEdition], newest: RulesVersion) {
        (self.editions, self.newest) = (editions, newest)
    }

    package subscript(version: RulesVersion) -> (any RulesEdition)? { editions[version] }

    package func forms(
        of answer: String, kind: AnswerKind, language: Language, version: RulesVersion
    ) throws(UnusableAnswer) -> SpokenForms {
        let scalars = try AnswerLength.scalars(of: answer)
        guard let (edition, version) = edition(version) else { throw .empty }
        let strict = edition.strict(scalars, kind: kind, language: language)
        guard !strict.isEmpty else { throw .empty }
        let sound = edition.sound(ofStrict: strict, kind: kind, language: language)
        return SpokenForms(strict: strict, sound: sound, version: version)
    }

    package func heard(
        _ answer: String, kind: AnswerKind, language: Language, version: RulesVersion
    ) throws(UnusableAnswer) -> String {
        let scalars = try AnswerLength.scalars(of: answer)
        guard let (edition, _) = edition(version) else { throw .empty }
        let heard = edition.heard(scalars, kind: kind, language: language)
        guard !heard.isEmpty else { throw .empty }
        return heard
    }

    /// The edition asked for, or the newest where this build does not know it.
    private func edition(_ version: RulesVersion) -> (any RulesEdition, RulesVersion)? {
        if let edition = editions[version] { return (edition, version) }
        return editions[newest].map { ($0, newest) }
    }
}
