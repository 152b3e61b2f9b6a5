"""Nodes on three databases under Patroni with synchronous replication: a planned switchover, a killed postmaster and a dead machine are
seconds of 503, nothing that was acknowledged is lost, and the audit log verifies across them."""
import contextlib
import os
import re
import subprocess
import threading
import time
import uuid

import pytest

import patroni
from postgres import Cluster, running, until
from test_api import Program
from test_postgres import logged

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(bool(patroni.missing()), reason=f"not installed: {', '.join(patroni.missing())}"),
]


class Switched(Cluster):
    def __init__(self, folder):
        super().__init__(folder, count=3)
        self.database.remove()
        self.database = patroni.Patroni()

    def start_alone(self):
        """Two of them; the third one is started by a test."""
        self.fill()
        self.know_people()
        for node in self.nodes[:2]:
            node.start()
        return self


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with running(Switched(tmp_path_factory.mktemp("switched")), Switched.start_alone) as cluster:
        yield cluster


class Writers:
    """A program at each node that opens calls and ends them, one after the other, and sends again what was not answered."""

    def __init__(self, demo):
        self.over, self.lock = threading.Event(), threading.Lock()
        self.calls, self.failures, self.done = [], [], []
        accounts = demo.database.sql(
            "SELECT number_written FROM accounts JOIN brands ON brands.key = accounts.brand WHERE brands.id = 'northline' AND "
            "status = 'active' ORDER BY 1 LIMIT 2").splitlines()
        self.database = demo.database
        self.rest()
        self.threads = [threading.Thread(target=self.run, args=[demo, *each]) for each in zip(demo.nodes, accounts)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        until(lambda: len(self.done) > 6, lambda: str(self.failures[-3:]), seconds=60)
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def rest(self):
        """A new hour of look-ups, for the agent and the program."""
        with contextlib.suppress(subprocess.CalledProcessError):
            self.database.sql("DELETE FROM look_ups; UPDATE calls SET opened_at = opened_at - 3600000 WHERE closed_at IS NOT NULL")

    def run(self, demo, node, account):
        program = Program(demo)
        program.origin = f"http://127.0.0.1:{node.api}"
        while not self.over.wait(0.5):
            found = self.ask(program, "/v1/lookups", {"agent": "alex@care.example", "stated": account})
            call = self.ask(program, "/v1/calls", {"agent": "alex@care.example", "lookup": found["lookup"]})
            if call is None:
                continue
            with self.lock:
                self.calls.append(call["id"].replace("-", ""))
            self.ask(program, f'/v1/calls/{call["id"]}/end', {"outcome": "ended"})

    def ask(self, program, path, body):
        key, begun = {"Idempotency-Key": str(uuid.uuid4())}, time.monotonic()
        while True:
            status, headers, answer = program.ask("POST", path, body, key)
            now = time.monotonic()
            if status == 429:
                self.rest()
                continue
            with self.lock:
                (self.done if status < 300 else self.failures).append((now, status, headers.get("Retry-After"), answer))
            if status < 300:
                return answer
            # What the database took with it counts as under way for a minute: it is left, and another call opened.
            if status == 409:
                return None
            assert now - begun < 60, (path, status, answer)
            time.sleep(0.2)


def outage(demo, named, act, most):
    """Lets `act` happen under a load; seconds from it until nothing fails any more."""
    with Writers(demo) as writers:
        begun = time.monotonic()
        act()
        # Both have written again, and nothing has failed since.
        until(lambda: len([1 for done in writers.done if done[0] > begun + 1]) > 6 and quiet(writers) > 4, demo.database.told, seconds=most + 60)
    failed = [failure for failure in writers.failures if failure[0] >= begun]
    assert all(status == 503 and retry and int(retry) <= 30 for _, status, retry, answer in failed if status != 409), failed[:3]
    first = min(moment for moment, *_ in writers.done if moment > max([begun, *(failure[0] for failure in failed)]))
    seconds = first - begun if failed else 0
    print(f"{named}: {seconds:.1f} s until all is answered, {len(failed)} of {len(failed) + len(writers.done)} answers were 503")
    there = set(demo.database.sql("SELECT encode(id, 'hex') FROM calls").splitlines())
    assert len(set(writers.calls)) == len(writers.calls) > 4 and set(writers.calls) <= there, "a call was lost"
    verified = demo.nodes[1].command("audit", "verify")
    assert verified.returncode == 0, verified.stderr
    # Of a machine that does nothing else; where many want its cores, so much longer.
    share = max(1, os.getloadavg()[0] / os.cpu_count())
    assert seconds <= most * share, f"{named}: {seconds:.1f} s"


def quiet(writers):
    """Seconds since the last failure."""
    with writers.lock:
        return time.monotonic() - (writers.failures[-1][0] if writers.failures else 0)


def test_a_planned_switchover_is_seconds(demo):
    database = demo.database
    before = database.leader()
    outage(demo, "planned switchover", database.switch_over, 5)
    assert database.leader() != before
    until(database.is_whole, database.told, seconds=60)
    told = demo.nodes[0].command("doctor").stdout
    assert re.search(r"database: .*, 2 replicas, synchronous", told) and "does not wait" not in told, told


def test_a_killed_postmaster_is_seconds(demo):
    database = demo.database
    outage(demo, "killed postmaster", lambda: database.kill_postmaster(database.leader()), 10)
    until(database.is_whole, database.told, seconds=60)


def test_a_dead_machine_is_its_time_to_live(demo):
    database, starting = demo.database, demo.nodes[2]
    dead = database.leader()

    def die():
        database.kill_machine(dead)
        # In the middle of it somebody starts a node, which waits, and is not given up.
        starting.start(wait=False)

    outage(demo, "dead machine", die, patroni.TTL + 5)
    assert database.leader() not in (dead, None)
    until(starting.is_ready, lambda: starting.log.read_text()[-2000:], seconds=20)
    [waited], [reached] = (logged(starting, f"database.{event}") for event in ("awaited", "reached"))
    print(f"a node that was started then waited {reached['attributes']['seconds']} s: {waited['attributes']['why']}")
    # It comes back, as a standby, with what it has missed.
    database.start_member(dead)
    until(database.is_whole, database.told, seconds=90)
    assert database.leader() != dead
