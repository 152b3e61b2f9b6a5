import Foundation

/// A call as it is to be kept once its agent has done something about it that is no check, and the entry that tells of it.
package struct CallChange: Sendable {
    package let call: Call
    package let event: AuditEvent

    /// Somebody else is calling. Nil where the call is over, verified, or known to be somebody else's.
    package static func somebodyElse(in call: Call, because reason: Reason, by origin: AuditOrigin, at now: Date)
        -> CallChange?
    {
        guard case .open = call.state(at: now), call.caller != .somebodyElse else { return nil }
        return CallChange(
            call.naming(.somebodyElse), origin.event(.callerSomebodyElse, at: now, of: call, detail: reason.text))
    }

    /// It lasts fifteen minutes from now. Nil where it is over.
    package static func keepingOpen(_ call: Call, by origin: AuditOrigin, at now: Date) -> CallChange? {
        call.keepingOpen(at: now).map { CallChange($0, origin.event(.callKeptOpen, at: now, of: call)) }
    }

    /// Its end is taken back. Nil where it is too late, the end was not the agent's, or they have another call about the account.
    package static func reopening(_ call: Call, own: Call?, by origin: AuditOrigin, at now: Date) -> CallChange? {
        guard own == nil, let reopened = call.reopening(at: now) else { return nil }
        return CallChange(reopened, origin.event(.callReopened, at: now, of: call))
    }

    private init(_ call: Call, _ event: AuditEvent) { (self.call, self.event) = (call, event) }
}

extension AuditOrigin {
    fileprivate func event(_ kind: AuditEvent.Kind, at now: Date, of call: Call, detail: String? = nil) -> AuditEvent {
        event(kind, at: now, account: call.account, call: call.id, detail: detail)
    }
}
