import SecurityQuestions

/// One of the attempts of a call as a row, with the call, and the answer that the account has now.
struct SettlementRow {
    let callRow: CallRow
    let record: AttemptRecord
    let answer: AnswerRecord?
    /// Who was said to be calling, as they are now. Whose row was altered is nobody.
    let caller: Member?

    /// Every attempt of the call that one of them is of.
    static let sql = """
        SELECT \(CallRow.columns), \(AttemptRow.columns), t.answer, t.locks, t.given_back, \(AnswerRow.columns),
            \(MemberRow.columns)
        FROM \(CallRow.tables) JOIN attempts s ON s.call = c.key JOIN attempts t ON t.call = c.key
            LEFT JOIN answers w ON w.account = a.key AND w.slot = 0
            LEFT JOIN members m ON m.key = c.caller_member
        WHERE s.id = ? ORDER BY t.key
        """

    /// Reads the columns of ``sql``, but for the caller's.
    init(_ row: SQLRow, caller: Member?) throws {
        self.caller = caller
        callRow = try CallRow(row)
        let subject: ID<SealedAnswer> = try row["answer"]
        record = AttemptRecord(
            attempt: try present(AttemptRow.attempt(row)), subject: subject.uuid,
            locks: try row["locks"], isGivenBack: try row["given_back"])
        answer = try AnswerRow.record(row, account: callRow.call.account)
    }
}

extension Reading {
    fileprivate func caller(_ row: SQLRow) throws -> Member? {
        guard try row["member_key"] as Int64? != nil else { return nil }
        return try unlessAltered { try MemberRow.member(row, of: try row["account_id"]) }
    }
}

extension Transaction {
    /// What an attempt is settled by, if it is of this agent's call, with everything locked that it can change.
    func settlementFacts(of attempt: ID<Attempt>, agent: ID<Agent>) throws -> (CallRow, AttemptSettlement.Facts)? {
        let rows = try locking {
            let rows = try all(SettlementRow.sql, [attempt]) { try SettlementRow($0, caller: try caller($0)) }
            return rows.isEmpty ? nil : rows
        } call: {
            $0.first?.callRow
        }
        guard let rows, let call = rows.first?.callRow, call.call.agent == agent,
            let taken = rows.first(where: { $0.record.attempt.id == attempt })?.record
        else { return nil }
        let facts = AttemptSettlement.Facts(
            attempt: taken, call: call.call, attempts: rows.map(\.record),
            answer: rows.first?.answer,
            code: taken.attempt.method == .supportCode ? try supportCode(of: call.call.account) : nil,
            caller: rows.first?.caller)
        return (call, facts)
    }
}
