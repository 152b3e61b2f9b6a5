"""PostgreSQL with many accounts: look-ups by phone and checks, in turns with those of a database with few, on the same server.

The first accounts are imported and activated; the others are copied into the tables in the form of those, each with its tag, its owner, a
phone and an invitation: an import of millions takes longer than what is measured. They have no entry in the audit log.
"""

import hashlib
import hmac
import random
import subprocess
import sys
import time
import uuid
from pathlib import Path
from statistics import median

from browser import Line
from countersign import ANSWER, HOST, open_call, phone, write_rows
from growth import look_up
from load import percentile
from nodes import Cluster, Folder
from report import Row, note

sys.path.append(str(Path(__file__).resolve().parents[2] / "BrowserTests"))
import chain  # noqa: E402
import row_tags  # noqa: E402

FEW, ACTIVE = 10_000, 16
EXPIRES = 4_102_444_800_000


class Filled(Folder):
    """A node's folder whose database has so many accounts."""

    def __init__(self, bench, cluster, count):
        super().__init__(cluster, bench.binary, bench.temporary / f"scale-{count}", bench.threads)
        self.accounts, self.data = count, self.folder / "data"
        rows = bench.temporary / "scale.csv"
        write_rows(rows, ACTIVE)
        self.add_accounts(rows)
        self.add_agents(2)
        begun = time.monotonic()
        self._fill()
        size = int(cluster.sql(f"SELECT pg_database_size('{self.name}')", self.name))
        note(f"{count:,} accounts: filled in {time.monotonic() - begun:.0f} s, {size >> 20} MB")
        with self.serve() as server:
            server.first_answer(server.portal, "/login", HOST, patience=300)
            self.activate_all(server)

    def _fill(self):
        key_id, key = chain.newest_key(self, b"countersign row tag")
        found = self.cluster.sql(
            "SELECT b.key, encode(a.id, 'hex'), encode(m.id, 'hex'), encode(a.tag, 'hex'), encode(m.tag, 'hex') "
            "FROM accounts a JOIN members m ON m.account = a.key JOIN brands b ON b.key = a.brand WHERE a.number = 'BN00000000'", self.name)
        brand, account, member, account_tag, member_tag = found.split("|")

        def tag(*facts):
            return hmac.digest(key, b"".join(map(row_tags._field, facts)), "sha256")[:16].hex()

        def tags(n, account, member):
            company, name, email = _facts(n)
            return (tag("account", account, "bench", f"BN{n:08}", f"BN-{n:08}", company, "pending", "", phone(n)),
                    tag("member", member, account, name, email, email, "owner", "not accepted"))

        # What is written is what an import writes.
        assert tags(0, bytes.fromhex(account), bytes.fromhex(member)) == (account_tag, member_tag)
        first = int(self.cluster.sql("SELECT greatest((SELECT max(key) FROM accounts), (SELECT max(key) FROM members))", self.name))

        def accounts(n, account, member, own):
            return f"{first + n}\t\\\\x{account.hex()}\t{brand}\tBN{n:08}\tBN-{n:08}\t{_facts(n)[0]}\tfr\tpending\t{key_id}\t\\\\x{own[0]}"

        def phones(n, *_):
            return f"{first + n}\t0\t{phone(n)[1:]}"

        def members(n, account, member, own):
            _, name, email = _facts(n)
            return f"{first + n}\t\\\\x{member.hex()}\t{first + n}\t{brand}\t{name}\t{email}\towner\t{key_id}\t\\\\x{own[1]}\t1\t\\\\x{member.hex()}\t0"

        def activations(n, account, *_):
            return f"{first + n}\t{first + n}\t\\\\x{hashlib.sha256(account).hexdigest()}\t{EXPIRES}"

        tables = {
            "accounts (key, id, brand, number, number_written, company, language, status, tag_key, tag)": accounts,
            "phones (account, position, phone)": phones,
            "members (key, id, account, brand, name, email, role, tag_key, tag, may_call, log_in, accepted)": members,
            "activations (account, member, token, expires_at)": activations,
        }
        for table, line in tables.items():
            self._psql(f"COPY {table} FROM STDIN", (line(n, *ids, tags(n, *ids)) for n, ids in _ids(self.accounts)))
        for table in ("accounts", "members"):
            self.cluster.sql(f"SELECT setval(pg_get_serial_sequence('{table}', 'key'), max(key)) FROM {table}", self.name)
        self._psql("VACUUM ANALYZE")

    def _psql(self, statement, lines=()):
        """Has all the time that it needs."""
        cluster = self.cluster
        process = subprocess.Popen(
            [*cluster.alias, cluster.bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", cluster.folder, "-p", str(cluster.port), "-U",
             "postgres", "-d", self.name, "-c", statement], stdin=subprocess.PIPE, text=True, cwd=cluster.folder)
        for line in lines:
            process.stdin.write(line + "\n")
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"{statement} failed")


def _facts(n):
    return f"Atelier {n} & Fils", f"Camille Durand {n}", f"owner{n}@client{n}.example"


def _ids(count):
    """Of the accounts and their owners, after those that were imported."""
    for n in range(ACTIVE, count):
        digest = hashlib.sha256(f"scale {n}".encode()).digest()
        yield n, (digest[:16], digest[16:])


def scale(bench):
    with Cluster() as cluster:
        few, many = (Filled(bench, cluster, count) for count in (FEW, bench.many))
        return at_scale(bench, few, many)


def at_scale(bench, few, many):
    """One after the other, in small turns of each side: what slows the machine down slows both."""
    chance, found = random.Random(42), {(what, folder): [] for what in ("look-up by phone", "check") for folder in (few, many)}
    with few.serve() as small, many.serve() as large:
        sides = []
        for folder, server in ((few, small), (many, large)):
            server.first_answer(server.portal, "/login", HOST, patience=300)
            sides.append((folder, *(server.agent(email) for email in folder.agents)))
            for desk in sides[-1][1:]:
                desk.port = server.care
        for folder, finder, checker in sides:
            look_up(finder, folder.accounts, chance, 20)
            _check(checker, 2)
        for _ in range(bench.rounds):
            taken = {key: [] for key in found}
            for _ in range(10):
                for folder, finder, checker in sides:
                    for desk in (finder, checker):
                        # It may have been closed while the others took their turn.
                        desk.line.close()
                        desk.line = Line(desk.port)
                    taken["look-up by phone", folder] += look_up(finder, folder.accounts, chance, 40)
                    taken["check", folder] += _check(checker, 12)
            for key, times in taken.items():
                found[key].append(times)
    rows = []
    for what in ("look-up by phone", "check"):
        for share, name in ((0.5, "p50"), (0.99, "p99")):
            small, large = (median(percentile(times, share) for times in found[what, folder]) for folder in (few, many))
            note(f"{what} on PostgreSQL, {name}: {large:.2f} ms with {many.accounts:,} accounts, {small:.2f} ms with {few.accounts:,}")
            rows.append(Row(
                f"{what} on PostgreSQL with {many.accounts:,} accounts, {name}", f"{large:.2f} ms", f"{few.accounts:,} accounts {small:.2f} ms",
                f"{large / small:.2f} ×", "≤ 1.5 ×" if share > 0.9 else "–", large / small <= 1.5 if share > 0.9 else None))
    return rows


def _check(desk, count):
    """Milliseconds from the right answer to what the agent is told, each in a new call."""
    times = []
    for place in range(count):
        call = open_call(desk, place % ACTIVE)
        start = time.perf_counter()
        desk.post(f"{call}/attempts", said=ANSWER, key=str(uuid.uuid4()))
        page = desk.follow()
        times.append((time.perf_counter() - start) * 1000)
        assert "BN-" in page
    return times
