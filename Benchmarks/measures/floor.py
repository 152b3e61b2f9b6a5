"""What the statements of one check by the API cost a program that does nothing else: no web server, no Swift, no tags, no log's chain.

Those of a right answer, as near as they can be written by hand, in their two transactions, on a copy of a database that the server has made: with nothing
between the two, with a pause as long as a hash, and with a hash by another thread (scrypt of 18 MiB, as Python has no Argon2id). A hash goes through more
memory than a processor's own caches hold, so that whatever comes after it begins with empty ones.
"""

import hashlib
import os
import sqlite3
import threading
import time
from statistics import median

import api
from process import free_port
from report import Row, between, note

CHECKS, PAUSE = 25, 0.006
SIDES = ("nothing", "a pause", "a hash")
SETTINGS = "journal_mode = wal", "synchronous = full", "secure_delete = on", "cache_size = -8192", "foreign_keys = on"


def floor(bench):
    clients, port = api.Clients(bench), free_port()
    with bench.folder.serve({"COUNTERSIGN_API_LISTEN": f"127.0.0.1:{port}"}) as server:
        server.ready()
        server.first_answer(port, "/v1/openapi.json", "127.0.0.1")
        api.checks(bench, server, clients, port)
    sides = {name: Statements(bench.folder.database, bench.temporary / f"floor {number}.sqlite") for number, name in enumerate(SIDES)}
    found = {name: [] for name in SIDES}
    for number in range(max(7, bench.rounds) + 1):
        for name, side in sides.items():
            took = sum(side.check(name) for _ in range(CHECKS)) / CHECKS * 1000
            # The first round fills SQLite's cache.
            if number:
                found[name].append(took)
        note(f"floor {number}: " + ", ".join(f"{name} {values[-1]:.3f} ms" for name, values in found.items() if values))
    return [
        Row(f"the statements of a check by the API, with {name} between its transactions", f"{median(values):.2f} ms {between(values, '.2f')}")
        for name, values in found.items()]


class Statements:
    def __init__(self, database, path):
        with sqlite3.connect(database) as given, sqlite3.connect(path) as copy:
            given.backup(copy)
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=200)
        for setting in SETTINGS:
            self.db.execute(f"PRAGMA {setting}")
        self.calls = self.db.execute("SELECT key, account, agent, client FROM calls WHERE client IS NOT NULL ORDER BY key DESC LIMIT 12").fetchall()
        self.db.execute(f"UPDATE calls SET outcome = NULL, closed_at = NULL WHERE key IN ({', '.join(str(call[0]) for call in self.calls)})")
        # An entry of the log and a mail like the newest ones.
        self.entry = self._like("audit", "number", {"hash": 32, "call": 16})
        self.mail = self._like("outbox", "key", {"id": 16})
        self.count = 0

    def _like(self, table, key, fresh):
        found = self.db.execute(f"SELECT * FROM {table} ORDER BY {key} DESC LIMIT 1")
        names, last = [column[0] for column in found.description], list(found.fetchone())
        insert = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

        def add():
            last[names.index(key)] += 1
            for name, length in fresh.items():
                last[names.index(name)] = os.urandom(length)
            self.db.execute(insert, last)

        return add

    def check(self, between):
        """Seconds of processor time of this thread."""
        run, now = self.db.execute, int(time.time() * 1000)
        self.count += 1
        key, account, agent, client = self.calls[self.count % len(self.calls)]
        attempt, name = os.urandom(16), os.urandom(32)
        start = time.thread_time()
        run("BEGIN IMMEDIATE")
        run("INSERT INTO client_requests (client, key, fingerprint, subject, at) VALUES (?, ?, ?, ?, ?)", (client, name, name, attempt, now))
        run("SELECT * FROM calls c JOIN accounts a ON a.key = c.account JOIN agents g ON g.key = c.agent JOIN answers w ON w.account = a.key WHERE c.key = ?", (key,)).fetchall()
        run("INSERT INTO attempts (id, call, agent, slot, answer, taken_at, locks, client) VALUES (?, ?, ?, 0, ?, ?, 0, ?)", (attempt, key, agent, attempt, now, client))
        run("UPDATE calls SET attempts = 1, verified_at = NULL WHERE key = ?", (key,))
        run("UPDATE answers SET wrong_in_a_row = 1, wrong_in_all = 1 WHERE account = ?", (account,))
        run("COMMIT")
        if between == "a hash":
            hashing = threading.Thread(target=hashlib.scrypt, args=(b"said",), kwargs={"salt": attempt, "n": 1 << 14, "r": 9, "p": 1, "maxmem": 64 << 20})
            hashing.start()
            hashing.join()
        elif between == "a pause":
            time.sleep(PAUSE)
        run("BEGIN IMMEDIATE")
        run("SELECT * FROM attempts t JOIN calls c ON c.key = t.call JOIN accounts a ON a.key = c.account JOIN answers w ON w.account = a.key WHERE t.id = ?", (attempt,)).fetchall()
        run("UPDATE attempts SET result = 'verified', given_back = 1 WHERE id = ?", (attempt,))
        run("UPDATE answers SET wrong_in_a_row = 0, wrong_in_all = 0 WHERE account = ?", (account,))
        run("UPDATE calls SET attempts = 1, verified_at = ? WHERE key = ?", (now, key))
        run(
            """INSERT INTO grants (call, proof, expires_at, id, attempt, granted_at) VALUES (?, 'securityQuestion', ?, ?, ?, ?)
            ON CONFLICT (call) DO UPDATE SET expires_at = excluded.expires_at, id = excluded.id, attempt = excluded.attempt""",
            (key, now + 900_000, os.urandom(16), attempt, now))
        self.entry()
        self.mail()
        run("UPDATE client_requests SET status = 201, body = ?, call = ? WHERE client = ? AND key = ?", ("a" * 1200, key, client, name))
        run("COMMIT")
        return time.thread_time() - start
