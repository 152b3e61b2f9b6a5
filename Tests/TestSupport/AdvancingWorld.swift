import Foundation
import SecurityQuestions
import Synchronization

/// A world whose time stands still until it is told to go on, and whose chance is the same in every run.
public final class AdvancingWorld: Sendable {
    private let state: Mutex<State>

    private struct State {
        var now: Date
        var numbers: SeededNumbers
    }

    /// Begins on 3 March 2026 at 10:00 UTC.
    public init(at now: Date = Date(timeIntervalSince1970: 1_772_532_000), seed: UInt64 = 1) {
        state = Mutex(State(now: now, numbers: SeededNumbers(seed: seed)))
    }

    public var now: Date { state.withLock { $0.now } }

    /// Lets `seconds` pass.
    public func advance(by seconds: TimeInterval) {
        state.withLock { $0.now = $0.now.addingTimeInterval(seconds) }
    }

    public func randomBytes(_ count: Int) -> [UInt8] {
        state.withLock { state in (0..<count).map { _ in UInt8(truncatingIfNeeded: state.numbers.next()) } }
    }

    /// An identifier that this world has not given before.
    public func id<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> { ID(world) }

    public func tokenHash() -> TokenHash { TokenHash(bytes: randomBytes(32)) }

    /// What the code under test is given.
    public var world: World { World(now: { self.now }, randomBytes: { self.randomBytes($0) }) }
}
