/// How much of what lets somebody in was ended: in a restored database, where any of it may have been revoked or used since the backup
/// was made; or of a brand whose checks were stopped.
package struct EndedWaysIn: Sendable, Hashable {
    package enum Way: String, Sendable, CaseIterable {
        case sessions
        case knownBrowsers = "known browsers"
        case supportCodes = "support codes"
        case calls = "open calls"
        case passwordLinks = "links for a new password"
        case logInLinks = "links to log in by"
        case addressLinks = "links for a new address"
        case activations = "unfinished activations"
        case mailedLinks = "links not yet mailed"
    }

    private let counts: [Way: Int]

    package init(_ counts: [Way: Int]) { self.counts = counts }

    package subscript(way: Way) -> Int { counts[way] ?? 0 }

    /// “sessions: 2, support codes: 1”, without what there was none of.
    package var text: String {
        let parts = Way.allCases.filter { self[$0] > 0 }.map { "\($0.rawValue): \(self[$0])" }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
