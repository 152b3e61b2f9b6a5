/// Where somebody logs in: at the Office Manager of a brand, at the care desk, or a program at the interface for them.
package enum LoginPlace: Sendable, Hashable {
    case portal(Brand.ID)
    case careDesk
    case api

    package init(name: String) {
        self = [.careDesk, .api].first { $0.name == name } ?? .portal(name)
    }

    /// Nil at the care desk and at the interface for programs, which have no brand of their own.
    package var brand: Brand.ID? {
        switch self {
        case .portal(let brand): brand
        case .careDesk, .api: nil
        }
    }

    /// Its own name in what is throttled and sealed. No brand has those of the care desk and the interface: there is a space in them.
    package var name: String {
        switch self {
        case .portal(let brand): brand
        case .careDesk: "care desk"
        case .api: "client api"
        }
    }

    /// How a wrong password is recorded here.
    var loginFailed: AuditEvent.Kind {
        switch self {
        case .portal: .memberLoginFailed
        case .careDesk: .agentLoginFailed
        case .api: .clientRefused
        }
    }
}
