"""Pages and health routes while the audit log is verified four times at once, exported, and swept of what is kept no longer."""

import csv
import re
import sqlite3
import sys
import threading
import time
from collections import Counter
from statistics import median
from types import SimpleNamespace

from audit import run
from browser import Browser
from calling import during
from countersign import HOST, PASSWORD, DataFolder, write_rows
from load import Steady, percentile
from process import ROOT
from report import Row, note
from settings import SETTINGS

sys.path.append(str(ROOT / "BrowserTests"))
import chain  # noqa: E402 (writes entries by the documented rules)
import row_tags  # noqa: E402 (and tags of rows)

PROOF = "/supervision/audit-log/verification"
# What one sweep takes at most: so many accounts that were closed long ago, and so many old entries.
ACCOUNTS, ENTRIES = 20, 20_000
DAY = 24 * 3600 * 1000
RETENTION = "retention:\n  closed-accounts: 30\n  audit-log: 30\n"
# A request to each page in so many seconds.
INTERVAL = 0.05


def verify_load(bench):
    """p50 and p99 of each page, idle and under load; who was refused, and who failed."""
    folder = _long_log(bench)
    plain = folder.configuration.read_text()
    with folder.serve() as server:
        server.ready()
        folder.activate_all(server)
        people = _People(folder, server)
    idle, loaded, works, closed = [], [], [], 0
    for number in range(min(3, bench.rounds)):
        folder.configuration.write_text(plain)
        with folder.serve() as server:
            server.ready()
            time.sleep(3)  # until the sweep of the start is over
            idle.append(_ask(people.requests(server), lambda: time.sleep(bench.seconds)))
        _age(folder, closed)
        closed += ACCOUNTS
        folder.configuration.write_text(plain + RETENTION)
        with folder.serve() as server:
            server.ready()
            work = _Work(bench, folder, server, people)
            loaded.append(_ask(people.requests(server), work.perform))
            work.hangs = not _answers(server)
        works.append(work)
        work.left = _left(folder)
        note(f"verification {number + 1}: {work}")
        for name in loaded[-1]:
            note(f"  {name}: idle {_told(idle[-1:], name)}, under load {_told(loaded[-1:], name)}")
        if work.hangs:
            break
    folder.command("audit", "verify")
    return _rows(bench, idle, loaded, works)


def _answers(server, patience=30):
    """Whether it still answers when nobody asks for anything else."""
    try:
        return server.first_answer(server.portal, "/health/live", HOST, patience) > 0
    except (OSError, RuntimeError):
        return False


def _long_log(bench):
    """As many entries as there are accounts; one owner and one agent who can log in, and a supervisor for each verification."""
    folder = DataFolder(bench.binary, bench.temporary / "verification", bench.threads)
    rows = bench.temporary / "verification.csv"
    write_rows(rows, bench.many)
    folder.add_accounts(rows)
    folder.add_agents(1)
    with open(folder.links, encoding="utf-8-sig") as file:
        folder.numbers = [row["number"] for row in csv.DictReader(file)]
    with open(folder.links, encoding="utf-8-sig") as file:
        first = [file.readline() for _ in range(2)]
    folder.links.write_text("".join(first), encoding="utf-8")
    folder.supervisors = [f"supervisor{n}@bench.example" for n in range(bench.verifications)]
    for email in folder.supervisors:
        folder.command(
            "agent", "add", "--email", email, "--name", "Supervisor", "--role", "supervisor", "--brand", "bench",
            "--password-stdin", given=PASSWORD + "\n")
    return folder


def _age(folder, before):
    """Accounts that were closed 60 days ago and entries of that time, for the sweep of the next start."""
    numbers = folder.numbers[-before - ACCOUNTS:][:ACCOUNTS]
    for number in numbers:
        folder.command("account", "close", number, "--brand", "bench")
    now = int(time.time() * 1000)
    then = now - 60 * DAY
    with sqlite3.connect(folder.database, timeout=30) as database:
        database.execute("UPDATE accounts SET closed_at = ? WHERE closed_at > ?", [then, then])
        # What was marked a week ago is due.
        database.executemany(
            "INSERT OR REPLACE INTO erasing_marks (what, before, due) VALUES (?, ?, ?)",
            [(what, now - 30 * DAY, now) for what in ("accounts", "auditValues")])
    database.close()
    place = SimpleNamespace(data=folder.folder / "data")
    # The time of closing is tagged: where somebody else has written it, nothing is erased by it.
    row_tags.renew(place)
    # The last entry is of now: after a month without one the clock is in doubt, and nothing is erased by it.
    chain.write(place, [(then, "lookUpFailed", "Bench")] * ENTRIES + [(now, "lookUpFailed", "Bench")])


def _left(folder):
    """How many accounts and entries are left that are kept no longer."""
    then = int(time.time() * 1000) - 30 * DAY
    with sqlite3.connect(f"file:{folder.database}?mode=ro", uri=True) as reader:
        accounts = reader.execute("SELECT count(*) FROM accounts WHERE closed_at < ?", [then]).fetchone()[0]
        entries = reader.execute("SELECT count(*) FROM audit WHERE at < ? AND detail IS NOT NULL", [then]).fetchone()[0]
    reader.close()
    return accounts, entries


class _People:
    """Who is logged in; their sessions outlive the server."""

    def __init__(self, folder, server):
        self.member, self.agent = server.member(), server.agent(folder.agents[0])
        self.supervisors = [server.agent(email) for email in folder.supervisors]

    def requests(self, server):
        """The port and the bytes of a request for each page that is asked for."""
        health = f"GET /health/%s HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
        return {
            "Settings": (server.portal, self.member.request("GET", SETTINGS)),
            "Home": (server.portal, self.member.request("GET", "/")),
            "the care desk": (server.care, self.agent.request("GET", "/")),
            "/health/live": (server.portal, (health % "live").encode()),
            "/health/ready": (server.portal, (health % "ready").encode()),
        }


def _ask(requests, meanwhile):
    """What came of each page while something else was done."""
    return during({name: [Steady(*request, INTERVAL)] for name, request in requests.items()}, meanwhile)


class _Work:
    """Supervisors who verify again and again and an export, beside the sweep that begins with the server."""

    def __init__(self, bench, folder, server, people):
        self.bench, self.folder, self.server, self.people = bench, folder, server, people
        self.verified, self.refused, self.failed, self.export = [], 0, Counter(), None
        self.lock = threading.Lock()

    def perform(self):
        self.end = time.perf_counter() + self.bench.seconds
        threads = [threading.Thread(target=self._verify, args=[one]) for one in self.people.supervisors]
        threads.append(threading.Thread(target=self._export))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _verify(self, known):
        person = Browser(self.server.care, known.host)
        person.cookies = dict(known.cookies)
        is_first = True
        while is_first or time.perf_counter() < self.end:
            is_first = False
            try:
                person.get(PROOF)
                start = time.perf_counter()
                status, head, _ = person.line.ask(person.request("POST", PROOF, {}))
                self._note(status, head.decode(), time.perf_counter() - start)
            except (OSError, RuntimeError) as error:
                with self.lock:
                    self.failed[str(error)[:100] or type(error).__name__] += 1
                time.sleep(1)
                person = Browser(self.server.care, known.host)
                person.cookies = dict(known.cookies)

    def _note(self, status, head, took):
        later = re.search(r"^retry-after: *(\d+)", head, re.I | re.M)
        with self.lock:
            if status == 303:
                self.verified.append(took)
            elif status == 503 and later:
                self.refused += 1
            else:
                self.failed[f"answered {status}"] += 1
        if status != 303:
            time.sleep(min(int(later[1]) if later else 1, max(0, self.end - time.perf_counter())))

    def _export(self):
        self.export, _ = run(self.folder, None, "audit", "export")

    def __str__(self):
        took = f" in {median(self.verified):.1f} s (longest {max(self.verified):.1f} s)" if self.verified else ""
        failed = "".join(f"; {count} × {why}" for why, count in self.failed.items())
        accounts, entries = self.left
        return ("THE SERVER ANSWERS NOBODY ANY MORE; " if self.hangs else "") + (
            f"{len(self.verified)} verified{took}, {self.refused} asked to come later, {self.failed.total()} failed{failed}; "
            f"export {self.export:.1f} s; of the sweep {accounts} accounts and {entries} entries were left")


def _times(rounds, name):
    return [took for answers in rounds for took in answers[name].times]


def _told(rounds, name):
    times = _times(rounds, name)
    failed = sum((answers[name].failed for answers in rounds), Counter())
    words = ", ".join(f"{count} × {why}" for why, count in failed.items())
    return (
        f"{percentile(times, 0.5):.1f} / {percentile(times, 0.99):.1f} / {max(times):.0f} ms"
        + (f", of {len(times)} failed {words}" if failed else ""))


def _rows(bench, idle, loaded, works):
    rows = []
    for name in loaded[0]:
        before, during = (percentile(_times(rounds, name), 0.99) for rounds in (idle, loaded))
        rows.append(
            Row(f"{name} under verification: p50 / p99 / longest", _told(loaded, name), f"idle {_told(idle, name)}",
                f"p99 {during / before:.1f} ×"))
    verified = [took for work in works for took in work.verified]
    failed = sum(work.failed.total() for work in works)
    took = f", median {median(verified):.1f} s, longest {max(verified):.1f} s" if verified else ""
    rows.append(
        Row(f"log verifications, {bench.verifications} at once, {bench.many:,} entries", f"{len(verified)} ended{took}",
            f"{sum(work.refused for work in works)} asked to come later (503 with Retry-After), {failed} failed"))
    rows.append(Row("`audit export` meanwhile", f"{median(work.export for work in works):.1f} s"))
    hangs = any(work.hangs for work in works)
    rows.append(Row("when nobody asks for anything else, the server", "answers nobody any more" if hangs else "answers", aim="answers", met=not hangs))
    return rows
