"""What is sent to a server while it is measured."""

import multiprocessing
import re
import subprocess
import threading
import time
from collections import Counter, deque
from dataclasses import dataclass
from types import SimpleNamespace

from browser import Line


class Checks:
    """Sends prepared requests over several connections at once for as long as the `with` block lasts, and notes when each
    was answered."""

    def __init__(self, port, requests, connections):
        self.port, self.requests = port, deque(requests)
        self.moments, self.failures = [], []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(connections)]

    def _work(self):
        line = Line(self.port)
        while not self.over.is_set():
            try:
                request = self.requests.popleft()
            except IndexError:
                self.failures.append("there were too few calls")
                break
            status, head, body = line.ask(request)
            self.moments.append(time.perf_counter())
            if status != 303:
                self.failures.append(f"a check answered {status}")
        line.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(1)  # until every thread is at work
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()
        if self.failures:
            raise RuntimeError(f"{len(self.failures)} × {self.failures[0]}")

    def between(self, start, end):
        return sum(start <= moment < end for moment in self.moments)


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


def raw_hashes(program, threads, seconds):
    """Hashes a second, where each thread keeps its memory: the most that a server could do."""
    return raw(program, threads, seconds, "kept").rate


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


def latencies(port, request, seconds, pause=0.01):
    """Milliseconds of each answer on one kept connection, a request every `pause` seconds.

    In a process of its own: a thread beside busy threads of Python would measure how those take turns.
    """
    here, there = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=_ask, args=(there, port, request, seconds, pause))
    child.start()
    there.close()
    try:
        return here.recv()
    finally:
        child.join()


def _ask(pipe, port, request, seconds, pause):
    line, times = Line(port), []
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        status, _, _ = line.ask(request)
        took = time.perf_counter() - start
        assert status == 200, status
        times.append(took * 1000)
        time.sleep(max(0, pause - took))
    pipe.send(times)


class Steady:
    """Asks for one page at a steady rate until it is stopped, in a process and on a connection of its own.

    A time counts from when the request was due: one that waits for a slow one before it has waited as well, and what was due at
    the end and never asked has waited until then.
    """

    # Whoever got no answer in so many seconds has failed, and asks anew.
    PATIENCE = 15

    def __init__(self, port, request, interval):
        context = multiprocessing.get_context("fork")
        self.here, there = context.Pipe()
        self.over = context.Event()
        self.child = context.Process(target=self._work, args=(there, port, request, interval))
        self.child.start()
        there.close()

    def _work(self, pipe, port, request, interval):
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
        pipe.send((times, failed))

    def stop(self):
        self.over.set()

    def answers(self):
        """The milliseconds of each request, and how many failed by why."""
        try:
            times, failed = self.here.recv()
            return SimpleNamespace(times=times, failed=failed)
        finally:
            self.child.join()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
