import SecurityQuestions
import SpokenAnswers

/// Scheme and port of the links that customers are sent.
struct PublicAddress: Sendable, Hashable {
    let scheme: String
    let port: Int

    /// The host of `brand` whose visitors meet `language` first, else its first one.
    static func host(of brand: Brand, for language: Language) -> String? {
        brand.host(for: language)?.name
    }

    /// "https://office.example.com", with a port where it is not the usual one of the scheme.
    func origin(host: String) -> String {
        let usual = scheme == "https" ? 443 : 80
        return "\(scheme)://\(host)\(port == usual ? "" : ":\(port)")"
    }
}
