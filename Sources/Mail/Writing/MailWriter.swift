import Foundation
import SecurityQuestions
import SpokenAnswers

/// Writes a letter as RFC 5322 has it. Written twice, it is the same to the last byte.
public enum MailWriter {
    public static func write(_ letter: Letter) -> WrittenMail {
        let boundary = "part-\(letter.id)"
        var text = headers(letter).map(\.lines).joined()
        text += HeaderField("Content-Type", fixed: "multipart/alternative; boundary=\"\(boundary)\"").lines + "\r\n"
        for (type, body) in [("plain", letter.text), ("html", letter.html)] {
            text += "--\(boundary)\r\n"
            text += "Content-Type: text/\(type); charset=utf-8\r\n"
            text += "Content-Transfer-Encoding: quoted-printable\r\n"
            text += "Content-Language: \(letter.language.rawValue)\r\n\r\n"
            text += QuotedPrintable.encode(body) + "\r\n"
        }
        text += "--\(boundary)--\r\n"
        return WrittenMail(
            id: letter.id, sender: letter.from.address, recipient: letter.to.address, date: letter.date,
            bytes: Array(text.utf8))
    }

    private static func headers(_ letter: Letter) -> [HeaderField] {
        var fields = [HeaderField("From", letter.from)]
        if let address = letter.replyTo {
            fields.append(HeaderField("Reply-To", Correspondent(name: letter.from.name, address: address)))
        }
        return fields + [
            HeaderField("To", letter.to),
            HeaderField("Subject", text: letter.subject),
            HeaderField("Date", fixed: date(letter.date)),
            HeaderField("Message-ID", fixed: "<\(letter.id)@\(domain(letter.from.address))>"),
            // RFC 3834 §5, and what Exchange looks at: nobody is on holiday for this.
            HeaderField("Auto-Submitted", fixed: "auto-generated"),
            HeaderField("X-Auto-Response-Suppress", fixed: "All"),
            HeaderField("Content-Language", fixed: letter.language.rawValue),
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
