import AppConfiguration
import Logging
import SecurityQuestions
import Synchronization
import Telemetry
import Web

/// Takes the brands as the configuration has them now. All of it is taken or nothing: where the file cannot be read, says something else of
/// what only a start can change, or the change cannot be recorded, everything stays as it was and the log says why.
final class BrandReload: Sendable {
    private let held: Mutex<Configuration>
    private let read: @Sendable () throws -> Configuration
    private let served: ServedBrands
    private let events: EventMetrics
    private let run: ServerRun
    private let logger: Logger

    init(
        of configuration: Configuration, reading read: @escaping @Sendable () throws -> Configuration,
        served: ServedBrands, _ context: AppContext, _ logger: Logger
    ) {
        held = Mutex(configuration)
        (self.read, self.served, self.logger) = (read, served, logger)
        (events, run) = (context.events, ServerRun(stores: context.stores))
    }

    func look() async {
        do {
            try await take(DiskWork.perform(read))
        } catch {
            let words = CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)"
            logger.tell(
                .configurationUnusable, "the configuration has changed and cannot be taken; the one before stays",
                ["why": "\(words)"])
        }
    }

    private func take(_ configuration: Configuration) async throws {
        let before = held.withLock(\.self)
        let fixed = before.settingsOtherwise(in: configuration)
        guard fixed.isEmpty else {
            throw CommandError(
                .configuration,
                "Only brands change while the server runs, and \(fixed.joined(separator: ", ")) \(fixed.count == 1 ? "is" : "are") "
                    + "otherwise as well: restart the server for all of it.")
        }
        let changed = BrandChange(from: before.brands, to: configuration.brands)
        try await run.reload(configuration: configuration.fingerprint)
        held.withLock { $0 = configuration }
        guard !changed.isNone else { return }
        events.add(configuration.brands.all.map(\.id))
        served.take(configuration.brands)
        logger.tell(.configurationReloaded, "the brands are served as the configuration has them now", changed.facts)
    }
}

/// What is different about the brands, by their ids.
struct BrandChange: Sendable, Hashable {
    let added, changed, removed: [Brand.ID]

    init(from old: Brands, to new: Brands) {
        added = new.all.map(\.id).filter { old[$0] == nil }
        changed = new.all.filter { brand in old[brand.id].map { $0 != brand } ?? false }.map(\.id)
        removed = old.all.map(\.id).filter { new[$0] == nil }
    }

    var isNone: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    var facts: Logger.Metadata {
        let all = [("added", added), ("changed", changed), ("removed", removed)].filter { !$0.1.isEmpty }
        return all.reduce(into: [:]) { $0[$1.0] = "\($1.1.joined(separator: " "))" }
    }
}
