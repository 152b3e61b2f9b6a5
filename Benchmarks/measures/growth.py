"""What many accounts cost: import, bytes in the database, and the look-up by phone beside one among few."""

import csv
import random
import resource
import sqlite3
import subprocess
import time
from statistics import median

from countersign import DataFolder, phone, write_rows
from load import percentile
from report import Row, note

FEW = 1000


def growth(bench):
    rows, rounds = [], max(3, bench.rounds)
    few, many = (_folder(bench, count, rows) for count in (FEW, bench.many))
    chance = random.Random(42)
    found = {few: [], many: []}
    with few.serve() as small, many.serve() as large:
        for server in (small, large):
            server.ready()
        desks = [(few, small.agent(few.agents[0]), FEW), (many, large.agent(many.agents[0]), bench.many)]
        for _, desk, count in desks:
            look_up(desk, count, chance, 20)
        for _ in range(rounds):
            # Small turns: what slows the machine down slows both.
            taken = {few: [], many: []}
            for _ in range(10):
                for folder, desk, count in desks:
                    taken[folder] += look_up(desk, count, chance, 40)
            for folder, times in taken.items():
                found[folder].append(times)
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        small, large = (median(percentile(times, share) for times in found[folder]) for folder in (few, many))
        rows.append(
            Row(
                f"look-up by phone with {bench.many:,} accounts, {name}", f"{large:.2f} ms", f"{FEW:,} accounts {small:.2f} ms",
                f"{large / small:.2f} ×", "≤ 1.5 ×" if share > 0.9 else "–", large / small <= 1.5 if share > 0.9 else None))
    note("look-ups: " + "; ".join(row.value + " " + row.yardstick for row in rows[-2:]))
    return rows


def look_up(desk, accounts, chance, count):
    """Milliseconds from the number that the caller states to the page of the account."""
    times = []
    for _ in range(count):
        digits = phone(chance.randrange(accounts))[3:]
        stated = chance.choice([f"+33 (0){digits}", f"0{digits}", f"0033 {digits}", f"0{digits[0]} " + digits[1:]])
        start = time.perf_counter()
        desk.post("/look-ups", stated=stated)
        page = desk.follow()
        times.append((time.perf_counter() - start) * 1000)
        assert "BN-" in page
    return times


def _folder(bench, count, rows):
    """A fresh data folder with so many accounts; the time that took and what it weighs, where they are many."""
    folder = DataFolder(bench.binary, bench.temporary / f"accounts-{count}", bench.threads)
    source = bench.temporary / f"{count}.csv"
    write_rows(source, count)
    with Stopwatch() as watch:
        folder.add_accounts(source)
    took = watch.took
    size = folder.database.stat().st_size
    if count > FEW:
        plain = _plain_import(source, bench.temporary / f"{count}.sqlite")
        share = 100_000 / count
        note(f"import of {count:,}: {took:.1f} s ({watch.cpu:.1f} s of processor), plain {plain:.1f} s, {size / count:.0f} bytes an account")
        rows.append(
            Row(
                f"import of 100,000 rows (of {count:,})", f"{took * share:.1f} s, {watch.cpu * share:.1f} s of processor",
                f"Python csv into three indexed columns {plain * share:.1f} s", f"{took / plain:.1f} ×", "< 60 s",
                took * share < 60))
        rows.append(
            Row(
                "database, bytes an account", f"{size / count:.0f}", f"a row of the file {source.stat().st_size / count:.0f}",
                f"{size / source.stat().st_size:.1f} ×"))
    source.unlink()
    folder.links.unlink()
    folder.add_agents(1)
    return folder


def _plain_import(source, database):
    """Seconds to read the same file and put it into one table that can be searched by the same three columns."""
    start = time.perf_counter()
    with sqlite3.connect(database) as plain, open(source, encoding="utf-8") as file:
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("CREATE TABLE t (number UNIQUE, company, phone, email UNIQUE, name, language)")
        plain.execute("CREATE INDEX by_phone ON t (phone)")
        lines = csv.reader(file)
        next(lines)
        plain.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", lines)
    took = time.perf_counter() - start
    for path in database.parent.glob(database.name + "*"):
        path.unlink()
    return took


def forms(bench, lines=100_000):
    """`countersign answer forms` on ordinary answers."""
    answers = ["fr\tcity\tSt-Étienne", "en\tname\tO'Brien", "fr\tfood\tBœuf bourguignon", "en\tdate\t3rd of May 1984",
               "fr\tphone\t06 12 34 56 78", "en\ttitle\tThe Lord of the Rings", "fr\tpet\tFélix", "en\tnumber\ttwenty-one"]
    text = "".join(f"{answers[n % len(answers)]}{' ' + chr(97 + n // 8 % 26) if n % 3 else ''}\n" for n in range(lines)).encode()
    times, cpu, pipe = [], [], []
    for _ in range(bench.rounds):
        with Stopwatch() as watch:
            done = subprocess.run([bench.binary, "answer", "forms"], input=text, capture_output=True, check=True)
        assert done.stdout.count(b"\n") == lines
        times.append(watch.took)
        cpu.append(watch.cpu)
        with Stopwatch() as watch:
            subprocess.run(["cat"], input=text, capture_output=True, check=True)
        pipe.append(watch.took)
    note(f"answer forms: {' '.join(f'{t:.2f}' for t in times)} s")
    return [
        Row(
            f"`answer forms`, {lines:,} lines", f"{median(times):.2f} s, {median(cpu):.2f} s of processor",
            f"`cat` {median(pipe):.2f} s", aim="a few seconds", met=median(times) < 5)
    ]


class Stopwatch:
    """How long the block took, and the processor time of the programs that ended in it."""

    def __enter__(self):
        self.start, self.before = time.perf_counter(), self._spent()
        return self

    def __exit__(self, *_):
        self.took, self.cpu = time.perf_counter() - self.start, self._spent() - self.before

    def _spent(self):
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime
