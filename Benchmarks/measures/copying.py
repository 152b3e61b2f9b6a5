"""`countersign database copy` of many accounts into PostgreSQL and back: minutes, memory, and whether the log verifies on both sides; and
look-ups and checks there, beside those of few accounts that were copied into the same server."""

import os
import random
import subprocess
import sys
import time
import uuid
from pathlib import Path
from statistics import median

from countersign import ANSWER, DataFolder, open_call, write_rows
from growth import Stopwatch, look_up
from load import percentile
from report import Row, note

sys.path.append(str(Path(__file__).resolve().parents[2] / "BrowserTests"))
from postgres import OWNER, Postgres  # noqa: E402

FEW, ACTIVE = 10_000, 16


class Folder(DataFolder):
    """So many accounts, each with an owner, a phone, an invitation and two entries of the audit log; a few are active. They are imported
    into a file; once they have been copied, they are served from PostgreSQL."""

    def __init__(self, bench, count, database):
        super().__init__(bench.binary, bench.temporary / f"copied-{count}", bench.threads)
        self.accounts, self.database_name, self.url = count, f"copied{count}", None
        source = bench.temporary / "copied.csv"
        write_rows(source, count)
        with Stopwatch() as watch:
            self.add_accounts(source)
        note(f"import of {count:,}: {watch.took:.1f} s, {watch.cpu:.1f} s of processor")
        source.unlink()
        self.add_agents(2)
        # It signs the log.
        with self.serve() as server:
            server.ready()
            self.activate_all(server, ACTIVE)
        self.links.unlink()
        database.sql(f"CREATE DATABASE {self.database_name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", "postgres")
        self.url = database.url(OWNER, self.database_name)
        self.command("database", "migrate", "--database", self.url)

    def serve(self):
        return super().serve(self.url and {"COUNTERSIGN_DATABASE_URL": self.url})


def copying(bench):
    """PostgreSQL waits for its disk, and has the memory of a small machine's."""
    database = Postgres()
    back = bench.temporary / "back" / "database.sqlite"
    back.parent.mkdir(mode=0o700)
    try:
        database.start(*[word for setting in ("fsync=on", "log_statement=none", "shared_buffers=256MB") for word in ("-c", setting)]).make_roles()
        few, many = (Folder(bench, count, database) for count in (FEW, bench.many))
        few.command("database", "copy", "--from", few.database, "--to", few.url)
        rows = [
            _timed(many, "into PostgreSQL", "database", "copy", "--from", many.database, "--to", many.url),
            _timed(many, "back into a file", "database", "copy", "--from", many.url, "--to", back),
            _timed(many, "audit verify of the file", "audit", "verify"),
            _timed(many, "audit verify of PostgreSQL", "audit", "verify", "--database", many.url),
        ]
        size = int(database.sql(f"SELECT pg_database_size('{many.database_name}')"))
        note(f"{bench.many:,} accounts: the file {many.database.stat().st_size >> 20} MB, PostgreSQL {size >> 20} MB")
        many.database.unlink()
        back.unlink()
        return rows + at_scale(bench, few, many)
    finally:
        database.remove()


def at_scale(bench, few, many):
    """Look-ups by phone and checks, one after the other, in small turns of each side: what slows the machine down slows both."""
    chance, found = random.Random(42), {("look-up by phone", few): [], ("look-up by phone", many): [], ("check", few): [], ("check", many): []}
    with few.serve() as small, many.serve() as large:
        sides = []
        for folder, server in ((few, small), (many, large)):
            server.ready()
            sides.append((folder, *(server.agent(email) for email in folder.agents)))
        for folder, finder, checker in sides:
            look_up(finder, folder.accounts, chance, 20)
            _check(checker, 2)
        for number in range(bench.rounds):
            taken = {key: [] for key in found}
            for _ in range(10):
                for folder, finder, checker in sides:
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


def _timed(folder, name, *words):
    """A command, how long it takes and the most memory that it has."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [folder.binary, *map(str, words), "--config", folder.configuration], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"countersign {' '.join(map(str, words))}: {said[-600:]}")
    took, memory = time.monotonic() - begun, used.ru_maxrss / 1024
    note(f"{name}: {took:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, {memory:.0f} MB at most")
    return Row(
        f"{name}, {folder.accounts:,} accounts", f"{took / 60:.1f} min", "–", f"{memory:.0f} MB at most", "< 300 MB", memory < 300)
