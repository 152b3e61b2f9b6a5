import SecurityQuestions

/// Owners' addresses that stand in several lines: one person with one log-in for all of these accounts, or a cell that was copied down.
/// Nobody can tell from the file, so it is a warning.
struct SharedAddresses {
    let warning: String?

    init(_ owners: some Collection<(line: Int, email: EmailAddress)>) {
        // Of a million most are there once.
        var (lines, shared): ([String: Int], [String: [Int]]) = ([:], [:])
        for (line, email) in owners {
            guard let earlier = lines[email.key] else {
                lines[email.key] = line
                continue
            }
            shared[email.key, default: [earlier]].append(line)
        }
        guard let first = owners.first(where: { shared[$0.email.key] != nil }), let its = shared[first.email.key] else {
            warning = nil
            return
        }
        let told = its.prefix(3).map(String.init).joined(separator: ", ") + (its.count > 3 ? " …" : "")
        warning =
            "\(shared.count == 1 ? "One e-mail address stands" : "\(shared.count) e-mail addresses stand") in several lines "
            + "(\(first.email.text): lines \(told)). Whoever reads that mailbox has one log-in for all of these accounts."
    }
}
