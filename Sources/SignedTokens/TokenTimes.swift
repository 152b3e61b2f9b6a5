import Foundation

/// The times that a token names. Those that decide how long it is good are whole seconds.
struct TokenTimes {
    let claims: JSONObject
    let now: Date

    /// How far the clocks of two machines are taken to lie apart, in seconds.
    static let skew = 60
    /// A log-in, or word of a log-out, is that old at most, in seconds.
    static let freshFor = 600

    private var second: Int { Int(now.timeIntervalSince1970) }

    /// Throws unless the token is good now and was made a moment ago.
    func check() throws(TokenRefusal) {
        guard let expiry = claims["exp"]?.integer, let issued = claims["iat"]?.integer, expiry > 0, issued > 0 else {
            throw .timeMissing
        }
        guard second < clamped(expiry, plus: Self.skew) else { throw .expired }
        guard issued <= second + Self.skew else { throw .issuedLater }
        guard second - issued <= Self.freshFor + Self.skew else { throw .issuedTooLongAgo }
        guard let earliest = claims["nbf"] else { return }
        guard let earliest = earliest.integer, earliest <= second + Self.skew else { throw .notYetValid }
    }

    /// When the person showed who they are; nil where it is not said and need not be.
    ///
    /// - Parameter longest: in seconds, where it was asked for (`max_age`).
    func authTime(within longest: Int?) throws(TokenRefusal) -> Date? {
        guard let claim = claims["auth_time"] else {
            if longest == nil { return nil }
            throw .wrongAuthTime
        }
        // Providers that keep it to the microsecond say it so (RFC 7519 §2 allows that).
        let said: Int? = if case .fraction(let whole) = claim { whole } else { claim.integer }
        guard let time = said, time > 0, time <= second + Self.skew else { throw .wrongAuthTime }
        if let longest, second - time > longest + Self.skew { throw .wrongAuthTime }
        return Date(timeIntervalSince1970: TimeInterval(time))
    }

    private func clamped(_ time: Int, plus more: Int) -> Int { time > .max - more ? .max : time + more }
}
