import Foundation

/// Whom a provider of log-ins means: its name, as it writes it to the byte, and what it calls the person. Neither is ever given to
/// anybody else.
public struct CompanyIdentity: Sendable, Hashable {
    public let issuer: String
    public let subject: String

    public init(issuer: String, subject: String) { (self.issuer, self.subject) = (issuer, subject) }
}

/// Somebody who has logged in at the company's own provider, as a token says that was right.
package struct CompanyPerson: Sendable {
    package let standing: CompanyStanding
    package let email: EmailAddress?
    package let isEmailVerified: Bool
    package let name: String?
    /// Nil where the provider says nothing of groups.
    package let groups: [String]?
    /// It says that there are groups, and not which: more than fit into a token.
    package let leavesGroupsOut: Bool

    package init(
        standing: CompanyStanding, email: EmailAddress?, isEmailVerified: Bool, name: String?, groups: [String]?,
        leavesGroupsOut: Bool = false
    ) {
        (self.standing, self.email, self.isEmailVerified) = (standing, email, isEmailVerified)
        (self.name, self.groups, self.leavesGroupsOut) = (name, groups, leavesGroupsOut)
    }
}

/// What is kept of a log-in by the company's provider: no token.
package struct CompanyStanding: Sendable, Hashable {
    package let identity: CompanyIdentity
    /// The provider's own session (`sid`); nil where it names none.
    package let session: String?
    /// When the password was given there; nil where it does not say.
    package let authTime: Date?
    /// Whether the provider has said that it asked for a second factor, as the configuration demands.
    package let hasFactor: Bool

    package init(identity: CompanyIdentity, session: String?, authTime: Date?, hasFactor: Bool) {
        (self.identity, self.session, self.authTime, self.hasFactor) = (identity, session, authTime, hasFactor)
    }
}
