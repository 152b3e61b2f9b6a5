import Foundation
import SecurityQuestions
import SpokenAnswers

/// A mail as the command line tells it.
struct MessageReport: Encodable, Sendable {
    let id: String
    let kind: String
    let brand: String
    let company: String
    let to: String
    let language: String
    let happenedAt: String
    /// "waiting", "sent" or "failed".
    let state: String
    /// When it is tried next, was sent, or was given up.
    let at: String
    let tries: Int?
    let reply: String?

    init(_ message: Message) {
        id = message.id.description
        kind = message.kind.rawValue
        brand = message.brand
        company = message.company
        to = message.to.text
        language = message.language.rawValue
        happenedAt = message.happenedAt.formatted(.iso8601)
        switch message.state {
        case .waiting(let until, let tries, let reply):
            (state, at, self.tries, self.reply) = ("waiting", until.formatted(.iso8601), tries, reply)
        case .sent(let at): (state, self.at, tries, reply) = ("sent", at.formatted(.iso8601), nil, nil)
        case .failed(let at, let reply):
            (state, self.at, tries, self.reply) = ("failed", at.formatted(.iso8601), nil, reply)
        }
    }

    var text: String {
        let fate =
            switch state {
            case "waiting": "waits until \(at), \(tries ?? 0) tries so far"
            case "sent": "sent \(at)"
            default: "given up \(at)"
            }
        let of = company.isEmpty ? "" : "for \(company) "  // what agents are told has none
        return "\(id)  \(kind) \(of)(\(brand)) to \(to)\n  \(fate)\(reply.map { ": \($0)" } ?? "")\n"
    }
}
