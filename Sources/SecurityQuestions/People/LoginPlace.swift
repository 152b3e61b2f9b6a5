/// Where somebody logs in: at the Office Manager of a brand, or at the care desk.
package enum LoginPlace: Sendable, Hashable {
    case portal(Brand.ID)
    case careDesk

    package init(name: String) { self = name == Self.careDesk.name ? .careDesk : .portal(name) }

    /// Nil at the care desk, which has no brand of its own.
    package var brand: Brand.ID? {
        switch self {
        case .portal(let brand): brand
        case .careDesk: nil
        }
    }

    /// Its own name in what is throttled and sealed. No brand has this one of the care desk: there is a space in it.
    package var name: String {
        switch self {
        case .portal(let brand): brand
        case .careDesk: "care desk"
        }
    }

    /// How a wrong password is recorded here.
    var loginFailed: AuditEvent.Kind {
        switch self {
        case .portal: .memberLoginFailed
        case .careDesk: .agentLoginFailed
        }
    }
}
