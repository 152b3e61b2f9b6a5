import Foundation

/// What there is to compare in a call. It is no factor: no rule that opens anything asks for it.
package enum CallWords: Sendable, Hashable {
    /// Nobody had said that they are calling when the call was opened.
    case none
    /// The two words stand on both sides. `known`: what the agent has ticked.
    case shared(known: Bool?, otherCallAt: Date?)
    /// Another call was bound to what the customer announced: this one may be somebody else's.
    case otherCall
}
