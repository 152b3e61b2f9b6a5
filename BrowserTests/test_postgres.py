"""Two nodes on one PostgreSQL behind HAProxy, each request going to either: people notice nothing of it, nor of a node that dies."""
import contextlib
import json
import os
import random
import re
import signal
import subprocess
import threading
import time
import uuid

import pytest
from playwright.sync_api import expect

import test_secrets
import typed
from log_lines import faults
from pages import Desk, Office
from postgres import OWNER, PASSWORD, SERVER, Cluster, running, until
from server import PROJECT, Demo
from test_api import Program
from test_lookup import STATES
from web import Client

pytestmark = pytest.mark.postgres
NEW_ANSWER = "Brinquebaler Ostrogoth"
WRONG = "Nothing of the Kind"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with running(Cluster(tmp_path_factory.mktemp("cluster"))) as cluster:
        yield cluster


def logged(node, event):
    # Without a line that is being written.
    lines = [json.loads(line) for line in node.log.read_text().rpartition("\n")[0].splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("event") == event]


def requests_of(node):
    return len(logged(node, "request.served"))


@pytest.mark.parametrize("brand_id, spoken", [("northline", "en"), ("atelier-vingt", "fr")])
def test_a_new_answer_is_given_by_telephone_whichever_node_serves(demo, new_page, brand_id, spoken):
    brand, language = demo.brand(brand_id), spoken
    office = Office(demo, brand, language, new_page())
    # By the page: the steps of a log-in, and what its forms carry, come back to the other node.
    office.open("/login")
    office.fill_log_in(brand.owner)
    expect(office.page.locator("form[action='/logout']")).to_be_visible()
    office.speak()
    office.edit("stuffed-toy-name", NEW_ANSWER)
    expect(office.page.get_by_text(office.words["saved"])).to_be_visible()
    desk = Desk(demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR")).log_in(brand.agent)
    desk.open_call(brand.owner.account)
    desk.check(WRONG)
    expect(desk.result).to_contain_text(desk.words["wrong"])
    desk.check(NEW_ANSWER.upper())
    expect(desk.result).to_contain_text(desk.words["verified"])
    desk.button("end").click()
    expect(desk.result).to_contain_text(desk.words["ended verified"])
    assert all(requests_of(node) > 5 for node in demo.nodes)


def test_what_one_node_has_found_is_opened_by_the_other(demo):
    """A question that is locked is said first; the ticket that leads on is sealed by a key of the ring."""
    brand = demo.brands[0]
    agent = Client.of_desk(demo).log_in(brand.agent)
    for finds, opens in (demo.nodes, demo.nodes[::-1]):
        agent.port = finds.care
        found = agent.follow(agent.look_up(STATES[brand.id]["locked"]))
        agent.port = opens.care
        opened = agent.post("/calls", ticket=found.field("ticket"), key=found.field("key"))
        assert opened.location.startswith("/calls/"), opened.location
        agent.post(f"{opened.location}/ending", ending="ended")


def test_one_node_does_what_only_one_does_at_a_time(demo):
    taken = {line["attributes"]["task"]: node.name for node in demo.nodes for line in logged(node, "lease.taken")}
    assert set(taken) == {"sweep", "sign", "mail", "stream"}
    status = json.loads(demo.nodes[1].command("database", "status", "--json").stdout)
    assert [node["name"] for node in status["nodes"]] == ["one", "two"] and status["missingMigrations"] == []
    assert len({node["configuration"] for node in status["nodes"]}) == 1
    for node in demo.nodes:
        until(lambda node=node: (node.data / "audit-witness").exists(), seconds=10)


def test_the_doctor_and_commands_of_a_file_say_how_it_is(demo):
    doctor = demo.nodes[0].command("doctor").stdout
    assert re.search(r"database: PostgreSQL 1\d.* at postgresql://127\.0\.0\.1:\d+/countersign, no replica seen", doctor), doctor
    assert "does not wait for its disk" in doctor
    backup = demo.nodes[0].command("backup", str(demo.folder / "copy.sqlite"))
    assert backup.returncode == 64 and "pg_dump" in backup.stderr
    assert_nightly_copy_is_left_out(demo.nodes[0], demo.folder)
    refused = demo.nodes[0].command("doctor", "--database", f"postgresql://{SERVER}:{PASSWORD}@127.0.0.1/x")
    assert refused.returncode == 78 and PASSWORD not in refused.stdout + refused.stderr
    assert "without a password" in refused.stdout
    wrong = demo.folder / "wrong"
    wrong.write_text("something else\n")
    told = demo.nodes[0].command("account", "list", "--brand", "northline", COUNTERSIGN_DATABASE_PASSWORD_FILE=str(wrong))
    assert told.returncode == 69 and "password authentication failed" in told.stderr and "Check that it runs" in told.stderr
    # The role of a server takes nothing away from the log, and changes no schema.
    for statement in ("DROP TABLE audit", "ALTER TABLE audit DISABLE TRIGGER ALL", "TRUNCATE audit", "DELETE FROM audit"):
        with pytest.raises(Exception, match="non-zero exit status"):
            demo.database.sql(f"SET ROLE {SERVER}; {statement}")
    assert demo.nodes[0].command("audit", "verify").returncode == 0


def assert_nightly_copy_is_left_out(node, folder):
    """By the package's own script: it ends well, makes no copy, and takes none away that was made before."""
    old = folder / "countersign-2026-01-01T023000Z.sqlite"
    old.write_text("of before")
    os.utime(old, (time.time() - 30 * 86_400,) * 2)
    script = (PROJECT / "Packaging/debian/backup").read_text().replace("/usr/bin/countersign", str(node.binary))
    script = script.replace("/etc/countersign/countersign.yaml", str(node.data / "countersign.yaml"))
    done = subprocess.run(["sh", "-c", script], env={**node.environment, "BACKUP_FOLDER": str(folder)}, capture_output=True, text=True)
    assert done.returncode == 0 and "Nothing is copied" in done.stderr, done.stderr
    assert [copy.name for copy in folder.glob("countersign-*.sqlite*")] == [old.name]


class Enough(Exception):
    """An agent is told to wait."""


class UnderWay(Exception):
    """What the node took with it counts as being done, for a minute (docs/postgresql.md)."""


class Load:
    """Programs that look up, open calls and end them, and ask again with the same key where nobody answered."""

    def __init__(self, demo):
        self.demo, self.calls, self.errors, self.under_way, self.over = demo, [], [], [], threading.Event()
        self.lock = threading.Lock()
        # Each with an account of its own: a call about one that is called about already is that call.
        accounts = demo.database.sql(
            "SELECT number_written FROM accounts JOIN brands ON brands.key = accounts.brand WHERE brands.id = 'northline' AND "
            f"status = 'active' AND number_written <> '{demo.brand('northline').owner.account}' ORDER BY 1 LIMIT 4").splitlines()
        assert len(accounts) > 1
        # A new hour of look-ups.
        demo.database.sql("DELETE FROM look_ups")
        self.threads = [threading.Thread(target=self.run, args=[account]) for account in accounts]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def run(self, account):
        program = Program(self.demo)
        with contextlib.suppress(Enough):
            self.call_on_and_on(program, account)

    def call_on_and_on(self, program, account):
        left = set()
        while not self.over.wait(0.2):
            with contextlib.suppress(UnderWay):
                found = self.ask(program, "/v1/lookups", {"agent": "alex@care.example", "stated": account})
                call = self.ask(program, "/v1/calls", {"agent": "alex@care.example", "lookup": found["lookup"]})
                with self.lock:
                    # One whose end is under way is told again: an agent has one open call about an account.
                    if call["id"] not in left:
                        self.calls.append(call["id"])
                    left = {call["id"]}
                self.ask(program, f'/v1/calls/{call["id"]}/end', {"outcome": "ended"})
                left = set()

    def ask(self, program, path, body):
        key, begun = str(uuid.uuid4()), time.monotonic()
        while True:
            try:
                status, headers, answer = program.ask("POST", path, body, {"Idempotency-Key": key})
            except OSError:
                status, headers, answer = None, {}, None
            except Exception as error:  # An answer that breaks off.
                status, headers, answer = None, {}, str(error)
            if status and status < 300:
                return answer
            if status == 429:
                # The agent’s hour of look-ups is used up: enough of a load.
                raise Enough()
            if status == 409 and answer["type"] == "/problems/idempotency-in-progress":
                with self.lock:
                    self.under_way.append(path)
                raise UnderWay()
            assert status in (None, 503, 502), (path, status, answer)
            with self.lock:
                self.errors.append(time.monotonic())
            assert time.monotonic() - begun < 20, (path, status, answer)
            time.sleep(0.1)


@pytest.fixture
def node_that_dies(demo):
    """It is there again afterwards, whatever came of it."""
    yield demo.nodes[0]
    demo.nodes[0].start()


def test_a_node_that_is_killed_takes_nothing_with_it(demo, node_that_dies):
    """Of what was acknowledged nothing is lost, and nothing is done twice; no guess is given more than the budget has."""
    one, two = node_that_dies, demo.nodes[1]
    program = Program(demo)
    call = program.open_call(demo)
    before = budget(demo)
    with Load(demo) as load:
        time.sleep(2)
        guesses, told = [], []

        def guess():
            status, _, answer = Program(demo).ask(
                "POST", f'/v1/calls/{call["id"]}/attempts', {"proof": "answer", "spoken": WRONG})
            told.append((status, answer.get("result") or answer["type"]))

        def risk():
            try:
                guess()
            except Exception as error:
                told.append((None, str(error)))

        for _ in range(12):
            guesses.append(threading.Thread(target=risk))
            guesses[-1].start()
        time.sleep(0.05)
        killed = time.monotonic()
        one.kill()
        for thread in guesses:
            thread.join()
        time.sleep(4)
    assert len(load.calls) >= 10, "there was no load"
    # Every call that somebody was told of is there, once.
    there = demo.database.sql("SELECT encode(id, 'hex') FROM calls").splitlines()
    wanted = [call.replace("-", "") for call in load.calls]
    assert len(set(wanted)) == len(wanted) and not set(wanted) - set(there), "a call was lost"
    last = max([error - killed for error in load.errors], default=0)
    assert last < 2, f"errors until {last:.1f} s after the kill"
    # No more than each program had under way at that moment.
    assert len(load.under_way) <= len(load.threads), load.under_way
    acknowledged = [result for status, result in told if status == 201 and result == "no_match"]
    spent = budget(demo) - before
    assert 1 <= len(acknowledged) <= spent <= 5, (told, spent)
    print(f"{len(load.calls)} calls, {len(load.errors)} errors, the last {last:.2f} s after the kill; {len(acknowledged)} of "
          f"{len(told)} guesses answered as wrong, {spent} counted")
    # Its jobs are the other's, soon.
    until(lambda: {line["attributes"]["task"] for line in logged(two, "lease.taken")} == {"sweep", "sign", "mail", "stream"}, seconds=30)
    assert two.command("audit", "verify").returncode == 0


def budget(demo):
    return int(demo.database.sql(
        "SELECT wrong_in_all FROM answers JOIN accounts ON accounts.key = answers.account JOIN brands ON brands.key = accounts.brand "
        f"WHERE brands.id = 'northline' AND accounts.number_written = '{demo.brand('northline').owner.account}'"))


def test_a_node_that_is_told_to_stop_says_so_before_it_does(demo):
    one = demo.nodes[0]
    one.process.send_signal(signal.SIGTERM)
    until(lambda: not Demo.is_ready(one.portal), seconds=2)
    # It serves on meanwhile.
    client = Client(demo, one.portal, demo.brand("northline").host)
    assert client.get("/login").status == 200
    assert one.process.wait(timeout=20) == 0
    one.start()


def test_a_database_that_is_away_is_503_and_comes_back_by_itself(demo):
    brand = demo.brand("northline")
    client = Client.of_portal(demo, brand).log_in(brand.owner)
    demo.database.stop(signal.SIGQUIT)
    node = demo.nodes[0]
    direct = Client(demo, node.portal, brand.host, dict(client.cookies))
    answer = direct.get("/account/settings")
    assert answer.status == 503 and int(answer.header("retry-after")) <= 5
    assert not Demo.is_ready(node.portal)
    told = node.command("doctor").stdout
    assert "PROBLEM  database: PostgreSQL cannot be reached" in told and "Connection refused" in told, told
    demo.database.start()
    until(lambda: all(node.is_ready() for node in demo.nodes) and Demo.is_ready(demo.portal), seconds=20)
    assert client.get("/account/settings").status == 200


def test_a_node_without_the_key_is_not_ready_and_a_rotation_waits_until_it_has_it(demo):
    one, two = demo.nodes
    assert one.command("key", "add").returncode == 0
    # The one that has it seals with it; the other one says what it lacks.
    until(lambda: logged(one, "key-ring.changed"), seconds=10)
    until(lambda: not Demo.is_ready(two.portal), seconds=15)
    assert logged(two, "node.lacks-key")
    newest = logged(one, "key-ring.changed")[-1]["attributes"]["sealing"]
    rotation = one.begin("key", "rotate")
    try:
        waits, told = f"Waiting until the node two has the key {newest}.\n", []
        while (line := rotation.stderr.readline()) != waits:
            told.append(line)
            assert line, told
        time.sleep(2)
        assert rotation.poll() is None
        assert sealed_by(demo, newest) == 0, "two could not open it"
        assert sealed_by(demo) > 10
    finally:
        (two.data / "key-ring").write_bytes((one.data / "key-ring").read_bytes())
        proof, complaints = rotation.communicate(timeout=60)
    assert rotation.returncode == 0 and proof.startswith(f"Everything is under {newest}."), complaints
    assert sealed_by(demo, newest) == sealed_by(demo) > 10
    until(two.is_ready, seconds=15)
    until(lambda: Demo.is_ready(demo.portal), seconds=5)
    assert Client.of_portal(demo, demo.brand("northline")).log_in(demo.brand("northline").owner)


def sealed_by(demo, key=None):
    """How many answers and passwords are, or are at all."""
    which = f"WHERE key_id = '{key}'" if key else ""
    return sum(int(demo.database.sql(f"SELECT count(*) FROM {table} {which}")) for table in ("answers", "passwords"))


def test_a_node_with_other_settings_is_told_once_by_both(demo):
    one, two = demo.nodes
    recorded = "SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = audit.kind WHERE k.name = 'configurationChanged'"
    before, file = int(demo.database.sql(recorded)), two.data / "countersign.yaml"
    text = file.read_text()
    two.stop()
    file.write_text(text.replace("id: northline\n", "id: northline\n    policy: {recent-change: code}\n", 1))
    try:
        two.start()
        until(lambda: logged(one, "node.differs") and logged(two, "node.differs"), seconds=15)
        # Each says that it lives once more, and again.
        time.sleep(11)
        for node, other in ((one, "two"), (two, "one")):
            assert [line["attributes"]["node"] for line in logged(node, "node.differs")] == [other]
        assert int(demo.database.sql(recorded)) == before + 1, "by the node that was started with it"
    finally:
        two.stop()
        file.write_text(text)
        two.start()
    until(lambda: Demo.is_ready(demo.portal), seconds=5)


def test_doctor_says_what_does_not_fit_the_other_nodes(demo):
    one = demo.nodes[0]
    until(lambda: "2 nodes running" in one.command("doctor").stdout, seconds=15)
    assert "of another version" not in one.command("doctor").stdout.lower()
    # Of the 60 that this PostgreSQL takes.
    told = one.command("doctor", COUNTERSIGN_DATABASE_POOL="26")
    assert told.returncode == 0 and "WARN     database: 2 nodes make up to 56 connections, each with a pool of 26" in told.stdout, told.stdout
    told = one.command("doctor", COUNTERSIGN_DATABASE_POOL="54")
    assert told.returncode == 78 and "PROBLEM  database: database.pool is 54" in told.stdout, told.stdout
    demo.database.sql("UPDATE nodes SET version = '0.0.1' WHERE name = 'two'")
    told = one.command("doctor").stdout
    assert re.search(r"WARN     database: Of another version than this program \(.*\) is two \(0\.0\.1\)", told), told
    # As its start wrote it.
    demo.database.sql("UPDATE nodes SET version = (SELECT max(version) FROM nodes WHERE name = 'one') WHERE name = 'two'")


def test_an_erased_account_is_looked_for_in_every_row_and_its_receipt_promises_no_more(demo):
    database, node, mark = demo.database, demo.nodes[0], "".join(random.choices("bcdfghklmnprstvwz", k=10))
    account, name, phone = f"ER-{random.randrange(10**7, 10**8)}", f"Ottoline {mark}", f"+1416555{random.randrange(1000, 9999)}"
    for change, *words in (["add", "--number", account, "--company", f"Quartzmill {mark}", "--phone", phone, "--name", name, "--email",
                            f"{mark}@quartzmill.example", "--language", "en"], ["close", account]):
        done = node.command("account", change, "--brand", "northline", *words)
        assert done.returncode == 0, done.stderr
    id = database.sql(f"SELECT encode(id, 'hex') FROM accounts WHERE number_written = '{account}'")
    planted = [name, phone.lstrip("+"), id]
    before = rows(database)
    assert all(value in before for value in planted)
    # Where nobody would look: the name is one of a node, as well.
    database.sql("INSERT INTO nodes (id, name, version, key_ids, configuration, started_at, seen_at, schema) SELECT decode(md5('x'), 'hex'), "
                 f"'{name}', version, key_ids, configuration, started_at, seen_at, schema FROM nodes LIMIT 1")
    path = demo.folder / "erased.json"
    erased = node.command("account", "erase", account, "--brand", "northline", "--yes", "--receipt", str(path))
    assert erased.returncode == 70 and "1 of their values still stand" in erased.stderr, erased.stderr
    receipt = json.loads(path.read_text())
    assert receipt["search"]["found"] == 1 and receipt["search"]["values"] >= 5
    assert receipt["search"]["files"] == [] and receipt["search"]["bytes"] > 100_000
    assert set(receipt["remainsUntil"]) == {"deadRows", "writeAheadLog", "replicasAndBackups"}
    assert "isLogEmptied" not in receipt and mark not in path.read_text()
    database.sql("DELETE FROM nodes WHERE id = decode(md5('x'), 'hex')")
    after = rows(database)
    assert not any(value in after for value in [*planted, mark])
    assert node.command("audit", "verify").returncode == 0


def rows(database):
    """Every row of every table, as a dump has them."""
    return database.call("pg_dump", "--data-only", "-h", database.folder, "-p", database.port, "-U", OWNER, "countersign")


def test_a_dump_is_restored_and_proved_by_the_documented_steps(demo):
    database = demo.database
    before = int(database.sql("SELECT max(number) FROM audit"))
    database.call("pg_dump", "--format=custom", "-h", database.folder, "-p", database.port, "-U", OWNER,
                  "-f", database.folder / "countersign.dump", "countersign")
    database.sql(f"CREATE DATABASE drill OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", "postgres")
    database.call("pg_restore", "--exit-on-error", "--no-owner", "-h", database.folder, "-p", database.port, "-U", OWNER,
                  "-d", "drill", database.folder / "countersign.dump")
    node = demo.nodes[0]
    drilled = database.url(OWNER, "drill")
    for command in (["doctor"], ["audit", "verify"]):
        done = node.command(*command, COUNTERSIGN_DATABASE_URL=drilled)
        if command == ["doctor"]:
            assert re.search(r"database: PostgreSQL .*of this version, fits the key ring", done.stdout), done.stdout
        else:
            assert done.returncode == 0, done.stderr
    assert int(database.sql("SELECT max(number) FROM audit", "drill")) >= before > 50


def test_no_answer_and_no_password_is_in_the_database_its_log_or_its_dump(demo):
    """With every statement and every parameter in the server's log."""
    database = demo.database
    dump = database.call("pg_dump", "-h", database.folder, "-p", database.port, "-U", OWNER, "countersign")
    (database.folder / "plain.sql").write_text(dump)
    # What stands in memory only is written out, so that it is searched as well.
    database.sql("CHECKPOINT", "postgres")
    assert database.log.stat().st_size > 1_000_000 and "execute <unnamed>" in database.log.read_text()
    assert NEW_ANSWER in typed.secrets() and PASSWORD in typed.secrets()

    class Written:
        folder = database.folder

    texts = set(typed.secrets()) | {PASSWORD}
    found = test_secrets.search([Written, demo], texts | test_secrets.canonical_forms({NEW_ANSWER, WRONG, demo.brand("northline").owner.answer}))
    found = [place for place in found if not place.endswith(" in password")]
    assert not found, found
    # The search finds what is there.
    assert test_secrets.search([Written], {"NORTHLINE"})
    # What libpq says by itself while it connects to a server that is being ended.
    notice = "WARNING:  terminating connection due to immediate shutdown command"
    for node in demo.nodes:
        assert not [fault for fault in faults(node.log) if notice not in fault], faults(node.log)[:3]
