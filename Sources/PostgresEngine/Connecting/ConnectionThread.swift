import Foundation
import SecurityQuestions
import Synchronization

/// A thread with a connection of its own, which waits for the network in place of threads that serve pages.
final class ConnectionThread: Sendable {
    private typealias Job = @Sendable (inout PQLink?) -> Void

    private let jobs: Jobs

    /// - Parameter address: connected to when something is asked for first, and again after the connection was lost.
    init(_ address: PostgresAddress) {
        self.address = address
        let jobs = Jobs()
        self.jobs = jobs
        let thread = Thread {
            try? "database".write(toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
            var link: PQLink?
            while let job = jobs.next() { job(&link) }
        }
        thread.start()
    }

    private let address: PostgresAddress

    deinit { jobs.end() }

    /// Does `work` there. What it leaves within a transaction, or broken, is not used again.
    func run<Value: Sendable>(_ work: @escaping @Sendable (PQSession) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            jobs.add { [address] link in
                let session = PQSession(address, link)
                let result = Result { try work(session) }
                link = session.reusable
                continuation.resume(with: result)
            }
        }
    }

    /// What waits to be done: a queue that a thread may wait at.
    private final class Jobs: Sendable {
        private let waiting = Mutex<(jobs: [Job], isOver: Bool)>(([], false))
        private let signal = DispatchSemaphore(value: 0)

        func add(_ job: @escaping Job) {
            waiting.withLock { $0.jobs.append(job) }
            signal.signal()
        }

        func end() {
            waiting.withLock { $0.isOver = true }
            signal.signal()
        }

        /// Nil at the end.
        func next() -> Job? {
            while true {
                signal.wait()
                let (job, isOver) = waiting.withLock { waiting in
                    (waiting.jobs.isEmpty ? nil : waiting.jobs.removeFirst(), waiting.isOver)
                }
                if let job { return job }
                if isOver { return nil }
            }
        }
    }
}
