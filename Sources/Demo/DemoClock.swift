import Foundation
import SecurityQuestions
import Synchronization

/// The clock of a demo that is being filled: it shows the moment of the past that is just being made, and the store writes
/// that down.
package final class DemoClock: Sendable {
    /// When the demo is made.
    let present: Date
    private let moment: Mutex<Date>

    /// Shows the time of `world`, until it is set.
    package init(_ world: World) {
        present = world.now()
        moment = Mutex(present)
    }

    func set(to date: Date) { moment.withLock { $0 = date } }

    /// `world` by this clock.
    package func world(_ world: World) -> World {
        World(now: { self.moment.withLock(\.self) }, randomBytes: world.randomBytes)
    }
}
