import Foundation
import SecurityQuestions
import Synchronization

/// A world whose time stands still until it is told to go on, and whose chance is the same in every run.
public final class AdvancingWorld: Sendable {
    private let state: Mutex<State>

    private struct State {
        var now: Date
        var seed: UInt64

        /// SplitMix64 (Steele, Lea, Flood, 2014).
        mutating func next() -> UInt64 {
            seed &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Begins on 3 March 2026 at 10:00 UTC.
    public init(at now: Date = Date(timeIntervalSince1970: 1_772_532_000), seed: UInt64 = 1) {
        state = Mutex(State(now: now, seed: seed))
    }

    public var now: Date { state.withLock { $0.now } }

    /// Lets `seconds` pass.
    public func advance(by seconds: TimeInterval) {
        state.withLock { $0.now = $0.now.addingTimeInterval(seconds) }
    }

    public func randomBytes(_ count: Int) -> [UInt8] {
        state.withLock { state in (0..<count).map { _ in UInt8(truncatingIfNeeded: state.next()) } }
    }

    /// An identifier that this world has not given before.
    public func id<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> { ID(world) }

    public func tokenHash() -> TokenHash { TokenHash(bytes: randomBytes(32)) }

    /// What the code under test is given.
    public var world: World { World(now: { self.now }, randomBytes: { self.randomBytes($0) }) }
}
