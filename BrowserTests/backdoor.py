"""What only time or an operator brings about, done in the database of a demo: minutes that pass, new accounts."""
import contextlib
import hashlib
import secrets
import sqlite3
import time
import uuid
from dataclasses import dataclass

import row_tags
import typed
import web
from server import LogIn

MINUTE = 60_000
# What a row tag is about: docs/decisions/0027.
TAGGED = ("UPDATE accounts", "UPDATE members", "UPDATE agents", "UPDATE answers", "INSERT INTO members",
          "DELETE FROM agent_brands", "INSERT OR IGNORE INTO agent_brands")
ANSWER = "Quatremère Featherstonehaugh"
PASSWORD = "tournesol velours Kamchatka"


@dataclass(frozen=True)
class Person:
    email: str
    password: str
    account: str
    company: str
    phone: str
    name: str
    token: str
    answer: str = ANSWER


def is_open(demo):
    """Whether it has a database that is looked into here: that of a cluster whose tests do it themselves is not."""
    return hasattr(demo, "rows") or not hasattr(demo, "nodes")


@contextlib.contextmanager
def opened(demo):
    """Its database: a file's, in a transaction, or PostgreSQL's."""
    if rows := getattr(demo, "rows", None):
        yield rows
        return
    with contextlib.closing(sqlite3.connect(demo.data / "database.sqlite", timeout=20)) as database, database:
        yield database


@contextlib.contextmanager
def unguarded(demo):
    """Its database, while the audit log lets itself be changed, as it does for nobody."""
    with opened(demo) as db:
        if hasattr(demo, "rows"):
            away, back = (f"ALTER TABLE audit {word} TRIGGER audit_never_changes" for word in ("DISABLE", "ENABLE"))
        else:
            away = "DROP TRIGGER audit_never_changes"
            back = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'audit_never_changes'").fetchone()[0]
        db.execute(away)
        yield db
        db.execute(back)


def tables(demo):
    """The names of all tables."""
    if hasattr(demo, "rows"):
        return [name for name, in run(demo, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    return [name for name, in run(demo, "SELECT name FROM sqlite_schema WHERE type = 'table'")]


def run(demo, sql, *arguments):
    """One statement, in a transaction of its own; a row that it changes is one that the product knows as its own."""
    with opened(demo) as database:
        rows = database.execute(sql, arguments).fetchall()
    if sql.startswith(TAGGED):
        row_tags.renew(demo)
    return rows


def invite(demo, brand, **facts) -> Person:
    """A pending account with one owner and a link that works."""
    number = 400_000 + secrets.randbelow(500_000)
    person = Person(**{
        "email": f"p{number}@quarry.example", "password": PASSWORD, "account": f"QX-{number}",
        "company": f"Quarry {number}", "phone": f"+1613555{secrets.randbelow(10_000):04}", "name": "Robin Lacombe",
        "token": secrets.token_urlsafe(32), **facts})
    for secret in (person.password, person.answer):
        typed.remember(secret)
    with opened(demo) as db:
        key = db.execute("SELECT key FROM brands WHERE id = ?", [brand.id]).fetchone()[0]
        account = db.execute(
            "INSERT INTO accounts (id, brand, number, number_written, company, language, status) "
            "VALUES (?, ?, ?, ?, ?, ?, 'pending') RETURNING key",
            [uuid.uuid4().bytes, key, person.account.replace("-", ""), person.account, person.company,
             brand.language]).fetchone()[0]
        db.execute("INSERT INTO phones VALUES (?, 0, ?)", [account, int(person.phone.lstrip("+"))])
        id = uuid.uuid4().bytes
        known = db.execute("SELECT log_in FROM members WHERE brand = ? AND email = ?", [key, person.email]).fetchone()
        member = db.execute(
            "INSERT INTO members (id, account, brand, name, email, role, log_in, accepted) VALUES (?, ?, ?, ?, ?, 'owner', ?, 0) "
            "RETURNING key", [id, account, key, person.name, person.email, known[0] if known else id]).fetchone()[0]
        expires = int(time.time() * 1000) + 14 * 24 * 60 * MINUTE
        db.execute(
            "INSERT INTO activations (account, member, token, expires_at) VALUES (?, ?, ?, ?)",
            [account, member, hashlib.sha256(person.token.encode()).digest(), expires])
    row_tags.renew(demo)
    return person


def new_account(demo, brand, question="lent-book", **facts) -> Person:
    """An active account that nobody has called for yet."""
    person = invite(demo, brand, **facts)
    web.Client.of_portal(demo, brand).activate(person.token, person.password, question, person.answer)
    return person


def make_user(demo, person):
    """Takes the right to edit away."""
    run(demo, "UPDATE members SET role = 'user' WHERE email = ?", person.email)


def set_status(demo, person, status):
    run(demo, "UPDATE accounts SET status = ? WHERE number = ?", status, person.account.replace("-", ""))


def _account(person):
    return person.account.replace("-", "")


def budget(demo, person):
    """(wrong in a row, wrong in all, locked until) as the database has it."""
    rows = run(
        demo, "SELECT wrong_in_a_row, wrong_in_all, locked_until FROM answers JOIN accounts ON key = account "
        "WHERE number = ?", _account(person))
    return rows[0] if rows else None


def results(demo, person):
    """What came of each attempt that was ever taken."""
    return [row[0] for row in run(
        demo, "SELECT result FROM attempts JOIN calls ON calls.key = attempts.call "
        "JOIN accounts ON accounts.key = calls.account WHERE number = ? ORDER BY attempts.key", _account(person))]


def attempts(demo, person):
    """How many attempts were ever taken."""
    return len(results(demo, person))


def answer_id(demo, person):
    return run(
        demo, "SELECT answers.id FROM answers JOIN accounts ON key = account WHERE number = ?", _account(person))[0][0]


def spend(demo, person, in_a_row, in_all, locked_minutes=None):
    """As if so many wrong answers had been given before."""
    until = None if locked_minutes is None else int(time.time() * 1000) + locked_minutes * MINUTE
    run(
        demo, "UPDATE answers SET wrong_in_a_row = ?, wrong_in_all = ?, locked_until = ? "
        "WHERE account = (SELECT key FROM accounts WHERE number = ?)", in_a_row, in_all, until, _account(person))


def retire_question(demo, person):
    """As if the question had been withdrawn since it was chosen."""
    run(
        demo, "UPDATE answers SET question = 'unfinished-school-book' "
        "WHERE account = (SELECT key FROM accounts WHERE number = ?)", _account(person))


def give_passwords(demo):
    """Everybody who is logged in has just given their password."""
    run(demo, "UPDATE sessions SET password_given_at = ?", now())


def forget_password_given(demo):
    """More than five minutes pass since anybody gave a password."""
    run(demo, "UPDATE sessions SET password_given_at = password_given_at - ?", 6 * MINUTE)


def leave_idle(demo):
    """Half an hour passes without a request."""
    run(demo, "UPDATE sessions SET seen_at = seen_at - ?", 31 * MINUTE)


def expire_calls(demo):
    """A quarter of an hour passes on every open call."""
    run(
        demo, "UPDATE calls SET opened_at = opened_at - ?1, kept_open_at = kept_open_at - ?1 WHERE outcome IS NULL", 16 * MINUTE)


def outlive_undo(demo):
    """A minute passes since the ends of calls."""
    run(demo, "UPDATE calls SET closed_at = closed_at - ? WHERE outcome IS NOT NULL", MINUTE)


def stay_within_the_hour(seconds=60):
    """Waits for the next hour where this one is about to end: for what is counted by the hour or by the day."""
    left = 3600 - time.time() % 3600
    if left < seconds:
        time.sleep(left + 1)


def expire_invitation(demo, person):
    run(
        demo, "UPDATE activations SET expires_at = ? WHERE account = (SELECT key FROM accounts WHERE number = ?)",
        int(time.time() * 1000) - MINUTE, _account(person))


def rest_agents(demo):
    """More than an hour passes since the agents' wrong attempts."""
    run(demo, "UPDATE attempts SET taken_at = taken_at - ?", 61 * MINUTE)
    rest_look_ups(demo)


def rest_look_ups(demo):
    """More than an hour passes since the agents looked anybody up, or opened a call and checked nothing."""
    run(demo, "DELETE FROM look_ups")
    run(demo, "UPDATE calls SET opened_at = opened_at - ? WHERE attempts = 0", 61 * MINUTE)


def spare_agents(demo):
    """No look-up and no wrong attempt of the agents' counts: an hour's begin to in the year 2100."""
    run(demo, "UPDATE agents SET counts_from = 4102444800000")


def member_key(demo, person):
    return run(demo, "SELECT key FROM members WHERE email = ?", person.email.lower())[0][0]


def know_link(demo, person, table):
    """The token of a mailed link, as if it had been read in the mailbox: what is kept of it is replaced by our own."""
    token = secrets.token_urlsafe(32)
    member = member_key(demo, person)
    run(demo, f"UPDATE {table} SET token = ? WHERE token = (SELECT token FROM {table} WHERE member = ? ORDER BY expires_at DESC LIMIT 1)",
        hashlib.sha256(token.encode()).digest(), member)
    return token


def ask_old_mailbox(demo, person):
    """As if an operator had asked for the new address that waits: the token of the old mailbox's link."""
    token = secrets.token_urlsafe(32)
    run(demo, "UPDATE email_changes SET agreement = ?, waits_until = ? WHERE member = ?",
        hashlib.sha256(token.encode()).digest(), now() + 24 * 60 * MINUTE, member_key(demo, person))
    return token


def outlive_links(demo, person):
    """A day and more passes on every mailed link of a member."""
    for table in ("password_resets", "email_changes"):
        run(demo, f"UPDATE {table} SET expires_at = ? WHERE member = ?", now() - MINUTE, member_key(demo, person))


def messages(demo, person):
    """(kind, address) of every message in the outbox about a person's account, oldest first."""
    return run(
        demo, "SELECT o.kind, o.email FROM outbox o JOIN members m ON m.key = o.member "
        "JOIN accounts a ON a.key = m.account WHERE a.number = ? ORDER BY o.key", _account(person))


def events(demo, person):
    """The kinds of events of an account, oldest first."""
    return [row[0] for row in run(
        demo, "SELECT k.name FROM audit e JOIN audit_kinds k ON k.key = e.kind JOIN accounts a ON a.id = e.account "
        "WHERE a.number = ? ORDER BY e.number", _account(person))]


def let_codes_pass(demo):
    """The last code of every authenticator app was used a few minutes ago."""
    run(demo, "UPDATE second_factors SET last_step = last_step - 10")


def expire_support_code(demo, person, minutes=11):
    run(
        demo, "UPDATE support_codes SET made_at = made_at - ? "
        "WHERE account = (SELECT key FROM accounts WHERE number = ?)", minutes * MINUTE, _account(person))


def forget_failed_logins(demo):
    """And what was changed within the hour: answers and passwords are counted in the same table."""
    run(demo, "DELETE FROM login_throttles")


def forget_visitors(demo):
    """A minute goes by: the next log-in of nobody's has an entry of its own."""
    run(demo, "DELETE FROM visitor_events")


def now():
    return int(time.time() * 1000)


def wrong_of_agent(demo, agent):
    """How many attempts count against an agent's hour."""
    return run(
        demo, "SELECT count(*) FROM attempts WHERE given_back = 0 AND taken_at > ? "
        "AND agent = (SELECT key FROM agents WHERE email = ?)", now() - 60 * MINUTE, agent.email)[0][0]


def change(demo, person, what, hours_ago=0):
    """As if the account's question, password or address had been changed so long ago."""
    run(demo, "UPDATE accounts SET changed = ?, changed_at = ? WHERE number = ?", what,
        now() - hours_ago * 60 * MINUTE, _account(person))


def stop(demo, person):
    """As if the owner had reported "this was not me"."""
    run(demo, "UPDATE answers SET stopped = 1 WHERE account = (SELECT key FROM accounts WHERE number = ?)",
        _account(person))


def account_id(demo, person):
    return str(uuid.UUID(bytes=run(demo, "SELECT id FROM accounts WHERE number = ?", _account(person))[0][0]))


def agent_id(demo, agent):
    return str(uuid.UUID(bytes=run(demo, "SELECT id FROM agents WHERE email = ?", agent.email)[0][0]))


def new_agent(demo, *brands, role="agent", name="Sasha Marchand", language="en"):
    """Somebody of the care desk, added as an operator does."""
    agent = LogIn(f"a{secrets.token_hex(4)}@desk.example", typed.remember(PASSWORD))
    chosen = [word for brand in brands for word in ("--brand", brand.id)]
    added = demo.command(
        "agent", "add", "--email", agent.email, "--name", name, "--role", role, "--language", language, *chosen,
        "--password-stdin", stdin=f"{agent.password}\n")
    assert added.returncode == 0, added.stderr
    return agent


def link_for_agent(demo, agent, minutes=24 * 60):
    """The token of a link to choose a password by, as if it had been mailed."""
    token = secrets.token_urlsafe(32)
    run(demo, "INSERT INTO password_resets (agent, token, expires_at) SELECT key, ?, ? FROM agents WHERE email = ?",
        hashlib.sha256(token.encode()).digest(), now() + minutes * MINUTE, agent.email)
    return token


def entries(demo, kind, person=None):
    """(actor's name, detail) of each entry of a kind, about a person's account where given."""
    rows = run(
        demo, "SELECT actor_name, detail FROM audit JOIN audit_kinds k ON k.key = kind "
        "WHERE k.name = ? AND (?2 IS NULL OR account = (SELECT id FROM accounts WHERE number = ?2)) ORDER BY number",
        kind, person and _account(person))
    return rows


def serve_only(demo, agent, brand):
    """From now on the agent serves one brand."""
    run(demo, "DELETE FROM agent_brands WHERE agent = (SELECT key FROM agents WHERE email = ?) "
        "AND brand <> (SELECT key FROM brands WHERE id = ?)", agent.email, brand.id)


def serve_all(demo, agent):
    """The agent serves every brand (again)."""
    run(demo, "INSERT OR IGNORE INTO agent_brands SELECT a.key, b.key, b.key FROM agents a, brands b WHERE email = ?",
        agent.email)


def resume_agents(demo):
    """No agent is paused by a supervisor, and a new week of lifts begins."""
    run(demo, "UPDATE agents SET paused = 0")
    run(demo, "DELETE FROM lifts")


def set_language(demo, person, language):
    run(demo, "UPDATE accounts SET language = ? WHERE number = ?", language, _account(person))


def add_member(demo, person, email, name="Noé Lacombe", role="administrator"):
    """A second person of an account."""
    run(
        demo, "INSERT INTO members (id, account, brand, name, email, role, log_in) "
        "SELECT ?1, key, brand, ?2, ?3, ?4, ?1 FROM accounts WHERE number = ?5",
        uuid.uuid4().bytes, name, email, role, _account(person))


def familiar(demo, brand, person):
    """The person, logged in in a browser that they have used before."""
    client = web.Client.of_portal(demo, brand)
    client.get("/login")
    browser = hashlib.sha256(client.cookies["__Host-countersign-browser"].encode()).digest()
    run(demo, "INSERT INTO browsers (member, browser, seen_at) SELECT key, ?, ? FROM members WHERE email = ?", browser, now(), person.email)
    return client.log_in(person)


def had_address(demo, person, email, days=30):
    """As if the owner's address had been changed: the previous one is written to for so many days yet."""
    run(
        demo, "INSERT INTO previous_emails SELECT key, ?, ? FROM members WHERE email = ?", email,
        now() + int(days * 24 * 60) * MINUTE, person.email)


def report_link(demo, email, to=None, by=None, hours=72):
    """The path of a "this was not me" link, as if a notice that names `by` had been sent to a member; `to` is another address."""
    token = secrets.token_urlsafe(32)
    run(
        demo, "INSERT INTO not_me_links (token, member, email, by_member, expires_at) "
        "SELECT ?, key, coalesce(?, email), (SELECT key FROM members WHERE email = ?), ? FROM members WHERE email = ?",
        hashlib.sha256(token.encode()).digest(), to, by, now() + hours * 60 * MINUTE, email)
    return f"/not-me/{token}"


def post(demo, person, kind, has_link=False):
    """Puts a mail into the outbox as an operation would that has no page yet."""
    run(
        demo, "INSERT INTO outbox (id, kind, member, email, happened_at, by_name, key_id, expires_at, at) "
        "SELECT randomblob(16), ?, key, email, ?, ?, (SELECT key_id FROM answers LIMIT 1 OFFSET ?), ?, ? "
        "FROM members WHERE email = ?", kind, now(), None if has_link else person.name, 0 if has_link else 1_000_000,
        now() + 30 * MINUTE, now(), person.email)


def hurry_mail(demo):
    """The waits between tries pass."""
    run(demo, "UPDATE outbox SET at = ? WHERE state = 'waiting' AND at > ?", now(), now())


def message_ids(demo, email, kind):
    """The ids of all messages of a kind to an address, oldest first."""
    rows = run(demo, "SELECT id FROM outbox WHERE email = ? AND kind = ? ORDER BY key", email, kind)
    return [str(uuid.UUID(bytes=id)) for id, in rows]


def mail_state(demo, email):
    """(kind, state, tries, reply) of every mail to an address, oldest first."""
    return run(demo, "SELECT kind, state, tries, reply FROM outbox WHERE email = ? ORDER BY key", email)
