import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization
import Testing

@testable import Vault

/// A ring that changes while it is used.
@Suite struct KeyRingKeeperTests {
    private let first: KeyRing
    private let source: ChangingSource
    private let store = RememberedKeys()
    private let keeper: KeyRingKeeper

    init() async throws {
        first = try .test()
        source = ChangingSource(first)
        try await first.verify(against: store)
        keeper = KeyRingKeeper(CurrentKeyRing(first), mark: source.mark(), source: source, store: store, world: .test)
        try await keeper.begin()
    }

    @Test func `A new key seals once the database knows so, and the old one still opens`() async throws {
        let vault = Vault(worthlessForTestsOnly: keeper.current, pool: HashPool(threads: 1), world: .test)
        let secret = try await vault.seal(SecretText("Lyon"), at: .test())
        let longer = try KeyRing(keys: first.keys + KeyRing.test().keys)
        source.become(longer)
        guard case .taken(_, sealsAnew: true) = await keeper.look() else {
            Issue.record("not taken")
            return
        }
        #expect(try await vault.seal(SecretText("Lyon"), at: .test()).keyID == longer.newest.id)
        #expect(store.sealing == [first.newest.id, longer.newest.id])
        let place = AnswerPlace.test()
        let old = try await Vault.test(keys: first).seal(SecretText("Lyon"), at: place)
        #expect(try await vault.match(SecretText("Lyon"), with: old, at: place) == .strict)
        #expect(secret.keyID == first.newest.id)
    }

    @Test func `A source that has not changed is not read`() async {
        for _ in 0..<3 { _ = await keeper.look() }
        #expect(source.reads == 0)
        _ = await keeper.look(isForced: true)
        #expect(source.reads == 1)
    }

    @Test func `A ring that cannot be used is told once, and the one before stays`() async throws {
        source.fail(.truncated)
        guard case .failed(_, isNews: true) = await keeper.look() else {
            Issue.record("not told")
            return
        }
        guard case .failed(_, isNews: false) = await keeper.look() else {
            Issue.record("told twice")
            return
        }
        #expect(keeper.current.ring.newest.id == first.newest.id)
        source.fail(.noKey)
        guard case .failed(_, isNews: true) = await keeper.look() else {
            Issue.record("another is news")
            return
        }
        let longer = try KeyRing(keys: first.keys + KeyRing.test().keys)
        source.become(longer)
        _ = await keeper.look()
        #expect(keeper.current.ring.newest.id == longer.newest.id)
    }

    @Test func `A ring that lacks a key of the database is not taken, and nothing seals with it`() async throws {
        source.become(try .test())
        guard case .failed(let error, _) = await keeper.look() else {
            Issue.record("taken")
            return
        }
        #expect(error as? KeyRingFailure == .keyMissing(id: first.newest.id))
        #expect(keeper.current.ring.newest.id == first.newest.id && store.sealing == [first.newest.id])
    }

    @Test func `A key that a record names and the ring lacks is looked for, but not all the time`() async throws {
        let vault = Vault(worthlessForTestsOnly: keeper.current, pool: HashPool(threads: 1), world: .test)
        let (longer, place) = (try KeyRing(keys: first.keys + KeyRing.test().keys), AnswerPlace.test())
        let secret = try await Vault.test(keys: longer).seal(SecretText("Lyon"), at: place)
        for _ in 0..<3 {
            await #expect(throws: KeepingFailure.keyMissing("gone")) {
                try await vault.match(SecretText("Lyon"), with: secret.with(keyID: "gone"), at: place)
            }
        }
        #expect(source.reads == 1)
        source.become(longer, quietly: true)
        #expect(try await vault.match(SecretText("Lyon"), with: secret, at: place) == .strict)
    }
}

@Suite struct RaisedCostTests {
    @Test func `Only what gives nothing up is dearer`() {
        let now = HashCost(memoryMiB: 32, passes: 3)
        for (memory, passes) in [(19, 3), (32, 2), (19, 2)] {
            #expect(now.exceeds(HashCost(memoryMiB: memory, passes: passes)))
        }
        for (memory, passes) in [(32, 3), (64, 2), (19, 4), (64, 3)] {
            #expect(!now.exceeds(HashCost(memoryMiB: memory, passes: passes)))
        }
    }
}

/// A source that a test changes.
private final class ChangingSource: KeySource {
    private struct State {
        var outcome: Result<KeyRing, KeyRingFailure>
        var mark = 0
        var reads = 0
    }
    private let state: Mutex<State>

    init(_ ring: KeyRing) { state = Mutex(State(outcome: .success(ring))) }

    var reads: Int { state.withLock { $0.reads } }
    let description = "a test"
    let interval: Int? = 1

    func become(_ ring: KeyRing, quietly: Bool = false) {
        state.withLock { state in
            state.outcome = .success(ring)
            if !quietly { state.mark += 1 }
        }
    }

    func fail(_ failure: KeyRingFailure) {
        state.withLock { state in
            state.outcome = .failure(failure)
            state.mark += 1
        }
    }

    func read() throws(KeyRingFailure) -> KeyRing {
        try state.withLock { state in
            state.reads += 1
            return state.outcome
        }.get()
    }

    func mark() -> KeySourceMark? { KeySourceMark(values: [state.withLock { $0.mark }]) }
}
