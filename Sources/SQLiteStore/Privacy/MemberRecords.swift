import Foundation
import GRDB
import SecurityQuestions

extension Database {
    func memberRecords(ofAccount key: Int64) throws -> [AccountRecord.Member] {
        try all(
            """
            SELECT m.key, m.id, m.name, coalesce(m.email_written, m.email), m.role, m.language, p.member IS NOT NULL,
                f.turned_on_at, r.expires_at
            FROM members m LEFT JOIN passwords p ON p.member = m.key LEFT JOIN second_factors f ON f.member = m.key
                LEFT JOIN password_resets r ON r.member = m.key
            WHERE m.account = ? ORDER BY m.key
            """, [key]
        ) { row in
            let member: Int64 = row[0]
            return AccountRecord.Member(
                id: try ID<Member>(blob: row[1]).description, name: row[2], email: row[3], role: row[4],
                language: row[5], hasPassword: row[6], secondFactorSince: row.optionalDate(7),
                previousAddresses: try addresses(
                    "SELECT email, until FROM previous_emails WHERE member = ? ORDER BY until", ofMember: member),
                newAddress: try addresses(
                    "SELECT coalesce(email_written, email), expires_at FROM email_changes WHERE member = ?",
                    ofMember: member
                ).first,
                passwordLinkUntil: row.optionalDate(8), sessions: try sessionTimes(ofMember: member),
                browsersSeenAt: try all(
                    "SELECT seen_at FROM browsers WHERE member = ? ORDER BY seen_at", [member]
                ) { $0.date(0) })
        }
    }

    private func addresses(_ sql: String, ofMember key: Int64) throws -> [AccountRecord.Address] {
        try all(sql, [key]) { AccountRecord.Address(email: $0[0], until: $0.date(1)) }
    }

    private func sessionTimes(ofMember key: Int64) throws -> [AccountRecord.Times] {
        try all("SELECT started_at, seen_at FROM sessions WHERE member = ? ORDER BY started_at", [key]) {
            AccountRecord.Times(startedAt: $0.date(0), seenAt: $0.date(1))
        }
    }
}
