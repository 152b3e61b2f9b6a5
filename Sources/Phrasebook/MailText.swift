import SecurityQuestions

/// What a mail says. Never a question, an answer, a code or a new address.
package struct MailText: Sendable {
    /// The subject, without the company.
    package let subject: Phrase
    /// What happened, or what the link is for; then what follows from it.
    package let paragraphs: [Phrase]
    /// Of its button; nil where there is none.
    package let link: Phrase?
    /// What to do when it was not the reader.
    package let advice: Phrase

    package init(subject: Phrase, paragraphs: [Phrase], link: Phrase?, advice: Phrase) {
        self.subject = subject
        self.paragraphs = paragraphs
        self.link = link
        self.advice = advice
    }
}
