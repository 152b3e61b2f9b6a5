import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// A call as a client reads it: what its agent's page shows at the same moment, and no more.
struct CallTold: Encodable {
    let id: String
    let agent: String
    let state: State
    let outcome: String?
    let openedAt: Date
    let expiresAt: Date
    /// Answers that can still be taken: those of the call, or fewer where the account has fewer.
    let attemptsLeft: Int
    let verifiedBy: ProofTold?
    let question: Question?
    let obstacles: Obstacles
    let scopes: [Scope]
    /// While it can be used.
    let grant: GrantTold?

    enum State: String, Encodable { case open, verified, closed }

    /// To be read to the caller.
    struct Question: Encodable {
        /// Of the account.
        let language: String
        let en: String
        let fr: String
    }

    /// The problem that an attempt would meet now; missing where it would be taken.
    struct Obstacles: Encodable {
        let answer: String?
        let code: String?
    }

    struct Scope: Encodable {
        let id: String
        let en: String
        let fr: String
        let needs: ProofTold
        let reached: Bool
    }

    init(_ view: CallView, _ policy: Brand.Policy) {
        let (call, now) = (view.facts.call, view.now)
        let eligibility = view.facts.eligibility(under: policy, at: now)
        id = call.id.description
        agent = call.agent.description
        (openedAt, expiresAt) = (call.openedAt, call.expiresAt)
        verifiedBy = call.method.map(ProofTold.init)
        let isOver: Bool
        switch call.state(at: now) {
        case .open(let left):
            (state, outcome, isOver) = (.open, nil, false)
            if case .open(let budget) = eligibility.budget?.state(at: now) {
                attemptsLeft = min(left, budget)
            } else {
                attemptsLeft = 0
            }
        case .verified: (state, outcome, attemptsLeft, isOver) = (.verified, nil, 0, false)
        case .closed(let outcome):
            (state, self.outcome, attemptsLeft, isOver) = (.closed, Self.word(outcome), 0, true)
        }
        question =
            isOver
            ? nil
            : view.facts.answer.flatMap { Catalogue.question($0.answer.questionID) }.map {
                Question(language: view.account.language.rawValue, en: $0.text.en, fr: $0.text.fr)
            }
        obstacles = Obstacles(
            answer: eligibility.refusal(of: .securityQuestion, at: now).map { Problem($0, at: now).kind.path },
            code: eligibility.refusal(of: .supportCode, at: now).map { Problem($0, at: now).kind.path })
        scopes = policy.scopes.map { scope in
            Scope(
                id: scope.id, en: scope.name.en, fr: scope.name.fr, needs: ProofTold(scope.needs),
                reached: call.method.map { $0 >= scope.needs } ?? false)
        }
        grant = view.grant.flatMap { grant in
            grant.state(at: now) == .good ? GrantTold(id: grant.id.description, expiresAt: grant.endsAt) : nil
        }
    }

    private static func word(_ outcome: Call.Outcome) -> String {
        outcome == .couldNotAnswer ? "could_not_answer" : outcome.rawValue
    }
}

/// What a call is verified by.
enum ProofTold: String, Codable, CaseIterable {
    case answer, code

    init(_ method: VerificationMethod) { self = method == .supportCode ? .code : .answer }
}
