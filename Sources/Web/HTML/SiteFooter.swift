import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// Under every page of a host: Customer Care's number, where the brand tells what it does with people's data, and who it is.
struct SiteFooter {
    let brand: Brand
    let host: Brand.Host

    func content(in language: Language) -> HTML {
        """
        <footer class="wide"><p>\(host.linked(Words.carePhone(host.unbrokenCarePhone)[language]))\(imprint(language))</p></footer>
        """
    }

    private func imprint(_ language: Language) -> HTML {
        let pages = [(brand.imprint.privacyURL, Words.privacyNotice), (brand.imprint.legalURL, Words.legalNotice)]
        return pages.reduce(HTML.none) { links, page in
            guard let address = page.0 else { return links }
            return "\(links) · <a href=\"\(address)\">\(page.1[language])</a>"
        }
    }
}
