"""What is sent to a server while it is measured."""

import itertools
import multiprocessing
import re
import subprocess
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace

from browser import Line
from countersign import ANSWER, open_call


@dataclass
class Round:
    """Checks of so many calls: from when to when, when each was answered, and the processor time in seconds: of the server, by the
    names of its threads and in all, and of the client."""

    start: float
    end: float
    moments: list
    spent: Counter
    cpu: float
    client: float

    @property
    def hashing(self):
        """The part of it that hashed."""
        return sum(value for name, value in self.spent.items() if name.startswith("hash-"))

    def part(self, start, end):
        """How many seconds of it lie between two moments."""
        return max(0, min(self.end, end) - max(self.start, start))


class CheckRounds:
    """Agents whose callers give the right answer, over several connections at once.

    An agent has one open call about an account, and reads what they have open with every request. So it goes in rounds: each agent
    has a few calls opened, which is not measured; then all of them are checked, each once, and that is what a `Round` tells of. The
    first one, in which the server warms up, is over before the `with` block begins.
    """

    # So many, and so many calls of each in one round.
    AGENTS, CALLS = 64, 2

    def __init__(self, server, connections, calls=CALLS, kept=None):
        self.server, self.connections, self.calls = server, connections, calls
        self.desks = []
        for email in server.folder.agents:
            self.desks.append(server.agent(email, kept))
            self.desks[-1].line.close()
        self.rounds = []

    def __enter__(self):
        self.lines = [Line(self.server.care) for _ in range(self.connections)]
        self.pool = ThreadPoolExecutor(self.connections + 1)
        self.round()
        return self

    def __exit__(self, *_):
        self.pool.shutdown()
        for line in self.lines:
            line.close()

    def round(self):
        # Neighbours are of different accounts: few attempts of one are ever under way, and no budget is spent.
        requests = list(itertools.chain(*self._each(self._open, enumerate(self.desks))))
        before, cpu, own, start = Counter(self.server.thread_cpu()), self.server.cpu(), time.process_time(), time.perf_counter()
        moments = self._each(self._check, requests)
        end, own_after, cpu_after, after = time.perf_counter(), time.process_time(), self.server.cpu(), Counter(self.server.thread_cpu())
        self.rounds.append(Round(start, end, moments, after - before, cpu_after - cpu, own_after - own))
        return self.rounds[-1]

    def _each(self, act, things):
        """What came of each, in their order; as many at once as there are connections."""
        waiting, given = enumerate(things), {}

        def work(line):
            for place, one in waiting:
                given[place] = act(line, one)

        list(self.pool.map(work, self.lines))
        return [given[place] for place in sorted(given)]

    def _open(self, line, numbered):
        """The requests that check the right answer of each call that an agent has opened."""
        number, desk = numbered
        desk.line = line
        owners = len(self.server.folder.owners)
        calls = [open_call(desk, (number * self.calls + place) % owners) for place in range(self.calls)]
        return [desk.request("POST", f"{call}/attempts", {"said": ANSWER, "key": str(uuid.uuid4())}) for call in calls]

    @staticmethod
    def _check(line, request):
        """The moment it was answered."""
        status, _, _ = line.ask(request)
        moment = time.perf_counter()
        if status != 303:
            raise RuntimeError(f"a check answered {status}")
        return moment


class Checks(CheckRounds):
    """One round after the other for as long as the `with` block lasts."""

    def __init__(self, server, connections):
        super().__init__(server, connections)
        self.over = threading.Event()

    def __enter__(self):
        super().__enter__()
        self.work = self.pool.submit(self._work)
        return self

    def __exit__(self, *given):
        self.over.set()
        try:
            self.work.result()
        finally:
            super().__exit__(*given)

    def _work(self):
        while not self.over.is_set():
            self.round()

    def rate(self, start, end):
        """Checks a second between two moments, of the time in which calls were checked."""
        count = sum(start <= moment < end for one in self.rounds for moment in one.moments)
        return count / sum(one.part(start, end) for one in self.rounds)

    def latencies(self, asked):
        """The milliseconds of what was asked for while calls were checked; once the block is over."""
        return [took for begun, took in asked if any(one.start <= begun < one.end for one in self.rounds)]


class RawHash:
    """`rawhash` with kept memory for the length of the block."""

    def __init__(self, program, threads, seconds):
        self.child = subprocess.Popen([program, str(threads), str(seconds), "kept"], stdout=subprocess.PIPE)

    def __enter__(self):
        time.sleep(0.3)
        return self

    def __exit__(self, *_):
        self.child.terminate()
        self.child.wait()
        self.child.stdout.close()


@dataclass
class Raw:
    """Hashes a second, and which part of their processor time was the kernel's."""

    rate: float
    kernel: float


def raw(program, threads, seconds, *words):
    done = subprocess.run([program, str(threads), str(seconds), *words], capture_output=True, text=True, check=True)
    return Raw(*map(float, done.stdout.split()))


def wrk(port, request_head, seconds, connections=16):
    """Requests a second and how many there were, kept connections, one thread of `wrk`."""
    path, headers = request_head
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    return float(re.search(r"Requests/sec: *([\d.]+)", done.stdout)[1]), int(
        re.search(r"(\d+) requests in", done.stdout)[1])


class Apart:
    """Does the same thing again and again in a process of its own, until it is stopped: a thread beside busy threads of Python would
    measure how those take turns. `_work` is what it does, and gives what came of it."""

    def __init__(self, *given):
        context = multiprocessing.get_context("fork")
        self.here, there = context.Pipe()
        self.over = context.Event()
        self.child = context.Process(target=lambda: there.send(self._work(*given)))
        self.child.start()
        there.close()

    def stop(self):
        self.over.set()

    def answers(self):
        """What came of it."""
        try:
            return self.here.recv()
        finally:
            self.child.join()


class Asking(Apart):
    """Asks for one page on one kept connection, at most every `pause` seconds; when it asked, and the milliseconds to the answer."""

    def _work(self, port, request, pause=0.01):
        line, asked = Line(port), []
        while not self.over.is_set():
            start = time.perf_counter()
            status, _, _ = line.ask(request)
            took = time.perf_counter() - start
            assert status == 200, status
            asked.append((start, took * 1000))
            time.sleep(max(0, pause - took))
        return asked


def asked(port, request, seconds):
    """When one page was asked for and the milliseconds to the answer, each time of so many seconds."""
    asking = Asking(port, request)
    try:
        time.sleep(seconds)
    finally:
        asking.stop()
    return asking.answers()


def latencies(port, request, seconds):
    """The milliseconds alone."""
    return [took for _, took in asked(port, request, seconds)]


class Steady(Apart):
    """Asks for one page at a steady rate until it is stopped, on a connection of its own; the milliseconds of each request, and how
    many failed by why.

    A time counts from when the request was due: one that waits for a slow one before it has waited as well, and what was due at
    the end and never asked has waited until then.
    """

    # Whoever got no answer in so many seconds has failed, and asks anew.
    PATIENCE = 15

    def _work(self, port, request, interval):
        times, failed, line = [], Counter(), None
        due = time.perf_counter()
        while not self.over.wait(max(0, due - time.perf_counter())):
            try:
                line = line or Line(port, self.PATIENCE)
                status, _, _ = line.ask(request)
                if status != 200:
                    failed[f"answered {status}"] += 1
            except OSError as error:
                failed[type(error).__name__] += 1
                line = None
            times.append((time.perf_counter() - due) * 1000)
            due += interval
        while due < (now := time.perf_counter()):
            times.append((now - due) * 1000)
            due += interval
        return SimpleNamespace(times=times, failed=failed)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
