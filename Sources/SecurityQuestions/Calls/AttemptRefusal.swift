import Foundation

/// Why an attempt was not taken. Which of several is told: `CheckEligibility`.
public enum AttemptRefusal: Sendable, Hashable {
    case callClosed(Call.Outcome)
    /// Verified already: there is nothing left to check.
    case alreadyVerified
    /// Every attempt of this call is being checked or has been.
    case noneLeftInCall
    case locked(until: Date)
    case dead
    /// The owner reported that it was not them: until there is a new question.
    case reported
    /// The question, the password or the address was changed within a day, and the brand then wants a support code.
    case recentlyChanged
    case agentPaused(AgentPause)
    /// The program that asks for the agent has had too many wrong ones (`ClientBudget`).
    case clientPaused(until: Date)
    /// The caller may not call for the account, or is somebody else.
    case callerNotAllowed
    /// Nothing of the whole brand is checked (`StopBrand`).
    case brandStopped
    /// The account was closed while the call was open.
    case accountClosed
    /// The account has no answer to check.
    case noAnswer
    /// No such call, or another agent's.
    case unknownCall

    /// The reason in one word, as the audit log holds it. Old logs are full of these words: none is ever changed.
    public enum Reason: String, Sendable, CaseIterable {
        case callClosed, alreadyVerified, noneLeftInCall, locked, dead, stopped, recentlyChanged, agentPaused
        case accountClosed, noAnswer, unknownCall, callerNotAllowed, brandStopped, clientPaused
    }

    public var reason: Reason {
        switch self {
        case .callClosed: .callClosed
        case .alreadyVerified: .alreadyVerified
        case .noneLeftInCall: .noneLeftInCall
        case .locked: .locked
        case .dead: .dead
        case .reported: .stopped
        case .recentlyChanged: .recentlyChanged
        case .agentPaused: .agentPaused
        case .clientPaused: .clientPaused
        case .callerNotAllowed: .callerNotAllowed
        case .brandStopped: .brandStopped
        case .accountClosed: .accountClosed
        case .noAnswer: .noAnswer
        case .unknownCall: .unknownCall
        }
    }
}
