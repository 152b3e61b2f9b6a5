import Dispatch
import Foundation
import SecurityQuestions
import Synchronization
import Testing

@testable import Vault

@Suite(.timeLimit(.minutes(10))) struct HashPoolTests {
    @Test func `Two hundred parallel hashes are all done, each with its own result`() async throws {
        let pool = HashPool(threads: 2, waiting: 200)
        let hashes = try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    try await pool.run {
                        try Argon2id.hash(
                            SecretBytes("\(number % 100)".utf8), salt: [UInt8](repeating: 1, count: 16),
                            cost: .worthlessForTestsOnly
                        ).revealed
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(hashes.count == 200 && Set(hashes).count == 100)
        await pool.shutDown()
    }

    @Test func `A full queue refuses at once, and takes again when there is room`() async throws {
        let pool = HashPool(threads: 1, waiting: 2)
        let gate = Gate()
        async let first: Void = pool.run { gate.pass() }
        await gate.reached()
        async let second = pool.run { 2 }
        async let third = pool.run { 3 }
        try await pool.waits(for: 2)
        await #expect(throws: KeepingFailure.busy) { try await pool.run { 4 } }
        gate.open()
        try await first
        #expect(try await (second, third) == (2, 3))
        #expect(try await pool.run { 5 } == 5)
    }

    @Test func `A check goes before five hundred requests of one customer, of which few are taken`() async throws {
        let pool = HashPool(threads: 1)
        let gate = Gate()
        async let first: Void = pool.run { gate.pass() }
        await gate.reached()
        let order = Order()
        let (account, session) = (ID<Account>(World.test), TokenHash(bytes: [1]))
        let flood = (0..<500).map { number in
            Task {
                let customer = HashRequester.member(
                    ID(World.test), of: account, session: session, from: "203.0.113.\(number % 200)")
                try await pool.run(for: customer) { order.note("customer") }
            }
        }
        try await pool.waits(for: 4)
        let check = Task {
            let agent = HashRequester.check(by: ID(World.test), session: TokenHash(bytes: [2]))
            try await pool.run(for: agent) { order.note("check") }
        }
        try await pool.waits(for: 5)
        // The gate opens once everybody has asked.
        try await Task.sleep(for: .milliseconds(300))
        gate.open()
        _ = try await (first, check.value)
        var refused = 0
        for task in flood {
            if case .failure(let error) = await task.result, error as? KeepingFailure == .busy { refused += 1 }
        }
        #expect(refused == 496 && order.names == ["check"] + Array(repeating: "customer", count: 4))
    }

    @Test func `The queue holds thirty-two for each thread where nothing else is said`() async throws {
        let pool = HashPool(threads: 1)
        let gate = Gate()
        async let first: Void = pool.run { gate.pass() }
        await gate.reached()
        let waiting = (0..<32).map { number in Task { try await pool.run { number } } }
        try await pool.waits(for: 32)
        await #expect(throws: KeepingFailure.busy) { try await pool.run {} }
        gate.open()
        try await first
        for (number, task) in waiting.enumerated() { #expect(try await task.value == number) }
    }

    @Test func `A vault that is too busy says so, and answers again afterwards`() async throws {
        let pool = HashPool(threads: 1, waiting: 0)
        let vault = try Vault.test(pool: pool)
        await #expect(throws: KeepingFailure.busy) { try await vault.seal(SecretText("Lyon"), at: .test()) }
    }

    @Test func `A task cancelled while it waits is not done and leaves its room to others`() async throws {
        let pool = HashPool(threads: 1, waiting: 1)
        let gate = Gate()
        let isDone = Mutex(false)
        async let first: Void = pool.run { gate.pass() }
        await gate.reached()
        let cancelled = Task { try await pool.run { isDone.withLock { $0 = true } } }
        try await pool.waits(for: 1)
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        async let next = pool.run { "next" }
        try await pool.waits(for: 1)
        gate.open()
        try await first
        #expect(try await next == "next")
        #expect(isDone.withLock { !$0 })
    }

    @Test func `A task that is cancelled already does not hash`() async throws {
        let pool = HashPool(threads: 1)
        let task = Task {
            // Ends when it is cancelled.
            try? await Task.sleep(for: .seconds(60))
            return try await pool.run { 1 }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `Work that has begun is finished, cancelled or not`() async throws {
        let pool = HashPool(threads: 1)
        let gate = Gate()
        let task = Task {
            try await pool.run {
                gate.pass()
                return "finished"
            }
        }
        await gate.reached()
        task.cancel()
        gate.open()
        #expect(try await task.value == "finished")
    }

    @Test func `Many tasks cancelled at random all come to an end`() async throws {
        let pool = HashPool(threads: 2, waiting: 500)
        let gate = Gate()
        let first = (0..<2).map { _ in Task { try await pool.run { gate.pass() } } }
        for _ in first { await gate.reached() }
        let tasks = (0..<500).map { number in Task { try await pool.run { number } } }
        try await pool.waits(for: 500)
        // Half of them while nothing moves: these are never done. The others while the threads take what waits.
        for number in stride(from: 0, to: 500, by: 3) {
            if number == 249 { for _ in first { gate.open() } }
            tasks[number].cancel()
        }
        for (number, task) in tasks.enumerated() {
            switch await task.result {
            case .success(let result): #expect(result == number && (number % 3 != 0 || number >= 249))
            case .failure(let error): #expect(error is CancellationError && number % 3 == 0)
            }
        }
        for task in first { try await task.value }
        await pool.shutDown()
    }

    @Test func `Shutting down finishes what waits, takes nothing more, and may be done twice`() async throws {
        let pool = HashPool(threads: 1)
        let gate = Gate()
        async let first: Void = pool.run { gate.pass() }
        await gate.reached()
        let waiting = Task { try await pool.run { "done" } }
        try await pool.waits(for: 1)
        async let over: Void = pool.shutDown()
        gate.open()
        await over
        try await first
        #expect(try await waiting.value == "done")
        await #expect(throws: KeepingFailure.busy) { try await pool.run {} }
        await pool.shutDown()
    }

    @Test func `A pool that is let go ends its threads`() async throws {
        weak var queue: HashPool.Queue?
        do {
            let pool = HashPool(threads: 3)
            queue = pool.queue
            try await pool.run {}
        }
        while queue != nil { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func `What goes wrong in the work goes wrong for whoever asked`() async throws {
        let pool = HashPool(threads: 1)
        await #expect(throws: KeepingFailure.brokenSeal) { try await pool.run { throw KeepingFailure.brokenSeal } }
    }

    @Test func `The threads have names and give way to others`() async throws {
        let pool = HashPool(threads: 1)
        let (name, status) = try await pool.run {
            (
                try String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8),
                try String(contentsOfFile: "/proc/thread-self/stat", encoding: .utf8)
            )
        }
        #expect(name == "hash-1\n")
        // proc(5): the nice value is field 19; the second, in brackets, may hold spaces.
        let fields = try #require(status.split(separator: ")").last).split(separator: " ")
        #expect(fields[16] == "10")
    }
}

extension HashPool {
    /// Asleep, so that the threads that hash have the processor, and no longer than the test may take.
    fileprivate func waits(for count: Int) async throws {
        while waiting < count { try await Task.sleep(for: .milliseconds(1)) }
    }
}

/// Who was hashed for.
private final class Order: Sendable {
    private let state = Mutex<[String]>([])

    var names: [String] { state.withLock { $0 } }
    func note(_ name: String) { state.withLock { $0.append(name) } }
}

/// Holds up a hashing thread until a test lets it go.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let (arrivals, arrival) = AsyncStream<Void>.makeStream()

    /// Not for ever: a test that fails before it opens the gate still comes to its end.
    func pass() {
        arrival.yield()
        if semaphore.wait(timeout: .now() + .seconds(50)) == .timedOut { Issue.record("the gate stayed shut") }
    }

    func reached() async {
        for await _ in arrivals { return }
    }

    func open() { semaphore.signal() }
}
