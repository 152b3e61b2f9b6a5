/// What tells the series of a metric from one another: cases of enums, routes as they were registered, and brands as they are
/// configured. There is no way to make a label of what a visitor sent, so nobody can make series.
package enum MetricLabel: Sendable {
    case version(String)
    case commit(String)
    case store(Store)
    case site(SiteName)
    case method(Method)
    case logInMethod(LogInMethod)
    case route(String)
    case status(StatusClass)
    case brand(String)
    case proof(Proof)
    case channel(Channel)
    case result(Result)
    case kind(Kind)
    case grantEvent(GrantEvent)
    case state(State)
    case reason(Reason)
    case memory(Int)
    case passes(Int)
    case queue(Queue)
    case operation(Operation)
    case job(Job)
    case level(String)

    enum Name: String, Sendable {
        case version, commit, store, site, method, route, status, brand, proof, channel, result, kind, event, state
        case reason
        case memory = "memory_mib"
        case passes, queue, operation
        /// Prometheus gives every series a label `job` of its own.
        case job = "task"
        case level
    }

    package enum Store: String, Sendable { case sqlite, postgresql }
    package enum SiteName: String, CaseIterable, Sendable { case portal, care, api }
    /// HEAD is counted with GET; `other` is whatever no route is registered for.
    package enum Method: String, CaseIterable, Sendable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
        case other = "_OTHER"
    }
    package enum LogInMethod: String, CaseIterable, Sendable { case password, oidc }
    package enum StatusClass: String, CaseIterable, Sendable {
        case success = "2xx"
        case redirection = "3xx"
        case clientError = "4xx"
        case serverError = "5xx"
    }
    /// None: it was refused before anything was looked at.
    package enum Proof: String, CaseIterable, Sendable { case answer, code, none }
    /// Who asked: an agent at the care desk, an agent by a program, or a telephone menu by itself.
    package enum Channel: String, CaseIterable, Sendable { case agent, api, ivr }
    package enum Result: String, CaseIterable, Sendable {
        case match
        case noMatch = "no_match"
        case soundsAlike = "sounds_alike"
        case notChecked = "not_checked"
        case refused
        case success, failure
        case secondFactorFailure = "second_factor_failure"
        case sent, deferred, failed
    }
    package enum Kind: String, CaseIterable, Sendable { case locked, dead, code, reported, budget, supervisor }
    package enum GrantEvent: String, CaseIterable, Sendable { case used, revoked }
    package enum State: String, CaseIterable, Sendable { case busy, idle, waiting, sealing, opening }
    package enum Reason: String, CaseIterable, Sendable {
        case busy, limited, locked, conflict, full
        case readOnly = "read_only"
        case connectionLost = "connection_lost"
        case other
    }
    package enum Queue: String, CaseIterable, Sendable { case mail, webhook }
    package enum Operation: String, CaseIterable, Sendable {
        case read
        case readOnce = "read_once"
        case readLong = "read_long"
        case write
    }
    package enum Job: String, CaseIterable, Sendable { case sweep, retention, checkpoint, standing }

    var name: Name {
        switch self {
        case .version: .version
        case .commit: .commit
        case .store: .store
        case .site: .site
        case .method, .logInMethod: .method
        case .route: .route
        case .status: .status
        case .brand: .brand
        case .proof: .proof
        case .channel: .channel
        case .result: .result
        case .kind: .kind
        case .grantEvent: .event
        case .state: .state
        case .reason: .reason
        case .memory: .memory
        case .passes: .passes
        case .queue: .queue
        case .operation: .operation
        case .job: .job
        case .level: .level
        }
    }

    var value: String {
        switch self {
        case .version(let text), .commit(let text), .route(let text), .brand(let text), .level(let text): text
        case .memory(let number), .passes(let number): String(number)
        case .store(let one): one.rawValue
        case .site(let one): one.rawValue
        case .method(let one): one.rawValue
        case .logInMethod(let one): one.rawValue
        case .status(let one): one.rawValue
        case .proof(let one): one.rawValue
        case .channel(let one): one.rawValue
        case .result(let one): one.rawValue
        case .kind(let one): one.rawValue
        case .grantEvent(let one): one.rawValue
        case .state(let one): one.rawValue
        case .reason(let one): one.rawValue
        case .queue(let one): one.rawValue
        case .operation(let one): one.rawValue
        case .job(let one): one.rawValue
        }
    }
}
