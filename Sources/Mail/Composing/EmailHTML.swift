import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The HTML part: one column, text first, no picture and nothing that is fetched. Mail programs keep styles on elements;
/// those that know dark pages also keep the few rules in the head.
struct EmailHTML: Sendable {
    let subject: String
    let content: EmailContent

    var text: String {
        let html: Markup = """
            <!DOCTYPE html>
            <html lang="\(content.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>\(subject)</title>
            <style>
            \(dark)
            </style>
            </head>
            <body class="ground" style="margin:0;padding:0;background:#f6f6f4;">
            <div class="ground" style="background:#f6f6f4;padding:24px 12px;">
            <div class="paper ink" style="\(Self.paper)">
            <p class="accent" style="margin:0 0 24px;font-size:18px;font-weight:bold;color:\(accent);">\(brand)</p>
            \(paragraph(content.greeting))
            \(content.paragraphs.map(paragraph))
            \(content.isAboutLink ? press + address + [paragraph(content.advice)] : [paragraph(content.advice)] + press)
            \(content.phone.map { [paragraph($0)] } ?? [])
            <div class="quiet line" style="\(Self.foot)">
            \(content.small.map(small))
            </div>
            </div>
            </div>
            </body>
            </html>

            """
        return html.text
    }

    private var brand: String { content.brand.name }
    private var accent: String { content.brand.look.accent }

    private var copyLink: String { MailWords.copyLink[content.language] }

    private func paragraph(_ text: String) -> Markup { "<p style=\"margin:0 0 16px;\">\(dialled(text))</p>\n" }

    /// Whoever reads it on a phone calls by a tap.
    private func dialled(_ text: String) -> Markup {
        guard let number = content.carePhone else { return "\(text)" }
        let parts = text.split(separator: number, omittingEmptySubsequences: false).map(String.init)
        let link: Markup = """
            <a class="accent" href="\(TelephoneURI.of(number))" style="color:\(accent);white-space:nowrap;">\(number)</a>
            """
        return parts.dropFirst().reduce("\(parts.first ?? "")" as Markup) { "\($0)\(link)\($1)" }
    }

    private func small(_ text: String) -> Markup { "<p style=\"margin:0 0 8px;\">\(text)</p>\n" }

    private var press: [Markup] {
        guard let link = content.link else { return [] }
        return [
            """
            <p style="margin:28px 0;"><a class="button" href="\(link.address)" style="\(button)">\
            \(link.label)</a></p>

            """
        ]
    }

    private var address: [Markup] {
        guard let link = content.link else { return [] }
        return [
            """
            <p class="quiet" style="margin:0 0 16px;font-size:14px;color:#565e68;">\(copyLink)<br>
            <a class="accent" href="\(link.address)" style="color:\(accent);word-break:break-all;">\
            \(link.address)</a></p>

            """
        ]
    }

    private var button: String {
        "display:inline-block;padding:12px 22px;border-radius:8px;background:\(accent);color:#ffffff;"
            + "font-weight:bold;text-decoration:none;"
    }

    private static let paper =
        "max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;border-radius:12px;color:#1d2126;"
        + "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;font-size:16px;"
        + "line-height:1.55;overflow-wrap:break-word;"
    private static let foot =
        "margin-top:32px;padding-top:16px;border-top:1px solid #d9dbdd;font-size:13px;color:#565e68;"

    private var dark: Markup {
        let onDark = content.brand.look.accentOnDark
        return """
            :root { color-scheme: light dark; }
            @media (prefers-color-scheme: dark) {
            .ground { background: #15181b !important; }
            .paper { background: #1e2226 !important; }
            .ink { color: #eceef0 !important; }
            .quiet { color: #a9b1ba !important; }
            .line { border-color: #343a40 !important; }
            .accent { color: \(onDark) !important; }
            .button { background: \(onDark) !important; color: #101316 !important; }
            }
            """
    }
}
