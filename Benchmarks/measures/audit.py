"""The audit log: what it costs to verify and to export, and what keeping it costs the rest."""

import os
import sqlite3
import subprocess
import time
from statistics import median

from countersign import DataFolder, phone, write_rows
from load import Checks
from report import Row, note


def log(bench):
    """Verification and export of as many entries as there are accounts, and of a tenth: time and memory."""
    rows, peaks = [], []
    for count in (bench.many // 10, bench.many):
        folder = DataFolder(bench.binary, bench.temporary / f"log-{count}", bench.threads)
        source = bench.temporary / f"log-{count}.csv"
        write_rows(source, count)
        folder.add_accounts(source)
        key = folder.command("audit", "public-key").strip()
        export = bench.temporary / f"log-{count}.jsonl"
        seconds, memory = {}, {}
        seconds["export"], memory["export"] = run(folder, export, "audit", "export")
        seconds["database"], memory["database"] = run(folder, None, "audit", "verify")
        seconds["file"], memory["file"] = run(folder, None, "audit", "verify", export, "--public-key", key)
        note(f"log of {count:,}: {seconds} s, {memory} MiB, export {export.stat().st_size >> 20} MiB")
        for name, words in (("database", "verify a database"), ("file", "verify an export"), ("export", "export")):
            rows.append(
                Row(f"{words}, {count:,} entries", f"{seconds[name]:.1f} s ({seconds[name] / count * 1e6:.1f} µs each), {memory[name]} MiB"))
        peaks.append(memory)
    for name in peaks[0]:
        few, many = (peak[name] for peak in peaks)
        rows.append(
            Row(f"memory with ten times the entries, {name}", f"{many} MiB", f"{few} MiB", f"{many / few:.2f} ×", "constant",
                many / few < 1.2))
    return rows


def run(folder, output, *words):
    """Seconds, and the largest resident size in MiB."""
    with open(output or os.devnull, "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            [folder.binary, *map(str, words), "--config", folder.configuration], stdout=out, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        assert os.waitstatus_to_exitcode(status) == 0, process.stderr.read()
    return took, usage.ru_maxrss >> 10


def cost(bench, server):
    """Checks and look-ups a second, with the log and in turns with a database that drops every entry as it comes.

    What is dropped has been chained and tagged all the same, so this is the cost of writing; a page that is only read is
    no entry and costs nothing.
    """
    desk = server.agent(bench.folder.agents[0])
    rounds = {kind: {True: [], False: []} for kind in ("checks", "look-ups")}
    for _ in range(bench.rounds):
        for kept in (True, False):
            _keep(bench.folder.database, kept)
            rounds["checks"][kept].append(_checks(bench, server))
            rounds["look-ups"][kept].append(_look_ups(desk))
    _keep(bench.folder.database, True)
    rows = []
    for kind, rates in rounds.items():
        kept, dropped = (median(rates[state]) for state in (True, False))
        ratio = median(a / b for a, b in zip(rates[True], rates[False]))
        rows.append(Row(f"{kind} a second, with the audit log", f"{kept:.1f}", f"entries dropped {dropped:.1f}", f"{ratio:.1%}"))
    note("; ".join(f"{row.figure} {row.value}, {row.yardstick}" for row in rows))
    return rows


def _checks(bench, server):
    requests = server.calls(int(70 * bench.threads * (bench.seconds + 4)) + 50)
    with Checks(server.care, requests, bench.parallel) as load:
        start = time.perf_counter()
        time.sleep(bench.seconds)
        end = time.perf_counter()
    return load.between(start, end) / (end - start)


def _look_ups(desk, count=200):
    start = time.perf_counter()
    for number in range(count):
        desk.post("/look-ups", stated=phone(number % 16))
        assert "BN-" in desk.follow()
    return count / (time.perf_counter() - start)


def _keep(database, kept):
    with sqlite3.connect(database, timeout=30) as db:
        db.execute("DROP TRIGGER IF EXISTS bench_without_log")
        if not kept:
            db.execute("CREATE TRIGGER bench_without_log BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END")
    db.close()
