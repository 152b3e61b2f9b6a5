import Foundation
import Glibc

/// A thread of the operating system that does what is in a queue until the queue is closed.
enum HashThread {
    /// As `nice` counts: where both want the core, a thread that serves pages gets ten times as much of it.
    static let niceness: Int32 = 10

    static func start(number: Int, serving queue: HashQueue) {
        let thread = Thread {
            // proc(5): a thread may write its own name. `Thread.name` loses it while the thread is being started.
            try? "hash-\(number)".write(toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
            // On Linux a priority belongs to a thread, and 0 is the thread that asks (setpriority(2), "C library/kernel
            // differences"). Where it is refused, hashing is merely less polite.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
            while let job = queue.next() { job.run() }
            queue.threadEnded()
        }
        thread.start()
    }
}
