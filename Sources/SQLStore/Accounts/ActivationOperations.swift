import Foundation
import SecurityQuestions

extension SQLStore {
    package func activation(_ token: TokenHash) async throws -> (
        activation: Activation, member: Member, account: Account
    )? {
        try await read { db in
            try db.activation(token).map { ($0.activation, $0.member, $0.account) }
        }
    }

    package func confirm(_ token: TokenHash, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let found = try db.activation(token), let confirmed = found.activation.confirming(at: now) else {
                return false
            }
            try db.update(confirmed, ofAccount: found.accountKey)
            try db.record(event)
            return true
        }
    }

    package func choosePassword(_ token: TokenHash, password: SealedSecret, at now: Date, event: AuditEvent)
        async throws
        -> Bool
    {
        try await write { db in
            guard let found = try db.activation(token), let chosen = found.activation.choosingPassword(at: now) else {
                return false
            }
            let change = MemberChange.firstPassword(of: found.member, by: event.origin, at: now)
            try db.perform(change.revokes)
            try db.setPassword(password, ofMember: found.memberKey)
            try db.update(chosen, ofAccount: found.accountKey)
            try db.record(change.event)
            return true
        }
    }

    package func complete(
        _ token: TokenHash, answer: SealedAnswer, session: Session, browser: TokenHash?, events: [AuditEvent]
    ) async throws -> Bool {
        try await write { db in
            let now = session.startedAt
            guard let found = try db.activation(token),
                let completion = ActivationCompletion(
                    of: found.activation, account: found.account, by: answer, origin: events.first?.origin ?? .system,
                    at: now)
            else { return false }
            try db.run("UPDATE accounts SET status = ? WHERE key = ?", [completion.status, found.accountKey])
            try db.update(completion.activation, ofAccount: found.accountKey)
            try db.keep(completion.answer, ofAccount: found.accountKey)
            try db.start(session, member: found.memberKey, agent: nil)
            if let browser { _ = try db.meet(browser, of: found.memberKey, at: now) }
            for event in events { try db.record(event) }
            return true
        }
    }
}
