import Foundation
import SecurityQuestions
import UnixSignals

/// Brings accounts in portions: each is in as a whole or not at all, and between two of them others can write.
struct ImportRun: Sendable {
    let isUpdate: Bool
    let isMailed: Bool
    let server: RunningServer

    static let portion = 500

    /// What is in when it ends.
    struct Ending: Sendable {
        /// What became of those that are in, in order; the rest is not.
        var steps: [AccountUpsert] = []
        /// Why it went no further.
        var stopped: Stop?

        /// Whether none is in. Of a failure nobody knows: the disk may have what it did not answer for.
        var isSurelyOfNothing: Bool {
            switch stopped {
            case .conflicts, .signal: steps.isEmpty
            case .failure, nil: false
            }
        }
    }

    enum Stop: Sendable {
        /// By the places of all.
        case conflicts([ImportConflict])
        case signal
        case failure(any Error)
    }

    /// - Parameter accounts: those of some places, which are asked for as they are brought.
    func run(
        of count: Int, _ context: AppContext, _ accounts: @Sendable (Range<Int>) -> [NewAccount]
    ) async throws -> Ending {
        let stop = StopFlag()
        return try await stop.raised(on: [.sigint, .sigterm]) {
            let progress = ImportProgress(of: count)
            var ending = Ending()
            while ending.steps.count < count, ending.stopped == nil {
                if stop.isUp {
                    ending.stopped = .signal
                    break
                }
                let begun = ContinuousClock.now
                let done = ending.steps.count
                let portion = accounts(done..<min(done + Self.portion, count))
                do {
                    let steps = try await perform(portion, context)
                    let conflicts = AccountUpsert.conflicts(in: steps)
                    if conflicts.isEmpty {
                        ending.steps += steps
                        progress.tell(ending.steps.count)
                    } else {
                        ending.stopped = .conflicts(conflicts.map { $0.moved(by: ending.steps.count) })
                    }
                } catch {
                    ending.stopped = .failure(error)
                }
                if ending.steps.count < count { try await pause(after: ContinuousClock.now - begun) }
            }
            return ending
        }
    }

    private func perform(_ portion: [NewAccount], _ context: AppContext) async throws -> [AccountUpsert] {
        let accounts = ImportAccounts(stores: context.stores, keeping: context.vault, world: context.world)
        if isUpdate { return try await accounts.update(portion, isMailed: isMailed, by: .host) }
        switch try await accounts.perform(portion, isMailed: isMailed, by: .host) {
        case .added: return portion.map { _ in .added }
        case .conflicts(let conflicts): return AccountUpsert.steps(of: portion.count, conflicts: conflicts)
        }
    }

    /// Whoever waits to write looks again after a tenth of a second at the latest: half of the time is theirs.
    private func pause(after portion: Duration) async throws {
        guard server.isRunning else { return }
        try await Task.sleep(for: max(portion, .milliseconds(100)))
    }
}

extension ImportConflict {
    fileprivate func moved(by count: Int) -> ImportConflict { ImportConflict(index: index + count, reason: reason) }
}
