import SecurityQuestions

extension SQLStore {
    package func erase(_ agent: ID<Agent>, password: SealedSecret, by origin: AuditOrigin) async throws
        -> EraseAgent.Outcome
    {
        try await write { db in
            guard let row = try db.agentRow(agent), let erased = row.agent.erased else { return .unknownAgent }
            guard row.agent.isDisabled else { return .hasAccess }
            try db.lock(.agent(row.key))
            let traces = try db.traces(of: row)
            let values = try AuditErasing(.agent(row.agent)).perform(in: db, by: origin)
            try db.deleteSecondFactor(of: .agent(agent))
            for subject in LoginThrottle.subjects(of: row.agent) { try db.forget(subject) }
            for part in AgentRows.all { try db.run("DELETE FROM \(part) WHERE agent = ?", [row.key]) }
            // Mails to other agents that tell of them; a member's may tell of somebody who has the same name.
            for column in ["about", "by_name"] {
                try db.run(
                    "UPDATE outbox SET \(column) = ? WHERE \(column) = ? AND agent IS NOT NULL",
                    [erased.name, row.agent.name])
            }
            try db.update(
                """
                UPDATE agents SET name = ?, email = ?, email_written = ?, role = 'agent', administers = 0,
                    issuer = NULL, subject = NULL, tag_key = ?, tag = ?
                WHERE key = ?
                """,
                [erased.name, erased.email.key, erased.email.writtenOtherwise]
                    + (try db.tags.tag(RowFacts(erased, emailKey: erased.email.key)).arguments) + [row.key])
            try db.setPassword(password, ofAgent: row.key)
            return .erased(values: values, traces: traces)
        }
    }
}

/// The tables with rows that are an agent's own. Calls, attempts, look-ups and lifts tell what was done, and stay.
enum AgentRows {
    static let all = ["sessions", "browsers", "password_resets", "log_in_links", "outbox", "agent_brands"]
}

extension Reading {
    /// Where the name or the address of an agent stands that nobody else has.
    fileprivate func traces(of row: AgentRow) throws -> Traces {
        var traces = Traces()
        traces.texts = [row.agent.name, row.agent.email.text, row.agent.email.key]
        if let subject = row.agent.company?.subject { traces.texts.insert(subject) }
        let mails = try all("SELECT id FROM outbox WHERE agent = ?", [row.key]) { try $0["id"] as ID<Message> }
        traces.ids = Set(mails.map(\.bytes))
        return traces
    }
}
