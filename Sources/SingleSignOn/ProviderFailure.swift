import SignedTokens

/// Why a log-in by the provider did not come about. Each has words of its own for whoever stands before it.
package enum ProviderFailure: Error, Sendable, Hashable {
    /// It cannot be reached, or breaks off.
    case unreachable
    /// It took longer than five seconds.
    case slow
    /// Its certificate is not right.
    case certificate
    /// It answered with this status of HTTP, where it should have answered with something else.
    case status(Int)
    /// It answered with more than is read, or with what cannot be understood.
    case unreadable
    /// It says that it is another one: mixed up, or an impostor.
    case otherIssuer
    /// It says things of another person than the token is about.
    case otherSubject
    /// It does not do what is needed: what.
    case missing(Need)
    /// Keys that fit can be had, and none of them is the one.
    case token(TokenRefusal)
    /// It let nobody in; by its own code (RFC 6749 §4.1.2.1).
    case refused(String)
    /// The answer does not belong to the question of this browser, or came too late.
    case otherAnswer

    package enum Need: String, Sendable, Hashable {
        case authorizationEndpoint, tokenEndpoint, keys, codeFlow, challenge, algorithm, clientSecret, clientKey
    }

    /// What the log has of it: nothing that came from outside but a number, or a code that RFC 6749 allows.
    package var name: String {
        switch self {
        case .unreachable: "unreachable"
        case .slow: "slow"
        case .certificate: "certificate"
        case .status(let status): "status \(status)"
        case .unreadable: "unreadable"
        case .otherIssuer: "otherIssuer"
        case .otherSubject: "otherSubject"
        case .missing(let need): "missing \(need.rawValue)"
        case .token(let refusal): refusal.rawValue
        case .refused(let code): "refused \(code)"
        case .otherAnswer: "otherAnswer"
        }
    }
}
