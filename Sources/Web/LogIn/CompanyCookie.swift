import Foundation
import Hummingbird
import SecurityQuestions
import SingleSignOn

/// What a browser keeps while somebody is at the company's provider: state, nonce and verifier, what they are for and where they lead,
/// sealed with a key of the ring for this browser, for ten minutes. Any node opens it; ``CompanyController`` takes it once.
struct CompanyCookie: Sendable {
    let question: ProviderQuestion
    /// Whether who has logged in is asked again for the password.
    let isAgain: Bool
    /// A local path; empty for home.
    let back: String

    static let lifetime: TimeInterval = 10 * 60

    /// The way to the same once more.
    var again: String { isAgain ? Links.companyAgain(backTo: back) : Links.companyLogIn(backTo: back) }

    /// - Parameter place: whose door it is: at another one it opens nothing.
    func sealed(with key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) throws -> String {
        let words = question.words + [isAgain ? "again" : "log-in", back.isEmpty ? "-" : back]
        return try Self.seal(key, browser, place).sealed(words, at: now)
    }

    /// Nil where it is not ours, another browser's or too old.
    init?(_ text: String, key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) {
        guard let words = Self.seal(key, browser, place).open(text, at: now), words.count == 5,
            let question = ProviderQuestion(words: Array(words.prefix(3)))
        else { return nil }
        (self.question, isAgain, back) = (question, words[3] == "again", words[4] == "-" ? "" : words[4])
    }

    private static func seal(_ key: TicketKey, _ browser: TokenHash, _ place: Visit.Place) -> SealedWords {
        SealedWords(purpose: "company log-in \(place.name)", lifetime: lifetime, key: key, browser: browser)
    }

    init(question: ProviderQuestion, isAgain: Bool, back: String) {
        (self.question, self.isAgain, self.back) = (question, isAgain, back)
    }
}

/// What was right at the company's provider, for the five minutes in which the second factor is given here.
struct CompanyTicket: Sendable {
    let standing: CompanyStanding
    /// Of a brand's provider: whom it was right for.
    let member: ID<Member>?

    static let lifetime: TimeInterval = 5 * 60

    init(_ standing: CompanyStanding, member: ID<Member>? = nil) { (self.standing, self.member) = (standing, member) }

    func sealed(with key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) throws -> String {
        let texts = [standing.identity.issuer, standing.identity.subject, standing.session ?? ""]
        let given = standing.authTime.map { String(Int($0.timeIntervalSince1970)) } ?? "-"
        return try Self.seal(key, browser, place).sealed(
            texts.map { "=" + Base64URL.text($0.utf8) } + [given, member?.description ?? "-"], at: now)
    }

    init?(_ text: String, key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) {
        guard let words = Self.seal(key, browser, place).open(text, at: now), words.count == 5 else { return nil }
        let texts = words.prefix(3).map { word in
            Base64URL.bytes(String(word.dropFirst())).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        standing = CompanyStanding(
            identity: CompanyIdentity(issuer: texts[0], subject: texts[1]), session: texts[2].isEmpty ? nil : texts[2],
            authTime: TimeInterval(words[3]).map(Date.init(timeIntervalSince1970:)), hasFactor: false)
        member = ID<Member>(words[4])
    }

    private static func seal(_ key: TicketKey, _ browser: TokenHash, _ place: Visit.Place) -> SealedWords {
        SealedWords(purpose: "company second step \(place.name)", lifetime: lifetime, key: key, browser: browser)
    }
}

/// The ID token of a log-in, which some providers ask to be shown when it is to end (`id_token_hint`, OpenID Connect RP-Initiated Logout
/// 1.0 §2). The browser keeps it, sealed with a key of the ring for this browser; the server keeps nothing of it.
struct LogOutHint: Sendable {
    let token: String

    /// As long as a session lasts at most.
    static let lifetime: TimeInterval = 12 * 3600
    /// In bytes: sealed it is a third longer, and browsers keep cookies of 4,096 (RFC 6265bis §5.6).
    private static let largest = 2900

    /// Nil where it is too large for a cookie.
    init?(_ token: String) {
        guard token.utf8.count <= Self.largest else { return nil }
        self.token = token
    }

    func sealed(with key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) throws -> String {
        try Self.seal(key, browser, place).sealed([token], at: now)
    }

    /// Nil where it is not ours, another browser's or too old.
    init?(_ text: String, key: TicketKey, browser: TokenHash, at place: Visit.Place, _ now: Date) {
        guard let words = Self.seal(key, browser, place).open(text, at: now), words.count == 1 else { return nil }
        token = words[0]
    }

    private static func seal(_ key: TicketKey, _ browser: TokenHash, _ place: Visit.Place) -> SealedWords {
        SealedWords(purpose: "company log-out \(place.name)", lifetime: lifetime, key: key, browser: browser)
    }
}

extension SealedWords {
    /// Good in one browser only.
    fileprivate init(purpose: String, lifetime: TimeInterval, key: TicketKey, browser: TokenHash) {
        self.init(purpose: "\(purpose) \(Base64URL.text(browser.bytes))", key: key, lifetime: lifetime)
    }
}
