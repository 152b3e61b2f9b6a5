import CoreMetrics
import Encodings
import Foundation
import Logging
import SecurityQuestions
import ServiceLifecycle
import Telemetry

/// Hands the audit log on while the server runs: in order, at least once, each entry with what its hash is of, so that the sink can check
/// the chain itself.
///
/// It reads the log from the database behind what was taken, a bounded piece at a time, and writes down what was taken only then: a sink that
/// is dead, slow or lies makes it late and nothing else. Nobody who is served waits for it.
struct AuditStream: Service {
    let stores: any Stores
    let leases: Leases
    let sink: any AuditSink
    let format: AuditFormat
    /// In place of what tells of people; nil where that itself is handed on.
    let pseudonym: (@Sendable (String) -> [UInt8])?
    let world: World
    let telemetry: Telemetry
    let logger: Logger

    /// At most so many entries and so many bytes are handed over at once.
    static let most = 500
    static let mostBytes = 256 * 1024
    /// How often it is looked for what is new.
    static let pause = Duration.seconds(1)
    /// The longest time between two tries.
    static let patience = 60.0

    /// Where it is, and how it goes.
    struct State: Sendable {
        /// Everything up to here was taken; nil where it has to be read first.
        var place: AuditStreamPlace?
        /// Tries in a row that were in vain.
        var failures = 0
        /// How much is handed over at once: half of it after a failure, twice as much after a success.
        var size = AuditStream.most
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var state = State()
            while true {
                guard let isBehind = await leases.perform(.stream, { await step(&state) }) else {
                    // Another node hands it on; where it is then, the database knows.
                    state = State()
                    try await Task.sleep(for: Self.pause)
                    continue
                }
                // More waits: it is handed over at once.
                guard !isBehind else { continue }
                try await Task.sleep(for: state.failures == 0 ? Self.pause : waiting(after: state.failures))
            }
        }
    }

    /// - Returns: whether something was taken, and more may wait.
    func step(_ state: inout State) async -> Bool {
        do {
            var place = state.place
            if place == nil { place = try await stores.auditStreamPlace() ?? .start }
            guard let place else { return false }
            state.place = place
            guard try await stores.newestEntry().map({ $0.number > place.number }) ?? false else { return false }
            let (records, reached) = try await records(behind: place, upTo: state.size)
            try await sink.deliver(records)
            try await stores.keep(reached)
            if state.failures > 0 {
                logger.tell(.auditStreamResumed, "the audit log is streamed again", ["entry": "\(reached.number)"])
            }
            state = State(place: reached, size: min(Self.most, state.size * 2))
            return true
        } catch is CancellationError {
            return false
        } catch is LeaseLost {
            state = State()
            return false
        } catch {
            if state.failures == 0 {
                logger.tell(
                    .auditStreamFailed, "the audit log cannot be streamed; it is tried again",
                    ["error": "\(String(describing: error))"])
            }
            telemetry.factory.counter(.auditStreamFailures).increment()
            state.failures += 1
            state.size = max(1, state.size / 2)
            return false
        }
    }

    /// What is handed over next, and where the log has been handed over to once it is.
    private func records(behind place: AuditStreamPlace, upTo size: Int) async throws -> (
        [AuditRecord], AuditStreamPlace
    ) {
        var entries = try await stores.entries(from: max(place.number, 1), limit: size + 1)[...]
        if place.number > 0 {
            guard let first = entries.popFirst(), first.number == place.number, first.hash == place.hash else {
                throw SinkFailure(
                    "entry \(place.number) of the log is not the one that was streamed: the log was changed or put back"
                )
            }
        }
        var (records, reached, bytes): ([AuditRecord], AuditStreamPlace, Int) = ([], place, 0)
        for entry in entries.prefix(size) {
            let fed = FedEntry(entry, after: reached.hash, pseudonym: pseudonym)
            let line = String(try format.line(fed).dropLast())
            bytes += line.utf8.count
            if bytes > Self.mostBytes, !records.isEmpty { break }
            records.append(AuditRecord(at: entry.at, kind: entry.kind, line: line))
            reached = AuditStreamPlace(number: entry.number, hash: entry.hash)
        }
        return (records, reached)
    }

    /// 2, 4, 8 … seconds and a minute at most, half of it by chance: several servers do not come back at once.
    private func waiting(after failures: Int) -> Duration {
        let most = min(Self.patience, pow(2, Double(min(failures, 10))))
        let chance = Double(world.randomBytes(1).first ?? 0) / 255
        return .seconds(most * (0.5 + chance / 2))
    }
}
