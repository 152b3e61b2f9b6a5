import Foundation

/// Something that a provider was asked for, and for how long it holds.
struct Kept<Value: Sendable>: Sendable {
    let value: Value
    let fetchedAt: Date
    let until: Date

    /// In seconds: what a provider says about it counts between these, and without a word it is an hour.
    private static var bounds: ClosedRange<Int> { 300...86_400 }
    private static var usual: Int { 3600 }

    init(_ value: Value, maxAge: Int?, at now: Date) {
        self.value = value
        fetchedAt = now
        let age = min(max(maxAge ?? Self.usual, Self.bounds.lowerBound), Self.bounds.upperBound)
        until = now.addingTimeInterval(TimeInterval(age))
    }
}
