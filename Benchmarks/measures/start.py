"""From the start of the process to its first answer, and the memory it takes."""

import threading
import time
from statistics import median

from load import Checks, wrk
from report import Row, note
from settings import Hello, settings_page


def starts(bench):
    """On a data folder that is there already; a start of each in turn."""
    ours, theirs, our_cpu, their_cpu = [], [], [], []
    for _ in range(max(7, bench.rounds * 2)):
        for program, times, cpu in (
            (lambda: Hello(bench), theirs, their_cpu), (bench.folder.serve, ours, our_cpu)):
            begin = time.perf_counter()
            with program() as running:
                times.append((running.ready() - begin) * 1000)
                cpu.append(running.cpu() * 1000)
    note(f"starts: {' '.join(f'{t:.0f}' for t in ours)} ms; hello {' '.join(f'{t:.0f}' for t in theirs)} ms")
    took, hello = median(ours), median(theirs)
    return [
        Row(
            "start to first answer", f"{took:.0f} ms ({min(ours):.0f}–{max(ours):.0f}), {median(our_cpu):.0f} ms of processor",
            f"hello {hello:.0f} ms ({min(theirs):.0f}–{max(theirs):.0f}), {median(their_cpu):.0f} ms of processor",
            f"{took / hello:.1f} ×", "< 150 ms", took < 150)
    ]


def memory(bench):
    """Soon after the start, and the most it takes while pages are asked for and every thread hashes."""
    with bench.folder.serve() as server, Hello(bench) as hello:
        server.ready()
        hello.ready()
        time.sleep(2)
        idle, hello_idle = server.memory(), hello.memory()
        with Most(hello) as hello_most:
            wrk(hello.port, ("/", {}), bench.seconds)
        most, after = under_load(bench, server)
    limit = 60 + bench.threads * 20 * 1.048576
    note(f"memory: idle {idle}, most {most}, after {after}; hello idle {hello_idle}, most {hello_most.seen}")
    return [
        Row("memory idle, resident (PSS)", _both(idle), f"hello {_both(hello_idle)}", f"{idle['Rss'] / hello_idle['Rss']:.1f} ×"),
        Row(
            f"memory under load, {bench.threads} hashing threads", _both(most), f"hello {_both(hello_most.seen)}",
            f"{most['Rss'] / hello_most.seen['Rss']:.1f} ×", f"≤ 60 MB + 20 MiB a thread = {limit:.0f} MB",
            most["Rss"] <= limit),
        Row("memory two seconds after the load", _both(after)),
    ]


def under_load(bench, server):
    """The most memory it takes while pages are asked for and every thread hashes, and what it has two seconds later."""
    page = settings_page(server)
    with Most(server) as most, Checks(server, bench.parallel):
        wrk(server.portal, page, bench.seconds)
    time.sleep(2)
    return most.seen, server.memory()


def _both(memory):
    return f"{memory['Rss']:.0f} MB ({memory['Pss']:.0f} MB)"


class Most:
    """The most memory a program takes within the block, looked at every 50 ms."""

    def __init__(self, program):
        self.program, self.seen = program, {"Rss": 0, "Pss": 0}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self):
        while not self.over.wait(0.05):
            for name, value in self.program.memory().items():
                self.seen[name] = max(self.seen[name], value)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
