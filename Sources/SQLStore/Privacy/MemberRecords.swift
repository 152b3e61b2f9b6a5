import Foundation
import SecurityQuestions

extension Reading {
    func memberRecords(ofAccount key: Int64) throws -> [AccountRecord.Member] {
        try all(
            """
            SELECT m.key, m.id, m.name, coalesce(m.email_written, m.email) AS email, m.role, m.language, m.may_call,
                CASE WHEN p.member IS NULL THEN 0 ELSE 1 END AS has_password, f.turned_on_at,
                (SELECT max(r.expires_at) FROM password_resets r WHERE r.member = m.key) AS expires_at
            FROM members m LEFT JOIN passwords p ON p.member = m.key LEFT JOIN second_factors f ON f.member = m.key
            WHERE m.account = ? ORDER BY m.key
            """, [key]
        ) { row in
            let member: Int64 = try row["key"]
            let id: ID<Member> = try row["id"]
            return AccountRecord.Member(
                id: id.description, name: try row["name"], email: try row["email"], role: try row["role"],
                language: try row["language"], mayCall: try row["may_call"],
                hasPassword: try row["has_password"],
                secondFactorSince: try row["turned_on_at"],
                previousAddresses: try addresses(
                    "SELECT email, until FROM previous_emails WHERE member = ? ORDER BY until", ofMember: member),
                newAddress: try addresses(
                    "SELECT coalesce(email_written, email) AS email, expires_at AS until FROM email_changes WHERE member = ?",
                    ofMember: member
                ).first,
                passwordLinkUntil: try row["expires_at"],
                reportLinks: try addresses(
                    "SELECT email, expires_at AS until FROM not_me_links WHERE member = ? AND used_at IS NULL ORDER BY expires_at",
                    ofMember: member), sessions: try sessionTimes(ofMember: member),
                browsersSeenAt: try all(
                    "SELECT seen_at FROM browsers WHERE member = ? ORDER BY seen_at", [member]
                ) { try $0["seen_at"] })
        }
    }

    private func addresses(_ sql: String, ofMember key: Int64) throws -> [AccountRecord.Address] {
        try all(sql, [key]) { AccountRecord.Address(email: try $0["email"], until: try $0["until"]) }
    }

    private func sessionTimes(ofMember key: Int64) throws -> [AccountRecord.Times] {
        try all("SELECT started_at, seen_at, client FROM sessions WHERE member = ? ORDER BY started_at", [key]) {
            AccountRecord.Times(startedAt: try $0["started_at"], seenAt: try $0["seen_at"], client: try $0["client"])
        }
    }
}
