import CKeptRegion
import CSodium
import Foundation
import Glibc
import Synchronization

/// Argon2id (19 MiB, two passes) as fast as libsodium does it: `rawhash THREADS SECONDS [kept]` prints hashes per second, and
/// which part of their processor time was the kernel's.
///
/// With `kept`, a thread keeps the memory of a hash for the next, and wipes it; else libsodium is as it comes.
/// Its threads are as polite as Countersign's hashing threads (nice 10): where the machine is shared, both lose alike.
@main
struct RawHash {
    static func main() throws {
        let isKept = CommandLine.arguments.last == "kept"
        let arguments = CommandLine.arguments.dropFirst().compactMap(Double.init)
        guard arguments.count == 2, arguments[0] >= 1, arguments[1] > 0, sodium_init() >= 0 else {
            stop("usage: rawhash THREADS SECONDS [kept]", 64)
        }
        let seconds = Duration.seconds(arguments[1])
        let rates = Rates()
        let threads = (0..<Int(arguments[0])).map { _ in
            let thread = Thread { rates.add(rate(for: seconds, isKept: isKept)) }
            thread.start()
            return thread
        }
        for _ in threads { rates.wait() }
        FileHandle.standardOutput.write(Data(String(format: "%.2f %.3f\n", rates.sum, kernelShare()).utf8))
    }

    private static func kernelShare() -> Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)  // fills a local variable
        let (user, kernel) = (usage.ru_utime.seconds, usage.ru_stime.seconds)
        return kernel / (user + kernel)
    }

    private static func stop(_ text: String, _ status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
        exit(status)
    }

    /// How many hashes a second this thread makes.
    private static func rate(for duration: Duration, isKept: Bool) -> Double {
        if isKept { region_keep() }
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
        // libsodium as it comes does not ask for it.
        guard !isKept || Double(region_hashes()) == count else { stop("run Scripts/sodium and build again", 69) }
        return count / (start.duration(to: .now) / .seconds(1))
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
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
