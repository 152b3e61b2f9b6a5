import Foundation

/// A call as it stands after something that may have ended it, and the entry that tells of its end.
package struct CallEnding: Sendable {
    package let call: Call
    /// Nil where the call goes on, or was over before.
    package let event: AuditEvent?

    /// - Parameters:
    ///   - before: as it was read.
    ///   - after: as it is to be kept.
    package init(from before: Call, to after: Call, by origin: AuditOrigin) {
        call = after
        guard before.closed == nil, let closed = after.closed else {
            event = nil
            return
        }
        event = origin.event(
            .callEnded, at: closed.at, account: after.account, call: after.id, detail: closed.outcome.rawValue)
    }

    /// The agent has ended it; one that is over already stays as it is.
    package static func ending(
        _ call: Call, as ending: Call.Ending, by origin: AuditOrigin, at now: Date
    ) -> CallEnding {
        CallEnding(from: call, to: call.ending(ending, at: now), by: origin)
    }

    /// Its time is up; nil where it is not, or the call was ended before.
    package static func expiring(_ call: Call, at now: Date) -> CallEnding? {
        guard call.closed == nil, case .closed = call.state(at: now) else { return nil }
        return CallEnding(from: call, to: call.ending(.ended, at: now), by: .system)
    }

    /// The owner has said that it was not them, or the account was closed: it is over, and its ``Grant`` goes. Nil where it
    /// was over before.
    package static func withdrawing(_ call: Call, at now: Date) -> CallEnding? {
        guard call.closed == nil else { return nil }
        return CallEnding(from: call, to: call.withdrawing(at: now), by: .system)
    }
}
