import AppConfiguration
import CoreMetrics
import Foundation
import Logging
import SecurityQuestions
import ServiceLifecycle
import Synchronization
import Telemetry

/// Reads from the database what is told of it, every quarter of a minute: whoever asks for the metrics never waits for it, and
/// cannot make it work.
struct StandingWatch: Service {
    let stores: any Stores
    let world: World
    /// Those that are served now.
    let brands: @Sendable () -> [Brand.ID]
    let gauges: StandingGauges
    let jobs: JobMetrics

    static let pause = Duration.seconds(15)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await look()
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    func look() async {
        let start = ContinuousClock.now
        do {
            try await stores.requireReady()
            let brands = brands()
            let standing = try await stores.standing(of: brands, after: gauges.lastEntry)
            gauges.take(standing, of: brands, at: world.now())
            jobs.done(.standing, at: world.now().timeIntervalSince1970, since: start)
        } catch {
            gauges.notReady()
        }
    }
}

/// Where ``StandingWatch`` puts what it has read.
final class StandingGauges: Sendable {
    private let ready, readAt, unsigned, checkpointAge, unstreamed, streamLag: Meter
    private let mails, webhooks: (waiting: Meter, oldest: Meter)
    private let streams: Bool
    private let known = Mutex<Set<Brand.ID>>([])
    private let factory: any MetricsFactory
    private let read = Mutex<Int64>(0)

    /// - Parameter streams: whether the audit log is streamed; else nothing waits for that.
    init(brands: [Brand.ID], streams: Bool, _ telemetry: Telemetry) {
        let factory = telemetry.factory
        (self.factory, self.streams) = (factory, streams)
        unstreamed = factory.gauge(.auditStreamWaiting)
        streamLag = factory.gauge(.auditStreamLag)
        // There from the start, as every series is; the stream counts.
        _ = factory.counter(.auditStreamFailures)
        ready = factory.gauge(.ready)
        readAt = factory.gauge(.readAt)
        func gauges(of queue: MetricLabel.Queue) -> (waiting: Meter, oldest: Meter) {
            (
                factory.gauge(.outboxMessages, .queue(queue), .state(.waiting)),
                factory.gauge(.outboxOldest, .queue(queue))
            )
        }
        (mails, webhooks) = (gauges(of: .mail), gauges(of: .webhook))
        unsigned = factory.gauge(.auditUnsigned)
        checkpointAge = factory.gauge(.auditCheckpointAge)
        tell(brands) { _ in (0, false) }
    }

    /// - Parameter brands: those that are served. Of one that no longer is, nothing is locked or stopped any more; a series stays.
    private func tell(_ brands: [Brand.ID], _ facts: (Brand.ID) -> (locked: Int, isStopped: Bool)) {
        let all = known.withLock { known in
            known.formUnion(brands)
            return known
        }
        for brand in all {
            let (locked, isStopped) = brands.contains(brand) ? facts(brand) : (0, false)
            factory.gauge(.lockedQuestions, .brand(brand)).set(locked)
            factory.gauge(.brandStopped, .brand(brand)).set(isStopped ? 1 : 0)
        }
    }

    /// Until where the log has been read.
    var lastEntry: Int64 { read.withLock(\.self) }

    func take(_ standing: Standing, of brands: [Brand.ID], at now: Date) {
        ready.set(1)
        readAt.set(now.timeIntervalSince1970)
        let age = { (since: Date?) in since.map { max(0, now.timeIntervalSince($0)) } ?? 0 }
        mails.waiting.set(standing.waitingMessages)
        mails.oldest.set(age(standing.oldestMessage))
        webhooks.waiting.set(standing.waitingDeliveries)
        webhooks.oldest.set(age(standing.oldestDelivery))
        unsigned.set(standing.unsignedEntries)
        checkpointAge.set(age(standing.unsignedSince))
        unstreamed.set(streams ? standing.unstreamedEntries : 0)
        streamLag.set(streams ? age(standing.unstreamedSince) : 0)
        tell(brands) { (standing.lockedQuestions[$0] ?? 0, standing.stoppedBrands.contains($0)) }
        if let backup = standing.lastBackup { factory.gauge(.lastBackup).set(backup.timeIntervalSince1970) }
        read.withLock { $0 = standing.lastEntry }
    }

    func notReady() { ready.set(0) }
}
