import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// `kill -9` in the middle of a burst of edits and checks.
struct CrashTests {
    /// The moments are others each time; the seed is told when it fails.
    @Test(arguments: [UInt64.random(in: 0..<1_000_000)])
    func `loses nothing that was acknowledged and leaves no half change`(seed: UInt64) async throws {
        let file = try StoreFile()
        var said: [String] = []
        var numbers = SeededNumbers(seed: seed)
        for round in 1...8 {
            let probe = try Probe.start(["burst", file.path, "\(round)"])
            let enough = Int.random(in: 5...150, using: &numbers)
            while probe.lines().count < enough {
                try #require(probe.isRunning)
                try await Task.sleep(for: .milliseconds(1))
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...5000, using: &numbers)))
            probe.kill()
            said += probe.lines()
            let store = try file.open()
            try await expectEverythingAcknowledged(said, in: store, file)
            try store.close()
            try expectNothingHalfDone(file)
            try expectOneChain(file)
        }
    }

    private func expectEverythingAcknowledged(_ said: [String], in store: SQLStore, _ file: StoreFile) async throws {
        let words = said.map { $0.split(separator: " ").map(String.init) }
        for line in words where line[0] == "did" && line[1] == "account" {
            let account = try #require(ID<Account>(line[2]))
            #expect(try await store.account(account) != nil, "\(line)")
            try await expectLatestAnswer(of: account, among: words, in: store)
        }
        let results = try Dictionary(
            uniqueKeysWithValues: file.rows("SELECT lower(hex(id)), result FROM attempts").map { row in
                (row[0] as String, row[1] as String?)
            })
        for line in words where line[0] == "did" {
            let id = line[2].replacing("-", with: "")
            if line[1] == "take" { #expect(results.keys.contains(id), "\(line)") }
            if line[1] == "settle" { #expect(results[id] == line[3], "\(line)") }
        }
    }

    /// Four writers at once, killed at any moment, have written one log.
    private func expectOneChain(_ file: StoreFile) throws {
        var verification = AuditVerification(trusting: [], newest: nil)
        try AuditLogCopy(path: file.path).read { entry, _ in try verification.read(entry, nil) }
        #expect(throws: AuditFault.neverSigned) { try verification.finish() }
    }

    /// The last one acknowledged, or the one being set when the end came.
    private func expectLatestAnswer(of account: ID<Account>, among words: [[String]], in store: SQLStore)
        async throws
    {
        let answers = words.filter { $0[1] == "answer" && $0[2] == account.description }
        guard let done = answers.last(where: { $0[0] == "did" })?[3] else { return }
        let begun = answers.last?[3]
        let stored = try await store.answer(of: account)?.answer.id.description
        #expect(stored == done || stored == begun)
    }

    /// What one transaction writes in several tables agrees.
    private func expectNothingHalfDone(_ file: StoreFile) throws {
        #expect(try file.rows("PRAGMA integrity_check").map { $0[0] as String } == ["ok"])
        #expect(try file.rows("PRAGMA foreign_key_check").isEmpty)
        for (rule, sql) in Self.contradictions { #expect(try file.rows(sql).isEmpty, "\(rule)") }
    }

    private static let contradictions = [
        "a budget is what was taken of it": """
        SELECT 1 FROM answers w WHERE wrong_in_all <>
            (SELECT count(*) FROM attempts t WHERE t.answer = w.id AND t.given_back = 0)
        """,
        "a call counts its attempts": """
        SELECT 1 FROM calls c WHERE attempts <>
            (SELECT count(*) FROM attempts t WHERE t.call = c.key AND t.result IS NOT 'notChecked')
        """,
        "a verified call has its grant": """
        SELECT 1 FROM calls c WHERE (verified_at IS NOT NULL) <>
            EXISTS (SELECT 1 FROM grants g WHERE g.call = c.key)
        """,
        "a verified call has given back": """
        SELECT 1 FROM calls c JOIN attempts t ON t.call = c.key
        WHERE c.verified_at IS NOT NULL AND t.given_back = 0
        """,
        "every result is in the audit log": """
        SELECT 1 WHERE (SELECT count(*) FROM attempts WHERE result IS NOT NULL) <>
            (SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = kind
             WHERE k.name IN ('answerVerified', 'answerWrong', 'answerSoundsAlike', 'answerNotChecked'))
        """,
        "every call and account is in the audit log": """
        SELECT 1 WHERE (SELECT count(*) FROM calls) + (SELECT count(*) FROM accounts) <>
            (SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = kind
             WHERE k.name IN ('callOpened', 'accountImported'))
        """,
        "an account has its owner and phone": """
        SELECT 1 FROM accounts a WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.account = a.key)
            OR NOT EXISTS (SELECT 1 FROM phones p WHERE p.account = a.key)
        """,
    ]
}
