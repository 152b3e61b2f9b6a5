import Foundation
import SecurityQuestions

/// Keeps the current key ring as its source has it, and lets the database know which key seals.
///
/// A ring that cannot be read, or does not fit the database, changes nothing: the one there is stays.
package actor KeyRingKeeper {
    package nonisolated let current: CurrentKeyRing
    package nonisolated let source: any KeySource
    private let store: any RotationStore
    private let world: World
    private var mark: KeySourceMark?
    private var lastComplaint: String?
    private var underWay: Task<Change, Never>?
    private var soughtAt: [String: Date] = [:]

    /// What a look at the source came to.
    package enum Change: Sendable {
        case none
        /// There is another ring; `sealsAnew` where another key seals now.
        case taken(KeyRing, sealsAnew: Bool)
        /// `isNews` where it was not so at the look before.
        case failed(any Error, isNews: Bool)
    }

    /// So long (in seconds) a key that was not found is not looked for again.
    private static let patience: TimeInterval = 5

    /// `mark` is that of the source before the ring was read.
    package init(
        _ current: CurrentKeyRing, mark: KeySourceMark?, source: any KeySource, store: any RotationStore, world: World
    ) {
        self.current = current
        self.source = source
        self.store = store
        self.world = world
        self.mark = mark
    }

    /// The server begins: its newest key seals from now on, and keys that records name are looked for.
    package func begin() async throws {
        try await beginSealing(with: current.ring.newest)
        current.search { [weak self] id in await self?.seek(id) }
    }

    /// Takes the ring that the source has now; with `isForced` also where nothing tells that it has changed.
    package func look(isForced: Bool = false) async -> Change {
        if let underWay { return await underWay.value }
        let new = source.mark()
        if !isForced, let new, new == mark { return .none }
        let task = Task { await take(new) }
        underWay = task
        let change = await task.value
        underWay = nil
        return change
    }

    private func take(_ new: KeySourceMark?) async -> Change {
        do {
            let ring = try await source.read()
            try await ring.verify(against: store)
            mark = new
            lastComplaint = nil
            let old = current.ring
            guard ring.keys.map(\.id) != old.keys.map(\.id) else { return .none }
            let sealsAnew = ring.newest.id != old.newest.id
            if sealsAnew { try await beginSealing(with: ring.newest) }
            current.replace(with: ring)
            return .taken(ring, sealsAnew: sealsAnew)
        } catch {
            let complaint = String(reflecting: error)
            defer { lastComplaint = complaint }
            return .failed(error, isNews: complaint != lastComplaint)
        }
    }

    /// A record names a key that is not in the ring: perhaps the source has it by now.
    private func seek(_ id: String) async {
        let now = world.now()
        if let last = soughtAt[id], now.timeIntervalSince(last) < Self.patience { return }
        if soughtAt.count > 100 { soughtAt = [:] }
        soughtAt[id] = now
        _ = await look(isForced: true)
    }

    private func beginSealing(with key: SealingKey) async throws {
        try await ChangeKeys(stores: store).beginSealing(keyID: key.id, check: key.check, by: .system)
    }
}
