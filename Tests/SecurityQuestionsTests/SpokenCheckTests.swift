import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct SpokenCheckTests {
    let calls = OneAttempt()
    let agent: Agent

    init() throws { agent = try #require(Agent.test) }

    private func check(
        _ keeping: some AnswerKeeping, policy: Brand.Policy = Brand.Policy(), newest: RulesVersion = .newest
    ) async throws -> AttemptResult? {
        try await SpokenCheck(stores: calls, keeping: keeping, world: .test(), newest: newest).check(
            SecretText("Lyon"), attempt: ID(.test()), in: ID(.test()), by: agent, policy: policy, address: nil)
    }

    @Test(
        "What matches decides the result, and it is written down",
        arguments: [
            (AnswerMatch.strict, true, AttemptResult.verified), (.strict, false, .verified), (.sound, true, .verified),
            (.sound, false, .soundsAlike), (.none, true, .wrong), (.none, false, .wrong),
        ])
    func result(match: AnswerMatch, soundVerifies: Bool, result: AttemptResult) async throws {
        let policy = Brand.Policy(soundVerifies: soundVerifies)
        #expect(try await check(Always { match }, policy: policy) == result)
        #expect(calls.settled == [result])
    }

    @Test("What could not be checked is given back", arguments: [KeepingFailure.busy, .brokenSeal, .keyMissing("k")])
    func failure(failure: KeepingFailure) async throws {
        await #expect(throws: failure) { try await check(Always { throw failure }) }
        #expect(calls.settled == [.notChecked])
    }

    @Test func `A refused attempt is not checked`() async throws {
        calls.refuse(.dead)
        await #expect(throws: AttemptRefusal.dead) {
            try await check(
                Always {
                    Issue.record("checked")
                    return .none
                })
        }
        #expect(calls.settled.isEmpty)
    }

    @Test(
        "An answer under older rules moves to the newest when it is given to the letter",
        arguments: [(AnswerMatch.strict, 2, [2]), (.strict, 1, []), (.sound, 2, []), (.none, 2, [])])
    func resealing(match: AnswerMatch, newest: Int, resealed: [Int]) async throws {
        _ = try await check(Always(seals: true) { match }, newest: RulesVersion(rawValue: newest))
        #expect(calls.resealed.map(\.rawValue) == resealed)
    }

    @Test(
        "An answer that was cheap to seal is sealed at the cost of now when it is given to the letter",
        arguments: [(AnswerMatch.strict, [1]), (.sound, []), (.none, [])])
    func cheap(match: AnswerMatch, resealed: [Int]) async throws {
        _ = try await check(Always(seals: true, isCheap: true) { match })
        #expect(calls.resealed.map(\.rawValue) == resealed)
    }

    @Test func `A verified answer stays verified where it could not be sealed anew`() async throws {
        #expect(try await check(Always { .strict }, newest: RulesVersion(rawValue: 2)) == .verified)
        #expect(calls.resealed.isEmpty && calls.settled == [.verified])
    }

    @Test func `An attempt is settled although the request it came with was cancelled`() async throws {
        let task = Task {
            try await check(
                Always {
                    while !Task.isCancelled, calls.settled.isEmpty, !calls.isCancelled { await Task.yield() }
                    try Task.checkCancellation()
                    return .strict
                })
        }
        while !calls.isTaken { await Task.yield() }
        task.cancel()
        calls.cancelled()
        #expect(try await task.value == .verified)
        #expect(calls.settled == [.verified])
    }
}

/// Matches whatever it is told to.
private struct Always: AnswerKeeping {
    var seals = false
    var isCheap = false
    let match: @Sendable () async throws -> AnswerMatch

    func seal(_ answer: SecretText, at place: AnswerPlace) async throws -> SealedSecret {
        guard seals else { throw KeepingFailure.busy }
        return SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
    }

    func match(_ answer: SecretText, with secret: SealedSecret?, at place: AnswerPlace) async throws -> AnswerMatch {
        try await match()
    }

    func isCheap(_ secret: SealedSecret) -> Bool { isCheap }
}

/// Takes attempts of one call and remembers how they were settled. Fails in a cancelled task, as a database does.
final class OneAttempt: CallStore, AnswerStore {
    private struct State {
        var settled: [AttemptResult] = []
        var resealed: [RulesVersion] = []
        var refusal: AttemptRefusal?
        var isTaken = false
        var isCancelled = false
    }

    private let state = Mutex(State())

    var settled: [AttemptResult] { state.withLock { $0.settled } }
    var resealed: [RulesVersion] { state.withLock { $0.resealed } }
    var isTaken: Bool { state.withLock { $0.isTaken } }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    func refuse(_ refusal: AttemptRefusal) { state.withLock { $0.refusal = refusal } }
    func cancelled() { state.withLock { $0.isCancelled = true } }

    func take(
        _ attempt: ID<Attempt>, in call: ID<Call>, slot: Int, by agent: Agent, at now: Date, address: String?,
        unlessChanged: Bool
    ) async throws -> TakenAttempt {
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
        state.withLock { $0.isTaken = true }
        let place = AnswerPlace(account: ID(.test()), slot: slot, rules: .newest, language: .fr, kind: .city)
        let secret = SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
        return .new(
            answer: SealedAnswer(
                id: ID(.test()), place: place, questionID: "q", secret: secret, setAt: now, setBy: "Clotilde"))
    }

    func settle(
        _ attempt: ID<Attempt>, result: AttemptResult, by agent: Agent, at now: Date, address: String?
    ) async throws -> AttemptOutcome {
        try Task.checkCancellation()
        state.withLock { $0.settled.append(result) }
        return AttemptOutcome(result: result, call: .test(attempts: 1))
    }

    func reseal(
        _ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion, event: AuditEvent
    ) async throws {
        state.withLock { $0.resealed.append(rules) }
    }

    func answer(of account: ID<Account>, slot: Int) async throws -> (answer: SealedAnswer, budget: GuessBudget)? { nil }
    func replace(with answer: SealedAnswer, event: AuditEvent) async throws {}
    func open(_ call: Call, event: AuditEvent) async throws -> Call? { nil }
    func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call? { nil }
    func lastAttempt(of call: ID<Call>) async throws -> Attempt? { nil }
    func closeExpiredCalls(at now: Date) async throws {}
    func pause(of agent: ID<Agent>, at now: Date) async throws -> AgentPause? { nil }
    func callsUnderWay(about account: ID<Account>, at now: Date) async throws -> [Call] { [] }
    func recentChange(of account: ID<Account>, at now: Date) async throws -> RecentChange? { nil }
    func end(
        _ call: ID<Call>, as ending: Call.Ending, by agent: Agent, at now: Date, address: String?
    ) async throws -> Call? { nil }
}
