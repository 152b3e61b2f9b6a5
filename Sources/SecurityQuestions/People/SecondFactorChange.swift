import Foundation

/// What turning a second factor on or off brings about.
package struct SecondFactorChange: Sendable {
    /// Nil where nothing ends.
    package let revokes: AccessRevocation?
    package let event: AuditEvent

    /// In place of an earlier one, whose recovery codes end with it.
    package static func on(
        for person: Person, account: ID<Account>?, keeping session: TokenHash?, by origin: AuditOrigin, at now: Date
    ) -> SecondFactorChange {
        SecondFactorChange(
            revokes: .secondFactorOn(person, keeping: session),
            event: origin.event(.secondFactorOn, at: now, account: account))
    }

    /// Nil where there is none. Sessions stay: they were begun with it.
    package static func off(
        _ factor: SecondFactor?, account: ID<Account>?, by origin: AuditOrigin, at now: Date
    ) -> SecondFactorChange? {
        guard factor != nil else { return nil }
        return SecondFactorChange(revokes: nil, event: origin.event(.secondFactorOff, at: now, account: account))
    }
}

extension SecondFactor {
    /// Whether the code of a time step may still be used: no code is good twice, nor one before it (RFC 6238 §5.2).
    package func mayUse(step: Int64) -> Bool { step > lastStep }
}
