import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What stands around every page: the brand, the tabs, the language switch, Customer Care's number.
extension Visit {
    enum Tab {
        case home, account, help
        case calls, overview, locks, agents, auditLog
    }

    /// - Parameters:
    ///   - path: where the page can be opened again, if not where the request went.
    ///   - form: the `id` of a form that the language switch sends, so that what was chosen in it is not lost.
    func page(
        _ title: String, _ content: HTML, tab: Tab? = nil, status: HTTPResponse.Status = .ok, isAt path: String? = nil,
        switching form: String? = nil
    ) -> Response {
        let place = text(site.name)
        return Response.html(
            """
            <!doctype html>
            <html lang="\(text.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Words.pageTitle(title, place))</title>
            <link rel="icon" href="\(site.look.assets.icon)" type="image/svg+xml">
            <link rel="stylesheet" href="\(site.look.assets.style)">
            \(tab == .help ? helpStyle : .none)<link rel="stylesheet" href="\(site.look.assets.colours)">
            <script src="\(site.look.assets.script)" defer></script>\(ownScript)
            </head>
            <body class="\(site.look.bodyClass)">
            <a class="skip" href="#content">\(text(Words.skipToContent))</a>
            <header class="top"><div class="wide">
            <a class="brand" href="\(Links.home)">\(Mark.beside(site.look))<span>\(place)</span></a>
            \(navigation(tab))
            <div class="tools">\(help(tab))\(ownLogin)\(languageSwitch(backTo: path ?? self.path, with: form))\(logOut)</div>
            </div></header>
            \(OpenCallStrip(self).content(self))
            <main id="content" class="wide" tabindex="-1">
            \(content)
            </main>
            \(LogOutWarning(visit: self).content)\(site.footers[text.language].orNone)
            \(KeyList.dialog(self))
            </body>
            </html>
            """, status: status)
    }

    private var ownScript: HTML {
        site.look.assets.ownScript.map { "\n<script src=\"\($0)\" defer></script>" }.orNone
    }

    private var helpStyle: HTML { "<link rel=\"stylesheet\" href=\"\(AssetLibrary.helpStyle.path)\">\n" }

    private func navigation(_ current: Tab?) -> HTML {
        let tabs = tabs
        if tabs.isEmpty { return .none }
        return """
            <nav class="tabs" aria-label="\(text(Words.mainNavigation))"><ul>\(tabs.map { tab, link, words in
                item(link, words, isCurrent: tab == current)
            })</ul></nav>
            """
    }

    /// Whoever is not logged in has none, and an agent's work has one page.
    private var tabs: [(Tab, String, Phrase)] {
        switch who {
        case .member:
            [
                (.home, Links.home, Words.home), (.account, Links.settings, Words.account),
                (.help, Links.help, Words.help),
            ]
        case .agent(let session, _) where session.agent.role == .supervisor: supervisorTabs
        case .agent(let session, _) where session.agent.role == .administrator: administratorTabs
        case .agent, .visitor: []
        }
    }

    /// A list item with a link, marked where it is the page (or the section) one is on.
    func item(_ link: String, _ words: Phrase, isCurrent: Bool) -> HTML {
        let current: HTML = isCurrent ? " aria-current=\"true\"" : ""
        return "<li><a href=\"\(link)\"\(current)>\(text(words))</a></li>"
    }

    private func languageSwitch(backTo path: String, with form: String?) -> HTML {
        let sends: HTML = form.map { " form=\"\($0)\" formaction=\"\(Links.language)\" formnovalidate" }.orNone
        // Enter presses the first button of a form, and that is not to be the language's.
        let first = form.map {
            "<button form=\"\($0)\" class=\"unseen\" tabindex=\"-1\" aria-hidden=\"true\"></button>" as HTML
        }
        return """
            \(first.orNone)<form method="post" action="\(Links.language)" class="inline">\(tokenField)\
            <input type="hidden" name="back" value="\(path)">\
            <button class="plain" name="language" value="\(text.other.rawValue)" lang="\(text.other.rawValue)"\(sends)>\
            \(text(Words.otherLanguage))</button></form>
            """
    }

    /// For whoever has no tab of it: before log-in, and at the care desk.
    private func help(_ current: Tab?) -> HTML {
        guard site.isHelpOpen(to: who), !tabs.contains(where: { $0.0 == .help }) else { return .none }
        let mark: HTML = current == .help ? " aria-current=\"true\"" : .none
        return "<a class=\"tool\" href=\"\(Links.help)\"\(mark)>\(text(Words.help))</a>\(logIn(current))"
    }

    /// The way on for whoever has read the help before log-in.
    private func logIn(_ current: Tab?) -> HTML {
        guard case .visitor = who, current == .help else { return .none }
        return "<a class=\"tool\" href=\"\(Links.login)\">\(text(Words.logIn))</a>"
    }

    /// An agent's own pages; a member's are under Settings. Whoever has several accounts sees everywhere which one this is.
    private var ownLogin: HTML {
        if case .member(let session, _) = who, session.opensOthers {
            return """
                <a class="tool" href="\(Links.switchAccount)"><span><strong>\(session.account.company)</strong> \
                \(text(SeveralWords.switchTitle))</span></a>
                """
        }
        guard case .agent(let session, _) = who else { return .none }
        let name = AgentWords.loggedIn(session.agent.name, SupervisorWords.role(session.agent.role))
        return "<a class=\"tool\" href=\"\(Links.profile)\">\(text(name))</a>"
    }

    private var logOut: HTML {
        if case .visitor = who { return .none }
        return """
            <form method="post" action="\(Links.logout)" class="inline">\(tokenField)\
            <button class="plain">\(text(Words.logOut))</button></form>
            """
    }

    /// The hidden field that every form carries.
    var tokenField: HTML { "<input type=\"hidden\" name=\"token\" value=\"\(formToken.text)\">" }
}

extension Response {
    static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes)))
    }
}
