import Dispatch
import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import SpokenAnswers
import Synchronization
import TestSupport
import Testing

@testable import SQLiteEngine

struct WritingThreadTests {
    private let thread = WritingThread()

    /// The thread's own name for itself.
    private static func here() -> String? {
        try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    @Test func `transactions are done in the order in which they come, all of them before it has finished`() {
        let done = Mutex<[Int]>([])
        for number in 0..<100 { thread.write { done.withLock { $0.append(number) } } }
        thread.finishWaiting()
        #expect(done.withLock { $0 } == Array(0..<100))
    }

    @Test func `a piece of a task goes before transactions that wait`() async throws {
        let done = Mutex<[String]>([])
        let gate = DispatchSemaphore(value: 0)
        thread.write { gate.wait() }
        thread.write { done.withLock { $0.append("a transaction") } }
        // It waits for the thread once it is made.
        let task = Task(executorPreference: thread) { done.withLock { $0.append("a piece on \(Self.here() ?? "")") } }
        gate.signal()
        await task.value
        thread.finishWaiting()
        #expect(done.withLock { $0 } == ["a piece on writer", "a transaction"])
    }

    /// Where the answer of a check was compared.
    private final class Place: AnswerSealer {
        let name = Mutex<String?>(nil)

        func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch {
            name.withLock { $0 = WritingThreadTests.here() }
            return .strict
        }
        func seal(_ answer: AnswerForms) async throws -> SealedSecret { throw KeepingFailure.busy }
        func isCheap(_ secret: SealedSecret) -> Bool { false }
    }

    @Test func `what stands between the two transactions of a check is done on it`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let (_, agent, call) = try await store.openCall(file.world)
        let place = Place()
        let check = CheckAnswer(stores: store, keeping: place, brands: .sample, background: Later())
        let outcome = try await check.perform(
            SecretText("Lyon"), attempt: file.world.id(), in: call.id, by: agent, from: nil)
        #expect(outcome == .checked(.verified))
        #expect(place.name.withLock { $0 } == "writer")
        try store.close()
    }
}
