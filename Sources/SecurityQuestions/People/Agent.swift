import SpokenAnswers

/// Who works the care desk.
public struct Agent: Sendable {
    public let id: ID<Agent>
    public let name: String
    public let email: EmailAddress
    public let role: Role
    /// The brands whose customers this agent serves; no account of another one can be found.
    public let brands: [Brand.ID]
    public let language: Language
    public let isDisabled: Bool
    /// Whom the company's own provider of log-ins means by them; nil where it has not been asked.
    public let company: CompanyIdentity?
    /// The client that acts for them now; nil where they do themselves. It is kept with what is done, never with the agent.
    package var client: Client.ID?

    public enum Role: String, Sendable, CaseIterable {
        case agent, supervisor
        /// Manages the others of their brands, and takes calls as an agent does.
        case administrator
    }

    public init(
        id: ID<Agent>, name: String, email: EmailAddress, role: Role, brands: [Brand.ID], language: Language,
        isDisabled: Bool = false, company: CompanyIdentity? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.role = role
        self.brands = brands
        self.language = language
        self.isDisabled = isDisabled
        self.company = company
    }
}
