"""The audit log: what it costs to verify and to export, and what keeping it costs the rest."""

import os
import subprocess
import time

import against
import revision
from countersign import DataFolder, write_rows
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


def cost(bench):
    """Checks and look-ups a second beside a build that writes no entry: everything else it does alike."""
    program = bench.without_log or revision.program_without_log()
    other = bench.beside(program, "without-log")
    aims = {"look-ups a second": 0.85}
    return [row for name in ("look-ups", "checks") for row in against.measure(bench, other, "without the log", name, aims)]


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

