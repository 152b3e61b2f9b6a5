import SpokenAnswers
import Testing

@Suite struct `The frozen vectors of version 1` {
    @Test func `are many, in both languages and every kind`() throws {
        let vectors = try Vector.all()
        #expect(vectors.count >= 600)
        for language in Language.allCases {
            for kind in AnswerKind.allCases {
                #expect(vectors.contains { $0.language == language && $0.kind == kind }, "\(language) \(kind)")
            }
        }
    }

    @Test func `all come out as written`() throws {
        for vector in try Vector.all() {
            let forms = try? SpokenAnswer.forms(
                of: vector.answer, kind: vector.kind, language: vector.language, version: .v1)
            #expect(forms?.strict ?? "-" == vector.strict, "\(vector)")
            #expect(forms?.sound ?? "-" == vector.sound, "\(vector)")
        }
    }
}
