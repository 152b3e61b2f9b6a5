import Subprocess
import Synchronization

/// What a program writes, up to a limit.
final class Collected: Sendable {
    private let limit: Int
    private let state = Mutex<(bytes: [UInt8], isTooLarge: Bool)>(([], false))

    init(limit: Int) { self.limit = limit }

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    var isTooLarge: Bool { state.withLock { $0.isTooLarge } }

    /// Reads to the end, or until the program has ended. Beyond the limit nothing is kept, and `onTooLarge` is done once.
    func take(_ stream: SubprocessOutputSequence, onTooLarge: @Sendable () -> Void = {}) async {
        do {
            for try await buffer in stream where keep(buffer) { onTooLarge() }
        } catch {
            // The program has ended, or was ended: what there is has been read.
        }
    }

    /// - Returns: whether the limit was passed just now.
    private func keep(_ buffer: SubprocessOutputSequence.Buffer) -> Bool {
        state.withLock { state in
            let room = limit - state.bytes.count
            // Copied at once.
            unsafe buffer.withUnsafeBytes { unsafe state.bytes.append(contentsOf: $0.prefix(room)) }
            guard buffer.count > room, !state.isTooLarge else { return false }
            state.isTooLarge = true
            return true
        }
    }
}
