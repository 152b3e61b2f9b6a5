import SecurityQuestions

extension LoggedInContext {
    /// Who does what this request asks for.
    var origin: AuditOrigin { AuditOrigin(actor: identity.actor, address: visit.address) }
}

extension Visit.Place {
    /// Whoever has this door's log-in.
    var login: LoginPlace {
        switch self {
        case .portal(let brand, _): .portal(brand.id)
        case .careDesk: .careDesk
        }
    }

    /// The door's own name in what is sealed.
    var name: String { login.name }
}
