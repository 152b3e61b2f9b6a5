/// What one check of `doctor` came to.
struct Finding: Sendable {
    let check: String
    let outcome: Outcome

    enum Outcome: Sendable {
        case ok(String)
        /// Sentences about what works, and should not stay so; no reason to end with another status.
        case warning([String])
        case problem(CommandError)
    }

    init(_ check: String, _ outcome: Outcome) {
        self.check = check
        self.outcome = outcome
    }

    /// What `look` says, or the problem it throws.
    static func of(_ check: String, _ look: () async throws -> Outcome) async -> Finding {
        do {
            return Finding(check, try await look())
        } catch {
            let unexpected = CommandError(.defect, "Unexpected: \(error). Please report this.")
            return Finding(check, .problem(CommandError(explaining: error) ?? unexpected))
        }
    }

    var status: ExitStatus {
        switch outcome {
        case .ok, .warning: .ok
        case .problem(let error): error.status
        }
    }

    var lines: [String] {
        switch outcome {
        case .ok(let text): ["OK       \(check): \(text)"]
        case .warning(let sentences): sentences.map { "WARN     \(check): \($0)" }
        case .problem(let error): error.sentences.map { "PROBLEM  \(check): \($0)" }
        }
    }
}

/// A finding for a script.
struct FindingReport: Encodable, Sendable {
    let check: String
    let ok: Bool
    /// It works, and something should be done.
    let warning: Bool
    let text: [String]

    init(_ finding: Finding) {
        check = finding.check
        switch finding.outcome {
        case .ok(let text): (ok, warning, self.text) = (true, false, [text])
        case .warning(let sentences): (ok, warning, text) = (true, true, sentences)
        case .problem(let error): (ok, warning, text) = (false, false, error.sentences)
        }
    }
}
