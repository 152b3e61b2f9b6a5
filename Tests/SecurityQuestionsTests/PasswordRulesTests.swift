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
        arguments: [
            "aaaaaaaaaaaaaaa", "!!!!!!!!!!!!!!!", "abcabcabcabcabc", "passwordpassword", "Password1234567",
            "PASSWORD-PASSWORD", "motdepasse12345", "Mot de passe 2026!", "qwertyuiop12345", "azertyuiop12345",
            "1qaz2wsx3edc4rfv", "123456789012345", "987654321098765", "abcdefghijklmno", "zyxwvutsrqponml",
            "correct horse battery staple", "iloveyouiloveyou", "welcomewelcome1", "administrateur1", "letmein-letmein",
            "trustnoone-2026-!",
            // A word or a name, a year and a run of keys: what a review took for good passwords, and their kin.
            "superman12345678", "footballfootball1", "sunshine12345678910", "princess2024princess", "dragonmonkey12345",
            "ilovemyfamily123", "baseball123456789", "michaeljordan2345", "Sup3rm@n-Sup3rm@n", "$unshine-$unshine",
            "P@$$w0rd-2024-2025",
            "football19841985", "Soleil-Soleil-2026", "marseille13marseille", "jetaimemaman2024", "Nathalie-Christophe",
            "brouettebrouette1", "1-brouette-brouette", "Chicago-Houston-1987",
        ])
    func `what everybody tries is refused`(password: String) { #expect(refusal(password) == .common) }

    /// The measure is what is left: a common word beside uncommon ones does no harm.
    @Test func `A common word is no reason by itself`() {
        #expect(refusal("superman et la brouette") == nil)
        #expect(refusal("superman superman brou") == .common)
        #expect(refusal("violet hamster drinks coffee") == nil)
        #expect(refusal("superman batman 1984") == .common)
    }

    @Test(
        arguments: [
            "Clotilde-Quénard", "clotildequenard1987", "QUENARD-quenard-1987", "c.quenard@atelier.example",
            "Meridian Voice 26", "AtelierQuenardSARL", "+33698027745-1234", "meridianvoice!!",
        ])
    func `one’s own data with little beside it is refused`(password: String) { #expect(refusal(password) == .personal) }

    @Test(
        "Any other long password is taken, without rules of composition",
        arguments: [
            "brouette mauve lundi", "trois petits cochons bleus", "kestrel-lantern-plum", "une phrase que je retiens",
            "#%&!?;:/()[]{}+*=<>", "北京烤鸭真的非常好吃我每天都想吃", "meridian of the blue whales",
            "quenard aime les brouettes mauves",
            "Alabaster-halibut-al", "slow teapot under nine lanterns", "tournesol velours Kamchatka",
            "a dragon ate my tax return",
            "huit tambours sous la neige", "magenta lighthouse above seven pines", "tilo-mave-rusi-pogu-deka",
            "7319 5524 8806 2417", "😀🚲🌧️🐌🎻🧀🪁🐙🦜🍐🛶🧶🎲🪴🥨",
        ])
    func taken(password: String) { #expect(refusal(password) == nil) }
}
