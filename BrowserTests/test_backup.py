"""A backup taken under load, restored on an empty machine by the documented steps."""
import json
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import uuid

import pytest

import backdoor
from conftest import assert_calm
from server import BINARY, Demo
from web import Client


# Of one account's answer within an hour.
MOST_CHANGES = 3


class Load(threading.Thread):
    """Changes questions and checks the answers, again and again, and notes what was acknowledged. Once each account has had
    its changes of the hour, it goes on checking."""

    def __init__(self, demo, brand):
        super().__init__()
        self.demo, self.over, self.changes, self.checks = demo, threading.Event(), 0, 0
        self.people = [backdoor.new_account(demo, brand) for _ in range(4)]
        self.owners = [Client.of_portal(demo, brand).log_in(person) for person in self.people]
        self.agent = Client.of_desk(demo).log_in(brand.agent)

    def run(self):
        answers = [person.answer for person in self.people]
        while not self.over.is_set():
            turn, place = divmod(self.checks, len(self.people))
            if turn < MOST_CHANGES:
                answers[place] = f"Chronicle of {uuid.uuid4().hex[:10]}"
                self.owners[place].set_answer("lent-book", answers[place])
                self.changes += 1
            call = self.agent.open_call(self.people[place].account)
            self.agent.check(call, answers[place])
            self.checks += 1


@pytest.fixture(scope="module")
def backup(demo, tmp_path_factory):
    """A backup that was made while two people worked; with what had been acknowledged before it began."""
    path = tmp_path_factory.mktemp("safe") / "countersign.sqlite"
    backdoor.spare_agents(demo)
    loads = [Load(demo, brand) for brand in demo.brands]
    for load in loads:
        load.start()
    while min(load.checks for load in loads) < 3:
        time.sleep(0.05)
    last = backdoor.new_account(demo, demo.brand("northline"))
    before = [(load.people, load.changes, load.checks) for load in loads]
    done = demo.command("backup", str(path), "--json")
    for load in loads:
        load.over.set()
        load.join()
    assert done.returncode == 0, done.stderr
    assert all(load.checks > count for load, (_, _, count) in zip(loads, before)), "nobody was kept waiting"
    return path, json.loads(done.stdout), before, last


def test_everything_acknowledged_before_is_in_it(backup):
    path, report, before, last = backup
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        assert copy.execute("SELECT 1 FROM accounts WHERE company = ?", [last.company]).fetchall()
        for people, changes, checks in before:
            kinds = [row[0] for row in copy.execute(
                "SELECT k.name FROM audit e JOIN audit_kinds k ON k.key = e.kind JOIN accounts a ON a.id = e.account "
                "WHERE a.company IN (?, ?, ?, ?)", [person.company for person in people])]
            assert kinds.count("questionChanged") >= changes >= 3 and kinds.count("answerVerified") >= checks >= 3
        assert report["accounts"] == copy.execute("SELECT count(*) FROM accounts").fetchone()[0]
        assert copy.execute("SELECT count(*) FROM audit JOIN audit_kinds k ON k.key = kind "
                            "WHERE k.name = 'backupMade'").fetchone()[0] == 1
    copy.close()


def test_it_is_private_has_a_checksum_and_no_key(demo, backup):
    path, report, _, _ = backup
    assert {name.name for name in path.parent.iterdir()} == {path.name, path.name + ".sha256"}
    assert path.stat().st_mode & 0o777 == 0o600
    subprocess.run(["sha256sum", "--check", "--strict", path.name + ".sha256"], cwd=path.parent, check=True)
    ring = (demo.data / "key-ring").read_text().splitlines()[1:]
    ring = [line for line in ring if not line.startswith("#")]
    assert ring and all(line.split()[0] in report["keys"] for line in ring)
    content = path.read_bytes()
    for line in ring:
        key = line.split()[-1]
        assert len(key) > 20 and key.encode() not in content
    again = demo.command("backup", str(path))
    assert again.returncode == 73 and "already" in again.stderr


@pytest.fixture
def machine(demo, tmp_path):
    """An empty machine with the configuration in its place; its data folder is the configuration's own."""
    folder = tmp_path / "machine" / "data"
    folder.mkdir(mode=0o700, parents=True)
    for name in ("countersign.yaml", "key-ring"):
        shutil.copy(demo.data / name, folder / name)
    return folder


def restore(machine, path, *options, status=0):
    done = subprocess.run([BINARY, "restore", str(path), *options, "--config", str(machine / "countersign.yaml")],
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == status, done.stderr
    return done.stderr


def test_a_restored_copy_checks_answers_with_the_keys(demo, backup, machine):
    """The documented steps: configuration, key ring, restore, doctor, start."""
    path, _, _, last = backup
    shutil.copy(demo.data / "demo.json", machine / "demo.json")
    assert "has every key" in restore(machine, path)
    doctor = subprocess.run([BINARY, "doctor", "--config", str(machine / "countersign.yaml")], capture_output=True,
                            text=True, timeout=60)
    assert "fits the key ring" in doctor.stdout + doctor.stderr
    copy = Demo(machine.parent).start()
    brand = copy.brand("northline")
    agent = Client.of_desk(copy).log_in(brand.agent)
    agent.check(agent.open_call(last.account), last.answer)
    assert backdoor.results(copy, last) == ["verified"]
    Client.of_portal(copy, brand).log_in(last)
    [(_, told)] = backdoor.entries(copy, "backupRestored")
    assert told.startswith(path.name + "; ended: ")
    verify_audit(copy)
    copy.stop()
    assert_calm(copy)


def verify_audit(demo):
    """The chain is whole, every erasure is told of, and everything sealed is in its place."""
    done = demo.command("audit", "verify")
    assert done.returncode == 0 and "as it was recorded" in done.stdout, done.stderr


def test_a_restored_copy_lets_nobody_in_and_mails_nobody(demo, tmp_path, machine):
    """What was good when the backup was made may have been revoked since."""
    brand = demo.brand("northline")
    person = backdoor.new_account(demo, brand)
    owner = Client.of_portal(demo, brand).log_in(person)
    owner.set_answer("lent-book", f"Chronicle of {uuid.uuid4().hex[:10]}")
    path = tmp_path / "copy.sqlite"
    assert demo.command("backup", str(path)).returncode == 0
    shutil.copy(demo.data / "demo.json", machine / "demo.json")
    said = restore(machine, path)
    assert "Ended" in said and "sessions" in said and "known browsers" in said and "mail release" in said
    with sqlite3.connect(machine / "database.sqlite") as database:
        for table in ("sessions", "browsers", "support_codes", "password_resets", "email_changes"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert database.execute("SELECT count(*) FROM calls WHERE outcome IS NULL").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM activations WHERE completed_at IS NULL").fetchone() == (0,)
    database.close()
    copy = Demo(machine.parent)
    listed = copy.command("mail", "list")
    assert "mail release" in listed.stderr
    assert "mail is held" in copy.command("doctor").stdout
    copy.start()
    time.sleep(3)
    copy.stop()
    assert not list((machine / "mail").glob("*")), "nobody gets any"
    assert "mail is held" in copy.log.read_text()
    done = copy.command("mail", "release", "--discard")
    assert done.returncode == 0 and "given up" in done.stderr
    assert "No mail is held" in copy.command("mail", "release").stderr


def test_what_was_revoked_since_is_counted(demo, tmp_path, machine):
    path = tmp_path / "copy.sqlite"
    assert demo.command("backup", str(path)).returncode == 0
    brand = demo.brand("northline")
    person = backdoor.new_account(demo, brand)
    Client.of_portal(demo, brand).log_in(person).set_answer("lent-book", f"Chronicle of {uuid.uuid4().hex[:10]}")
    later = tmp_path / "later.sqlite"
    assert demo.command("backup", str(later)).returncode == 0
    assert "answers changed: 1" in restore(machine, path, "--newer", str(later))


def test_without_its_keys_nothing_is_restored_and_it_says_what_is_missing(backup, machine):
    path, report, _, _ = backup
    (machine / "key-ring").unlink()
    said = restore(machine, path, status=77)
    assert "needs the keys" in said and all(key in said for key in report["keys"])
    assert not list(machine.rglob("database.sqlite*")), "no copy whose sessions are good"


def test_nothing_is_restored_over_anything(backup, machine):
    path, _, _, _ = backup
    restore(machine, path)
    before = (machine / "database.sqlite").read_bytes()
    assert "aside" in restore(machine, path, status=73)
    assert (machine / "database.sqlite").read_bytes() == before
    for name in ("database.sqlite-wal", "audit-witness"):
        (machine / "database.sqlite").unlink(missing_ok=True)
        (machine / name).write_text("left behind")
        assert name in restore(machine, path, status=73)
        (machine / name).unlink()
    restore(machine, path)


def test_a_backup_is_checked_before_it_is_restored(backup, machine, tmp_path):
    path, _, _, _ = backup
    copy = tmp_path / "copy.sqlite"
    assert "no such file" in restore(machine, copy, status=66)
    shutil.copy(path, copy)
    assert "checksum" in restore(machine, copy, status=66)
    (tmp_path / "copy.sqlite.sha256").write_text("nonsense")
    assert "not a checksum" in restore(machine, copy, status=65)
    shutil.copy(f"{path}.sha256", f"{copy}.sha256")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    assert "does not have the checksum" in restore(machine, copy, status=65)
    copy.write_bytes(content[:len(content) // 2])
    assert "damaged" in restore(machine, copy, "--without-checksum", status=65)
    assert not list(machine.rglob("database.sqlite*"))
    shutil.copy(path, copy)
    restore(machine, copy, "--without-checksum")


def test_a_wrong_place_leaves_no_half_backup(demo, tmp_path):
    missing = demo.command("backup", str(tmp_path / "nowhere" / "b.sqlite"))
    assert missing.returncode == 66 and "no such file or folder" in missing.stderr
    (tmp_path / "taken.sqlite.sha256").write_text("of another file")
    taken = demo.command("backup", str(tmp_path / "taken.sqlite"))
    assert taken.returncode == 73 and "already" in taken.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["taken.sqlite.sha256"]


def test_a_full_disk_leaves_no_half_backup(demo, tmp_path):
    """A disk of 100 KiB, in a name space of its own."""
    script = ('mount -t tmpfs -o size=100k none "$1" || exit 99; "$2" backup "$1/b.sqlite" --config "$3"; status=$?; '
              'ls -A "$1"; exit $status')
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(tmp_path), str(BINARY),
         str(demo.data / "countersign.yaml")], capture_output=True, text=True, timeout=60)
    if done.returncode in (1, 99):
        pytest.skip(f"name spaces are not to be had here: {done.stderr}")
    assert done.returncode == 74 and "disk is full" in done.stderr, done.stderr
    assert done.stdout == "", "nothing is left"


def test_a_backup_that_is_stopped_leaves_nothing(demo, tmp_path):
    for _ in range(20):
        if stop_in_the_middle(demo, tmp_path) == 130:
            return
        # It was ready sooner.
        assert sorted(path.name for path in tmp_path.iterdir()) == ["b.sqlite", "b.sqlite.sha256"]
        for path in tmp_path.iterdir():
            path.unlink()
    pytest.fail("it was never stopped in the middle")


def stop_in_the_middle(demo, folder):
    """Presses Ctrl-C as soon as there is a draft."""
    process = subprocess.Popen([BINARY, "backup", str(folder / "b.sqlite"), "--config",
                                str(demo.data / "countersign.yaml")], stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 20
    while not list(folder.glob("b.sqlite.*.new")) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.0005)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    if process.returncode:
        assert process.returncode == 130 and "nothing is left" in said, (process.returncode, said)
        assert list(folder.iterdir()) == []
    return process.returncode
