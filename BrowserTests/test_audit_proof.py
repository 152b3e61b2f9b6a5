"""The audit log as proof: verified by command and on the care desk, exported, tampered with, cut, killed."""
import contextlib
import json
import os
import signal
import shutil
import sqlite3
import subprocess
import threading
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
import chain
import log_lines
from conftest import start_demo
from pages import Supervision
from server import BINARY
from web import Client
from words import PROOF

PAGE = "/supervision/audit-log/verification"


@contextlib.contextmanager
def without_triggers(path):
    """A database to change as somebody does who may write to it: no trigger is in the way, and each is there again after."""
    with sqlite3.connect(path, timeout=20) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, sql in triggers:
            db.execute(sql)
    db.close()


def verify(demo, *words):
    return demo.command("audit", "verify", *map(str, words))


def public_key(demo):
    return demo.command("audit", "public-key").stdout.strip()


@pytest.fixture
def other(tmp_path_factory):
    """A demo of its own, whose log may be spoiled."""
    server = start_demo(tmp_path_factory, fresh=True)
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture(scope="module")
def export(demo, tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "audit.jsonl"
    done = demo.command("audit", "export")
    assert done.returncode == 0, done.stderr
    path.write_text(done.stdout)
    return path


def tampered(export, tmp_path, change):
    """A copy of an export whose lines went through `change`."""
    copy = tmp_path / "copy.jsonl"
    lines = change(export.read_text().splitlines())
    copy.write_text("\n".join(lines) + "\n")
    return copy


def line_of(lines, number):
    return next(place for place, line in enumerate(lines) if json.loads(line).get("number") == number)


def test_a_log_is_verified_beside_the_running_server(demo):
    done = verify(demo)
    assert done.returncode == 0 and "as it was recorded" in done.stdout, done.stderr
    told = json.loads(verify(demo, "--json").stdout)
    assert told["entries"] >= told["signed"] > 100


def test_entries_written_by_the_documented_rules_are_taken_for_ours(other):
    chain.write(other, [(backdoor.now(), "lookUpFailed", None)] * 3)
    other.stop()
    told = json.loads(verify(other, "--json").stdout)
    assert told["signed"] == told["entries"]


def test_an_export_is_verified_with_the_public_key_alone(demo, export, tmp_path):
    key = public_key(demo)
    done = subprocess.run(
        [BINARY, "audit", "verify", export, "--public-key", key], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 0 and "as it was recorded" in done.stdout, done.stderr
    done = verify(demo, export, "--public-key", "00" * 32)
    assert done.returncode == 65 and "a key that is not to be trusted" in done.stderr


def change_word(lines):
    place = line_of(lines, 50)
    return [*lines[:place], lines[place].replace('"at":1', '"at":2'), *lines[place + 1:]]


def remove(lines):
    place = line_of(lines, 50)
    return lines[:place] + lines[place + 1:]


def repeat(lines):
    place = line_of(lines, 50)
    return lines[:place + 1] + lines[place:]


def swap(lines):
    place = line_of(lines, 50)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return lines


def cut(lines):
    return lines[:line_of(lines, 50)]


def cut_with_another_end(lines):
    return [*lines[:line_of(lines, 50)], '{"end":49}']


@pytest.mark.parametrize("change, named", [
    (change_word, "entry 50 was changed"), (remove, "entry 50 is missing"), (repeat, "entry 50 is out of its place"),
    (swap, "entry 50 is missing"), (cut, "not that of a whole log"), (cut_with_another_end, "nothing in it is signed"),
])
def test_a_changed_export_is_refused_and_the_entry_named(demo, export, tmp_path, change, named):
    done = verify(demo, tampered(export, tmp_path, change), "--public-key", public_key(demo))
    assert done.returncode == 65 and named in done.stderr, done.stderr


def test_what_is_no_log_is_said_so(demo, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam\n")
    done = verify(demo, tmp_path / "letter.txt", "--public-key", public_key(demo))
    assert done.returncode == 65 and "line 1 is not that of a whole log" in done.stderr
    done = verify(demo, tmp_path / "nothing.txt", "--public-key", public_key(demo))
    assert done.returncode == 66 and "no such file" in done.stderr
    assert verify(demo, tmp_path / "letter.txt").returncode == 64
    assert verify(demo, tmp_path / "letter.txt", "--public-key", "abc").returncode == 65


def test_a_full_disk_is_not_taken_for_an_export(demo):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [BINARY, "audit", "export", "--config", demo.data / "countersign.yaml"], stdout=full, stderr=subprocess.PIPE,
            text=True, timeout=60)
    assert done.returncode == 74 and "disk is full" in done.stderr


def test_a_cut_tail_is_noticed_by_what_is_kept_outside(other):
    other.stop()
    assert verify(other).returncode == 0
    with without_triggers(other.data / "database.sqlite") as db:
        db.execute("DELETE FROM audit WHERE number > 50")
        db.execute("DELETE FROM audit_checkpoints WHERE number > 50")
    done = verify(other)
    assert done.returncode == 65 and "its end was cut off" in done.stderr, done.stderr


def test_a_change_of_what_is_signed_is_found_by_verifying(other):
    other.stop()
    with without_triggers(other.data / "database.sqlite") as db:
        db.execute("UPDATE audit SET detail = 'another' WHERE number = (SELECT max(number) FROM audit)")
    done = verify(other)
    assert done.returncode == 65 and "was changed" in done.stderr


def test_a_log_that_was_cut_is_not_signed_again_by_an_export(other):
    other.stop()
    with without_triggers(other.data / "database.sqlite") as db:
        db.execute("DELETE FROM audit WHERE number > 50")
        db.execute("DELETE FROM audit_checkpoints WHERE number > 50")
    done = other.command("audit", "export")
    assert done.returncode == 65 and "its end was cut off" in done.stderr and not done.stdout
    assert verify(other).returncode == 65


def test_a_copy_that_was_cut_with_its_checkpoints_is_noticed_with_the_witness(other, tmp_path):
    key = public_key(other)
    Client.of_desk(other).log_in(other.brands[0].agent)
    other.stop()
    copy = tmp_path / "copy.sqlite"
    shutil.copy(other.data / "database.sqlite", copy)
    with without_triggers(copy) as db:
        first = db.execute("SELECT min(number) FROM audit_checkpoints").fetchone()[0]
        db.execute("DELETE FROM audit WHERE number > ?", [first])
        db.execute("DELETE FROM audit_checkpoints WHERE number > ?", [first])
    assert verify(other, copy, "--public-key", key).returncode == 0, "nothing in a copy tells where it ended"
    done = verify(other, copy, "--public-key", key, "--witness", other.data / "audit-witness")
    assert done.returncode == 65 and "its end was cut off" in done.stderr


def change_key(demo):
    old = json.loads(demo.command("key", "list", "--json").stdout)["keys"][-1]["id"]
    for words in (["key", "add"], ["key", "rotate"], ["key", "retire", old, "--at-once"]):
        done = demo.command(*words)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("running", [True, False], ids=["beside the server", "without one"])
def test_a_log_is_sound_after_its_keys_have_changed(other, tmp_path, running):
    first = public_key(other)
    if not running:
        other.stop()
    for _ in range(2):
        change_key(other)
        assert verify(other).returncode == 0, verify(other).stderr
    export = tmp_path / "audit.jsonl"
    export.write_text(other.command("audit", "export").stdout)
    assert first != public_key(other)
    for key in (first, public_key(other)):
        assert verify(other, export, "--public-key", key).returncode == 0
    other.stop()
    other.start()
    Client.of_desk(other).log_in(other.brands[0].agent)
    other.stop()
    assert verify(other).returncode == 0 and not log_lines.complaints(other.log)


def test_two_who_sign_at_once_leave_a_log_that_can_be_signed(other):
    runs = [subprocess.Popen(
        [BINARY, "audit", "export", "--config", other.data / "countersign.yaml"], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True) for _ in range(6)]
    for run in runs:
        assert run.wait(timeout=60) == 0, run.stderr.read()
    other.stop()
    assert not log_lines.complaints(other.log) and verify(other).returncode == 0


def test_a_database_that_was_put_back_is_noticed_at_start(other):
    other.stop()
    shutil.copy(other.data / "database.sqlite", other.folder / "old.sqlite")
    other.start()
    Client.of_desk(other).log_in(other.brands[0].agent)
    other.stop()
    shutil.copy(other.folder / "old.sqlite", other.data / "database.sqlite")
    other.start()
    assert "an older database put back" in other.log.read_text()
    other.stop()


def test_entries_of_many_at_once_are_one_chain_even_after_a_kill(other):
    brand = other.brands[0]
    people = [backdoor.new_account(other, brand) for _ in range(4)]
    backdoor.spare_agents(other)
    stop = threading.Event()

    def look_up(person):
        try:
            agent = Client.of_desk(other).log_in(brand.agent)
            while not stop.is_set():
                agent.post("/look-ups", stated=person.account)
        except OSError:
            pass  # the server was killed

    threads = [threading.Thread(target=look_up, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    before = backdoor.run(other, "SELECT max(number) FROM audit")[0][0]
    while backdoor.run(other, "SELECT max(number) FROM audit")[0][0] < before + 60:
        assert other.process.poll() is None
    os.kill(other.process.pid, signal.SIGKILL)
    other.process.wait()
    stop.set()
    for thread in threads:
        thread.join()
    done = verify(other)
    assert done.returncode == 0, done.stderr
    other.start()
    assert backdoor.run(other, "SELECT count(*) = max(number) FROM audit") == [(1,)]
    other.stop()
    told = json.loads(verify(other, "--json").stdout)
    assert told["signed"] == told["entries"], "the server signs the last entry when it stops"


def test_configuration_start_and_stop_are_in_the_log(other):
    other.stop()
    configuration = other.data / "countersign.yaml"
    configuration.write_text(configuration.read_text() + "\nlog:\n  level: info\n")
    other.start()
    other.stop()
    kinds = [kind for (kind,) in backdoor.run(
        other, "SELECT k.name FROM audit JOIN audit_kinds k ON k.key = kind WHERE k.name LIKE 'server%' "
               "OR k.name LIKE 'conf%' ORDER BY number")]
    assert kinds == ["serverStarted", "serverStopped", "configurationChanged", "serverStarted", "serverStopped"]


def test_a_sealed_answer_that_was_moved_to_another_account_is_named(other):
    theirs, mine = (backdoor.account_id(other, other.brands[n].owner) for n in (0, 1))
    assert verify(other).returncode == 0
    backdoor.run(
        other, "UPDATE answers SET (key_id, nonce, salt, memory_mib, passes, sealed) = "
               "(SELECT key_id, nonce, salt, memory_mib, passes, sealed FROM answers w JOIN accounts a ON a.key = w.account "
               " WHERE a.id = ?) WHERE account = (SELECT key FROM accounts WHERE id = ?)",
        uuid.UUID(mine).bytes, uuid.UUID(theirs).bytes)
    done = verify(other)
    assert done.returncode == 65 and f"the answer of account {theirs}" in done.stderr, done.stderr


def test_a_supervisor_verifies_the_log(demo, brand, language, new_page):
    words = PROOF[language]
    locale = "en-GB" if language == "en" else "fr-FR"
    desk = Supervision(demo, language, new_page(locale=locale)).log_in(brand.supervisor)
    desk.open("/supervision/audit-log")
    desk.page.get_by_role("link", name=words["title"]).click()
    desk.page.get_by_role("button", name=words["verify"]).click()
    expect(desk.page.get_by_role("status")).to_contain_text(words["sound"])
    expect(desk.page.locator("main")).to_contain_text(words["latest"])


def test_a_supervisor_sees_what_is_wrong(other, new_page):
    with without_triggers(other.data / "database.sqlite") as db:
        db.execute("UPDATE audit SET address = '192.0.2.1' WHERE number = 50")
    for brand, language in zip(other.brands, ("en", "fr")):
        words = PROOF[language]
        locale = "en-GB" if language == "en" else "fr-FR"
        desk = Supervision(other, language, new_page(locale=locale)).log_in(brand.supervisor)
        desk.open(PAGE)
        desk.page.get_by_role("button", name=words["verify"]).click()
        expect(desk.page.get_by_role("alert")).to_contain_text(words["changed"])


def test_an_agent_may_not_verify(demo, brand):
    agent = Client.of_desk(demo).log_in(brand.agent)
    assert agent.get(PAGE).status == 403
    agent.get("/")
    assert agent.post(PAGE).status == 403
