import SecurityQuestions

/// Why a text is no e-mail address, and what to write instead.
package enum EmailAddressWords {
    /// Of what somebody typed that is none.
    ///
    /// - Parameter missing: what is said where nothing was typed; the address need not be the reader's own.
    package static func refused(
        _ typed: String,
        missing: Phrase = Phrase(en: "Enter an e-mail address.", fr: "Saisissez une adresse e-mail.")
    ) -> Phrase {
        switch EmailAddress.read(typed) {
        case .failure(.empty), .success: missing
        case .failure(.incomplete): PasswordWords.emailWrong
        case .failure(let why): refused(why)
        }
    }

    package static func refused(_ why: EmailAddressRefusal) -> Phrase {
        switch why {
        case .empty, .incomplete:
            Phrase(
                en: "Enter a whole e-mail address, such as name@company.example.",
                fr: "Saisissez une adresse e-mail complète, comme nom@entreprise.example.")
        case .severalAt:
            Phrase(
                en: "There is more than one @ in it. Enter one e-mail address.",
                fr: "Elle contient plusieurs @. Saisissez une seule adresse e-mail.")
        case .quoted:
            Phrase(
                en: "We cannot write to an address with a name in quotation marks. Enter another address.",
                fr: "Nous ne pouvons pas écrire à une adresse dont le nom est entre guillemets. Saisissez-en une autre."
            )
        case .numericDomain:
            Phrase(
                en: "We cannot write to an address with a network address after the @. Enter one with a name there.",
                fr: "Nous ne pouvons pas écrire à une adresse réseau. Saisissez une adresse avec un nom après le @.")
        case .domain:
            Phrase(
                en: "What stands after the @ cannot be right: check its full stops.",
                fr: "Ce qui suit le @ ne peut pas être correct : vérifiez les points.")
        case .tooLong:
            Phrase(
                en: "This is longer than an e-mail address can be.",
                fr: "C’est plus long qu’une adresse e-mail ne peut l’être.")
        case .sign:
            Phrase(
                en: "There is a space or a character in it that no e-mail address has. Enter one address alone.",
                fr:
                    "Elle contient une espace ou un signe impossible dans une adresse e-mail. Saisissez une seule adresse."
            )
        }
    }
}
