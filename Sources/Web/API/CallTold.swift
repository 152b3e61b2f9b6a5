import Encodings
import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// A call as a client reads it: what its agent's page shows at the same moment, and no more.
struct CallTold: JSONWritable {
    let id: String
    let agent: String
    let state: State
    let outcome: String?
    let openedAt: Date
    let expiresAt: Date
    /// Answers that can still be taken: those of the call, or fewer where the account has fewer.
    let attemptsLeft: Int
    let verifiedBy: ProofTold?
    /// What the client calls it.
    let externalID: String?
    /// That is spoken with the caller.
    let language: String
    let caller: From?
    let question: Question?
    let obstacles: Obstacles
    let scopes: [Scope]
    /// While it can be used.
    let grant: GrantTold?

    enum State: String { case open, verified, closed }

    /// The number that the client says it comes from.
    struct From: JSONWritable {
        let number: String
        let verstat: String?
        let attest: String?

        init(_ from: CallingNumber) {
            (number, verstat, attest) = (from.number.e164, from.verification?.rawValue, from.attestation?.rawValue)
        }
    }

    /// To be read to the caller.
    struct Question: JSONWritable {
        /// The one to read.
        let language: String
        let en: String
        let fr: String
    }

    /// The problem that an attempt would meet now; missing where it would be taken.
    struct Obstacles: JSONWritable {
        let answer: String?
        let code: String?
    }

    struct Scope: JSONWritable {
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
        externalID = call.metadata.externalID
        language = view.language.rawValue
        caller = call.metadata.from.map(From.init)
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
                Question(language: view.language.rawValue, en: $0.text.en, fr: $0.text.fr)
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

// Members in the order of their names, as `JSONEncoder` has them elsewhere.

extension CallTold {
    func write(to json: inout JSONWriter) {
        json.member("agent", agent)
        json.member("attempts_left", attemptsLeft)
        json.member("caller", caller)
        json.member("expires_at", expiresAt)
        json.member("external_id", externalID)
        json.member("grant", grant)
        json.member("id", id)
        json.member("language", language)
        json.member("obstacles", obstacles)
        json.member("opened_at", openedAt)
        json.member("outcome", outcome)
        json.member("question", question)
        json.member("scopes", scopes)
        json.member("state", state.rawValue)
        json.member("verified_by", verifiedBy?.rawValue)
    }
}

extension CallTold.From {
    func write(to json: inout JSONWriter) {
        json.member("attest", attest)
        json.member("number", number)
        json.member("verstat", verstat)
    }
}

extension CallTold.Question {
    func write(to json: inout JSONWriter) {
        json.member("en", en)
        json.member("fr", fr)
        json.member("language", language)
    }
}

extension CallTold.Obstacles {
    func write(to json: inout JSONWriter) {
        json.member("answer", answer)
        json.member("code", code)
    }
}

extension CallTold.Scope {
    func write(to json: inout JSONWriter) {
        json.member("en", en)
        json.member("fr", fr)
        json.member("id", id)
        json.member("needs", needs.rawValue)
        json.member("reached", reached)
    }
}

/// What a call is verified by.
enum ProofTold: String, CaseIterable {
    case answer, code

    init(_ method: VerificationMethod) { self = method == .supportCode ? .code : .answer }
}
