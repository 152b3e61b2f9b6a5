import Foundation
import SecurityQuestions
import Synchronization
import UnixSignals
import Vault

/// `key rotate`: waits until the server seals with the newest key, seals everything anew, and tells what came of it.
struct RotationRun: Sendable {
    let batch: Int
    let server: RunningServer

    /// So long (in seconds) a running server has to take up the newest key.
    private static let patience = 60
    /// What was being sealed with the old key when the server went over has been written by then.
    private static let settling: TimeInterval = 2

    /// The proof, in words.
    func run(_ context: AppContext) async throws -> String {
        let newest = context.keys.current.ring.newest
        let (stop, tally) = (StopFlag(), Tally())
        let ending = try await stop.raised(on: [.sigint, .sigterm]) {
            try await waitForServer(newest, context, stop)
            try await waitForNodes(newest, context, stop)
            let rotation = KeyRotation(store: context.stores, vault: context.vault, batch: batch)
            while true {
                let ending = try await rotation.run(isStopping: { stop.isUp }, note: tally.add)
                // What came late, such as a second factor whose set-up had begun before, is for one more run.
                guard case .finished = ending, try await isAnythingElsewhere(newest, context) else { return ending }
            }
        }
        switch ending {
        case .finished: return try await proof(newest, tally, context)
        case .stopped:
            throw CommandError(
                .stopped, "Stopped after \(tally.sum) records. Run “countersign key rotate” again to go on.")
        case .altered(let records): throw altered(records, newest)
        case .broken(let records):
            let names = records.prefix(20).map { "  \($0.owner.words)" }.joined(separator: "\n")
            throw CommandError(
                .inputOutput,
                "\(records.count) records cannot be opened with their key: they were damaged or altered. Everything else is "
                    + "under \(newest.id). They are:\n\(names)")
        }
    }

    private func altered(_ records: [RecordAltered], _ newest: SealingKey) -> CommandError {
        let names = records.prefix(20).map { "  \($0.words)" }.joined(separator: "\n")
        return CommandError(
            .badData,
            "\(records.count) records were changed outside Countersign and keep their tags. Everything else is under "
                + "\(newest.id). They are:\n\(names)")
    }

    private func isAnythingElsewhere(_ newest: SealingKey, _ context: AppContext) async throws -> Bool {
        try await context.stores.knownKeys().contains { $0.id != newest.id && !$0.uses.isEmpty }
    }

    /// A server that still sealed with an older key would undo what is done here.
    private func waitForServer(_ newest: SealingKey, _ context: AppContext, _ stop: StopFlag) async throws {
        var isTold = false
        let end = ContinuousClock.now + .seconds(Self.patience)
        while server.isRunning {
            let sealing = try await context.stores.sealingKey()
            if let sealing, sealing.id == newest.id {
                let settled = sealing.since.addingTimeInterval(Self.settling)
                let rest = settled.timeIntervalSince(context.world.now())
                if rest > 0 { try await Task.sleep(for: .seconds(min(rest, Self.settling))) }
                return
            }
            if stop.isUp { return }
            guard ContinuousClock.now < end else { throw waited(newest, context) }
            if !isTold { Terminal.tell("Waiting until the running server seals with \(newest.id).") }
            isTold = true
            try await Task.sleep(for: .milliseconds(500))
        }
        try await ChangeKeys(stores: context.stores).beginSealing(
            keyID: newest.id, check: newest.check, by: .host)
    }

    /// A node that lacks the key could not open what is sealed anew.
    private func waitForNodes(_ newest: SealingKey, _ context: AppContext, _ stop: StopFlag) async throws {
        var told: ID<ServerNode>?
        let end = ContinuousClock.now + .seconds(Self.patience)
        while let lacking = try await context.stores.nodes().first(where: { !$0.keys.contains(newest.id) }) {
            if stop.isUp { return }
            guard ContinuousClock.now < end else {
                throw CommandError(
                    .unavailable,
                    "The node \(lacking.name) has not taken the key \(newest.id) within a minute: give it the same key ring, and rotate "
                        + "then. Nothing was changed.")
            }
            if told != lacking.id { Terminal.tell("Waiting until the node \(lacking.name) has the key \(newest.id).") }
            told = lacking.id
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private func waited(_ newest: SealingKey, _ context: AppContext) -> CommandError {
        CommandError(
            .unavailable,
            "The running server has not taken the key \(newest.id) within a minute. Its key ring comes from "
                + "\(context.keys.source.description): see its log, or start it again with the new ring, and rotate then. "
                + "Nothing was changed.")
    }

    private func proof(_ newest: SealingKey, _ tally: Tally, _ context: AppContext) async throws -> String {
        try await RecordRotation(stores: context.stores).perform(to: newest.id, by: .host)
        let known = try await context.stores.knownKeys()
        let others = known.filter { $0.id != newest.id }
        let lines = KeyPlace.allCases.map { place in
            let under = known.first { $0.id == newest.id }?.uses[place] ?? 0
            let elsewhere = others.reduce(0) { $0 + ($1.uses[place] ?? 0) }
            return "\(place.words): \(tally[place]) sealed anew, \(under) under it, \(elsewhere) under others"
        }
        let retirable = others.filter(\.uses.isEmpty).map { "countersign key retire \($0.id)" }
        return (["Everything is under \(newest.id)."] + lines + retirable.map { "To be retired: \($0)" })
            .joined(separator: "\n") + "\n"
    }
}

extension SealedRecord.Owner {
    /// For the operator, by ids.
    var words: String {
        switch self {
        case .answer(let place): "the answer of account \(place.account)"
        case .password(.member(let id)): "the password of member \(id)"
        case .password(.agent(let id)): "the password of agent \(id)"
        case .password(.supportCode(_, let account)): "the support code of account \(account)"
        case .secondFactor(.member(let id)): "the second factor of member \(id)"
        case .secondFactor(.agent(let id)): "the second factor of agent \(id)"
        case .webhook(let place): "the secret of webhook \(place.id)"
        case .link(let id): "the mail \(id)"
        }
    }
}

/// How many records were sealed anew.
private final class Tally: Sendable {
    private let counts = Mutex<[KeyPlace: Int]>([:])

    subscript(place: KeyPlace) -> Int { counts.withLock { $0[place] ?? 0 } }
    var sum: Int { counts.withLock { $0.values.reduce(0, +) } }
    @Sendable func add(_ place: KeyPlace, _ count: Int) { counts.withLock { $0[place, default: 0] += count } }
}
