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
        mayCall: Bool
    ) {
        self.id = id
        self.account = account
        self.name = name
        self.email = email
        self.role = role
        self.language = language
        self.mayCall = mayCall
    }
}
