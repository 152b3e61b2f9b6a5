import Crypto
import SecurityQuestions

extension SecretToken {
    /// The token that forms carry, made from this one: it tells nothing about it (OWASP CSRF, HMAC-based).
    var formToken: String {
        Base64URL.text(
            HMAC<SHA256>.authenticationCode(for: Self.formPurpose, using: SymmetricKey(data: Array(text.utf8))))
    }

    private static let formPurpose = Array("countersign form".utf8)
}

/// What a form carries: that a page of ours was shown to this browser, and, behind a member's log-in, of which account the page was.
/// Two tabs have one session, and somebody who owns several accounts switches it in one of them.
struct FormToken {
    let browser: String
    /// Nil of a page for nobody in particular.
    let account: String?

    init(of browser: SecretToken, _ who: Visit.Who) {
        self.browser = browser.formToken
        account = if case .member(let session, _) = who { session.account.id.description } else { nil }
    }

    init(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        browser = parts.first.map(String.init) ?? ""
        account = parts.count > 1 ? String(parts[1]) : nil
    }

    var text: String { account.map { "\(browser).\($0)" } ?? browser }
}

/// A form of an account that the session has left.
struct FormOfOtherAccount: Error {}

/// Compares without telling by its time how much was right.
func isSame(_ one: String, _ other: String) -> Bool {
    let one = Array(one.utf8)
    let other = Array(other.utf8)
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
