/// A browser in which somebody has logged in before: it counts failures of its own, so that strangers who try passwords for
/// the same name never keep its owner waiting (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
///
/// It is known by a cookie of 256 random bits, of which a hash is kept, and for one person at one door. Ten failures since
/// the last log-in, or a new password by a mailed link, and it is a browser like any other. It proves nothing else: the
/// password and the second factor are asked for as everywhere.
package struct KnownBrowser: Sendable, Hashable {
    package let person: Person
    package let browser: TokenHash

    package init(of person: Person, _ browser: TokenHash) { (self.person, self.browser) = (person, browser) }

    /// It is known no more after so many failures.
    package static let failures = 10

    /// Whether a browser is known that failed so often since the last log-in.
    package static func isKnown(after failures: Int) -> Bool { failures < Self.failures }
}
