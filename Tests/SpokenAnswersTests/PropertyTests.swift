import SpokenAnswers
import Testing

@Suite struct `For any text at all` {
    private func answers(_ count: Int, seed: UInt64) -> [String] {
        var generator = GeneratedText(seed: seed)
        return (0..<count).map { _ in generator.answer() }
    }

    @Test(arguments: everyVersion)
    func `a strict form is its own strict form and sounds the same`(_ version: RulesVersion) {
        for answer in answers(800, seed: 1) {
            for (language, kind) in everyKind {
                guard let forms = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version),
                    forms.strict.unicodeScalars.count <= SpokenAnswer.longest
                else { continue }
                let again = try? SpokenAnswer.forms(of: forms.strict, kind: kind, language: language, version: version)
                #expect(again == forms, "\(language) \(kind) \(answer.debugDescription)")
            }
        }
    }

    @Test(arguments: everyVersion)
    func `no form is empty unless the answer is refused`(_ version: RulesVersion) {
        for answer in answers(800, seed: 2) {
            for (language, kind) in everyKind {
                guard let forms = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version)
                else { continue }
                #expect(!forms.strict.isEmpty && !forms.sound.isEmpty)
                #expect((try? SpokenAnswer.heard(answer, kind: kind, language: language))?.isEmpty == false)
            }
        }
    }

    @Test(arguments: everyVersion)
    func `the sound form is in capitals or is the strict form`(_ version: RulesVersion) {
        for answer in answers(800, seed: 3) {
            guard let forms = try? SpokenAnswer.forms(of: answer, kind: .name, language: .fr, version: version) else {
                continue
            }
            let isCode = forms.sound.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
            #expect(isCode || forms.sound == forms.strict)
            #expect(!forms.strict.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 })
        }
    }

    @Test(arguments: everyVersion)
    func `numbers, dates and phone numbers have no looser form`(_ version: RulesVersion) {
        for answer in answers(800, seed: 4) {
            for (language, kind) in everyKind where [.number, .date, .phone].contains(kind) {
                guard let forms = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version)
                else { continue }
                #expect(forms.sound == forms.strict)
            }
        }
    }

    @Test func `canonically equal texts have equal forms`() {
        let marks = ["\u{B4B}", "\u{D4A}", "\u{F73}", "\u{1B43}", "\u{1134C}"]
        for mark in marks {
            #expect((try? SpokenAnswer.forms(of: mark, kind: .pet, language: .en)) == nil, "a mark without its letter")
        }
        let pairs = [("é", "e\u{301}"), ("Å", "\u{212B}"), ("김", "\u{1100}\u{1175}\u{11B7}"), ("が", "か\u{3099}")]
        for (one, other) in pairs {
            #expect(
                (try? SpokenAnswer.forms(of: one, kind: .name, language: .fr))
                    == (try? SpokenAnswer.forms(of: other, kind: .name, language: .fr)))
        }
    }

    @Test func `every scalar alone is read or refused`() {
        for code in stride(from: UInt32(0), to: 0x11_0000, by: 61) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            guard let forms = try? SpokenAnswer.forms(of: String(scalar), kind: .pet, language: .en) else { continue }
            let again = try? SpokenAnswer.forms(of: forms.strict, kind: .pet, language: .en)
            #expect(again?.strict == forms.strict, "U+\(String(code, radix: 16))")
        }
    }

    @Test(arguments: everyVersion)
    func `neither order nor neighbours matter`(_ version: RulesVersion) async {
        let texts = answers(400, seed: 5)
        let alone = texts.map { try? SpokenAnswer.forms(of: $0, kind: .title, language: .en, version: version) }
        let backwards = texts.reversed().map {
            try? SpokenAnswer.forms(of: $0, kind: .title, language: .en, version: version)
        }
        #expect(alone == backwards.reversed())
        await withTaskGroup { group in
            for (text, expected) in zip(texts, alone) {
                group.addTask {
                    (try? SpokenAnswer.forms(of: text, kind: .title, language: .en, version: version)) == expected
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}
