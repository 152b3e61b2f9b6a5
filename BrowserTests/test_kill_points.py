"""A node is killed at named points of what it does, while the database goes on: what was acknowledged stays, nothing is given twice, and a
commit whose answer never came counts as wrong.

A relay between the node and PostgreSQL (relay.py) stops at the point; nothing in the product knows of it. A marked part runs always, all
of them with `--every-kill-point`.
"""
import contextlib
import csv
import random
import re
import signal
import threading
import time
import uuid
from dataclasses import dataclass

import pytest

import typed
from postgres import SERVER, Cluster, until
from relay import Relay
from test_api import Program
from web import Client

pytestmark = pytest.mark.postgres
RIGHT, WRONG, OTHER = "Quatremère Featherstonehaugh", "Nothing of the Kind", "Brinquebaler Ostrogoth"
PASSWORD = "tournesol velours Kamchatka"

# What finds the transaction of each, by a statement that it alone has.
CLAIM, TAKE = r"INSERT INTO client_requests", r"INSERT INTO attempts"
SETTLE, KEEP = r"UPDATE attempts SET[^?]*\bresult\b", r"UPDATE client_requests SET status"
CHANGE, CONSUME, MAIL = r"(INSERT INTO|UPDATE) answers\b[^;]*\bsealed\b", r"UPDATE grants SET used_at", r"UPDATE outbox SET state"

# Always, in CI: one or two of each operation.
ALWAYS = {"attempt: take, committed", "attempt: settle, commit", "attempt: keep, committed", "desk: take, committed",
          "desk: settle, committed", "change: committed", "consume: committed", "mail: commit"}
POINTS = [
    *((f"attempt: {name}, {when}", "attempt", marker, when)
      for name, marker in (("claim", CLAIM), ("take", TAKE), ("settle", SETTLE), ("keep", KEEP)) for when in ("commit", "committed")),
    *((f"desk: {name}, {when}", "desk", marker, when)
      for name, marker, whens in (("take", TAKE, ("statement", "commit", "committed")), ("settle", SETTLE, ("commit", "committed")))
      for when in whens),
    *((f"change: {when}", "change", CHANGE, when) for when in ("statement", "commit", "committed")),
    *((f"consume: {when}", "consume", CONSUME, when) for when in ("statement", "commit", "committed")),
    *((f"mail: {when}", "mail", MAIL, when) for when in ("statement", "commit", "committed")),
]
RANDOM = 5
assert len(POINTS) >= 20 and ALWAYS <= {name for name, *_ in POINTS}


@dataclass(frozen=True)
class Person:
    email: str
    password: str
    account: str


class Killed(Cluster):
    """One node by the relay, which is killed, and one that stays."""

    def start(self):
        self.fill()
        self.know_people()
        self.relay = Relay(self.database.port)
        self.one, self.two = self.nodes
        self.one.database_url = f"postgresql://{SERVER}@127.0.0.1:{self.relay.port}/countersign"
        self.portal, self.care, self.api = self.one.portal, self.one.care, self.one.api
        self.one.start()
        return self

    def people_come(self, count):
        """Accounts of the demo's brand, each with an answer."""
        rows, links = self.folder / "rows.csv", self.folder / "links.csv"
        with open(rows, "w", newline="", encoding="utf-8") as file:
            written = csv.writer(file)
            written.writerow(["number", "company", "phone", "email", "name", "language"])
            for n in range(count):
                written.writerow([f"KP-{n:05}", f"Quarry {n}", f"+1613555{n:04}", f"kp{n}@quarry.example", f"Robin {n}", "en"])
        done = self.two.command("account", "import", str(rows), "--brand", "northline", "--links", str(links))
        assert done.returncode == 0, done.stderr
        brand, people = self.brand("northline"), []
        for secret in (RIGHT, PASSWORD, OTHER):
            typed.remember(secret)
        with open(links, encoding="utf-8-sig") as file:
            for n, row in enumerate(csv.DictReader(file)):
                token = row["link"].rsplit("/", 1)[-1]
                Client(self, self.one.portal, brand.host).activate(token, PASSWORD, "lent-book", RIGHT)
                people.append(Person(row["email"], PASSWORD, f"KP-{n:05}"))
        return people

    def number(self, sql):
        return int(self.database.sql(sql) or 0)

    def rest(self):
        """An hour passes for agents and programs, and whoever was at work is over."""
        self.database.sql("UPDATE attempts SET taken_at = taken_at - 3600000; DELETE FROM look_ups")
        self.database.sql("UPDATE client_requests SET at = at - 61000 WHERE status IS NULL")

    def wrong(self, person):
        return self.number("SELECT wrong_in_all FROM answers JOIN accounts ON accounts.key = answers.account "
                           f"WHERE number_written = '{person.account}'")

    def told(self, person, kind):
        """Entries of the log about an account."""
        return self.number("SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = audit.kind JOIN accounts a ON a.id = audit.account "
                           f"WHERE a.number_written = '{person.account}' AND k.name = '{kind}'")

    def attempts(self, person):
        return self.number("SELECT count(*) FROM attempts JOIN calls ON calls.key = attempts.call JOIN accounts ON accounts.key = calls.account "
                           f"WHERE number_written = '{person.account}'")

    def kill_at(self, point, work, first=lambda: None):
        """Does `work` at the node until the point is reached, waits for `first`, and kills the node there; what `work` was answered, which
        is nothing."""
        answers = []

        def risk():
            try:
                answers.append(work())
            except Exception as error:
                answers.append(error)

        thread = threading.Thread(target=risk)
        thread.start()
        try:
            assert point.reached.wait(20), f"never reached; answered {answers}, the last statements {self.relay.statements[-3:]}"
            first()
        finally:
            self.one.kill()
            point.gone_on.set()
            self.relay.point = None
            thread.join()
        # The server has noticed: nothing of the node is under way any more.
        until(lambda: self.database.sql(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'countersign' AND state LIKE 'idle in%'", "postgres") == "0")
        return answers[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, request):
    cluster = Killed(tmp_path_factory.mktemp("killed"))
    try:
        cluster.start()
        count = 2 + len(POINTS) + RANDOM if request.config.getoption("--every-kill-point") else 2 + len(ALWAYS)
        cluster.people = iter(cluster.people_come(count + 1))
        yield cluster
    finally:
        for node in cluster.nodes:
            with contextlib.suppress(Exception):
                node.stop()
        cluster.relay.close()
        cluster.database.stop()
        cluster.database.remove()


@pytest.fixture
def survivor(demo):
    """The other node, which goes on after the kill; the killed one is there again afterwards."""
    demo.rest()
    yield demo.two
    demo.two.stop()
    if demo.one.process.poll() is not None:
        demo.one.start()


def program(demo, node):
    found = Program(demo)
    found.origin = f"http://127.0.0.1:{node.api}"
    return found


def chosen(points):
    return [pytest.param(*point, id=point[0], marks=[] if point[0] in ALWAYS else [pytest.mark.every_kill_point]) for point in points]


@pytest.mark.parametrize("name, operation, marker, when", chosen(POINTS))
def test_a_node_killed_at(demo, survivor, name, operation, marker, when):
    person = next(demo.people)
    acknowledged = {"attempt": attempt, "desk": desk, "change": change, "consume": consume, "mail": mail}[operation](
        demo, survivor, person, marker, when)
    assert not acknowledged, "the node answered although it was killed before it could"
    verified = survivor.command("audit", "verify")
    assert verified.returncode == 0, verified.stderr


@pytest.mark.every_kill_point
@pytest.mark.parametrize("round_", range(RANDOM))
def test_a_node_killed_at_random_under_a_load(demo, survivor, round_):
    """Wrong attempts of one call at once, and the node dies among them: what was answered is counted, and three is the most."""
    person, chance = next(demo.people), random.Random(seed := random.randrange(10**6))
    print("seed", seed)
    asks = program(demo, demo.one)
    found = asks.ask("POST", "/v1/lookups", {"agent": "alex@care.example", "stated": person.account})[2]
    call = asks.ask("POST", "/v1/calls", {"agent": "alex@care.example", "lookup": found["lookup"]})[2]
    path, body = f'/v1/calls/{call["id"]}/attempts', {"proof": "answer", "spoken": WRONG}
    told = {str(uuid.uuid4()): None for _ in range(8)}

    def risk(key):
        with contextlib.suppress(Exception):
            told[key] = program(demo, demo.one).ask("POST", path, body, {"Idempotency-Key": key})[2]

    threads = [threading.Thread(target=risk, args=[key]) for key in told]
    for thread in threads:
        thread.start()
    time.sleep(chance.random() * 0.4)
    demo.one.kill()
    for thread in threads:
        thread.join()
    acknowledged = [key for key, answer in told.items() if answer and answer.get("result") == "no_match"]
    counted = demo.wrong(person)
    assert len(acknowledged) <= counted <= 3, (told, counted)
    survivor.start()
    demo.rest()
    for key, answer in told.items():
        again = program(demo, survivor).ask("POST", path, body, {"Idempotency-Key": key})[2]
        assert key not in acknowledged or again == answer, "what was acknowledged is answered otherwise"
    assert counted <= demo.wrong(person) <= 3 and demo.attempts(person) <= 3
    assert demo.told(person, "answerWrong") <= demo.wrong(person)
    verified = survivor.command("audit", "verify")
    assert verified.returncode == 0, verified.stderr


@contextlib.contextmanager
def configured(database, setting, value):
    """PostgreSQL has taken it up, until the end."""
    database.sql(f"ALTER SYSTEM SET {setting} = '{value}'", "postgres")
    database.sql("SELECT pg_reload_conf()", "postgres")
    try:
        until(lambda: database.sql(f"SHOW {setting}", "postgres") == value)
        yield
    finally:
        database.sql(f"ALTER SYSTEM RESET {setting}", "postgres")
        database.sql("SELECT pg_reload_conf()", "postgres")


def test_the_database_is_killed_the_moment_after_an_answer(demo, survivor):
    """It writes nothing more, as one without power: what was acknowledged is in the log, which goes on from there. What nobody waits for it
    would write ten seconds later."""
    person = next(demo.people)
    survivor.start()

    def look_up():
        return program(demo, survivor).ask("POST", "/v1/lookups", {"agent": "alex@care.example", "stated": person.account})[0]

    with configured(demo.database, "wal_writer_delay", "10s"):
        for _ in range(4):
            until(lambda: look_up() == 200)
            before = demo.told(person, "accountLookedUp")
            assert look_up() == 200
            demo.database.stop(signal.SIGQUIT)
            demo.database.start()
            assert demo.told(person, "accountLookedUp") == before + 1, "what was acknowledged is lost"
    verified = survivor.command("audit", "verify")
    assert verified.returncode == 0, verified.stderr


def test_nobody_is_told_of_anything_before_the_standby_has_it(demo, survivor):
    """The log's end is let go before that: who waits for the standby holds up nobody else, and all are told at once."""
    # Nodes write what is not in the log as well, and wait for that alone.
    demo.one.stop()
    entries = "SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = audit.kind WHERE k.name = 'auditExported'"
    before, told = demo.number(entries), []
    threads = [threading.Thread(target=lambda: told.append(survivor.command("audit", "export").returncode)) for _ in range(3)]
    with configured(demo.database, "synchronous_standby_names", "nobody"):
        for thread in threads:
            thread.start()
        until(lambda: demo.number(entries) == before + 3, lambda: f"one holds up the others: {demo.number(entries) - before} of 3; {told}")
        time.sleep(1)
        assert not told, "what the standby does not have was acknowledged"
    for thread in threads:
        thread.join()
    assert told == [0, 0, 0] and demo.number(entries) == before + 3


def test_whoever_waits_for_the_standby_is_not_told_where_somebody_cancels_that(demo, survivor):
    """PostgreSQL says then that it is done, and warns that one machine alone has it: a failover would take it back."""
    demo.one.stop()
    entries = "SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = audit.kind WHERE k.name = 'auditExported'"
    before, told = demo.number(entries), []
    thread = threading.Thread(target=lambda: told.append(survivor.command("audit", "export")))
    waits = "FROM pg_stat_activity WHERE application_name = 'countersign' AND wait_event = 'SyncRep'"
    with configured(demo.database, "synchronous_standby_names", "nobody"):
        thread.start()
        until(lambda: demo.number(entries) == before + 1, lambda: str(told))
        until(lambda: demo.database.sql(f"SELECT count(*) {waits}", "postgres") != "0")
        cancelled = demo.database.sql(f"SELECT pg_cancel_backend(pid) {waits}", "postgres")
        thread.join(30)
    thread.join()
    assert "t" in cancelled and told[0].returncode == 69 and "connection to the database was lost" in told[0].stderr, told


def test_neither_a_twin_nor_who_reads_events_is_told_before_the_standby_has_it(demo, survivor):
    """By the other node, which sees what the first has done: a failover would take it back, and nobody has been told of it."""
    person, told = next(demo.people), {}
    survivor.start()
    asks = {"first": program(demo, survivor), "twin": program(demo, demo.one), "reader": program(demo, demo.one)}
    agent, key = {"agent": "alex@care.example"}, {"Idempotency-Key": str(uuid.uuid4())}
    found = asks["first"].ask("POST", "/v1/lookups", {**agent, "stated": person.account})[2]
    call = asks["first"].ask("POST", "/v1/calls", {**agent, "lookup": found["lookup"]})[2]["id"]

    def ask(name, method, path, body=None):
        told[name] = asks[name].ask(method, path, body, key if body else None)

    # Name, end and entry are one transaction.
    ending = ("POST", f"/v1/calls/{call}/end", {"outcome": "ended"})
    threads = [threading.Thread(target=ask, args=[name, *what]) for name, what in (
        ("first", ending), ("twin", ending), ("reader", ("GET", "/v1/events?limit=1000")))]
    before = demo.told(person, "callEnded")
    with configured(demo.database, "synchronous_standby_names", "nobody"):
        threads[0].start()
        until(lambda: demo.told(person, "callEnded") == before + 1, lambda: str(told))
        for thread in threads[1:]:
            thread.start()
        time.sleep(2)
        assert not told, "what the standby does not have was told"
    for thread in threads:
        thread.join()
    assert told["first"][0] == told["twin"][0] == 200 and told["first"][2] == told["twin"][2], told
    assert told["reader"][0] == 200 and demo.told(person, "callEnded") == before + 1


def attempt(demo, two, person, marker, when):
    """A program’s wrong attempt, which it sends again by its key."""
    asks = program(demo, demo.one)
    found = asks.ask("POST", "/v1/lookups", {"agent": "alex@care.example", "stated": person.account})[2]
    call = asks.ask("POST", "/v1/calls", {"agent": "alex@care.example", "lookup": found["lookup"]})[2]
    path, body, key = f'/v1/calls/{call["id"]}/attempts', {"proof": "answer", "spoken": WRONG}, {"Idempotency-Key": str(uuid.uuid4())}
    point = demo.relay.arm(marker, when)
    answer = demo.kill_at(point, lambda: asks.ask("POST", path, body, key))
    counted = demo.wrong(person)
    # The name is claimed with the attempt.
    assert counted == (0 if marker in (CLAIM, TAKE) and when == "commit" else 1)
    two.start()
    demo.rest()
    status, _, told = program(demo, two).ask("POST", path, body, key)
    assert status == 201 and told["result"] in ("no_match", "not_checked"), told
    # Sent again it was done once.
    assert demo.wrong(person) == 1 and demo.attempts(person) == 1
    # A result that was not settled is not known; it stays counted as wrong.
    settled = demo.told(person, "answerWrong") + demo.told(person, "answerNotChecked")
    assert settled <= 1 and (told["result"] != "no_match" or settled == 1), told
    again = program(demo, two).ask("POST", path, body, key)
    assert again[2] == told and demo.wrong(person) == 1
    return isinstance(answer, tuple)


def desk(demo, two, person, marker, when):
    """The right answer at the care desk: what is not known to be settled counts as wrong, and is not given again."""
    brand = demo.brand("northline")
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    page = agent.get(call)
    key, token = page.field("key"), page.field("token")
    point = demo.relay.arm(marker, when)
    answer = demo.kill_at(point, lambda: agent.post(f"{call}/attempts", key=key, said=RIGHT))
    taken = marker == SETTLE or when == "committed"
    settled = (marker, when) == (SETTLE, "committed")
    assert demo.attempts(person) == (1 if taken else 0)
    assert demo.wrong(person) == (1 if taken and not settled else 0)
    two.start()
    other = Client(demo, two.care, "localhost", dict(agent.cookies))
    sent = other.post(f"{call}/attempts", key=key, said=RIGHT, token=token)
    assert sent.status in (200, 303), (sent.status, sent.words)
    verified = demo.number("SELECT count(*) FROM calls JOIN accounts ON accounts.key = calls.account "
                           f"WHERE number_written = '{person.account}' AND verified_at IS NOT NULL")
    assert demo.attempts(person) == 1 and demo.told(person, "answerVerified") == verified
    # The form that is sent again is the same attempt: one that was taken and not settled does not become right by it.
    assert verified == (1 if settled or not taken else 0)
    assert demo.wrong(person) == (0 if verified else 1)
    return hasattr(answer, "status")


def change(demo, two, person, marker, when):
    """A new answer: the old one or the new one is good, never both, never neither."""
    brand = demo.brand("northline")
    owner = Client(demo, demo.one.portal, brand.host).log_in(person)
    page = owner.get("/account/settings/security-question")
    key = page.field("key")
    point = demo.relay.arm(marker, when)
    answer = demo.kill_at(point, lambda: owner.post(
        "/account/settings/security-question", key=key, question="lent-book", answer=OTHER))
    two.start()
    other = Client(demo, two.care, "localhost").log_in(brand.agent)

    assert demo.told(person, "questionChanged") == (1 if when == "committed" else 0)
    good, bad = (OTHER, RIGHT) if when == "committed" else (RIGHT, OTHER)
    wrong = demo.wrong(person)
    other.check(other.open_call(person.account), bad)
    assert demo.wrong(person) == wrong + 1, "both answers are good"
    other.check(other.open_call(person.account), good)
    assert demo.told(person, "answerVerified") == 1, "neither answer is good"
    return hasattr(answer, "status")


def consume(demo, two, person, marker, when):
    """A grant is used once, whatever became of the first who asked."""
    asks = program(demo, demo.one)
    found = asks.ask("POST", "/v1/lookups", {"agent": "alex@care.example", "stated": person.account})[2]
    call = asks.ask("POST", "/v1/calls", {"agent": "alex@care.example", "lookup": found["lookup"]})[2]
    right = asks.ask("POST", f'/v1/calls/{call["id"]}/attempts', {"proof": "answer", "spoken": RIGHT})[2]
    assert right["result"] == "match", right
    path = f'/v1/grants/{right["grant"]["id"]}/consume' if isinstance(right["grant"], dict) else f'/v1/grants/{right["grant"]}/consume'
    key = {"Idempotency-Key": str(uuid.uuid4())}
    point = demo.relay.arm(marker, when)
    answer = demo.kill_at(point, lambda: asks.ask("POST", path, None, key))
    assert demo.told(person, "grantUsed") == (1 if when == "committed" else 0)
    two.start()
    demo.rest()
    again = program(demo, two)
    # Somebody else who has it, and the one who does not know what became of it: one of them at most.
    first = again.ask("POST", path, None, key)
    second = again.ask("POST", path, None, {"Idempotency-Key": str(uuid.uuid4())})
    assert [first[0], second[0]].count(200) <= (0 if when == "committed" else 1) + (1 if first[0] == 200 else 0), (first, second)
    assert second[0] == 409 and demo.told(person, "grantUsed") == 1, (first, second)
    return isinstance(answer, tuple)


def mail(demo, two, person, marker, when):
    """A notice goes out, twice at most, and is never lost."""
    brand = demo.brand("northline")
    owner = Client(demo, demo.one.portal, brand.host).log_in(person)
    page = owner.get("/account/settings/security-question")
    # The one that was killed before has the job no more.
    demo.database.sql("DELETE FROM leases")
    until(lambda: demo.number("SELECT count(*) FROM leases WHERE job = 'mail'") == 1, seconds=15)
    # Any other mail, of that log-in or of somebody before, is none to be killed at: it would keep the change waiting.
    soon = "at < extract(epoch FROM now()) * 1000 + 30000"
    until(lambda: demo.number(f"SELECT count(*) FROM outbox WHERE state = 'waiting' AND {soon}") == 0, seconds=60)
    sent = f"SELECT count(*) FROM outbox WHERE state = 'sent' AND kind = 'questionChanged' AND email = '{person.email}'"
    point = demo.relay.arm(marker, when)
    owner_answers = []

    def save():
        # The change is acknowledged; what is killed is the mail of it, a moment later.
        owner_answers.append(owner.post("/account/settings/security-question", key=page.field("key"), question="lent-book", answer=OTHER))
        point.reached.wait(20)
        raise OSError("the node is dead")

    demo.kill_at(point, save, first=lambda: until(lambda: owner_answers, seconds=10))
    assert owner_answers[0].status == 303 and demo.told(person, "questionChanged") == 1
    assert demo.number(sent) == (1 if when == "committed" else 0)
    # In place of 20 seconds.
    demo.database.sql("UPDATE leases SET until = 0")
    two.start()
    until(lambda: demo.number(sent) == 1, seconds=30)
    mails = [file for node in (demo.one, two) for file in (node.data / "mail").glob("*") if person.email in file.read_text(errors="replace")
             and re.search(r"(?im)^subject:.*question", file.read_text(errors="replace"))]
    assert 1 <= len(mails) <= 2, mails
    return False
