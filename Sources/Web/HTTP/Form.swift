import Foundation
import SecurityQuestions

/// The fields of a form that was sent.
struct Form: Sendable {
    private let fields: [String: String]

    init(_ fields: [String: String] = [:]) { self.fields = fields }

    /// Reads `application/x-www-form-urlencoded`; a field that comes twice keeps its first value.
    init(urlEncoded body: String) {
        var fields: [String: String] = [:]
        for pair in body.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : "") else {
                continue
            }
            if fields[name] == nil { fields[name] = value }
        }
        self.fields = fields
    }

    private static func decode(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }

    /// The field as it was typed; empty where there was none.
    subscript(name: Field) -> String { fields[name.rawValue] ?? "" }

    /// Whether more than spaces was typed.
    func isFilled(_ name: Field) -> Bool { !self[name].trimmingSpaces().isEmpty }

    /// One of several boxes.
    func isTicked(_ brand: Brand.ID) -> Bool { fields[Self.box(of: brand)] != nil }
    static func box(of brand: Brand.ID) -> String { "brand-\(brand)" }

    func secret(_ name: Field) -> SecretText { SecretText(self[name]) }

    /// The names forms use.
    enum Field: String {
        case token, language, back, email, password, question, answer, stated, second, said, key, ticket, ending,
            preview, pick
        case supportCode = "support-code"
        case account, brand, agent, kind, call, from, until, before, reason
        case code, recovery
        case words
        case dialled, known
        case session
        case asked
        case name, role, seen, id
        case keys
        case mayCall = "may-call"
        case logoutToken = "logout_token"
    }

    /// A form has to be small: so many bytes.
    static let largest = 16 * 1024
}
