"""The tags of rows, made as Countersign makes them (docs/decisions/0027 in another language): for tests that stand in for time
or an operator, and change a row in the database."""
import hmac
import struct

import backdoor
import chain


def renew(demo):
    """Tags every row anew, as if the product itself had written what stands there."""
    key_id, key = chain.newest_key(demo, b"countersign row tag")
    with backdoor.opened(demo) as db:
        db.execute("BEGIN IMMEDIATE")
        for table, where, facts in [*_accounts(db), *_members(db), *_agents(db), *_answers(db)]:
            said = b"".join(_field(fact) for fact in facts)
            condition = " AND ".join(f"{column} = ?" for column in where)
            db.execute(f"UPDATE {table} SET tag_key = ?, tag = ? WHERE {condition}",
                       [key_id, hmac.digest(key, said, "sha256")[:16], *where.values()])


def _field(fact):
    said = fact if isinstance(fact, bytes) else str(fact).encode()
    return struct.pack(">I", len(said)) + said


def _accounts(db):
    rows = db.execute(
        "SELECT a.key, a.id, b.id, number, coalesce(number_written, number), company, status, coalesce(CAST(closed_at AS TEXT), ''), "
        "coalesce((SELECT group_concat('+' || phone, ' ') FROM (SELECT phone FROM phones WHERE account = a.key "
        "ORDER BY position) AS own), '') FROM accounts a JOIN brands b ON b.key = a.brand").fetchall()
    return [("accounts", {"key": key}, ["account", *facts]) for key, *facts in rows]


def _members(db):
    rows = db.execute(
        "SELECT m.key, m.id, a.id, m.name, m.email, coalesce(m.email_written, m.email), m.role, m.may_call, m.log_in, "
        "m.accepted, m.issuer, m.subject FROM members m JOIN accounts a ON a.key = m.account").fetchall()
    return [("members", {"key": key}, ["member", *facts, *([] if may_call else ["may not call"]),
                                       *([] if log_in == facts[0] else [log_in]), *([] if accepted else ["not accepted"]),
                                       *([] if issuer is None else [issuer, subject])])
            for key, *facts, may_call, log_in, accepted, issuer, subject in rows]


def _agents(db):
    rows = db.execute(
        "SELECT key, id, name, email, coalesce(email_written, email), "
        "CASE administers WHEN 1 THEN 'administrator' ELSE role END, CASE disabled WHEN 1 THEN 'disabled' ELSE '' END, "
        "coalesce((SELECT group_concat(id, ' ') FROM (SELECT b.id FROM agent_brands s JOIN brands b ON b.key = s.brand "
        "WHERE s.agent = g.key ORDER BY s.position) AS own), ''), issuer, subject FROM agents g").fetchall()
    return [("agents", {"key": key}, ["agent", *facts, *([] if issuer is None else [issuer, subject])])
            for key, *facts, issuer, subject in rows]


def _answers(db):
    rows = db.execute(
        "SELECT account, a.id, slot, w.id, question FROM answers w JOIN accounts a ON a.key = w.account").fetchall()
    return [("answers", {"account": key, "slot": slot}, ["answer", account, slot, answer, question])
            for key, account, slot, answer, question in rows]
