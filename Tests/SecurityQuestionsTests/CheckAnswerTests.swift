import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct CheckAnswerTests {
    let calls = OneAttempt()
    let agent: Agent

    init() throws { agent = try #require(Agent.test) }

    private func check(
        _ keeping: some AnswerSealer, said: String = "Lyon", policy: Brand.Policy = Brand.Policy(),
        newest: RulesVersion = .v1, resealing: (any AnswerSealer)? = nil
    ) async throws -> CheckOutcome {
        let brands = Brands([Brand.test.with(policy)])
        let later = Later()
        let checkAnswer = CheckAnswer(
            stores: calls, keeping: keeping, resealing: resealing, brands: brands, background: later, newest: newest)
        let outcome = try await checkAnswer.perform(
            SecretText(said), attempt: ID(.test()), in: ID(.test()), by: agent, from: nil)
        #expect(calls.resealed.isEmpty, "nobody waits for it")
        await later.finish()
        return outcome
    }

    @Test func `a check that comes upon a row that was altered hashes nothing, and is recorded`() async throws {
        calls.alter(RecordAltered(.account, id: "1", account: Account.test.id))
        await #expect(throws: RecordAltered.self) { try await check(Always.never) }
        #expect(calls.recorded == [.init(kind: .recordAltered, account: Account.test.id, detail: "account")])
        #expect(calls.settled.isEmpty)
    }

    @Test(
        "What matches decides the result, and it is written down",
        arguments: [
            (AnswerMatch.strict, true, AttemptResult.verified), (.strict, false, .verified), (.sound, true, .verified),
            (.sound, false, .soundsAlike), (.none, true, .wrong), (.none, false, .wrong),
        ])
    func result(match: AnswerMatch, soundVerifies: Bool, result: AttemptResult) async throws {
        let policy = Brand.Policy(soundVerifies: soundVerifies)
        #expect(try await check(Always { match }, policy: policy) == .checked(result))
        #expect(calls.settled == [result])
    }

    @Test func `What is told is what was written down, where the answer was replaced meanwhile`() async throws {
        calls.write(.notChecked)
        #expect(try await check(Always { .strict }) == .checked(.notChecked))
    }

    @Test("What could not be checked is given back", arguments: [KeepingFailure.busy, .brokenSeal, .keyMissing("k")])
    func failure(failure: KeepingFailure) async throws {
        await #expect(throws: failure) { try await check(Always { throw failure }) }
        #expect(calls.settled == [.notChecked])
    }

    @Test func `A refused attempt is not checked`() async throws {
        calls.refuse(.dead)
        #expect(try await check(Always.never) == .refused(.dead))
        #expect(calls.settled.isEmpty)
    }

    @Test("What cannot be compared takes no attempt", arguments: ["", "…", "🙂", String(repeating: "Lyon ", count: 30)])
    func unreadable(said: String) async throws {
        #expect(try await check(Always.never, said: said) == .unreadable)
        #expect(!calls.isTaken && calls.settled.isEmpty)
    }

    @Test func `Of an account without an answer the store records why it refuses, whatever is said`() async throws {
        calls.forgetAnswer()
        #expect(try await check(Always.never, said: "…") == .refused(.noAnswer))
    }

    @Test func `Of another agent’s call nothing is taken`() async throws {
        calls.hideCall()
        #expect(try await check(Always.never) == .refused(.unknownCall))
        #expect(!calls.isTaken)
    }

    @Test func `What was settled by nobody’s call is told as such`() async throws {
        calls.loseCall()
        #expect(try await check(Always { .strict }) == .refused(.unknownCall))
    }

    @Test func `What is compared is what was said, read at the place of the answer that was taken`() async throws {
        let sealer = Listening()
        _ = try await check(sealer, said: " Saint-Étienne ")
        let heard = sealer.heard.withLock { $0 }
        #expect(heard.map(\.place) == [OneAttempt.answer.place])
        let expected = try AnswerForms(SecretText("st etienne"), at: OneAttempt.answer.place)
        #expect(heard.first?.strict.reveal { $0 } == expected.strict.reveal { $0 })
    }

    @Test("The same attempt again tells what is known of it", arguments: [AttemptResult.wrong, nil])
    func repeated(result: AttemptResult?) async throws {
        calls.repeatAttempt(result)
        #expect(try await check(Always.never) == result.map(CheckOutcome.checked) ?? .underWay)
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

    @Test func `What is sealed anew takes no caller's place`() async throws {
        _ = try await check(Always(isCheap: true) { .strict }, resealing: Always(seals: true) { .none })
        #expect(calls.resealed.count == 1)
    }

    @Test func `A verified answer stays verified where it could not be sealed anew`() async throws {
        #expect(try await check(Always { .strict }, newest: RulesVersion(rawValue: 2)) == .checked(.verified))
        #expect(calls.resealed.isEmpty && calls.settled == [.verified])
    }

    @Test func `An attempt is settled although the request it came with was cancelled`() async throws {
        let task = Task {
            try await check(
                Always {
                    while calls.settled.isEmpty, !calls.isCancelled { try await Task.sleep(for: .milliseconds(1)) }
                    try Task.checkCancellation()
                    return .strict
                })
        }
        while !calls.isTaken { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        calls.cancelled()
        #expect(try await task.value == .checked(.verified))
        #expect(calls.settled == [.verified])
    }
}

/// Matches whatever it is told to.
private struct Always: AnswerSealer {
    var seals = false
    var isCheap = false
    let match: @Sendable () async throws -> AnswerMatch

    func seal(_ answer: AnswerForms) async throws -> SealedSecret {
        guard seals else { throw KeepingFailure.busy }
        return SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: [])
    }

    func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch { try await match() }

    func isCheap(_ secret: SealedSecret) -> Bool { isCheap }
}

extension Always {
    /// Must not be asked.
    fileprivate static var never: Always {
        Always {
            Issue.record("checked")
            return .none
        }
    }
}

/// Remembers what it was to compare.
private final class Listening: AnswerSealer {
    let heard = Mutex<[AnswerForms]>([])

    func seal(_ answer: AnswerForms) async throws -> SealedSecret { throw KeepingFailure.busy }
    func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch {
        heard.withLock { $0.append(answer) }
        return .none
    }
    func isCheap(_ secret: SealedSecret) -> Bool { false }
}

/// Takes attempts of one call, as the decision says, and remembers how they were settled. Fails in a cancelled task, as a
/// database does.
final class OneAttempt: CallStore, AnswerStore, AuditStore {
    /// What the log tells of a row.
    struct RecordedRow: Equatable {
        let kind: AuditEvent.Kind
        let account: ID<Account>?
        let detail: String?
    }

    private struct State {
        var settled: [AttemptResult] = []
        var resealed: [RulesVersion] = []
        var recorded: [RecordedRow] = []
        var altered: RecordAltered?
        var refusal: AttemptRefusal?
        var isTaken = false
        var written: AttemptResult?
        var isCancelled = false
        var hasAnswer = true
        var hasCall = true
        var isLost = false
        var repeated: (@Sendable (AttemptRequest) -> Attempt)?
    }

    private let state = Mutex(State())

    var settled: [AttemptResult] { state.withLock { $0.settled } }
    var resealed: [RulesVersion] { state.withLock { $0.resealed } }
    var isTaken: Bool { state.withLock { $0.isTaken } }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    var recorded: [RecordedRow] { state.withLock { $0.recorded } }
    func alter(_ altered: RecordAltered) { state.withLock { $0.altered = altered } }
    func refuse(_ refusal: AttemptRefusal) { state.withLock { $0.refusal = refusal } }
    func forgetAnswer() { state.withLock { $0.hasAnswer = false } }
    func hideCall() { state.withLock { $0.hasCall = false } }
    /// Erases the call once the attempt is taken.
    func loseCall() { state.withLock { $0.isLost = true } }
    func repeatAttempt(_ result: AttemptResult?) {
        state.withLock { $0.repeated = { request in request.known(result) } }
    }
    /// Writes down another result than it is told: the answer was replaced meanwhile.
    func write(_ result: AttemptResult) { state.withLock { $0.written = result } }
    func cancelled() { state.withLock { $0.isCancelled = true } }

    func take(_ request: AttemptRequest, saying said: SecretText, under brands: Brands) async throws
        -> TakenAttempt<TakenAnswer>
    {
        let state = state.withLock { $0 }
        if let altered = state.altered { throw altered }
        if let refusal = state.refusal { return .over(.refused(refusal)) }
        let facts = CallFacts(
            call: .test(), account: .active, brand: Brand.test.id,
            answer: state.hasAnswer ? AnswerRecord(answer: Self.answer, budget: .full) : nil, isReported: false,
            agent: AgentStanding(), recentChange: nil)
        let decision = AttemptTaking(request, at: .start).decision(
            on: .answer(said: said, under: brands), known: state.repeated?(request), facts: state.hasCall ? facts : nil)
        switch decision {
        case .repeated(let attempt): return .over(CheckOutcome(attempt))
        case .unreadable: return .over(.unreadable)
        case .looksLikeCode: return .over(.looksLikeCode)
        case .refused(let refused): return .over(.refused(refused.refusal))
        case .taken(let taken):
            self.state.withLock { $0.isTaken = true }
            return .new(try #require(taken.answer))
        }
    }

    static let answer = SealedAnswer(
        id: ID(.test()),
        place: AnswerPlace(account: Account.test.id, rules: .v1, language: .fr, kind: .city),
        questionID: "q",
        secret: SealedSecret(keyID: "", nonce: [], salt: [], cost: .owaspMinimum, sealed: []), setAt: .start,
        setBy: "Clotilde")

    func settle(
        _ attempt: ID<Attempt>, as finding: CheckFinding, by agent: Agent, from address: String?,
        named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        try Task.checkCancellation()
        let taken = AttemptRecord(
            attempt: Attempt(id: attempt, call: ID(.test()), method: .securityQuestion, takenAt: .start, result: nil),
            subject: Self.answer.id.uuid, locks: false)
        let facts = AttemptSettlement.Facts(
            attempt: taken, call: .test(attempts: 1), attempts: [taken],
            answer: AnswerRecord(answer: Self.answer, budget: .full), code: nil)
        let settlement = AttemptSettlement(facts, by: agent, at: .start, address: address)
        let result = settlement.decision(finding).result
        state.withLock { $0.settled.append(result) }
        if state.withLock(\.isLost) { return ToldOutcome(.refused(.unknownCall)) }
        return ToldOutcome(.checked(state.withLock(\.written) ?? result))
    }

    func reseal(_ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion) async throws {
        state.withLock { $0.resealed.append(rules) }
    }

    func record(
        _ kind: AuditEvent.Kind, by origin: AuditOrigin, account: ID<Account>?, call: ID<Call>?, detail: String?
    ) async throws -> Date {
        state.withLock { $0.recorded.append(RecordedRow(kind: kind, account: account, detail: detail)) }
        return .start
    }
    func recordVisitor(_ kind: AuditEvent.Kind, at place: LoginPlace, by origin: AuditOrigin, detail: String?)
        async throws
    {}
    func recordVisitors() async throws {}
    func activity(of account: ID<Account>, about topic: ActivityTopic, before: Int64?, limit: Int) async throws
        -> [RecordedEvent]
    { [] }

    func answer(of account: ID<Account>) async throws -> (answer: SealedAnswer, budget: GuessBudget)? { nil }
    func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call? { nil }
    func replace(
        with answer: SealedAnswer, ifStill kept: ID<SealedAnswer>?, on occasion: AnswerReplacement.Occasion,
        by origin: AuditOrigin
    ) async throws -> Bool { false }
    func open(
        _ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?,
        saying metadata: CallMetadata
    ) async throws -> OpenCall.Outcome { .notAllowed }
    func lastAttempt(of call: ID<Call>) async throws -> Attempt? { nil }
    func closeExpiredCalls() async throws {}
    func agentPause(of agent: ID<Agent>) async throws -> AgentPause? { nil }
    func callsUnderWay(about account: ID<Account>) async throws -> [Call] { [] }
    func recentChange(of account: ID<Account>) async throws -> RecentChange? { nil }
    func end(
        _ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?, named: NamedRequest<Call>?
    ) async throws -> ToldOutcome<Call>? { nil }
}

extension AttemptRequest {
    /// As it was taken before.
    fileprivate func known(_ result: AttemptResult?) -> Attempt {
        Attempt(id: attempt, call: call, method: .securityQuestion, takenAt: .start, result: result)
    }
}
