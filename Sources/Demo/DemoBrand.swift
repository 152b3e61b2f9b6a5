import SecurityQuestions

/// What a demo brand consists of. Its first account is the owner's of `demo.json`.
struct DemoBrand: Sendable {
    let id: Brand.ID
    let accounts: [DemoAccount]

    static let all = [northline, atelierVingt]

    /// What no password of the brand's people may be made of.
    var facts: [String] {
        accounts.flatMap {
            [$0.name, $0.company, $0.email, $0.number, $0.phone] + ($0.colleague.map { [$0.name, $0.email] } ?? [])
        }
    }
}
