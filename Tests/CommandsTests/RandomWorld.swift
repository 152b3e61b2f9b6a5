import Foundation
import SecurityQuestions

extension World {
    /// The system's clock and its source of randomness.
    static let random = World(
        now: { Date() }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0 ... .max) } })
}
