import Foundation
import SecurityQuestions
import SpokenAnswers

/// Writes an e-mail as RFC 5322 has it. Written twice, it is the same to the last byte.
package enum MailWriter {
    package static func write(_ email: EmailMessage) -> WrittenMail {
        let boundary = "part-\(email.id)"
        var text = headers(email).map(\.lines).joined()
        text += HeaderField("Content-Type", fixed: "multipart/alternative; boundary=\"\(boundary)\"").lines + "\r\n"
        for (type, body) in [("plain", email.text), ("html", email.html)] {
            text += "--\(boundary)\r\n"
            text += "Content-Type: text/\(type); charset=utf-8\r\n"
            text += "Content-Transfer-Encoding: quoted-printable\r\n"
            text += "Content-Language: \(email.language.rawValue)\r\n\r\n"
            text += QuotedPrintable.encode(body) + "\r\n"
        }
        text += "--\(boundary)--\r\n"
        return WrittenMail(
            id: email.id, sender: email.from.address, recipient: email.to.address, date: email.date,
            bytes: Array(text.utf8))
    }

    private static func headers(_ email: EmailMessage) -> [HeaderField] {
        var fields = [HeaderField("From", email.from)]
        if let address = email.replyTo {
            fields.append(HeaderField("Reply-To", Correspondent(name: email.from.name, address: address)))
        }
        return fields + [
            HeaderField("To", email.to),
            HeaderField("Subject", text: email.subject),
            HeaderField("Date", fixed: date(email.date)),
            HeaderField("Message-ID", fixed: "<\(email.id)@\(domain(email.from.address))>"),
            // RFC 3834 §5, and what Exchange looks at: nobody is on holiday for this.
            HeaderField("Auto-Submitted", fixed: "auto-generated"),
            HeaderField("X-Auto-Response-Suppress", fixed: "All"),
            HeaderField("Content-Language", fixed: email.language.rawValue),
            HeaderField("MIME-Version", fixed: "1.0"),
        ]
    }

    /// The part after the @, as a message id may have it.
    private static func domain(_ address: EmailAddress) -> String {
        let domain = address.text.split(separator: "@").last.map(String.init) ?? ""
        return domain.utf8.allSatisfy { $0 < 0x80 } ? domain : "countersign.invalid"
    }

    /// "Sun, 22 Nov 2026 20:15:03 +0000"
    private static func date(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) +0000",
                locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
    }
}
