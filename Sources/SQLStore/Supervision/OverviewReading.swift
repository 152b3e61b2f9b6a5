import Foundation
import SecurityQuestions
import SpokenAnswers

/// Figures for supervisors. Each statement reads what happened within its time, by an index, and never the whole log.
extension SQLStore {
    package func checks(from: Date, brands: [Brand.ID]) async throws -> [CheckCount] {
        try await readLong { db in try db.checks(from: from, brands: brands) }
    }

    package func overview(brands: [Brand.ID], today: Date, history: Date) async throws -> DeskOverview {
        try await readLong { db in
            var figures = Dictionary(uniqueKeysWithValues: Set(brands).map { ($0, DeskOverview.BrandToday()) })
            for (brand, call) in try db.callsNotClosed(brands) {
                if case .closed = call.state(at: db.now) { continue }
                figures[brand]?.calls += 1
            }
            for (brand, checked, verified) in try db.checkedCalls(from: today, brands) {
                figures[brand]?.checkedCalls = checked
                figures[brand]?.verifiedCalls = verified
            }
            for (brand, kind) in try db.kinds(from: today, brands) {
                if kind == .reportedNotMe { figures[brand]?.notMe += 1 } else { figures[brand]?.locks += 1 }
            }
            for (brand, count) in try db.lockedNow(brands) { figures[brand]?.lockedNow = count }
            let month = db.now.addingTimeInterval(-Double(DeskOverview.recallDays) * 86_400)
            return DeskOverview(
                now: db.now, brands: figures, counts: try db.checks(from: history, brands: brands),
                recall: try db.recall(from: month, brands))
        }
    }
}

extension Reading {
    /// A time divided by this, and multiplied, is the beginning of its quarter of an hour.
    private static var quarter: Int64 { Int64(CheckCount.length * 1000) }

    fileprivate func checks(from: Date, brands: [Brand.ID]) throws -> [CheckCount] {
        let sql = """
            SELECT g.id AS agent_id, b.id AS brand, (t.taken_at / \(Self.quarter)) * \(Self.quarter) AS starts_at,
                count(*) AS checks, sum(CASE WHEN t.result = 'verified' THEN 1 ELSE 0 END) AS verified
            FROM attempts t JOIN agents g ON g.key = t.agent JOIN calls c ON c.key = t.call
                JOIN accounts a ON a.key = c.account JOIN brands b ON b.key = a.brand
            WHERE t.taken_at >= ? AND t.result IS DISTINCT FROM 'notChecked' AND b.id IN (\(brands.marks))
            GROUP BY g.key, g.id, b.id, t.taken_at / \(Self.quarter) ORDER BY starts_at, g.key, b.id
            """
        return try all(sql, [from] + SQLArguments(brands)) { row in
            let (checks, verified): (Int, Int) = (try row["checks"], try row["verified"])
            return CheckCount(
                agent: try row["agent_id"], brand: try row["brand"], startsAt: try row["starts_at"],
                figures: CheckFigures(checks: checks, wrong: checks - verified, verified: verified))
        }
    }

    fileprivate func callsNotClosed(_ brands: [Brand.ID]) throws -> [(Brand.ID, Call)] {
        let sql = """
            SELECT \(CallRow.columns), b.id AS call_brand FROM \(CallRow.tables) JOIN brands b ON b.key = a.brand
            WHERE c.outcome IS NULL AND b.id IN (\(brands.marks))
            """
        return try all(sql, SQLArguments(brands)) { (try $0["call_brand"], try CallRow($0).call) }
    }

    fileprivate func checkedCalls(from: Date, _ brands: [Brand.ID]) throws -> [(Brand.ID, Int, Int)] {
        let sql = """
            SELECT b.id AS brand, count(DISTINCT c.key) AS checked,
                count(DISTINCT CASE WHEN c.verified_at IS NOT NULL THEN c.key END) AS verified
            FROM attempts t JOIN calls c ON c.key = t.call JOIN accounts a ON a.key = c.account
                JOIN brands b ON b.key = a.brand
            WHERE t.taken_at >= ? AND t.result IS DISTINCT FROM 'notChecked' AND b.id IN (\(brands.marks))
            GROUP BY b.id
            """
        return try all(sql, [from] + SQLArguments(brands)) { row in
            (try row["brand"], try row["checked"], try row["verified"])
        }
    }

    func lockedNow(_ brands: [Brand.ID]) throws -> [(Brand.ID, Int)] {
        let sql = """
            SELECT b.id AS brand, count(DISTINCT w.account) AS locked \(SQLStore.takingNoAttempt(brands)) GROUP BY b.id
            """
        return try all(sql, [now] + SQLArguments(brands)) { (try $0["brand"], try $0["locked"]) }
    }

    /// Of calls that were verified in the end. An answer that was replaced since is not told of.
    fileprivate func recall(from: Date, _ brands: [Brand.ID]) throws -> [QuestionRecall] {
        let sql = """
            SELECT w.question, w.language, count(*) AS calls, sum(m.missed) AS missed
            FROM (
                SELECT t.call, t.answer, max(CASE WHEN t.result = 'verified' THEN 0 ELSE 1 END) AS missed
                FROM attempts t JOIN calls c ON c.key = t.call
                WHERE t.taken_at >= ? AND t.proof = 'securityQuestion' AND t.result IS DISTINCT FROM 'notChecked'
                    AND c.verified_at IS NOT NULL
                GROUP BY t.call, t.answer
            ) m JOIN calls c ON c.key = m.call JOIN accounts a ON a.key = c.account JOIN brands b ON b.key = a.brand
                JOIN answers w ON w.account = a.key AND w.id = m.answer
            WHERE b.id IN (\(brands.marks)) GROUP BY w.question, w.language
            """
        return try all(sql, [from] + SQLArguments(brands)) { row in
            QuestionRecall(
                questionID: try row["question"], language: try row["language"], calls: try row["calls"],
                missed: try row["missed"])
        }
    }
}

// MARK: The log

extension Reading {
    /// Locks, ended answers and reports of "not me" since a time.
    fileprivate func kinds(from: Date, _ brands: [Brand.ID]) throws -> [(Brand.ID, AuditEvent.Kind)] {
        guard let first = try firstEntry(since: from) else { return [] }
        let kinds: [AuditEvent.Kind] = [.questionLocked, .answerDead, .reportedNotMe]
        let sql = """
            SELECT b.id AS brand, k.name AS kind FROM audit e JOIN audit_kinds k ON k.key = e.kind
                JOIN accounts a ON a.id = e.account JOIN brands b ON b.key = a.brand
            WHERE e.number >= ? AND e.at >= ? AND k.name IN (\(kinds.marks)) AND b.id IN (\(brands.marks))
            """
        return try all(sql, [first, from] + SQLArguments(kinds) + SQLArguments(brands)) {
            (try $0["brand"], try $0["kind"])
        }
    }

    /// The number from which on the log tells of `date`: found by halving, for its numbers grow with its times, unless the clock
    /// has jumped. Nil where there is none.
    private func firstEntry(since date: Date) throws -> Int64? {
        func entry(from number: Int64) throws -> (number: Int64, at: Date)? {
            try first("SELECT number, at FROM audit WHERE number >= ? ORDER BY number LIMIT 1", [number]) {
                (number: try $0["number"], at: try $0["at"])
            }
        }
        guard var low = try entry(from: 0)?.number,
            let last = try first(
                "SELECT number FROM audit ORDER BY number DESC LIMIT 1", [], { try $0["number"] as Int64 })
        else { return nil }
        var high = last + 1
        while low < high {
            let middle = low + (high - low) / 2
            if let found = try entry(from: middle), found.at < date { low = found.number + 1 } else { high = middle }
        }
        return low <= last ? low : nil
    }
}
