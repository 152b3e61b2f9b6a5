import SpokenAnswers
import Testing

@Suite struct `The frozen vectors of a version` {
    @Test(arguments: [(RulesVersion.v1, 600), (.v2, 2000)])
    func `are many, in both languages and every kind`(version: RulesVersion, least: Int) throws {
        let vectors = try Vector.all(version)
        #expect(vectors.count >= least)
        for language in Language.allCases {
            for kind in AnswerKind.allCases {
                #expect(vectors.contains { $0.language == language && $0.kind == kind }, "\(language) \(kind)")
            }
        }
    }

    @Test(arguments: everyVersion)
    func `all come out as written`(version: RulesVersion) throws {
        for vector in try Vector.all(version) {
            let forms = try? SpokenAnswer.forms(
                of: vector.answer, kind: vector.kind, language: vector.language, version: version)
            #expect(forms?.strict ?? "-" == vector.strict, "\(vector)")
            #expect(forms?.sound ?? "-" == vector.sound, "\(vector)")
        }
    }
}
