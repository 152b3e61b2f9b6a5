import SecurityQuestions
import Synchronization

/// Which of the jobs that one node of a database does at a time this one may do now.
final class Leases: Sendable {
    private let isShared: Bool
    private let held = Mutex<[Lease.Job: (lease: Lease, until: ContinuousClock.Instant)]>([:])
    private let elsewhere = Mutex<[Lease.Job: ContinuousClock.Instant]>([:])
    private let passed: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - isShared: whether there may be other nodes; the one server of a file does all jobs.
    ///   - passed: time as it passes, whatever anybody does to the clock.
    init(isShared: Bool, passed: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        (self.isShared, self.passed) = (isShared, passed)
    }

    /// - Parameter start: the moment before the database was asked: what it grants ends no earlier than is counted here.
    /// - Returns: whether this one has not had it before.
    func keep(_ lease: Lease, since start: ContinuousClock.Instant) -> Bool {
        held.withLock { held in
            let before = held.updateValue((lease, start + .seconds(Lease.duration)), forKey: lease.job)
            return before?.lease != lease
        }
    }

    /// Another node has it.
    ///
    /// - Returns: whether this one had it.
    func lose(_ job: Lease.Job) -> Bool {
        elsewhere.withLock { $0[job] = passed() + .seconds(Lease.duration) }
        return held.withLock { $0.removeValue(forKey: job) != nil }
    }

    /// Whether another node has had it lately.
    func isElsewhere(_ job: Lease.Job) -> Bool {
        let now = passed()
        return elsewhere.withLock { $0[job].map { now < $0 } ?? false }
    }

    func holds(_ job: Lease.Job) -> Bool { !isShared || lease(of: job) != nil }

    /// Does `work` where the job is this node's; whatever it writes is refused once the job is another's.
    ///
    /// - Returns: nil where it is not.
    func perform<Result>(_ job: Lease.Job, _ work: () async throws -> Result) async rethrows -> Result? {
        guard isShared else { return try await work() }
        guard let lease = lease(of: job) else { return nil }
        return try await Lease.$held.withValue(lease) { try await work() }
    }

    private func lease(of job: Lease.Job) -> Lease? {
        let now = passed()
        return held.withLock { $0[job].flatMap { now < $0.until ? $0.lease : nil } }
    }
}
