import Synchronization

/// Tells every ten thousand rows that the program is at work.
final class ImportProgress: Sendable {
    private let count = Mutex(0)

    func step() {
        let count = count.withLock { count in
            count += 1
            return count
        }
        Self.tell(count, "added")
    }

    static func tell(_ count: Int, _ what: String) {
        if count.isMultiple(of: 10_000) { Terminal.tell("\(count) rows \(what) …") }
    }
}
