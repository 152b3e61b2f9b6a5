import Foundation
import SecurityQuestions
import SignedTokens

/// A company's own provider of log-ins (OpenID Connect), and what it knows this server by.
package struct ProviderSettings: Sendable {
    /// As the provider writes it, to the byte.
    package let issuer: String
    package let client: String
    package let credential: ClientCredential
    /// What it signs with: nothing else is taken.
    package let algorithm: TokenAlgorithm
    /// Where it sends people back to, as it is registered there.
    package let redirect: String
    /// Beside `openid`.
    package let scopes: [String]
    /// What its token is to say of somebody: asked for one by one where it lets itself be asked so.
    package let claims: [String]
    /// The member without which nobody is let in, or a path to it. A token that leaves it out is not all that is asked for.
    package let needed: String?
    /// In seconds: how long ago somebody may have given their password there; nil where it does not matter.
    package let longest: Int?
    /// Classes of authentication that are wished for (`acr_values`).
    package let classes: [String]
    /// Certificates of authorities in place of the system's, as a file.
    package let authorities: String?
    /// Plain HTTP, to a loopback address alone: for tests.
    package let allowsPlainLoopback: Bool

    package init(
        issuer: String, client: String, credential: ClientCredential, algorithm: TokenAlgorithm, redirect: String,
        scopes: [String], claims: [String] = [], needed: String? = nil, longest: Int? = nil, classes: [String] = [],
        authorities: String? = nil,
        allowsPlainLoopback: Bool = false
    ) {
        (self.issuer, self.client, self.algorithm) = (issuer, client, algorithm)
        self.credential = credential
        (self.claims, self.needed) = (claims, needed)
        (self.redirect, self.scopes, self.longest, self.classes) = (redirect, scopes, longest, classes)
        (self.authorities, self.allowsPlainLoopback) = (authorities, allowsPlainLoopback)
    }

    /// Whether an address that the provider names may be asked: `https`, without user, password or fragment.
    package func mayAsk(_ address: String) -> Bool {
        guard address.utf8.count <= 2000, address.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }),
            let url = URL(string: address), let host = url.host(), !host.isEmpty, url.user() == nil,
            url.password() == nil, url.fragment() == nil
        else { return false }
        switch url.scheme {
        case "https": return true
        case "http": return allowsPlainLoopback && ["127.0.0.1", "[::1]", "::1"].contains(host)
        default: return false
        }
    }
}
