"""Nodes are replaced one after the other under a load, by a program that brings another schema: nobody notices, and nothing is lost.

The version before is the program that the last run of all tests has left in .build/earlier, or what COUNTERSIGN_EARLIER names. Where there is
neither it is this program itself, once more beside a schema that a later version would make: that is told as skipped, by name, once it is done.
"""
import contextlib
import os
import signal
import time

import pytest

from postgres import OWNER, Cluster, running, until
from server import BINARY, PROJECT
from test_api import Program
from test_postgres import Enough, Load

pytestmark = pytest.mark.postgres
EARLIER = PROJECT / os.environ.get("COUNTERSIGN_EARLIER", ".build/earlier/countersign")
KNOWN = EARLIER.exists()

# What a later version may do to the schema while this one serves (docs/decisions/0100-a-version-beside-the-next-schema.md).
LATER = """
BEGIN;
SET LOCAL lock_timeout = 3000;
CREATE TABLE later (key BIGINT PRIMARY KEY, account BIGINT NOT NULL REFERENCES accounts ON DELETE CASCADE, text TEXT CHECK (text <> ''));
ALTER TABLE accounts ADD COLUMN later TEXT;
ALTER TABLE calls ADD COLUMN later BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit ADD COLUMN later TEXT;
INSERT INTO migrations (name, checksum, beside) SELECT 'P9998-later', '\\x00', max(name) FROM migrations;
COMMIT;
"""


class Steady(Load):
    """Goes on until it is told to stop: where an hour's look-ups are used up, an hour passes."""

    def run(self, account):
        while not self.over.is_set():
            with contextlib.suppress(Enough):
                self.call_on_and_on(Program(self.demo), account)
            self.demo.database.sql("DELETE FROM look_ups; UPDATE calls SET opened_at = opened_at - 3600000 WHERE closed_at IS NOT NULL")


class Rolled(Cluster):
    """It begins with the version before. Nodes stop as they do where nothing is said."""

    drain = 5

    def __init__(self, folder):
        super().__init__(folder, binary=EARLIER if KNOWN else BINARY)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with running(Rolled(tmp_path_factory.mktemp("rolled"))) as cluster:
        print(cluster.binary)
        yield cluster


def replace(demo, node):
    """By this version, as a package does it: told to stop, and started anew."""
    before = demo.asked()[node.name]
    node.process.send_signal(signal.SIGTERM)
    assert node.process.wait(timeout=30) == 0, node.log.read_text()[-3000:]
    node.binary = BINARY
    node.start()
    # The next one stops once this one is asked again.
    until(lambda: demo.asked()[node.name] > before + 2)


def replace_all(demo, load):
    for node in demo.nodes:
        replace(demo, node)
    before_last = len(load.calls)
    until(lambda: len(load.calls) > before_last + 4, lambda: "the load has ended before")


def assert_nothing_is_lost(demo, load):
    assert not load.errors and not load.under_way, f"{len(load.errors)} of {len(load.calls)} calls met an error"
    assert len(load.calls) > 20 and len(set(load.calls)) == len(load.calls), "there was no load"
    wanted = {call.replace("-", "") for call in load.calls}
    there = demo.database.sql("SELECT encode(id, 'hex') FROM calls").splitlines()
    told = demo.database.sql(
        "SELECT encode(audit.call, 'hex') FROM audit JOIN audit_kinds k ON k.key = audit.kind WHERE k.name = 'callOpened'").splitlines()
    assert wanted <= set(there) and all(told.count(call) == 1 for call in wanted), "a call or its entry was lost"
    verified = demo.nodes[1].command("audit", "verify")
    assert verified.returncode == 0, verified.stderr


def owner(demo):
    return {"COUNTERSIGN_DATABASE_URL": demo.database.url(OWNER)}


def test_this_version_takes_the_place_of_the_one_before(demo):
    two = demo.nodes[1]
    two.binary = BINARY
    checked = two.command("upgrade", "check")
    if checked.returncode == 3:
        pytest.skip(f"NO VERSION BEFORE WAS TRIED: this one says that no nodes of both may serve together: {checked.stderr.strip()}")
    assert checked.returncode == 0, checked.stderr
    plan = two.command("database", "migrate", "--plan")
    assert plan.returncode == 0 and (not plan.stdout or "Nodes may serve meanwhile" in plan.stderr), plan.stderr
    with Steady(demo) as load:
        time.sleep(1)
        migrated = two.command("database", "migrate", **owner(demo))
        assert migrated.returncode == 0 and migrated.stdout == plan.stdout, migrated.stderr
        time.sleep(1)
        replace_all(demo, load)
    assert_nothing_is_lost(demo, load)
    assert two.command("upgrade", "check").returncode == 0
    if not KNOWN:
        pytest.skip(f"NO VERSION BEFORE WAS TRIED: there is no {EARLIER}, and this version has taken its own place only")


def test_this_version_serves_and_starts_beside_a_later_schema(demo):
    two = demo.nodes[1]
    signed = "SELECT max(number) FROM audit_checkpoints"
    with Steady(demo) as load:
        time.sleep(1)
        demo.database.sql(LATER, user=OWNER)
        made = int(demo.database.sql("SELECT max(number) FROM audit"))
        time.sleep(1)
        replace_all(demo, load)
    assert_nothing_is_lost(demo, load)
    status, checked = two.command("database", "status"), two.command("upgrade", "check")
    assert "of a later version, which this one serves beside" in status.stdout
    assert checked.returncode == 0 and "nodes of both may be started and stopped" in checked.stderr
    # Once a minute.
    until(lambda: int(demo.database.sql(signed) or 0) >= made, seconds=100)
    demo.database.sql("UPDATE migrations SET beside = NULL WHERE name = 'P9998-later'", user=OWNER)
    two.stop()
    refused = two.command("serve")
    assert refused.returncode == 78 and "brought up to date by a later version" in refused.stderr, refused.stderr
