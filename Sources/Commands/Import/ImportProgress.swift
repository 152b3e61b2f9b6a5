import Synchronization

/// Tells every ten thousand rows that the program is at work, and what is in for good.
final class ImportProgress: Sendable {
    private let total: Int
    private let told = Mutex(0)

    init(of total: Int) { self.total = total }

    /// - Parameter count: so many are in.
    func tell(_ count: Int) {
        let isDue = told.withLock { told in
            guard count / 10_000 > told, count < total else { return false }
            told = count / 10_000
            return true
        }
        if isDue { Terminal.tell("\(count) of \(total) rows are in …") }
    }

    static func tellRead(_ count: Int) {
        if count.isMultiple(of: 10_000) { Terminal.tell("\(count) rows read …") }
    }
}
