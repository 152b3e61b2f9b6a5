import SpokenAnswers

/// A strict form is its own strict form, and equal strict forms sound equal. The first byte chooses kind and language.
enum SpokenAnswerTarget {
    static func fault(_ input: [UInt8]) -> String? {
        guard let choice = input.first else { return nil }
        let kinds = AnswerKind.allCases
        let kind = kinds[Int(choice) % kinds.count]
        let language: Language = choice < 128 ? .fr : .en
        let answer = String(decoding: input.dropFirst(), as: UTF8.self)
        return [RulesVersion.v1, .v2].lazy.compactMap { fault(answer, kind, language, $0) }.first
    }

    private static func fault(
        _ answer: String, _ kind: AnswerKind, _ language: Language, _ version: RulesVersion
    ) -> String? {
        guard let forms = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version) else {
            return nil
        }
        let told = "\(language) \(kind) \(answer.debugDescription): \(forms)"
        if forms.strict.isEmpty || forms.sound.isEmpty { return told }
        guard (try? RulesEditions.shipped.heard(answer, kind: kind, language: language, version: version)) != nil else {
            return told + " is not heard"
        }
        guard forms.strict.unicodeScalars.count <= SpokenAnswer.longest else { return nil }
        let again = try? SpokenAnswer.forms(of: forms.strict, kind: kind, language: language, version: version)
        return again == forms ? nil : told + " then \(String(describing: again))"
    }
}
