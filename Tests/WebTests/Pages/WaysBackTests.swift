import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// Where one comes out after Cancel, after the language switch, after a form without a choice.
@Suite struct `The way back` {
    @Test func `of the password on the way to a support code is Home`() async throws {
        try await Installation.inTheOffice { installation, browser in
            try await browser.get(Links.home)
            installation.world.advance(by: 6 * 60)
            let page = try await browser.post(
                Links.supportCode, ["key": installation.world.id(SupportCode.self).description, "dialled": "yes"]
            ).page
            #expect(page.contains("<a class=\"button\" href=\"/\">Cancel</a>"))
        }
    }

    @Test func `from a form of one person is the list`() async throws {
        try await Installation.inTheOffice { _, browser in
            let own = try await Self.own(browser)
            for form in ["role", "calls", "invitation"] {
                let response = try await browser.get("\(own)/\(form)")
                #expect(response.status == .seeOther && response.headers[.location] == "/account/people")
            }
        }
    }

    /// The path of whoever is logged in.
    private static func own(_ browser: Browser) async throws -> String {
        let list = try await browser.get(Links.people).page
        return String(try #require(list.firstMatch(of: /href="([^"]+)\/removal"/)?.1))
    }

    @Test func `from a choice that nobody made changes nothing`() async throws {
        try await Installation.inTheOffice { _, browser in
            let own = try await Self.own(browser)
            let response = try await browser.post("\(own)/calls", ["may-call": ""])
            #expect(response.status == .seeOther && response.headers[.location] == own)
            #expect(try await browser.get(Links.people).page.contains("<td>May call</td>"))
            let form = ["name": "Zed", "email": "zed@quarry", "role": "user", "may-call": ""]
            let page = try await browser.post(Links.invitePerson, form)
            #expect(page.status == .unprocessableContent && page.page.contains("id=\"may-call-error\""))
            // What is wrong with an address is told as anywhere else.
            let two = form.merging(["email": "zed@quarry@quarry.example"]) { $1 }
            #expect(try await browser.post(Links.invitePerson, two).page.contains("There is more than one @ in it."))
        }
    }

    @Test func `from an invitation at the care desk is the account that was found`() async throws {
        try await Installation.atTheDesk { _, browser, _ in
            let response = try await browser.get("/look-ups/some-ticket/invitation")
            #expect(response.status == .seeOther && response.headers[.location] == "/look-ups/some-ticket")
        }
    }

    @Test func `to a call is not offered by the call itself, whatever it has just said`() async throws {
        try await Installation.atTheDesk { installation, browser, agent in
            let account = installation.world.account(brand: Installation.brand.id)
            _ = try await installation.memberToken(of: account)
            let open = OpenCall(stores: installation.store)
            let outcome = try await open.perform(
                installation.world.id(), about: account.id, by: agent, from: nil)
            guard case .opened(let call) = outcome else { throw NotPartOfThisTest() }
            #expect(try await browser.get(Links.home).page.contains("class=\"open-calls"))
            for path in [Links.call(call.id), "\(Links.call(call.id))?undone"] {
                let response = try await browser.get(path)
                #expect(response.status == .ok && !response.page.contains("class=\"open-calls"))
            }
        }
    }

    @Test func `from the entries of one call is a link to those of every call`() async throws {
        try await Installation.atTheDesk(role: .supervisor) { installation, browser, _ in
            let call = installation.world.id(Call.self).description
            let page = try await browser.get("\(Links.auditLog)?account=N-1&call=\(call)").page
            #expect(page.contains("Only call \(call.suffix(8))."))
            #expect(page.contains("<a href=\"?account=N-1\">All calls</a>"))
            #expect(try await !browser.get(Links.auditLog).page.contains("Only call"))
        }
    }

    @Test func `from a link that says what was done shows nothing of it where it is not so`() async throws {
        try await Installation.inTheOffice { _, browser in
            let page = try await browser.get("\(Links.people)?invited").page
            #expect(page.contains("<h1>People</h1>") && !page.contains("is on its way"))
        }
        try await Installation.atTheDesk(role: .administrator) { installation, browser, _ in
            let other = installation.world.agent(brands: [Installation.brand.id])
            _ = try await installation.token(of: other)
            for matter in ["password", "sessions", "disable"] {
                let page = try await browser.get("\(Links.accessOfAgent(other.id))?\(matter)").page
                #expect(page.contains("<h1>Ada Agent</h1>") && !page.contains("class=\"banner done"))
            }
            #expect(try await !browser.get("\(Links.agentAccess)?added").page.contains("class=\"banner done"))
        }
    }

    /// Before a log-in the browser's own word is enough that a page of ours sends it: two tabs have one cookie.
    @Test func `after a log-in a form needs its token, whatever the browser says of where it comes from`() async throws
    {
        try await Installation.inTheOffice { _, browser in
            try await browser.get(Links.settings)
            let right = browser.token
            for (token, status) in [("x", 403), (right, 303)] {
                browser.token = token
                let response = try await browser.post(
                    "/language", ["language": "fr"], headers: [.secFetchSite: "same-origin"])
                #expect(response.status.code == status)
            }
        }
    }
}
