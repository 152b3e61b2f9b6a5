import Foundation

/// What happens to a key that everything is sealed with. The entry names it by its id.
package enum KeyChange: Sendable {
    /// It was added to the ring.
    case added
    /// The server seals with it from now on.
    case sealing
    /// Nothing is kept under it any more, and it is forgotten.
    case retired

    package func event(_ keyID: String, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(kind, at: now, detail: keyID)
    }

    private var kind: AuditEvent.Kind {
        switch self {
        case .added: .keyAdded
        case .sealing: .keySealing
        case .retired: .keyRetired
        }
    }
}
