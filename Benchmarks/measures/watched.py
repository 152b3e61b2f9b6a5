"""What it costs to be watched: the same server without metrics, with them, and with a log in JSON besides; in turns."""

import http.client
import threading
from statistics import median

import checks
import settings
from process import free_port
from report import Row, interval, note, spread

# How each side is served. All of them write a line for each request, as a server does that nobody has set otherwise.
SIDES = {"without": {}, "metrics": {"COUNTERSIGN_TELEMETRY_LISTEN": None},
         "metrics and JSON": {"COUNTERSIGN_TELEMETRY_LISTEN": None, "COUNTERSIGN_LOG_FORMAT": "json"}}
# The most that is wanted, of the processor time without.
MOST = {"Settings": 1.04, "a check": 1.02}


class Scrapes:
    """Asks for the metrics every second: fifteen times as often as Prometheus usually does."""

    def __init__(self, port):
        self.port, self.stop = port, threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()

    def _run(self):
        while self.port and not self.stop.wait(1):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/metrics")
            if connection.getresponse().status != 200:
                raise RuntimeError("no metrics")
            connection.close()


def metrics(bench):
    """Milliseconds of processor time for each request and each check; each side starts anew for each turn."""
    bench.folder  # made before anything is measured
    found = {side: [] for side in SIDES}
    sides = list(SIDES)
    for number in range(max(7, bench.rounds)):
        for side in sides if number % 2 == 0 else reversed(sides):
            found[side].append(_turn(bench, SIDES[side]))
        note(f"metrics {number + 1}: " + ", ".join(f"{side} {found[side][-1][0]:.4f} / {found[side][-1][1]:.2f} ms" for side in sides))
    rows = []
    for side in sides[1:]:
        for place, (figure, most) in enumerate(MOST.items()):
            pairs = [(one[place], other[place]) for one, other in zip(found[side], found["without"])]
            ratios = [one / other for one, other in pairs]
            one, other = (median(values) for values in zip(*pairs))
            rows.append(Row(
                f"{figure}, processor time with {side}", f"{one:.3f} ms", f"without {other:.3f} ms",
                f"{median(ratios):.1%} {spread(pairs)}", f"upper end ≤ {most:.0%}", interval(pairs)[1] <= most))
    return rows


def _turn(bench, environment):
    port = free_port() if "COUNTERSIGN_TELEMETRY_LISTEN" in environment else None
    given = {name: value or f"127.0.0.1:{port}" for name, value in environment.items()}
    with bench.folder.serve(given, log_level="info") as server:
        server.ready()
        with Scrapes(port):
            _, page = settings.turn(server, server.portal, settings.settings_page(server), bench.seconds)
            told = checks.turn(bench, server)
    return page, told.hashing + told.beside
