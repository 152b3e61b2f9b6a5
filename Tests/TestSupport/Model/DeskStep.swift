import Foundation
import SecurityQuestions

/// Something that happens at the care desk or to an account, as a store and ``DecisionModel`` both can do it.
package enum DeskStep: Sendable, CustomStringConvertible {
    case open(Call)
    case take(Request)
    case settle(ID<Attempt>, AttemptResult, by: ID<Agent>)
    case end(ID<Call>, Call.Ending, by: ID<Agent>)
    case change(ID<Call>, Change, by: ID<Agent>)
    case expire
    case replace(SealedAnswer)
    case makeCode(SupportCode)
    case unlock(ID<Account>, by: ID<Agent>)
    case report(ID<Account>, keeping: TokenHash)
    case pause(ID<Agent>, by: ID<Agent>)
    case resume(ID<Agent>, by: ID<Agent>)
    case close(ID<Account>)
    case reopen(ID<Account>)

    /// Of a call, besides checks and its end.
    package enum Change: Sendable {
        case keepOpen, reopen, somebodyElse
    }

    /// An attempt that is to be taken.
    package struct Request: Sendable {
        package let attempt: ID<Attempt>
        package let call: ID<Call>
        package let method: VerificationMethod
        package let agent: ID<Agent>
        package let said: SecretText
    }

    /// Where everything comes from.
    package static let address = "192.0.2.7"
    /// Why every lock is lifted.
    package static let reason = "the caller was called back"

    package var description: String {
        switch self {
        case .open(let call): "open \(call.id) about \(call.account) by \(call.agent)"
        case .take(let it): "take \(it.attempt) in \(it.call), \(it.method), by \(it.agent)"
        case .settle(let attempt, let result, let agent): "settle \(attempt) as \(result) by \(agent)"
        case .end(let call, let ending, let agent): "end \(call) as \(ending) by \(agent)"
        case .change(let call, let change, let agent): "\(change) \(call) by \(agent)"
        case .expire: "expire"
        case .replace(let answer): "answer \(answer.id) of \(answer.place.account)"
        case .makeCode(let code): "code \(code.id) of \(code.account)"
        case .unlock(let account, let agent): "unlock \(account) by \(agent)"
        case .report(let account, _): "report \(account)"
        case .pause(let agent, _): "pause \(agent)"
        case .resume(let agent, _): "resume \(agent)"
        case .close(let account): "close \(account)"
        case .reopen(let account): "reopen \(account)"
        }
    }
}

/// What came of a ``DeskStep``, to be compared.
package enum DeskResult: Sendable, Hashable {
    case done(Bool)
    /// Nil where it is not the agent's.
    case call(DeskSnapshot.CallState?)
    /// What there is to compare with: a code or none, or an answer.
    case taken(code: ID<SupportCode>?, answer: UUID?)
    /// Nothing was taken.
    case over(CheckOutcome)
    case settled(AttemptResult)
    case changed(CallChangeOutcome)

    package static func refused(_ refusal: AttemptRefusal) -> DeskResult { .over(.refused(refusal)) }
}
