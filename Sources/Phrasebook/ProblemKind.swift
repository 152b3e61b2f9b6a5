import SecurityQuestions

/// The sorts of problems that the interface for programs tells, each with a page of its own. A slug never changes its meaning.
package enum ProblemKind: String, Sendable, CaseIterable {
    case accountClosed = "account-closed"
    case accountNotActive = "account-not-active"
    case accountNotPending = "account-not-pending"
    case accountNumberTaken = "account-number-taken"
    case agentBudgetSpent = "agent-budget-spent"
    case agentNotAllowed = "agent-not-allowed"
    case agentPaused = "agent-paused"
    case answersByPeople = "answers-by-people"
    case attemptsSpent = "attempts-spent"
    case brandStopped = "brand-stopped"
    case broken
    case callElsewhere = "call-elsewhere"
    case callEnded = "call-ended"
    case callVerified = "call-verified"
    case callerNotAllowed = "caller-not-allowed"
    case certificateNeeded = "certificate-needed"
    case changesPaused = "changes-paused"
    case checksPaused = "checks-paused"
    case clientBudgetSpent = "client-budget-spent"
    case clientRate = "client-rate"
    case grantOver = "grant-over"
    case grantUsed = "grant-used"
    case hashingBusy = "hashing-busy"
    case idempotencyInProgress = "idempotency-in-progress"
    case idempotencyKeyMissing = "idempotency-key-missing"
    case idempotencyKeyReused = "idempotency-key-reused"
    case lookUpOver = "lookup-over"
    case lookUpsPaused = "lookups-paused"
    case malformed
    case memberExists = "member-exists"
    case memberNotAllowed = "member-not-allowed"
    case methodNotAllowed = "method-not-allowed"
    case moreProofNeeded = "more-proof-needed"
    case noQuestion = "no-question"
    case notFound = "not-found"
    case notForm = "not-form"
    case notHere = "not-here"
    case notJSON = "not-json"
    case permissionMissing = "permission-missing"
    case questionDead = "question-dead"
    case questionLocked = "question-locked"
    case recentChangeNeedsCode = "recent-change-needs-code"
    case recordAltered = "record-altered"
    case tooLarge = "too-large"
    case tooManyMembers = "too-many-members"
    case tooManyWebhooks = "too-many-webhooks"
    case unauthorized
    case unavailable
    case unreadable
    case validation

    package var status: Int {
        switch self {
        case .idempotencyKeyMissing, .malformed: 400
        case .certificateNeeded, .moreProofNeeded, .unauthorized: 401
        case .agentNotAllowed, .agentPaused, .answersByPeople, .brandStopped, .callerNotAllowed, .checksPaused,
            .memberNotAllowed, .permissionMissing, .recentChangeNeedsCode:
            403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .accountClosed, .accountNotActive, .accountNotPending, .accountNumberTaken, .memberExists, .tooManyMembers,
            .attemptsSpent, .callElsewhere, .callEnded, .callVerified, .grantOver, .grantUsed,
            .idempotencyInProgress, .lookUpOver, .noQuestion, .recordAltered, .tooManyWebhooks:
            409
        case .tooLarge: 413
        case .notForm, .notJSON: 415
        case .notHere: 421
        case .idempotencyKeyReused, .unreadable, .validation: 422
        case .questionDead, .questionLocked: 423
        case .agentBudgetSpent, .changesPaused, .clientBudgetSpent, .clientRate, .lookUpsPaused: 429
        case .broken: 500
        case .hashingBusy, .unavailable: 503
        }
    }

    /// The path of the page that tells of it, relative to where the interface is served.
    package var path: String { "/problems/\(rawValue)" }
}
