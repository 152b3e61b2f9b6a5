"""Statements that fail tell PostgreSQL's log what was bound to them: nothing of it is an answer, a password, a code, a token or a secret."""
import base64
import contextlib
import json
import re
import threading
import uuid
from hashlib import sha256

import pytest

import test_secrets
import totp
import typed
from postgres import PASSWORD, SERVER, Cluster, running, until
from test_api import Program
from web import Client

pytestmark = pytest.mark.postgres
NEW_ANSWER, NEW_PASSWORD = "Brinquebaler Ostrogoth", typed.remember("huit tambours sous la neige")
WRONG, WRONG_CODE = "Quixotic Marmalade Regatta", "730519"
# Parameters stand in the log where a statement has failed, and nowhere else.
SETTINGS = ["log_statement=none", "log_parameter_max_length=0", "log_parameter_max_length_on_error=-1"]
# Fails what writes a row, by what one row of a table says.
TRIGGER = """
CREATE SCHEMA outside;
CREATE TABLE outside.provoked (kind TEXT NOT NULL);
INSERT INTO outside.provoked VALUES ('nothing');
CREATE TABLE outside.held (key INT);
INSERT INTO outside.held VALUES (1), (2);
CREATE FUNCTION outside.provoke() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = outside AS $$
DECLARE
    wanted TEXT := (SELECT kind FROM provoked);
BEGIN
    IF wanted = 'lock timeout' THEN
        PERFORM set_config('lock_timeout', '100', TRUE);
        PERFORM key FROM held WHERE key = 2 FOR UPDATE;
    ELSIF wanted = 'deadlock' THEN
        PERFORM key FROM held WHERE key = 1 FOR UPDATE;
        PERFORM set_config('deadlock_timeout', '500', TRUE);
        PERFORM key FROM held WHERE key = 2 FOR UPDATE;
    ELSIF wanted IN ('statement timeout', 'killed backend') THEN
        PERFORM pg_sleep(60);
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION outside.wait() RETURNS BOOLEAN LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM pg_sleep(60); RETURN TRUE; END $$;
GRANT USAGE ON SCHEMA outside TO PUBLIC;
"""
SAID = {"constraint": 'violates check constraint "provoked"', "lock timeout": "canceling statement due to lock timeout",
        "deadlock": "deadlock detected", "statement timeout": "canceling statement due to statement timeout",
        "killed backend": "terminating connection due to administrator command"}


class Failure:
    """What PostgreSQL's log tells of one statement that has failed."""

    def __init__(self, line):
        self.said, self.bound, self.statement = line, "", ""


def failures(log):
    """Each with what stands in the lines of the same process after it."""
    found, latest = [], {}
    for line in re.split(r"\n(?=\d{4}-\d\d-\d\d )", log):
        parts = re.match(r"\S+ \S+ \S+ \[(\d+)\] (\w+):  (.*)", line, re.S)
        if not parts:
            continue
        process, level, text = parts.groups()
        if level in ("ERROR", "FATAL"):
            latest[process] = Failure(text)
            found.append(latest[process])
        elif process in latest and level == "CONTEXT" and "with parameters: $1 = " in text:
            latest[process].bound = text
        elif process in latest and level == "STATEMENT":
            latest[process].statement = text
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with running(Cluster(tmp_path_factory.mktemp("errors"), count=1, settings=SETTINGS), Cluster.start_alone) as cluster:
        cluster.portal, cluster.care, cluster.api = cluster.nodes[0].portal, cluster.nodes[0].care, cluster.nodes[0].api
        cluster.database.sql(TRIGGER)
        yield cluster


class Doings:
    """What writes each kind of secret, with the tables that it is written to."""

    def __init__(self, demo):
        self.demo, self.brand = demo, demo.brand("northline")
        self.owner = Client.of_portal(demo, self.brand).log_in(self.brand.owner)
        self.desk = Client.of_desk(demo).log_in(self.brand.supervisor)
        self.invited = Client.of_portal(demo, self.brand)
        self.program, self.menu = (self.program_of(name, *scopes) for name, scopes in (
            ("crm", ["--all-agents", "--scope", "calls.read", "--scope", "calls.write", "--scope", "webhooks.write"]),
            ("menu", ["--scope", "codes.check"])))
        self.code = self.owner.new_code()
        self.call = self.desk.open_call(self.brand.owner.account)
        self.api_call = self.program.open_call(demo)["id"]
        self.answers = [self.brand.owner.answer, WRONG]
        self.tokens, self.shown = set(), {self.program.secret, self.menu.secret}

    def program_of(self, name, *scopes):
        added = self.demo.command("client", "add", name, "--brand", "northline", *scopes, "--json")
        assert added.returncode == 0, added.stderr
        told = json.loads(added.stdout)
        program = Program(self.demo)
        program.origin, program.secret = f"http://127.0.0.1:{self.demo.api}", told["secret"]
        program.authorization = "Basic " + base64.b64encode(f'{told["id"]}:{told["secret"]}'.encode()).decode()
        return program

    def note(self):
        """The tokens of every browser."""
        for client in (self.owner, self.desk, self.invited):
            self.tokens |= {value for value in client.cookies.values() if len(value) == 43}

    def log_in(self):
        client = Client.of_portal(self.demo, self.brand)
        client.get("/login")
        self.tokens |= set(client.cookies.values())
        return client.post("/login", email=self.brand.owner.email, password=self.brand.owner.password, back="")

    def wrong_log_in(self):
        client = Client.of_portal(self.demo, self.brand)
        client.get("/login")
        return client.post("/login", email=self.brand.owner.email, password="an utterly wrong passphrase", back="")

    def new_answer(self):
        # Each another one: what is the answer already is no new one.
        self.answers.append(f"{NEW_ANSWER} {'aeiou'[len(self.answers) % 5] * 3}{len(self.answers)}")
        return self.answers[-1]

    def set_answer(self):
        # An hour passes: so many changes are let through.
        self.demo.database.sql("DELETE FROM login_throttles")
        page = self.owner.get("/account/settings/security-question")
        return self.owner.post("/account/settings/security-question", key=page.field("key"), question="lent-book", answer=self.new_answer())

    def set_password(self):
        self.owner.get("/account/settings/new-password")
        return self.owner.post("/account/settings/new-password", password=NEW_PASSWORD)

    def change_address(self):
        self.owner.get("/account/settings/e-mail")
        return self.owner.post("/account/settings/e-mail", email="canary-address@quarry.example")

    def forget_password(self):
        client = Client.of_portal(self.demo, self.brand)
        client.get("/password")
        return client.post("/password", email=self.brand.owner.email)

    def make_code(self):
        page = self.owner.get("/support-code/another")
        shown = self.owner.follow(self.owner.post("/support-code", key=page.field("key"), dialled="yes"))
        self.shown |= set(re.findall(r'class="code"[^>]*>([^<]*)<', shown.text))

    def set_second_factor(self):
        page = self.owner.get("/second-factor")
        found = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)
        if found:
            secret = found[1].replace(" ", "")
            self.shown.add(secret)
            return self.owner.post("/second-factor", key=page.field("key"), code=totp.code(secret))

    def activate(self):
        self.tokens.add(self.brand.token)
        link = f"/activate/{self.brand.token}"
        for path, fields in ((f"{link}/confirmation", {}), (f"{link}/password", {"password": NEW_PASSWORD}),
                             (f"{link}/security-question", {"question": "stuffed-toy-name", "answer": self.new_answer()})):
            self.invited.get(link)
            answer = self.invited.post(path, **fields)
        return answer

    def check(self):
        self.desk.get(self.call)
        return self.desk.post(f"{self.call}/attempts", key=str(uuid.uuid4()), said=WRONG)

    def check_code(self):
        self.desk.get(self.call)
        return self.desk.post(f"{self.call}/code-attempts", key=str(uuid.uuid4()), **{"support-code": WRONG_CODE})

    def ask(self, program, path, body):
        with contextlib.suppress(json.JSONDecodeError):
            return program.ask("POST", path, body)[2]

    def check_by_program(self):
        self.ask(self.program, f"/v1/calls/{self.api_call}/attempts", {"proof": "answer", "spoken": WRONG})

    def check_by_menu(self):
        self.ask(self.menu, "/v1/code-checks", {"number": self.brand.owner.account, "code": WRONG_CODE})

    def add_webhook(self):
        told = self.ask(self.program, "/v1/webhooks", {"url": "https://crm.example/countersign"})
        self.shown |= {told[name] for name in ("secret",) if name in told}


# The tables that each writes to, and the audit log beside.
WRITES = {
    "log_in": ["sessions", "browsers"], "wrong_log_in": ["login_throttles"], "set_answer": ["answers"],
    "set_password": ["passwords"], "change_address": ["email_changes"], "forget_password": ["password_resets", "outbox"],
    "make_code": ["support_codes"], "set_second_factor": ["second_factors", "recovery_codes"], "activate": ["activations"],
    "check": ["attempts", "calls"], "check_code": ["attempts"], "check_by_program": ["attempts", "client_requests"],
    "check_by_menu": ["keyed_codes"], "add_webhook": ["webhooks", "webhook_secrets"],
}


@pytest.fixture(scope="module")
def doings(demo):
    return Doings(demo)


def new_failures(demo, before):
    return failures(demo.database.log.read_text(errors="replace")[before:])


def size(demo):
    return len(demo.database.log.read_text(errors="replace"))


def of_kind(found, kind):
    return [failure for failure in found if SAID[kind] in failure.said]


def test_a_row_that_is_refused_tells_what_was_bound(demo, doings):
    """Every table that something secret is written to refuses it once, and the audit log everything."""
    silent = []
    for name, tables in WRITES.items():
        for table in [*tables, "audit"]:
            before = size(demo)
            demo.database.sql(f"ALTER TABLE {table} ADD CONSTRAINT provoked CHECK (FALSE) NOT VALID")
            try:
                getattr(doings, name)()
            finally:
                demo.database.sql(f"ALTER TABLE {table} DROP CONSTRAINT provoked")
            if not any(failure.bound for failure in of_kind(new_failures(demo, before), "constraint")):
                silent.append((name, table))
            doings.note()
    assert not silent, silent


def waiting(demo, event):
    """The processes of the node that wait for it."""
    return demo.database.sql(f"SELECT pid FROM pg_stat_activity WHERE usename = '{SERVER}' AND wait_event_type = '{event}'").split()


def kill_while(demo, doing, event):
    """Ends every connection that waits, until what it was asked for has been answered."""
    while doing.is_alive():
        for process in waiting(demo, event):
            demo.database.sql(f"SELECT pg_terminate_backend({process})")
        doing.join(0.05)


def provoke(demo, doing, kind):
    doing = threading.Thread(target=doing)
    with demo.database.connected() as say:
        if kind in ("lock timeout", "deadlock"):
            say("BEGIN; SET LOCAL deadlock_timeout = '1min'; SELECT key FROM outside.held WHERE key = 2 FOR UPDATE;")
            until(lambda: demo.database.sql("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND usename = 'postgres'") == "1")
        doing.start()
        if kind == "deadlock":
            until(lambda: waiting(demo, "Lock") or not doing.is_alive())
            say("SELECT key FROM outside.held WHERE key = 1 FOR UPDATE; COMMIT;")
        elif kind == "killed backend":
            kill_while(demo, doing, "Timeout")
        doing.join()


GIVEN_UP = {"set_answer": "answers", "log_in": "sessions", "make_code": "support_codes", "check": "attempts"}


# A statement is given up after ten seconds.
@pytest.mark.parametrize("kind, names", [
    ("lock timeout", list(GIVEN_UP)), ("deadlock", list(GIVEN_UP)), ("statement timeout", ["set_answer"]), ("killed backend", ["set_answer", "log_in"])])
def test_a_statement_that_is_given_up_tells_what_was_bound(demo, doings, kind, names):
    for name in names:
        before, table = size(demo), GIVEN_UP[name]
        demo.database.sql(f"UPDATE outside.provoked SET kind = '{kind}'; CREATE TRIGGER provoke BEFORE INSERT OR UPDATE ON {table} "
                          "FOR EACH ROW EXECUTE FUNCTION outside.provoke()")
        try:
            provoke(demo, getattr(doings, name), kind)
        finally:
            demo.database.sql(f"UPDATE outside.provoked SET kind = 'nothing'; DROP TRIGGER provoke ON {table}")
        found = of_kind(new_failures(demo, before), kind)
        assert any(failure.bound and table in failure.statement for failure in found), (name, demo.database.log.read_text()[before:][:6000])
        doings.note()


@pytest.mark.parametrize("table", ["sessions", "password_resets", "activations", "clients"])
def test_a_read_by_a_token_that_is_killed_tells_what_was_bound(demo, doings, table):
    """By what a session, a link and a client are known."""
    stranger, token = Client.of_portal(demo, doings.brand), "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmE"
    doings.tokens.add(token)
    demo.database.sql("INSERT INTO password_resets (member, token, expires_at) SELECT key, sha256('%s'), 4102444800000 FROM members "
                      "WHERE email = '%s' ON CONFLICT DO NOTHING" % (token, doings.brand.owner.email))
    read = {"sessions": lambda: doings.owner.get("/account/settings"), "password_resets": lambda: stranger.get(f"/password/{token}"),
            "activations": lambda: stranger.get(f"/activate/{doings.brand.token}"), "clients": doings.check_by_program}[table]
    before = size(demo)
    demo.database.sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; CREATE POLICY provoke ON {table} USING (outside.wait())")
    try:
        doing = threading.Thread(target=read)
        doing.start()
        kill_while(demo, doing, "Timeout")
    finally:
        demo.database.sql(f"DROP POLICY provoke ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    assert any(failure.bound for failure in of_kind(new_failures(demo, before), "killed backend")), demo.database.log.read_text()[before:][:6000]


def test_no_error_told_a_secret(demo, doings):
    """Of all the errors before: what is known to have been bound is found, and no secret is."""
    if not failures(demo.database.log.read_text(errors="replace")):
        # By itself.
        test_a_row_that_is_refused_tells_what_was_bound(demo, doings)
    log = demo.database.log.read_text(errors="replace")
    found = failures(log)
    bound = "\n".join(failure.bound for failure in found)
    told = {kind: sum(bool(failure.bound) for failure in of_kind(found, kind)) for kind in SAID}
    print(f"statements that failed and told what was bound: {told}")
    assert sum(told.values()) > 20, told

    class Written:
        folder = demo.database.folder

    assert len(doings.tokens) >= 8 and len(doings.shown) >= 4 and set(doings.answers) < set(typed.secrets())
    raw = {base64.urlsafe_b64decode(token + "=").hex() for token in doings.tokens}
    texts = {*typed.secrets(), PASSWORD, *doings.tokens, *doings.shown, *raw} | test_secrets.canonical_forms(set(doings.answers))
    secret = test_secrets.search([Written], texts)
    assert not secret, secret
    # Six digits are found in many a number: those that were bound stand in quotes.
    for code in (WRONG_CODE, doings.code):
        assert f"'{code}'" not in log and code.encode().hex() not in log
    assert not test_secrets.search([demo], set(typed.secrets()) - {PASSWORD})
    # In nothing but errors, and there whatever was bound: an address, an id, a hash.
    assert "LOG:  execute" not in log
    call = doings.call.rsplit("/", 1)[1].replace("-", "")
    for known in (doings.brand.owner.email, "canary-address@quarry.example", call):
        assert known in bound, known
    assert any(sha256(token.encode()).hexdigest() in bound for token in doings.tokens)
