import Foundation
import SecurityQuestions

/// Which messages are sent next.
///
/// First the links that somebody sits and waits for. Then the brands take turns, in each an invitation and a notice: ten
/// thousand of one brand hold up nobody else. Of equal notices only the last is sent, for all of them (``NoticePacing``).
enum OutboxTurns {
    /// Takes the moment, how many, and since when mails are counted.
    static let sql = """
        WITH waiting AS (
            SELECT o.key, o.at, \(MessageRow.brand) AS brand,
                CASE WHEN o.kind IN ('passwordReset', 'emailConfirmation', 'codeLink', 'agentPassword') THEN 0 WHEN o.key_id IS NULL THEN 2 ELSE 1 END
                    AS class,
                row_number() OVER (PARTITION BY \(equal) ORDER BY o.key DESC) AS place,
                count(*) OVER (PARTITION BY \(equal)) AS equals
            FROM outbox o LEFT JOIN members m ON m.key = o.member LEFT JOIN accounts a ON a.key = m.account
            WHERE o.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM mail_hold)
        ), turns AS (
            SELECT key, at, class, equals, row_number() OVER (PARTITION BY brand, class ORDER BY at, key) AS turn
            FROM waiting WHERE place = 1 AND at <= ?1
        ), next AS (
            SELECT * FROM turns ORDER BY \(order("")) LIMIT ?2
        )
        SELECT \(MessageRow.columns), n.equals AS equals_waiting, \(sent("count(DISTINCT s.at)")) AS equals_sent,
            \(sent("max(s.at)")) AS equal_sent_at
        FROM next n JOIN outbox o ON o.key = n.key \(MessageRow.joins) ORDER BY \(order("n."))
        """

    /// Links are equal to nothing.
    private static let equal =
        "o.member, o.agent, coalesce(o.about, ''), o.email, o.kind, coalesce(o.by_name, ''), CASE WHEN o.key_id IS NULL THEN 0 ELSE o.key END"

    private static func order(_ alias: String) -> String {
        "CASE WHEN \(alias)class = 0 THEN 0 ELSE 1 END, \(alias)turn, \(alias)class, \(alias)at, \(alias)key"
    }

    /// Of the mails that told of the same. (Those that one mail spoke for were sent at one moment.)
    private static func sent(_ figure: String) -> String {
        """
        (SELECT \(figure) FROM outbox s WHERE s.state <> 'waiting' AND s.state = 'sent' AND s.at > ?3 AND s.key_id IS NULL
            AND o.key_id IS NULL AND s.member IS NOT DISTINCT FROM o.member AND s.agent IS NOT DISTINCT FROM o.agent
            AND coalesce(s.about, '') = coalesce(o.about, '') AND s.email = o.email AND s.kind = o.kind
            AND coalesce(s.by_name, '') = coalesce(o.by_name, ''))
        """
    }

    /// Those that notice `?5` speaks for.
    static let earlierEquals = """
        state = 'waiting' AND key_id IS NULL AND key < (SELECT n.key FROM outbox n WHERE n.id = ?5 AND n.key_id IS NULL)
        AND member IS NOT DISTINCT FROM (SELECT n.member FROM outbox n WHERE n.id = ?5)
        AND agent IS NOT DISTINCT FROM (SELECT n.agent FROM outbox n WHERE n.id = ?5)
        AND email = (SELECT n.email FROM outbox n WHERE n.id = ?5)
        AND kind = (SELECT n.kind FROM outbox n WHERE n.id = ?5)
        AND coalesce(by_name, '') = (SELECT coalesce(n.by_name, '') FROM outbox n WHERE n.id = ?5)
        AND coalesce(about, '') = (SELECT coalesce(n.about, '') FROM outbox n WHERE n.id = ?5)
        """

    /// Reads a row of ``sql``.
    static func message(_ row: SQLRow) throws -> Message {
        try MessageRow.message(
            row,
            equals: NoticePacing(
                waiting: try row["equals_waiting"], sent: try row["equals_sent"], lastSent: try row["equal_sent_at"]))
    }
}
