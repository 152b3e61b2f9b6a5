import SecurityQuestions

/// What a mail says. Never a question, an answer, a code or a new address.
public struct MailText: Sendable {
    /// The subject, without the company.
    public let subject: Phrase
    /// What happened, or what the link is for; then what follows from it.
    public let paragraphs: [Phrase]
    public let link: Phrase
    /// What to do when it was not the reader.
    public let advice: Phrase

    public init(subject: Phrase, paragraphs: [Phrase], link: Phrase, advice: Phrase) {
        self.subject = subject
        self.paragraphs = paragraphs
        self.link = link
        self.advice = advice
    }
}
