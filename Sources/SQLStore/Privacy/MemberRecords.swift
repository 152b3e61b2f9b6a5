import Foundation
import SecurityQuestions

extension Reading {
    func memberRecords(ofAccount key: Int64) throws -> [AccountRecord.Member] {
        try all(
            """
            SELECT m.key, m.accepted, \(MemberRow.logInKey) AS log_in_key, m.id, m.name,
                coalesce(m.email_written, m.email) AS email, m.role, m.language, m.may_call, m.issuer, m.subject,
                CASE WHEN p.member IS NULL OR m.accepted = 0 THEN 0 ELSE 1 END AS has_password, f.turned_on_at,
                (SELECT max(r.expires_at) FROM password_resets r WHERE r.member = m.key) AS expires_at
            FROM members m LEFT JOIN passwords p ON p.member = \(MemberRow.logInKey)
                LEFT JOIN second_factors f ON f.member = \(MemberRow.logInKey) AND m.accepted = 1
            WHERE m.account = ? ORDER BY m.key
            """, [key]
        ) { row in
            let member: Int64 = try row["key"]
            // Of somebody who has only been invited nothing of what else they log in to.
            let logIn: Int64 = try row["accepted"] ? row["log_in_key"] : 0
            let id: ID<Member> = try row["id"]
            return AccountRecord.Member(
                id: id.description, name: try row["name"], email: try row["email"], role: try row["role"],
                language: try row["language"], mayCall: try row["may_call"],
                hasPassword: try row["has_password"],
                companyLogIn: try (row["issuer"] as String?).map { .init(issuer: $0, subject: try row["subject"]) },
                secondFactorSince: try row["turned_on_at"],
                previousAddresses: try addresses(
                    "SELECT email, until FROM previous_emails WHERE member = ? ORDER BY until", ofMember: logIn),
                newAddress: try addresses(
                    """
                    SELECT coalesce(c.email_written, c.email) AS email, c.expires_at AS until
                    FROM members m JOIN members o ON o.log_in = m.log_in JOIN email_changes c ON c.member = o.key
                    WHERE m.key = ? AND m.accepted = 1
                    """, ofMember: member
                ).first,
                passwordLinkUntil: try row["expires_at"],
                reportLinks: try addresses(
                    "SELECT email, expires_at AS until FROM not_me_links WHERE member = ? AND used_at IS NULL ORDER BY expires_at",
                    ofMember: member), sessions: try sessionTimes(ofMember: member),
                browsersSeenAt: try all(
                    "SELECT seen_at FROM browsers WHERE member = ? ORDER BY seen_at", [logIn]
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
