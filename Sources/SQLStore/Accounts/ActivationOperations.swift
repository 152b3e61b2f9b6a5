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
            guard let found = try db.activation(token, waitingFor: .confirm, at: now) else { return false }
            try db.run(
                "UPDATE activations SET confirmed_at = ? WHERE account = ?", [now, found.accountKey])
            try db.record(event)
            return true
        }
    }

    package func choosePassword(_ token: TokenHash, password: SealedSecret, at now: Date, event: AuditEvent)
        async throws
        -> Bool
    {
        try await write { db in
            guard let found = try db.activation(token, waitingFor: .password, at: now) else { return false }
            try db.setPassword(password, ofMember: found.memberKey)
            try db.run(
                "UPDATE activations SET password_chosen_at = ? WHERE account = ?",
                [now, found.accountKey])
            try db.record(event)
            return true
        }
    }

    package func complete(
        _ token: TokenHash, answer: SealedAnswer, session: Session, browser: TokenHash?, events: [AuditEvent]
    ) async throws -> Bool {
        try await write { db in
            let now = session.startedAt
            guard let found = try db.activation(token, waitingFor: .question, at: now),
                found.account.status == .pending, found.account.id == answer.place.account
            else { return false }
            try db.run("UPDATE accounts SET status = 'active' WHERE key = ?", [found.accountKey])
            try db.run(
                "UPDATE activations SET completed_at = ? WHERE account = ?", [now, found.accountKey])
            try db.replace(with: answer, account: found.accountKey)
            try db.start(session, member: found.memberKey, agent: nil)
            if let browser { _ = try db.meet(browser, of: found.memberKey, at: now) }
            for event in events { try db.record(event) }
            return true
        }
    }
}
