/// Why a command gave no key ring.
package enum KeyCommandFailure: Sendable, Hashable {
    case notRun
    case tooLong(seconds: Int)
    case tooLarge(bytes: Int)
    case status(Int32)
    case signal(Int32)
    /// What it printed is no text.
    case notText
}
