/// Whether a log-in is told as one from a new browser.
package enum KnownBrowser {
    /// - Parameters:
    ///   - browser: nil where nobody asks for it.
    ///   - isKnown: whether the member has logged in with it before, or activated the account.
    package static func kind(of browser: TokenHash?, isKnown: Bool) -> AuditEvent.Kind {
        browser == nil || isKnown ? .memberLoggedIn : .memberLoggedInNewBrowser
    }
}
