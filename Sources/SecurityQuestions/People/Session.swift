import Foundation

/// A browser in which somebody has logged in. The token itself is known to the browser alone.
public struct Session: Sendable {
    public let token: TokenHash
    public let startedAt: Date
    public let seenAt: Date
    /// When the password was last given in this session.
    public let passwordGivenAt: Date
    /// As the browser names itself; nil where it does not, or was not asked yet.
    package let client: ClientSoftware?

    /// Ends after so long without a request (OWASP ASVS 5.0 7.3.1).
    public static let idle: TimeInterval = 30 * 60
    /// Ends after so long whatever happens (OWASP ASVS 5.0 7.3.2).
    public static let longest: TimeInterval = 12 * 3600
    /// For so long after the password was given it is not asked again.
    public static let passwordStaysFresh: TimeInterval = 5 * 60
    /// `seenAt` is written no more often than this, so that reading a page does not write to the disk.
    public static let seenEvery: TimeInterval = 60

    package init(
        token: TokenHash, startedAt: Date, seenAt: Date, passwordGivenAt: Date, client: ClientSoftware? = nil
    ) {
        self.token = token
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.passwordGivenAt = passwordGivenAt
        self.client = client
    }

    /// What a form names it by: neither the token nor what is kept of it.
    package var mark: String {
        Base64URL.text(Array(TokenHash.sha256(of: Base64URL.text(token.bytes)).bytes.prefix(12)))
    }

    /// One that begins with the password; at the company's provider that may have been given long before.
    package init(beginning now: Date, token: TokenHash, company: CompanyStanding? = nil) {
        let given = company.map { min(now, $0.authTime ?? now.addingTimeInterval(-Self.passwordStaysFresh)) } ?? now
        self.init(token: token, startedAt: now, seenAt: now, passwordGivenAt: given)
    }

    public func isOver(at now: Date) -> Bool {
        now >= seenAt.addingTimeInterval(Self.idle) || now >= startedAt.addingTimeInterval(Self.longest)
    }

    public func passwordIsFresh(at now: Date) -> Bool {
        now < passwordGivenAt.addingTimeInterval(Self.passwordStaysFresh)
    }

    public func isDueToBeSeen(at now: Date) -> Bool { now >= seenAt.addingTimeInterval(Self.seenEvery) }
}
