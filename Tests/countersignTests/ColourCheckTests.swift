import SecurityQuestions
import TestSupport
import Testing

@testable import Commands

@Suite struct `The doctor of colours` {
    @Test func `contrast is that of WCAG`() {
        #expect(ColourCheck.contrast("#ffffff", "#000000") == 21)
        #expect(abs(ColourCheck.contrast("#ffe600", "#ffffff") - 1.26) < 0.01, "R48")
        #expect(abs(ColourCheck.contrast("#777777", "#ffffff") - 4.48) < 0.01)
    }

    /// The paper, the ground and what stands on the accent, by day and by night; mails have the same.
    @Test func `the grounds are those of the style sheet and of the mails`() throws {
        let sheet = try #require(TestReference.content("Sources/Web/Resources/Public/countersign.css"))
        let parts = sheet.split(separator: "@media screen and (prefers-color-scheme: dark)", maxSplits: 1)
        try #require(parts.count == 2)
        let mail = try #require(TestReference.content("Sources/Mail/Composing/EmailHTML.swift"))
        for (part, grounds) in zip(parts, [ColourCheck.light, ColourCheck.dark]) {
            let variables = part.prefix(upTo: part.firstIndex(of: "}") ?? part.endIndex)
                .matches(of: /--(?:ground|paper|on-accent): (#[0-9a-f]{6});/).map { String($0.output.1) }
            #expect(variables.count == 3)
            #expect(Set(variables) == Set(grounds))
            for ground in grounds { #expect(mail.contains(ground)) }
        }
    }

    @Test func `a colour that cannot be read is a warning for each brand and setting, and ends nothing`() {
        let brand = Brand.sampleCarrier.with(Brand.Look(accent: "#245a4c", accentOnDark: "#7fd1b9", mark: "key"))
        #expect(Finding("colours", ColourCheck(brands: [brand]).look()).lines[0].hasPrefix("OK "))
        func painted(_ accent: String, _ onDark: String) -> Finding {
            let look = Brand.Look(accent: accent, accentOnDark: onDark, mark: brand.look.mark)
            return Finding("colours", ColourCheck(brands: [brand.with(look)]).look())
        }
        let yellow = painted("#ffe600", "#ffe600")
        #expect(yellow.status == .ok && yellow.lines.count == 1 && yellow.lines[0].hasPrefix("WARN "))
        #expect(yellow.lines[0].contains("accent #ffe600") && yellow.lines[0].contains("darker"))
        #expect(painted("#ffe600", "#222222").lines.count == 2)
    }
}

extension Brand {
    fileprivate func with(_ look: Look) -> Brand {
        Brand(
            id: id, name: name, hosts: hosts, look: look, policy: policy, timeZone: timeZone, numbering: numbering)
    }
}
