import SpokenAnswers

/// Scheme and port of the links that customers are sent.
package struct PublicAddress: Sendable, Hashable {
    package let scheme: String
    package let port: Int

    package init(scheme: String, port: Int) {
        self.scheme = scheme
        self.port = port
    }

    /// The host of `brand` whose visitors meet `language` first, else its first one.
    package static func host(of brand: Brand, for language: Language) -> String? {
        brand.host(for: language)?.name
    }

    /// "https://office.example.com", with a port where it is not the usual one of the scheme.
    package func origin(host: String) -> String {
        let usual = scheme == "https" ? 443 : 80
        return "\(scheme)://\(host)\(port == usual ? "" : ":\(port)")"
    }
}

extension Brand {
    /// The language of its first host.
    package var firstLanguage: Language { hosts.first?.language ?? .en }
}
