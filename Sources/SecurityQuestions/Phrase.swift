import SpokenAnswers

/// A sentence in every language the product speaks: one that lacks a language does not compile.
public struct Phrase: Hashable, Sendable {
    public let en: String
    public let fr: String

    public init(en: String, fr: String) {
        self.en = en
        self.fr = fr
    }

    public subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .fr: fr
        }
    }
}
