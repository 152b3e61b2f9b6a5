import Crypto
import Foundation
import SecurityQuestions
import SingleSignOn
import Testing

@testable import Web

/// What a browser keeps on its way to the company's provider and back, and for its log-out there.
@Suite struct CompanyCookieTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private let keys = [SymmetricKey(size: .bits256), SymmetricKey(size: .bits256)]
    private let browser = TokenHash.sha256(of: "this browser")
    private let portal = Visit.Place.portal(Installation.brand, Installation.host)

    private func cookie(isAgain: Bool = false, back: String = "/supervision") -> CompanyCookie {
        let world = World(now: { now }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        return CompanyCookie(question: ProviderQuestion(world), isAgain: isAgain, back: back)
    }

    @Test func `it is good for ten minutes, in one browser, at one door, and for nothing else`() throws {
        let key = TicketKey([keys[0]])
        let kept = cookie()
        let sealed = try kept.sealed(with: key, browser: browser, at: .careDesk, now)
        func opens(
            _ text: String? = nil, by key: TicketKey? = nil, browser: TokenHash? = nil,
            at place: Visit.Place = .careDesk, after seconds: TimeInterval = 1
        ) -> CompanyCookie? {
            CompanyCookie(
                text ?? sealed, key: key ?? TicketKey([keys[0]]), browser: browser ?? self.browser, at: place,
                now.addingTimeInterval(seconds))
        }
        #expect(opens()?.question == kept.question && opens()?.back == "/supervision" && opens()?.isAgain == false)
        #expect(opens(after: 599) != nil && opens(after: 600) == nil && opens(after: 20 * 60) == nil)
        #expect(opens(browser: .sha256(of: "another")) == nil && opens(at: portal) == nil)
        // A newer key of the ring opens nothing by itself; beside the one that sealed it, it does.
        #expect(opens(by: TicketKey([keys[1]])) == nil && opens(by: TicketKey([keys[1], keys[0]])) != nil)
        for wrong in ["", String(sealed.dropLast(2)), sealed + "AAAA", "AAAA" + sealed.dropFirst(4)] {
            #expect(opens(wrong) == nil, "\(wrong.prefix(8))")
        }
        let hint = try #require(LogOutHint("a.b.c")).sealed(with: key, browser: browser, at: .careDesk, now)
        #expect(opens(hint) == nil)
        #expect(LogOutHint(sealed, key: key, browser: browser, at: .careDesk, now) == nil)
        #expect(LogOutHint(hint, key: key, browser: browser, at: .careDesk, now)?.token == "a.b.c")
        #expect(LogOutHint(hint, key: key, browser: browser, at: portal, now) == nil)
        let later = now.addingTimeInterval(12 * 3600)
        #expect(LogOutHint(hint, key: key, browser: browser, at: .careDesk, later) == nil)
    }

    @Test func `the way to the same once more is the one that was taken`() {
        #expect(cookie(back: "").again == "/login/company")
        #expect(cookie().again == "/login/company?back=%2Fsupervision")
        #expect(cookie(isAgain: true, back: "/agents").again == "/login/company/again?back=%2Fagents")
    }

    @Test func `a token of a provider's usual size fits in a cookie, and what does not is not kept`() throws {
        #expect(LogOutHint(String(repeating: "a", count: 2901)) == nil)
        let largest = try #require(LogOutHint(String(repeating: "a", count: 2900)))
        let sealed = try largest.sealed(with: TicketKey(keys), browser: browser, at: .careDesk, now)
        #expect(SiteCookies.careDesk.hint.count + sealed.count <= 4096)
    }
}
