import Foundation
import SpokenAnswers

/// A person who can log into an account's Office Manager.
public struct Member: Sendable {
    public let id: ID<Member>
    public let account: ID<Account>
    public let name: String
    public let email: EmailAddress
    public let role: Role
    /// The language the member chose; nil follows the place they came by.
    public let language: Language?
    /// Whether they may call Customer Care for the account.
    package let mayCall: Bool
    /// Whose password, second factors and browsers are theirs: of the members of a brand with one address, each of another account, it
    /// is the same. Nobody else's: the id of the first of them.
    package let logIn: ID<Member>
    /// They have agreed to belong to the account. Before, it is not offered to them.
    package let isAccepted: Bool
    /// Whom the brand's own provider of log-ins means by them; nil for whoever never came by it.
    package let company: CompanyIdentity?

    public enum Role: String, Sendable, CaseIterable {
        case owner, administrator, user

        public var mayEditSecurityQuestion: Bool { self != .user }
        /// Whether their report that it was not them concerns the whole account.
        package var mayReportForAccount: Bool { self != .user }
    }

    public init(
        id: ID<Member>, account: ID<Account>, name: String, email: EmailAddress, role: Role, language: Language?
    ) {
        self.init(id: id, account: account, name: name, email: email, role: role, language: language, mayCall: true)
    }

    package init(
        id: ID<Member>, account: ID<Account>, name: String, email: EmailAddress, role: Role, language: Language?,
        mayCall: Bool, logIn: ID<Member>? = nil, isAccepted: Bool = true, company: CompanyIdentity? = nil
    ) {
        self.company = company
        self.id = id
        self.account = account
        self.name = name
        self.email = email
        self.role = role
        self.language = language
        self.mayCall = mayCall
        self.logIn = logIn ?? id
        self.isAccepted = isAccepted
    }

    /// The same, whom no provider of log-ins means.
    package func unlinked(isAccepted: Bool) -> Member {
        Member(
            id: id, account: account, name: name, email: email, role: role, language: language, mayCall: mayCall,
            logIn: logIn, isAccepted: isAccepted)
    }

    /// The same with something else about them.
    package func with(
        name: String? = nil, email: EmailAddress? = nil, role: Role? = nil, mayCall: Bool? = nil,
        logIn: ID<Member>? = nil, isAccepted: Bool? = nil, company: CompanyIdentity? = nil
    ) -> Member {
        Member(
            id: id, account: account, name: name ?? self.name, email: email ?? self.email, role: role ?? self.role,
            language: language, mayCall: mayCall ?? self.mayCall, logIn: logIn ?? self.logIn,
            isAccepted: isAccepted ?? self.isAccepted, company: company ?? self.company)
    }
}
