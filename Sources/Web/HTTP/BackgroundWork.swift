import SecurityQuestions

/// Work that no page waits for, done one piece after the other. What was taken is done before ``finish()`` returns, so the
/// database can be let go of after it.
package final class BackgroundWork: Background {
    package typealias Piece = @Sendable () async -> Void

    private let pieces: AsyncStream<Piece>.Continuation
    private let worker: Task<Void, Never>

    /// - Parameter most: how many pieces may wait. One too many is left undone: it is work that comes again.
    package init(atMost most: Int = 1000) {
        let (stream, pieces) = AsyncStream.makeStream(of: Piece.self, bufferingPolicy: .bufferingOldest(most))
        self.pieces = pieces
        worker = Task { for await piece in stream { await piece() } }
    }

    /// Takes `piece` where there is room for it and ``finish()`` was not called.
    package func add(_ piece: @escaping Piece) { pieces.yield(piece) }

    /// Takes no more and waits for what was taken.
    package func finish() async {
        pieces.finish()
        await worker.value
    }
}
