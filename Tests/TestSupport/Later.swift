import SecurityQuestions
import Synchronization

/// Keeps what nobody waits for until the test does.
package final class Later: Background {
    private let pieces = Mutex<[@Sendable () async -> Void]>([])

    package init() {}

    package func add(_ piece: @escaping @Sendable () async -> Void) { pieces.withLock { $0.append(piece) } }

    /// Does all of it.
    package func finish() async {
        let taken = pieces.withLock { pieces in
            defer { pieces = [] }
            return pieces
        }
        for piece in taken { await piece() }
    }
}
