import Foundation

/// A new support code in place of the account's earlier one, whatever had become of that. It lasts from this moment on.
package struct SupportCodeReplacement: Sendable {
    package let code: SupportCode
    package let event: AuditEvent

    /// Nil where it was kept before: the form was sent twice.
    package init?(of latest: SupportCode?, by code: SupportCode, origin: AuditOrigin, at now: Date) {
        guard latest?.id != code.id else { return nil }
        self.code = SupportCode(
            id: code.id, account: code.account, secret: code.secret, madeAt: now, copy: code.copy, place: code.place)
        event =
            if let call = code.place?.call {
                origin.event(.codeLinkOpened, at: now, account: code.account, call: call)
            } else {
                origin.event(.codeMade, at: now, account: code.account)
            }
    }
}
