"""What it costs to be watched: the same server without metrics, with them, and with a log in JSON besides; in turns.

What is asked for is a hundredth, and what a hash takes differs by more than that from one second to the next, as it does from one process to
another, by where its memory lies. So in a round all three run at once and take short turns, forwards and backwards (A B C C B A): whatever drifts
meets each of them alike. The next round has three new processes, on each other's folders, so that rounds know nothing of one another. A hash
differs by four hundredths from one process to another, and a page by one: so many rounds are needed for checks, and few of them ask for pages.
"""

import http.client
import os
import threading
from collections import namedtuple
from contextlib import ExitStack
from statistics import median

import settings
from load import CheckRounds
from process import free_port
from report import Row, interval, note, spread

# How each side is served. All of them write a line for each request, as a server does that nobody has set otherwise.
SIDES = {"without": {}, "metrics": {"COUNTERSIGN_TELEMETRY_LISTEN": None},
         "metrics and JSON": {"COUNTERSIGN_TELEMETRY_LISTEN": None, "COUNTERSIGN_LOG_FORMAT": "json"}}
# Seconds of Settings, and calls that each agent has checked, in one turn.
SECONDS, CALLS = 1, 1
# Rounds in which Settings are asked for.
PAGES = 30
# How often metrics are asked for; Prometheus usually does every fifteen seconds.
SCRAPE = 5

# Milliseconds of processor time: of a Settings page, of a check with its hash, of that beside the hash.
Told = namedtuple("Told", "page check beside")
FIGURES = {"page": ("Settings, processor time", 1.04), "check": ("a check, its hash included, processor time", 1.02),
           "beside": ("a check beside its hash, processor time", None)}


class Scrapes:
    """Asks for the metrics of a server every few seconds."""

    def __init__(self, port):
        self.port, self.stop = port, threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()

    def _run(self):
        while self.port and not self.stop.wait(SCRAPE):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/metrics")
            if connection.getresponse().status != 200:
                raise RuntimeError("no metrics")
            connection.close()


class Side:
    """One server of the three, for one round."""

    def __init__(self, stack, bench, environment, kept, asks_pages):
        port = free_port() if "COUNTERSIGN_TELEMETRY_LISTEN" in environment else None
        given = {name: value or f"127.0.0.1:{port}" for name, value in environment.items()}
        self.server = stack.enter_context(bench.folder.serve(given, log_level="info"))
        self.server.ready()
        stack.enter_context(Scrapes(port))
        self.page, self.turns = settings.settings_page(self.server, kept) if asks_pages else None, []
        # The server warms up in these.
        self._pages()
        self.checks = stack.enter_context(CheckRounds(self.server, bench.parallel, CALLS, kept))

    def turn(self):
        # A line is written about each page, a hundred megabytes of them in a minute.
        os.truncate(self.server.log.name, 0)
        page = self._pages()
        one = self.checks.round()
        count = len(one.moments)
        self.turns.append(Told(page, one.cpu / count * 1000, (one.cpu - one.hashing) / count * 1000))

    def _pages(self):
        return settings.turn(self.server, self.server.portal, self.page, SECONDS)[1] if self.page else None

    @property
    def told(self):
        return Told(*(None if None in values else sum(values) / len(values) for values in zip(*self.turns)))


def metrics(bench):
    """Milliseconds of processor time for each page and each check."""
    # Each with the cookies of who has logged in there: log-ins are hashes, and sessions outlive a server.
    folders = [(one, {}) for one in [bench] + [bench.beside(bench.binary, f"watched {number}") for number in range(1, len(SIDES))]]
    for one, _ in folders:
        one.folder  # made before anything is measured
    found = {side: [] for side in SIDES}
    for number in range(max(7, bench.rounds)):
        with ExitStack() as stack:
            sides = {}
            for place, (name, environment) in enumerate(SIDES.items()):
                one, kept = folders[(number + place) % len(folders)]
                sides[name] = Side(stack, one, environment, kept, number < PAGES)
            order = list(sides.values()) if number % 2 == 0 else list(reversed(sides.values()))
            for side in order + order[::-1]:
                side.turn()
        for name, side in sides.items():
            found[name].append(side.told)
        note(f"metrics {number + 1}: " + ", ".join(
            name + "".join(f" / {value:.4f} ms" for value in side.told if value) for name, side in sides.items()))
    return [row for side in list(SIDES)[1:] for row in _rows(side, found[side], found["without"])]


def _rows(side, with_it, without):
    for place, (figure, most) in enumerate(FIGURES.values()):
        pairs = [(one[place], other[place]) for one, other in zip(with_it, without) if one[place]]
        one, other = (median(values) for values in zip(*pairs))
        yield Row(
            f"{figure} with {side}", f"{one:.3f} ms", f"without {other:.3f} ms", f"{median(a / b for a, b in pairs):.1%} {spread(pairs)}",
            f"upper end ≤ {most:.0%}" if most else "–", interval(pairs)[1] <= most if most else None)
