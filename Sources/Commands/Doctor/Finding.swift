/// What one check of `doctor` came to.
struct Finding: Sendable {
    let check: String
    let outcome: Outcome

    enum Outcome: Sendable {
        case ok(String)
        case problem(CommandError)
    }

    init(_ check: String, _ outcome: Outcome) {
        self.check = check
        self.outcome = outcome
    }

    /// What `look` says, or the problem it throws.
    static func of(_ check: String, _ look: () async throws -> String) async -> Finding {
        do {
            return Finding(check, .ok(try await look()))
        } catch {
            let unexpected = CommandError(.defect, "Unexpected: \(error). Please report this.")
            return Finding(check, .problem(CommandError(explaining: error) ?? unexpected))
        }
    }

    var status: ExitStatus {
        switch outcome {
        case .ok: .ok
        case .problem(let error): error.status
        }
    }

    var lines: [String] {
        switch outcome {
        case .ok(let text): ["OK       \(check): \(text)"]
        case .problem(let error): error.sentences.map { "PROBLEM  \(check): \($0)" }
        }
    }
}

/// A finding for a script.
struct FindingReport: Encodable, Sendable {
    let check: String
    let ok: Bool
    let text: [String]

    init(_ finding: Finding) {
        check = finding.check
        switch finding.outcome {
        case .ok(let text): (ok, self.text) = (true, [text])
        case .problem(let error): (ok, text) = (false, error.sentences)
        }
    }
}
