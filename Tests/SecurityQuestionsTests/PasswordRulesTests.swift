import SecurityQuestions
import Testing

@Suite struct PasswordRulesTests {
    let personal = [
        "Clotilde O Quénard", "c.quenard@atelier.example", "Atelier Quénard SARL", "Meridian Voice", "+33698027745",
        "Al",
    ]

    private func refusal(_ password: String) -> PasswordRules.Refusal? {
        PasswordRules.refusal(of: SecretText(password), personal: personal)
    }

    @Test func `Fifteen to two hundred characters, counted as code points`() {
        #expect(refusal("brouette-mauve") == .tooShort)
        #expect(refusal("brouette-mauves") == nil)
        #expect(refusal("") == .tooShort)
        let long = (0..<200).map { "\($0)".last.map(String.init) ?? "" }.joined() + "bourrasque ocre dix"
        #expect(refusal(String(long.suffix(200))) == nil)
        #expect(refusal(long) == .tooLong)
    }

    @Test(
        "What everybody tries is refused",
        arguments: [
            "aaaaaaaaaaaaaaa", "!!!!!!!!!!!!!!!", "abcabcabcabcabc", "passwordpassword", "Password1234567",
            "PASSWORD-PASSWORD", "motdepasse12345", "Mot de passe 2026!", "qwertyuiop12345", "azertyuiop12345",
            "1qaz2wsx3edc4rfv", "123456789012345", "987654321098765", "abcdefghijklmno", "zyxwvutsrqponml",
            "correct horse battery staple", "iloveyouiloveyou", "welcomewelcome1", "administrateur1", "letmein-letmein",
            "trustnoone-2026-!",
        ])
    func common(password: String) { #expect(refusal(password) == .common) }

    @Test(
        "One's own data with little beside it is refused",
        arguments: [
            "Clotilde-Quénard", "clotildequenard1987", "QUENARD-quenard-1987", "c.quenard@atelier.example",
            "Meridian Voice 26", "AtelierQuenardSARL", "+33698027745-1234", "meridianvoice!!",
        ])
    func personal(password: String) { #expect(refusal(password) == .personal) }

    @Test(
        "Any other long password is taken, without rules of composition",
        arguments: [
            "brouette mauve lundi", "trois petits cochons bleus", "kestrel-lantern-plum", "une phrase que je retiens",
            "#%&!?;:/()[]{}+*=<>", "北京烤鸭真的非常好吃我每天都想吃", "meridian of the blue whales",
            "quenard aime les brouettes mauves",
            "Alabaster-halibut-al", "7319 5524 8806 2417", "😀🚲🌧️🐌🎻🧀🪁🐙🦜🍐🛶🧶🎲🪴🥨",
        ])
    func taken(password: String) { #expect(refusal(password) == nil) }
}
