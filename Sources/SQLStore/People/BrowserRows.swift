import SecurityQuestions

/// Browsers in which people have logged in, with their failures since then.
extension Transaction {
    /// Remembers a browser in which somebody has logged in.
    ///
    /// - Returns: whether it is a new one.
    func meet(_ browser: KnownBrowser) throws -> Bool {
        let failures = try failures(in: browser)
        let (member, agent) = try keys(of: browser.person)
        if failures == nil {
            try insert(
                "INSERT INTO browsers (member, agent, browser, seen_at) VALUES (?, ?, ?, ?)",
                [member, agent, browser.browser, now])
        } else {
            try run(
                "UPDATE browsers SET seen_at = ?, failures = 0 WHERE browser = ? AND (member = ? OR agent = ?)",
                [now, browser.browser, member, agent])
        }
        return failures.map { !KnownBrowser.isKnown(after: $0) } ?? true
    }

    /// Counts a failure, where the browser is known.
    func takeKnown(_ browser: KnownBrowser) throws -> Bool {
        guard let failures = try failures(in: browser), KnownBrowser.isKnown(after: failures) else { return false }
        try keep(failures + 1, of: browser)
        return true
    }

    func giveBack(_ browser: KnownBrowser) throws {
        guard let failures = try failures(in: browser), failures > 0 else { return }
        try keep(failures - 1, of: browser)
    }

    private func keep(_ failures: Int, of browser: KnownBrowser) throws {
        let (member, agent) = try keys(of: browser.person)
        try run(
            "UPDATE browsers SET failures = ? WHERE browser = ? AND (member = ? OR agent = ?)",
            [failures, browser.browser, member, agent])
    }

    /// Nil where nobody has ever logged in there as this person.
    private func failures(in browser: KnownBrowser) throws -> Int? {
        let (member, agent) = try keys(of: browser.person)
        let sql = "SELECT failures FROM browsers WHERE browser = ? AND (member = ? OR agent = ?)"
        return try first(sql, [browser.browser, member, agent]) { try $0["failures"] }
    }
}
