import Foundation
import Phrasebook
import SecurityQuestions

/// Customer Care's number as it is dialled with a tap. The style keeps it in one line.
struct PhoneLink {
    /// As it stands in sentences: ``Brand/Host/unbrokenCarePhone``.
    let number: String

    /// A sentence with every number in it as a link.
    func linked(_ sentence: String) -> HTML {
        replacing(in: sentence, by: content)
    }

    private func replacing(in sentence: String, by content: HTML) -> HTML {
        // By Foundation: a search by pattern takes a fortieth of a whole page's time.
        let parts = sentence.components(separatedBy: number)
        return parts.dropFirst().reduce("\(parts.first ?? "")" as HTML) { whole, part in "\(whole)\(content)\(part)" }
    }

    var content: HTML { "<a class=\"tel\" href=\"\(TelephoneURI.of(number))\">\(number)</a>" }

    /// Large: to call is what the page is for. The words may break, the number in them does not.
    func button(_ words: String) -> HTML {
        let unbroken = replacing(in: words, by: "<span class=\"tel\">\(number)</span>")
        return "<a class=\"button primary dial\" href=\"\(TelephoneURI.of(number))\">\(unbroken)</a>"
    }
}

extension Brand.Host {
    /// A sentence that names Customer Care's number, to be tapped.
    func linked(_ sentence: String) -> HTML { PhoneLink(number: unbrokenCarePhone).linked(sentence) }
}

extension Visit {
    /// The same where it is not known whether the sentence names it.
    func linked(_ sentence: Phrase) -> HTML { site.host?.linked(text(sentence)) ?? "\(text(sentence))" }
}
