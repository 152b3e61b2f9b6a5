import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SignedTokens
import SpokenAnswers

/// Why a request of a client was not done, as it is told (RFC 9457). A wrong answer is none of them: it is a result.
struct Problem: Error {
    let kind: ProblemKind
    /// What more there is to say, in members that a program reads.
    var members = Members()
    /// What in the body cannot be used.
    var faults: [Fault] = []
    var headers = HTTPFields()

    struct Members: Encodable {
        var lockedUntil: Date?
        var retryAfter: Int?
    }

    struct Fault: Hashable {
        /// JSON Pointer (RFC 6901).
        let pointer: String
        let detail: Phrase
    }

    init(_ kind: ProblemKind) { self.kind = kind }

    /// Likewise, and when to come again.
    init(_ kind: ProblemKind, retryAfter seconds: Int) {
        self.init(kind)
        comeAgain(after: max(1, seconds))
    }

    init(_ kind: ProblemKind, until date: Date, from now: Date) {
        self.init(kind, retryAfter: Int(date.timeIntervalSince(now).rounded(.up)))
    }

    private mutating func comeAgain(after seconds: Int) {
        members.retryAfter = seconds
        headers[.retryAfter] = String(seconds)
    }

    /// What is left of the client's minute. When to come again is never earlier than a time that stands beside it
    /// (draft-ietf-httpapi-ratelimit-headers-10 §6): where nothing is left it is the end of the minute; where something is, the minute is
    /// not what refuses, so its end is not told.
    mutating func tell(_ rate: RequestRates.Standing) {
        var limit = rate.limit
        if let wait = members.retryAfter, wait < rate.secondsLeft {
            if rate.left == 0 { comeAgain(after: rate.secondsLeft) } else { limit.seconds = nil }
        }
        headers.tell(limit, of: rate)
    }

    static let notFound = Problem(.notFound)

    static let unauthorized: Problem = {
        var problem = Problem(.unauthorized)
        problem.headers[.wwwAuthenticate] = "Basic realm=\"countersign\", charset=\"UTF-8\""
        return problem
    }()

    static let certificateNeeded: Problem = {
        var problem = Problem(.certificateNeeded)
        problem.headers[.wwwAuthenticate] = unauthorized.headers[.wwwAuthenticate]
        return problem
    }()

    /// What a grant proves is too little for what it is to serve (RFC 9470 §3).
    static let moreProofNeeded: Problem = {
        var problem = Problem(.moreProofNeeded)
        problem.headers[.wwwAuthenticate] =
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"\(GrantTokenCheck.byCode)\""
        return problem
    }()

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        var problem = Problem(.methodNotAllowed)
        let heads: [HTTPRequest.Method] = allowed.contains(.get) ? [.head] : []
        problem.headers[.allow] = (allowed + heads).map(\.rawValue).sorted().joined(separator: ", ")
        return problem
    }

    static func permissionMissing(_ permission: Client.Permission) -> Problem { Problem(.permissionMissing) }

    static func invalid(_ faults: [Fault]) -> Problem {
        var problem = Problem(.validation)
        problem.faults = faults
        return problem
    }
}

extension Problem {
    /// Why an attempt was not taken.
    init(_ refusal: AttemptRefusal, at now: Date) {
        switch refusal {
        case .callClosed:
            self.init(.callEnded)
            headers.tell([ServiceLimit(.call, left: 0)])
        case .alreadyVerified: self.init(.callVerified)
        case .noneLeftInCall:
            self.init(.attemptsSpent)
            headers.tell([ServiceLimit(.call, left: 0)])
        case .locked(let until):
            self.init(.questionLocked, until: until, from: now)
            members.lockedUntil = until
            headers.tell([ServiceLimit(.account, left: 0, seconds: members.retryAfter)])
        case .dead:
            self.init(.questionDead)
            headers.tell([ServiceLimit(.account, left: 0)])
        case .reported: self.init(.checksPaused)
        case .recentlyChanged: self.init(.recentChangeNeedsCode)
        case .agentPaused(.bySupervisor): self.init(.agentPaused)
        case .agentPaused(.until(let until)):
            self.init(.agentBudgetSpent, until: until, from: now)
            headers.tell([ServiceLimit(.agent, left: 0, seconds: members.retryAfter)])
        case .clientPaused(let until): self.init(.clientBudgetSpent, until: until, from: now)
        case .callerNotAllowed: self.init(.callerNotAllowed)
        case .brandStopped: self.init(.brandStopped)
        case .accountClosed: self.init(.accountClosed)
        case .noAnswer: self.init(.noQuestion)
        case .unknownCall: self.init(.notFound)
        }
    }

    /// What an error means to a program: never the error itself.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case is NIOTooManyBytesError: self.init(.tooLarge)
        case is RecordAltered: self.init(.recordAltered)
        case is UnknownHost: self.init(.notHere)
        case KeepingFailure.limited(let seconds): self.init(.hashingBusy, retryAfter: seconds)
        case KeepingFailure.busy: self.init(.hashingBusy, retryAfter: 3)
        case StoreFailure.locked, StoreFailure.busy, StoreFailure.conflict, StoreFailure.connectionLost:
            self.init(.unavailable, retryAfter: 3)
        case StoreFailure.full, StoreFailure.readOnly: self.init(.unavailable, retryAfter: 60)
        case let error as HTTPError: self.init(status: error.status)
        default: self.init(.broken)
        }
    }

    private init(status: HTTPResponse.Status) {
        switch status.code {
        case 404: self.init(.notFound)
        case 405: self.init(.methodNotAllowed)
        case 413: self.init(.tooLarge)
        case 415: self.init(.notJSON)
        case 400..<500: self.init(.malformed)
        default: self.init(.broken)
        }
    }
}
