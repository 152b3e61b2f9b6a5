import CSodium
import Foundation
import Glibc
import Synchronization

/// Argon2id (19 MiB, two passes) as fast as libsodium does it: `rawhash THREADS SECONDS` prints hashes per second.
///
/// Its threads are as polite as Countersign's hashing threads (nice 10): where the machine is shared, both lose alike.
@main
struct RawHash {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap(Double.init)
        guard arguments.count == 2, arguments[0] >= 1, arguments[1] > 0, sodium_init() >= 0 else {
            FileHandle.standardError.write(Data("usage: rawhash THREADS SECONDS\n".utf8))
            exit(64)
        }
        let seconds = Duration.seconds(arguments[1])
        let rates = Rates()
        let threads = (0..<Int(arguments[0])).map { _ in
            let thread = Thread { rates.add(rate(for: seconds)) }
            thread.start()
            return thread
        }
        for _ in threads { rates.wait() }
        FileHandle.standardOutput.write(Data(String(format: "%.2f\n", rates.sum).utf8))
    }

    /// How many hashes a second this thread makes.
    private static func rate(for duration: Duration) -> Double {
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        let text = Array("saint etienne".utf8)
        let salt = [UInt8](repeating: 7, count: 16)
        var hash = [UInt8](repeating: 0, count: 32)
        var count = 0.0
        let start = ContinuousClock.now
        while start.duration(to: .now) < duration {
            let status = unsafe csodium_argon2id(  // arrays go in with their own lengths
                &hash, hash.count, text, text.count, salt, 2, 19 << 20)
            guard status == 0 else { exit(71) }
            count += 1
        }
        return count / (start.duration(to: .now) / .seconds(1))
    }
}

/// What the threads come to together.
private final class Rates: Sendable {
    private let total = Mutex(0.0)
    private let done = DispatchSemaphore(value: 0)

    var sum: Double { total.withLock { $0 } }

    func add(_ rate: Double) {
        total.withLock { $0 += rate }
        done.signal()
    }

    func wait() { done.wait() }
}
