import SecurityQuestions

/// Passwords that can be read aloud: "tilo-mave-rusi-pogu-deka", about 61 random bits.
struct DemoPassword: Sendable {
    let text: String

    /// One that ``PasswordRules`` takes for somebody with these `personal` facts.
    init(_ world: World, personal: [String]) {
        var text: String
        repeat {
            text = Self.draw(world)
        } while PasswordRules.refusal(of: SecretText(text), personal: personal) != nil
        self.text = text
    }

    var secret: SecretText { SecretText(text) }

    private static let consonants = Array("bdfgklmnprstvz")
    private static let vowels = Array("aeiou")

    private static func draw(_ world: World) -> String {
        let syllables = world.randomBytes(20).enumerated().map { place, byte in
            let letters = place.isMultiple(of: 2) ? consonants : vowels
            return letters[Int(byte) % letters.count]
        }
        return stride(from: 0, to: syllables.count, by: 4).map { String(syllables[$0..<($0 + 4)]) }
            .joined(separator: "-")
    }
}
