"""A trigger that somebody adds by SQL, so that something is not written: named wherever the database is opened, signed or copied."""
import shutil
import subprocess

import pytest

import backdoor
from conftest import start_demo
from server import BINARY

# What each would keep from being known.
QUIET = {
    "audit": "CREATE TRIGGER quiet BEFORE INSERT ON audit WHEN NEW.kind > 0 BEGIN SELECT RAISE(IGNORE); END",
    "attempts": "CREATE TRIGGER quiet BEFORE INSERT ON attempts BEGIN SELECT RAISE(IGNORE); END",
    "outbox": "CREATE TRIGGER quiet BEFORE INSERT ON outbox BEGIN SELECT RAISE(IGNORE); END",
    "answers": "CREATE TRIGGER quiet BEFORE UPDATE ON answers BEGIN SELECT RAISE(IGNORE); END",
}


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    """A demo that has stopped, whose database each test copies."""
    server = start_demo(tmp_path_factory)
    server.stop()
    server.whole = server.folder / "whole.sqlite"
    assert server.command("backup", str(server.whole)).returncode == 0
    return server


@pytest.fixture(params=QUIET, ids=str)
def altered(request, stopped):
    """The same, with a trigger on one table."""
    for left in stopped.data.glob("database.sqlite*"):
        left.unlink()
    shutil.copy(stopped.whole, stopped.data / "database.sqlite")
    backdoor.run(stopped, QUIET[request.param])
    yield stopped
    (stopped.data / "database.sqlite").unlink(missing_ok=True)


def is_named(done):
    said = done.stdout + done.stderr
    return done.returncode != 0 and "trigger quiet" in said


def test_the_start_names_it(altered):
    assert is_named(altered.command("serve"))


def test_the_doctor_names_it(altered):
    assert is_named(altered.command("doctor"))


def test_verification_of_the_log_names_it(altered):
    assert is_named(altered.command("audit", "verify"))


def test_a_backup_names_it_and_makes_no_copy(altered, tmp_path):
    assert is_named(altered.command("backup", str(tmp_path / "copy.sqlite")))
    assert not (tmp_path / "copy.sqlite").exists()


def test_a_restore_of_such_a_copy_names_it_and_puts_nothing_there(altered, tmp_path):
    copy = tmp_path / "database.sqlite"
    witnesses = [path.name for path in altered.data.glob("audit-witness*")]
    for left in [*altered.data.glob("database.sqlite*"), *map(altered.data.joinpath, witnesses)]:
        shutil.move(left, tmp_path)
    done = subprocess.run(
        [BINARY, "restore", str(copy), "--without-checksum", "--config", str(altered.data / "countersign.yaml")],
        capture_output=True, text=True, timeout=60)
    for name in witnesses:
        shutil.move(tmp_path / name, altered.data / name)
    assert is_named(done)
    assert not (altered.data / "database.sqlite").exists()


@pytest.mark.parametrize("table", QUIET)
def test_the_log_is_not_signed_beside_it(tmp_path_factory, table):
    server = start_demo(tmp_path_factory)
    backdoor.run(server, QUIET[table])
    before = backdoor.run(server, "SELECT max(number) FROM audit_checkpoints")
    server.stop()
    assert "trigger quiet" in server.log.read_text()
    assert backdoor.run(server, "SELECT max(number) FROM audit_checkpoints") == before
