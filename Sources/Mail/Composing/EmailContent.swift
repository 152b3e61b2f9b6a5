import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What an e-mail says, before it is set as plain text and as HTML.
struct EmailContent: Sendable {
    let brand: Brand
    let language: Language
    let greeting: String
    let paragraphs: [String]
    /// Nil where the reader has nothing that would work.
    let link: (label: String, address: String)?
    let advice: String
    let phone: String?
    /// The number as it stands in sentences, to be dialled with a tap.
    let carePhone: String?
    let small: [String]
    /// The link is what the e-mail is for: it comes first, and is also shown in full, as some people cannot press a button.
    /// Where it is for those whom something worries, the advice comes first.
    let isAboutLink: Bool
}

extension EmailContent {
    init(
        _ text: MailText, to name: String, company: String?, brand: Brand, language: Language, link: String?,
        isNotice: Bool, isToAgent: Bool = false
    ) {
        // The care desk does not ring itself.
        let phone = isToAgent ? nil : brand.host(for: language)?.carePhone.replacing(" ", with: "\u{a0}")
        self.init(
            brand: brand, language: language, greeting: MailWords.greeting(name)[language],
            paragraphs: text.paragraphs.map { $0[language] },
            link: link.flatMap { address in text.link.map { ($0[language], address) } }, advice: text.advice[language],
            phone: phone.map { (isNotice ? MailWords.phone($0) : MailWords.anyQuestion($0))[language] },
            carePhone: phone,
            small: [MailWords.never(brand.name)[language]]
                + (company.map { [MailWords.why($0, brand.name)[language]] } ?? [])
                + Self.imprint(of: brand).map { $0[language] },
            isAboutLink: !isNotice)
    }

    private static func imprint(of brand: Brand) -> [Phrase] {
        [
            brand.imprint.privacyURL.map { MailWords.page(Words.privacyNotice, at: $0) },
            brand.imprint.legalURL.map { MailWords.page(Words.legalNotice, at: $0) },
        ].compactMap(\.self)
    }

    /// The text part: paragraphs with an empty line between them, the link on a line of its own.
    var plain: String {
        let button = link.map { ["\($0.label)\n\($0.address)"] } ?? []
        let middle = isAboutLink ? button + [advice] : [advice] + button
        let blocks = [greeting] + paragraphs + middle + (phone.map { [$0] } ?? [])
        return (blocks + ["-- \n" + ([brand.name] + small).joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
    }
}
