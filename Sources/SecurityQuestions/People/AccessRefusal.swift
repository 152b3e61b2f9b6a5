/// Why somebody who has logged in may not do something, or not yet.
package enum AccessRefusal: Sendable, Hashable {
    /// Their role does not allow it.
    case notAllowed
    /// The password was given too long ago: an open browser alone must not do it.
    case passwordNeeded
}

extension Member.Role {
    /// A code opens at least as much as the security question.
    package var mayGetSupportCode: Bool { mayEditSecurityQuestion }
}

extension Member {
    /// Whoever may not call gets nothing to prove themselves with in a call.
    package var mayGetSupportCode: Bool { role.mayGetSupportCode && mayCall }
}
