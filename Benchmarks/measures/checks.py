"""Checks per second, end to end, beside raw hashes on as many threads."""

import sqlite3
import time
from collections import Counter
from dataclasses import dataclass
from statistics import median

from countersign import phone
from load import Checks, raw
from report import Row, middle, note, spread


@dataclass
class Turn:
    """One series of checks: how many a second, and where a check's processor time went, in milliseconds."""

    rate: float
    hashing: float
    beside: float
    client: float

    @property
    def hashed(self):
        return self.hashing / (self.hashing + self.beside)


def verified(database):
    """How many attempts were right, as the database tells it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as reader:
        return reader.execute("SELECT count(*) FROM attempts WHERE result = 'verified'").fetchone()[0]


def turn(bench, server):
    """Checks for as long as a turn lasts."""
    before = verified(bench.folder.database)
    with Checks(server, bench.parallel) as load:
        time.sleep(bench.seconds)
    answered = sum(len(one.moments) for one in load.rounds)
    if (right := verified(bench.folder.database) - before) != answered:
        raise RuntimeError(f"{answered} checks were answered, {right} were right")
    # The first round is that in which the server warms up.
    rounds = load.rounds[1:]
    count = sum(len(one.moments) for one in rounds)
    hashing, spent = (sum(values) for values in zip(*((one.hashing, one.cpu) for one in rounds)))
    return Turn(
        rate=count / sum(one.end - one.start for one in rounds), hashing=hashing / count * 1000,
        beside=(spent - hashing) / count * 1000, client=sum(one.client for one in rounds) / count * 1000)


def look_ups(bench, server):
    """Look-ups by phone a second, one after the other: the statement, and the page of the account."""
    desk = server.agent(bench.folder.agents[0])
    count, start = 0, time.perf_counter()
    while (now := time.perf_counter()) - start < bench.seconds:
        desk.post("/look-ups", stated=phone(count % 16))
        if "BN-" not in desk.follow():
            raise RuntimeError(f"look-up {count} found nobody")
        count += 1
    return count / (now - start)


def measure(bench, server):
    pairs, plain_pairs, turns, kernel = [], [], [], []
    for number in range(bench.rounds):
        kept = raw(bench.yardstick("rawhash"), bench.threads, bench.seconds, "kept")
        last = turn(bench, server)
        plain = raw(bench.yardstick("rawhash"), bench.threads, bench.seconds)
        turns.append(last)
        kernel.append(plain.kernel)
        pairs.append((last.rate, kept.rate))
        plain_pairs.append((last.rate, plain.rate))
        note(
            f"checks {number + 1}: {last.rate:.1f}/s, raw with kept memory {kept.rate:.1f}/s, {last.rate / kept.rate:.1%}, as it "
            f"comes {plain.rate:.1f}/s with {plain.kernel:.0%} of it the kernel's, {last.rate / plain.rate:.1%}; on a core "
            f"{last.hashing * last.rate / 1000 / bench.threads:.1%} of the time, {last.hashing:.1f} ms of hashing thread a check, "
            f"{last.beside:.2f} ms beside, client {last.client:.2f} ms")
    rate, kept_rate, ratio = middle(pairs)
    _, plain_rate, plain_ratio = middle(plain_pairs)
    return [
        Row(
            f"checks a second, {bench.threads} hashing threads", f"{rate:.1f}", f"raw Argon2id, kept memory {kept_rate:.1f}",
            f"{ratio:.1%} {spread(pairs)}", "≥ 85 %", ratio >= 0.85),
        Row(
            f"the same beside libsodium as it comes, {median(kernel):.0%} of its time the kernel's", f"{rate:.1f}",
            f"raw Argon2id {plain_rate:.1f}", f"{plain_ratio:.1%} {spread(plain_pairs)}"),
        Row("of that server's processor time, spent on hashing threads", f"{median(one.hashed for one in turns):.1%}"),
        Row(
            "processor time of a check beside its hash", f"{median(one.beside for one in turns):.2f} ms",
            f"the client beside it {median(one.client for one in turns):.2f} ms"),
    ]
