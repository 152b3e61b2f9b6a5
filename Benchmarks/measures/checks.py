"""Checks per second, end to end, beside raw hashes on as many threads."""

import sqlite3
import time
from statistics import median

from load import Checks, raw_hashes
from report import Row, middle, note


def verified(database):
    """How many attempts were right, as the database tells it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as reader:
        return reader.execute("SELECT count(*) FROM attempts WHERE result = 'verified'").fetchone()[0]


def measure(bench, server):
    pairs, busy, beside, client, hashed = [], [], [], [], []
    for turn in range(bench.rounds):
        raw = raw_hashes(bench.yardstick("rawhash"), bench.threads, bench.seconds)
        requests = server.calls(int(raw * (bench.seconds + 4) * 1.3) + 50)
        before = verified(bench.folder.database)
        with Checks(server.care, requests, bench.parallel) as load:
            cpu, own, start = server.thread_cpu(), time.process_time(), time.perf_counter()
            time.sleep(bench.seconds)
            end, own_after, cpu_after = time.perf_counter(), time.process_time(), server.thread_cpu()
        count = load.between(start, end)
        if (right := verified(bench.folder.database) - before) != len(load.moments):
            raise RuntimeError(f"{len(load.moments)} checks were answered, {right} were right")
        rate = count / (end - start)
        spent = {name: cpu_after.get(name, 0) - cpu.get(name, 0) for name in cpu_after}
        hashing = sum(value for name, value in spent.items() if name.startswith("hash-"))
        pairs.append((rate, raw))
        busy.append(hashing / (end - start) / bench.threads)
        beside.append((sum(spent.values()) - hashing) / count * 1000)
        hashed.append(hashing / sum(spent.values()))
        client.append((own_after - own) / count * 1000)
        note(
            f"checks {turn + 1}: {rate:.1f}/s, raw {raw:.1f}/s, {rate / raw:.1%}; on a core {busy[-1]:.1%} of the time, "
            f"{hashing / count * 1000:.1f} ms of hashing thread a check, {beside[-1]:.2f} ms beside, client {client[-1]:.2f} ms"
        )
    rate, raw, ratio = middle(pairs)
    return [
        Row(
            f"checks a second, {bench.threads} hashing threads", f"{rate:.1f}", f"raw Argon2id {raw:.1f}", f"{ratio:.1%}",
            "≥ 95 %", ratio >= 0.95),
        Row("of that server's processor time, spent on hashing threads", f"{median(hashed):.1%}"),
        Row(
            "processor time of a check beside its hash", f"{median(beside):.2f} ms",
            f"the client beside it {median(client):.2f} ms"),
    ]
