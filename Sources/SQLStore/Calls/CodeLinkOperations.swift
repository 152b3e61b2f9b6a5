import Foundation
import SecurityQuestions

extension SQLStore {
    package func mailCodeLink(
        _ link: MailedLink, in call: ID<Call>, under brands: Brands, by agent: Agent, from address: String?
    ) async throws -> CodeLinkMailing? {
        try await write { db in
            guard let row = try db.checkRow(of: call, agent: agent.id), let policy = brands[row.facts.brand]?.policy
            else { return nil }
            let (account, caller) = (row.facts.call.account, try db.caller(of: row.facts.call))
            let mailing = CodeLinkMailing(
                link, in: row.facts, under: policy, latest: try db.codeLink(ofAccount: row.callRow.accountKey, account),
                caller: caller, newestAddress: try db.newestAddress(of: account),
                by: AuditOrigin(agent, address: address), at: db.now)
            if case .mailed(let new, let event) = mailing, let caller, let key = try db.memberKey(caller.id) {
                try db.keep(new, ofAccount: row.callRow.accountKey, call: row.callRow.key, member: key)
                try db.post(link, .codeLink, to: key, at: caller.email, happenedAt: db.now)
                try db.record(event)
            }
            return mailing
        }
    }

    package func codeLink(_ token: TokenHash) async throws -> CodeLinkView? {
        try await read { db in try db.codeLinkView(token)?.view }
    }

    package func keep(_ code: SupportCode, by link: TokenHash, origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            let found = try db.locking {
                try db.codeLinkView(link)
            } call: {
                $0.row
            }
            guard let found, found.view.waits, found.view.account.id == code.account, code.place != nil,
                try db.replaceCode(by: code, origin, ofAccount: found.row.accountKey) != nil
            else { return false }
            try db.update("UPDATE code_links SET code = ? WHERE token = ?", [code.id, link])
            return true
        }
    }
}

/// A mailed link to a code as a row.
enum CodeLinkRow {
    /// Of `code_links l`.
    static let columns = """
        l.token AS link_token, (SELECT id FROM calls WHERE key = l.call) AS link_call,
            (SELECT id FROM members WHERE key = l.member) AS link_member, l.mailed_at, l.expires_at AS link_expires_at,
            l.code AS link_code
        """

    /// Reads ``columns``; nil where there is none.
    static func link(_ row: SQLRow, of account: ID<Account>) throws -> CodeLink? {
        guard let token: TokenHash = try row["link_token"] else { return nil }
        return CodeLink(
            token: token, account: account, call: try row["link_call"], member: try row["link_member"],
            mailedAt: try row["mailed_at"], expiresAt: try row["link_expires_at"], code: try row["link_code"])
    }
}

extension Reading {
    fileprivate func codeLink(ofAccount key: Int64, _ account: ID<Account>) throws -> CodeLink? {
        try first("SELECT \(CodeLinkRow.columns) FROM code_links l WHERE l.account = ?", [key]) {
            try CodeLinkRow.link($0, of: account)
        } ?? nil
    }

    /// When an address of the account became one. The log cannot be altered unseen; a column could.
    fileprivate func newestAddress(of account: ID<Account>) throws -> Date? {
        let kinds = CodeLinkMailing.newAddresses.map(\.rawValue)
        // By the index of the log.
        return try first(
            """
            SELECT max(e.at) AS latest FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.account = ? AND e.kind > 2 AND k.name IN (\(kinds.marks))
            """, [account] + SQLArguments(kinds)
        ) { try $0["latest"] as Date? } ?? nil
    }

    fileprivate func codeLinkView(_ token: TokenHash) throws -> (row: CallRow, view: CodeLinkView)? {
        let found = try first(
            """
            SELECT \(CallRow.columns), \(AccountRow.columns), \(MemberRow.columns), \(CodeLinkRow.columns)
            FROM \(CallRow.tables) JOIN brands b ON b.key = a.brand JOIN code_links l ON l.call = c.key
                JOIN members m ON m.key = l.member
            WHERE l.token = ?
            """, [token]
        ) { row in
            let (call, account) = (try CallRow(row), try AccountRow(row).value)
            let member = try MemberRow.member(row, of: account.id)
            return (call: call, account: account, member: member, link: try CodeLinkRow.link(row, of: account.id))
        }
        guard let found, let link = found.link, let standing = try standing(of: found.account.id)?.standing else {
            return nil
        }
        let code = try supportCode(of: found.account.id).flatMap { $0.id == link.code ? $0 : nil }
        return (
            found.call,
            CodeLinkView(
                link: link, account: found.account, member: found.member, call: found.call.call, code: code,
                standing: standing, now: now)
        )
    }
}

extension Transaction {
    /// In place of the account's earlier one.
    fileprivate func keep(_ link: CodeLink, ofAccount key: Int64, call: Int64, member: Int64) throws {
        try insert(
            """
            INSERT INTO code_links (account, token, call, member, mailed_at, expires_at, code)
            VALUES (?, ?, ?, ?, ?, ?, NULL)
            ON CONFLICT (account) DO UPDATE SET
                token = excluded.token, call = excluded.call, member = excluded.member, mailed_at = excluded.mailed_at,
                expires_at = excluded.expires_at, code = NULL
            """,
            [key, link.token, call, member, link.mailedAt, link.expiresAt])
    }
}
