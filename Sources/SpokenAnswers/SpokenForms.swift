/// What is left of an answer once the rules have read it.
///
/// Equal strict forms always have equal sound forms.
public struct SpokenForms: Hashable, Sendable {
    /// Accents, case, punctuation, articles, number words and the like no longer matter.
    public let strict: String
    /// Names and words that sound alike are equal; the same as `strict` where no looser form is safe.
    public let sound: String
    /// The version of the rules that made the two.
    public let version: RulesVersion

    public init(strict: String, sound: String, version: RulesVersion) {
        self.strict = strict
        self.sound = sound
        self.version = version
    }
}
