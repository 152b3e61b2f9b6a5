import Foundation
import SecurityQuestions

/// Everything that calls hang on at one moment, to be compared: the model's, or what a store reads back.
package struct DeskSnapshot: Sendable, Hashable {
    package var statuses: [ID<Account>: Account.Status] = [:]
    package var answers: [ID<Account>: AnswerState] = [:]
    package var codes: [ID<Account>: CodeState] = [:]
    package var calls: [ID<Call>: CallState] = [:]
    /// The latest of each call.
    package var lastAttempts: [ID<Call>: AttemptState] = [:]
    package var pauses: [ID<Agent>: AgentPause] = [:]
    package var changes: [ID<Account>: RecentChange] = [:]
    package var log: [Entry] = []
    /// Notices, in any order within an event.
    package var mails: [Mail] = []

    package init() {}

    package struct AnswerState: Sendable, Hashable {
        package let id: ID<SealedAnswer>
        package let budget: GuessBudget

        package init(id: ID<SealedAnswer>, budget: GuessBudget) {
            self.id = id
            self.budget = budget
        }
    }

    package struct CodeState: Sendable, Hashable {
        package let id: ID<SupportCode>
        package let wrong: Int
        package let usedAt: Date?

        package init(_ code: SupportCode) {
            id = code.id
            wrong = code.wrong
            usedAt = code.usedAt
        }
    }

    package struct CallState: Sendable, Hashable {
        package let attempts: Int
        package let verifiedAt: Date?
        package let method: VerificationMethod?
        package let closed: Call.Closing?

        package init(_ call: Call) {
            attempts = call.attempts
            verifiedAt = call.verifiedAt
            method = call.method
            closed = call.closed
        }
    }

    package struct AttemptState: Sendable, Hashable {
        package let id: ID<Attempt>
        package let method: VerificationMethod
        package let result: AttemptResult?

        package init(_ attempt: Attempt) {
            id = attempt.id
            method = attempt.method
            result = attempt.result
        }
    }

    package struct Entry: Sendable, Hashable {
        package let at: Date
        package let kind: AuditEvent.Kind
        package let actor: AuditEvent.Actor
        package let account: ID<Account>?
        package let call: ID<Call>?
        package let detail: String?

        package init(_ event: AuditEvent) {
            at = event.at
            kind = event.kind
            actor = event.actor
            account = event.account
            call = event.call
            detail = event.detail
        }
    }

    package struct Mail: Sendable, Hashable {
        package let kind: Message.Kind
        package let member: ID<Member>
        package let by: String?

        package init(kind: Message.Kind, member: ID<Member>, by: String?) {
            self.kind = kind
            self.member = member
            self.by = by
        }
    }
}

extension DecisionModel {
    package func snapshot(at now: Date) -> DeskSnapshot {
        var snapshot = DeskSnapshot()
        snapshot.statuses = accounts.mapValues(\.status)
        snapshot.answers = answers.mapValues {
            DeskSnapshot.AnswerState(id: $0.answer.id, budget: $0.budget)
        }
        snapshot.codes = codes.mapValues(DeskSnapshot.CodeState.init)
        snapshot.calls = calls.mapValues(DeskSnapshot.CallState.init)
        for record in attempts {
            snapshot.lastAttempts[record.attempt.call] = DeskSnapshot.AttemptState(record.attempt)
        }
        for agent in agents.keys { snapshot.pauses[agent] = standing(of: agent).pause(at: now) }
        for account in accounts.keys { snapshot.changes[account] = recentChange(of: account, at: now) }
        snapshot.log = log.map(DeskSnapshot.Entry.init)
        snapshot.mails = mails
        return snapshot
    }
}
