import Foundation

/// What turning a second factor on or off brings about, or using one of its recovery codes.
package struct SecondFactorChange: Sendable {
    /// Nil where nothing ends.
    package let revokes: AccessRevocation?
    package let event: AuditEvent

    /// In place of an earlier one, whose recovery codes end with it.
    package static func on(
        for identity: Identity, keeping session: TokenHash, by origin: AuditOrigin, at now: Date
    ) -> SecondFactorChange {
        SecondFactorChange(
            revokes: .otherSessions(identity.person, keeping: session),
            event: origin.event(.secondFactorOn, at: now, account: identity.account))
    }

    /// Nil where there is none. Sessions stay: they were begun with it. Whose it was is named where somebody else does it.
    package static func off(
        _ factor: SecondFactor?, of identity: Identity, by origin: AuditOrigin, at now: Date
    ) -> SecondFactorChange? {
        guard factor != nil else { return nil }
        let detail = origin.actor == identity.actor ? nil : identity.email.text
        return SecondFactorChange(
            revokes: nil, event: origin.event(.secondFactorOff, at: now, account: identity.account, detail: detail))
    }

    /// A recovery code stood in for the authenticator app, and is spent.
    package static func recoveryCodeUsed(
        of identity: Identity, by origin: AuditOrigin, at now: Date
    ) -> SecondFactorChange {
        SecondFactorChange(
            revokes: nil, event: origin.event(.recoveryCodeUsed, at: now, account: identity.account))
    }
}

extension SecondFactor {
    /// Whether the code of a time step may still be used: no code is good twice, nor one before it (RFC 6238 §5.2).
    ///
    /// What was used in a time that has not come was used while the server's clock was ahead: put right, it keeps nobody out.
    package func mayUse(step: Int64, at now: Date) -> Bool {
        let latest = Int64(now.timeIntervalSince1970) / SecondFactor.step + SecondFactor.drift
        return step > lastStep || lastStep > latest
    }
}
