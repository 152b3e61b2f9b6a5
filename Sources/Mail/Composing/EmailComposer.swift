import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Puts messages into words.
package struct EmailComposer: Sendable {
    package enum Failure: Error, Sendable, Hashable {
        /// The configuration has no such brand, or no sender for it.
        case noSender(Brand.ID)
        /// The key that its link is made with is not in the key ring.
        case keyMissing(String)
    }

    private let brands: Brands
    private let links: any MailLinks

    package init(brands: Brands, links: any MailLinks) {
        self.brands = brands
        self.links = links
    }

    package func email(for message: Message) throws -> EmailMessage {
        guard let brand = brands[message.brand], let sender = brand.mail else { throw Failure.noSender(message.brand) }
        guard let text = text(of: message, brand) else { throw Failure.noSender(message.brand) }
        let link: MailedAddress?
        do {
            link = try links.link(of: message, brand: brand)
        } catch KeepingFailure.keyMissing(let id) {
            throw Failure.keyMissing(id)
        }
        let company = message.aboutAgent == nil ? message.company.onOneLine : nil
        return email(
            id: message.id, text: text,
            subject: (company.map { MailWords.subject(text.subject, about: $0) } ?? text.subject)[message.language],
            to: Correspondent(name: message.name.onOneLine, address: message.to), company: company, brand: brand,
            sender: sender, language: message.language, date: message.happenedAt, link: link,
            isNotice: message.kind.isNotice, isToAgent: message.aboutAgent != nil)
    }

    /// An e-mail to try the settings with.
    package func test(
        _ id: ID<Message>, to address: EmailAddress, brand: Brand, language: Language, at now: Date
    ) throws -> EmailMessage {
        guard let sender = brand.mail else { throw Failure.noSender(brand.id) }
        let text = MailWords.test(brand.name)
        return email(
            id: id, text: text, subject: text.subject[language],
            to: Correspondent(name: address.text, address: address), company: nil, brand: brand, sender: sender,
            language: language, date: now, link: MailedAddress(links.home(of: brand, language: language)),
            isNotice: false)
    }

    private func email(
        id: ID<Message>, text: MailText, subject: String, to: Correspondent, company: String?, brand: Brand,
        sender: MailSender, language: Language, date: Date, link: MailedAddress?, isNotice: Bool,
        isToAgent: Bool = false
    ) -> EmailMessage {
        let content = EmailContent(
            text, to: to.name, company: company, brand: brand, language: language, link: link?.text,
            isNotice: isNotice, isToAgent: isToAgent)
        return EmailMessage(
            id: id, from: Correspondent(name: (sender.name ?? brand.name).onOneLine, address: sender.address),
            replyTo: sender.replyTo, to: to, subject: subject, language: language, date: date, text: content.plain,
            html: EmailHTML(subject: subject, content: content).text, opensReport: link?.opensReport)
    }

    /// What helps to judge whether it was the reader: which browser, which addresses.
    private func details(of message: Message) -> [Phrase] {
        let addresses = message.addresses?.told(to: message.to)
        return [
            message.client.map(ClientWords.used), addresses.map { AddressWords.changed(from: $0.from, to: $0.to) },
        ].compactMap(\.self)
    }

    private func text(of message: Message, _ brand: Brand) -> MailText? {
        let zone = TimeZone(identifier: brand.timeZone) ?? .gmt
        func words(_ date: Date) -> Phrase { Phrase(en: date.inWords(.en, zone), fr: date.inWords(.fr, zone)) }
        let company = message.company.onOneLine
        let by = message.by?.onOneLine
        if let agent = message.aboutAgent?.onOneLine {
            return AgentMailWords.text(
                message.kind, about: agent, when: words(message.happenedAt), by: by, until: words(message.expiresAt))
        }
        if message.kind.isNotice {
            let when = NoticeWords.when(words(message.happenedAt), by: by)
            let phone = brand.host(for: message.language)?.carePhone.replacing(" ", with: "\u{a0}")
            return NoticeWords.text(
                of: message, company: company, when: when, details: details(of: message), carePhone: phone ?? "")
        }
        return LinkMailWords.text(
            message.kind, brand: brand.name, company: company, by: by,
            addresses: message.addresses?.told(to: message.to), until: words(message.expiresAt))
    }
}

extension Date {
    /// "22 November 2026 at 16:20 (Toronto, UTC−5)", "22 novembre 2026 à 16:20 (Paris, UTC+1)" (CLDR): as the pages have it, and
    /// with its zone, for a mail is read elsewhere.
    fileprivate func inWords(_ language: Language, _ zone: TimeZone) -> String {
        let locale = Locale(identifier: language == .en ? "en_GB" : "fr_FR")
        let style = Date.FormatStyle(date: .long, time: .shortened, locale: locale, timeZone: zone)
        return "\(formatted(style)) (\(zone.name(at: self, in: language)))"
    }
}

extension String {
    /// Without line breaks, control characters and marks that turn the direction of what follows: a name stays a name.
    var onOneLine: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: text += " "
            // The joiners are part of words (and of families of emoji).
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": continue
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}
