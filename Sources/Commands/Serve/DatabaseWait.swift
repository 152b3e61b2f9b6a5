import Foundation
import Logging
import SecurityQuestions
import Telemetry
import UnixSignals

/// No connection to the database now, and perhaps later, though nobody changes anything here.
package struct DatabaseAway: Error, Sendable {
    let reason: String

    package init(reason: String) { self.reason = reason }
}

/// Keeps a server that starts waiting for its database: after a reboot it may be there first, and a failover takes its time.
///
/// For as long as the database is away: a server that ended instead would be given up by whoever restarts it. systemd hears that the
/// start goes on, and nothing listens, so that a proxy leaves this node out.
package struct DatabaseWait: Sendable {
    private let manager = ServiceManager(ProcessInfo.processInfo.environment)
    private let logger: Logger
    private let world: World

    init(logger: Logger, world: World) { (self.logger, self.world) = (logger, world) }

    /// How long systemd waits for the next try, or for the rest of the start: each host of a URL may take its time.
    private static let patience = Duration.seconds(120)
    /// The first pause and the longest one; each is a part of that by chance, so that nodes do not come all at once.
    private static let pauses = (first: 0.25, most: 2.0)

    /// Does `opening` until it throws no ``DatabaseAway``. Told to stop meanwhile (SIGTERM, SIGINT), ends the program: nothing has
    /// begun. SIGHUP has nothing to look at yet.
    package func forWhat<Value>(_ opening: () async throws -> Value) async throws -> Value {
        do { return try await opening() } catch let away as DatabaseAway { return try await goOn(opening, away) }
    }

    private func goOn<Value>(_ opening: () async throws -> Value, _ away: DatabaseAway) async throws -> Value {
        let start = ContinuousClock.now
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
        let stop = Task { [manager] in
            for await signal in signals where signal != .sighup {
                manager.tell(.stopping)
                _exit(0)
            }
        }
        defer { stop.cancel() }
        logger.tell(
            .databaseAwaited, "the database cannot be reached: the start waits for it", ["why": "\(away.reason)"])
        var (reason, pause) = (away.reason, Self.pauses.first)
        while true {
            manager.tell(.starting(Self.patience))
            manager.tell(.status("Waits for the database: \(reason)"))
            let share = 0.5 + Double(world.randomBytes(1)[0]) / 510
            try await Task.sleep(for: .seconds(share * pause))
            pause = min(pause * 2, Self.pauses.most)
            do {
                let value = try await opening()
                manager.tell(.status("The database answers"))
                let waited = (ContinuousClock.now - start).inSeconds
                logger.tell(.databaseReached, "the database answers", ["seconds": "\(Int(waited.rounded()))"])
                return value
            } catch let away as DatabaseAway { reason = away.reason }
        }
    }
}
