import Foundation

/// A support code that a caller has keyed into a telephone menu, before anybody answers. No person checks it: there is no call, no
/// agent, and no answer to a question.
package struct KeyedCode: Sendable {
    package let id: ID<KeyedCode>
    /// As it is compared (``Account/key(ofNumber:)``).
    package let number: String
    /// The telephone system.
    package let client: Client
    /// Where it asked from.
    package let address: String?

    package enum Result: String, Sendable { case verified, wrong, notChecked }

    package init(id: ID<KeyedCode>, number: String, client: Client, address: String?) {
        (self.id, self.number, self.client, self.address) = (id, number, client, address)
    }

    var origin: AuditOrigin {
        AuditOrigin(actor: .system, address: address, brand: client.brand, client: client.id)
    }

    /// Whether the next one is taken, and what it is compared with. Attempts at once find one after the other what there is.
    ///
    /// - Parameters:
    ///   - known: what became of the one of this id; nil where it is new.
    ///   - standing: of the account that has the number; nil where none has.
    package func taking(
        known: Result??, code: SupportCode?, standing: AccountStanding?, client: KeyedCodeStanding, at now: Date
    ) -> Taking {
        // Taken before a stop of the server, and never settled: it counts as wrong.
        if let known { return .over(known ?? .notChecked) }
        if let end = client.pause(at: now) {
            let event = client.told.tells(at: now) ? origin.event(.clientPaused, at: now) : nil
            return .paused(until: end, event)
        }
        let isCheckable = standing.map { $0.obstacle(to: .supportCode, at: now) == nil } ?? false
        // One of a mailed link is good in its own call.
        let waiting = code.flatMap { $0.state(at: now) == .waiting && $0.place == nil ? $0 : nil }
        return .taken(isCheckable ? waiting : nil)
    }

    package enum Taking: Sendable {
        case over(Result)
        /// With the entry that tells of it, where it is the first.
        case paused(until: Date, AuditEvent?)
        /// The code as it was read; nil where none is good. Its count: ``SupportCode/takingOne()``.
        case taken(SupportCode?)
    }

    /// What follows from one that was taken.
    package struct Settlement: Sendable {
        package let result: Result
        package let code: SupportCode?
        package let events: [AuditEvent]
    }

    /// - Parameters:
    ///   - isRight: nil where it could not be compared.
    ///   - code: what it was compared with, as that is now; nil where there was none, or another has taken its place.
    ///   - locks: it was the last that the code takes.
    package func settlement(
        isRight: Bool?, code: SupportCode?, locks: Bool, account: ID<Account>?, at now: Date
    ) -> Settlement {
        func event(_ kind: AuditEvent.Kind) -> [AuditEvent] {
            account.map { [origin.event(kind, at: now, account: $0)] } ?? []
        }
        guard let isRight else {
            return Settlement(result: .notChecked, code: code?.returningOne(), events: event(.codeNotChecked))
        }
        guard isRight, let code, code.usedAt == nil else {
            return Settlement(
                result: .wrong, code: nil, events: event(.codeWrong) + (locks ? event(.codeDead) : []))
        }
        return Settlement(result: .verified, code: code.using(at: now), events: event(.codeVerified))
    }
}

/// What the pause of a telephone system is told by. It has no agents whose budgets stand behind it, and callers mistype: what tells a
/// thief from them is how many accounts are tried.
package struct KeyedCodeStanding: Sendable {
    package let told: ClientStanding
    /// When each account was last tried in vain within the hour, a number that no account has as one of its own; newest first, at least
    /// ``ClientStanding/wrongAllowed`` of them.
    package let accounts: [Date]

    package init(_ told: ClientStanding, accounts: [Date]) { (self.told, self.accounts) = (told, accounts) }

    package func pause(at now: Date) -> Date? {
        ClientStanding.end(of: accounts, told.wrongAllowed, at: now)
    }
}
