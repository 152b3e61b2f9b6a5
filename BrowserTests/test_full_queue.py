"""More people log in than the server can hash for: it says so where it is asked, goes on, and is left alone by the watchdog (no browser).

COUNTERSIGN_FULL: for how many seconds; a minute by hand.
"""
import http.client
import os
import re
import signal
import subprocess
import threading
import time
import uuid

import pytest
from prometheus_client.parser import text_string_to_metric_families as prometheus

from installation import plain_environment
from server import PROJECT, Demo, free_ports
from test_metrics import promtool  # noqa: F401, a fixture
from test_service import Manager
from web import Client

SECONDS = float(os.environ.get("COUNTERSIGN_FULL", 8))
ALERTS = PROJECT / "Packaging/monitoring/alerts.yml"


class Slow(Demo):
    """`serve` with one thread that hashes, slowly, under a watchdog."""

    def begin(self, manager):
        self.start()
        self.stop()
        self.metrics, = free_ports(1)
        settings = {
            "HASHING_THREADS": "1", "HASHING_MEMORY_MIB": "96", "HASHING_PASSES": "3", "TELEMETRY_LISTEN": f"127.0.0.1:{self.metrics}"}
        told = {f"COUNTERSIGN_{name}": value for name, value in settings.items()}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", str(self.data / "countersign.yaml"), "--portal", f"127.0.0.1:{self.portal}", "--care",
                 f"127.0.0.1:{self.care}"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log,
                env={**plain_environment(), "COUNTERSIGN_LOG_FORMAT": "json", "NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "6000000", **told})
        self.wait_until_ready()
        return self

    def readiness(self, port):
        answer = Client(self, port, "localhost").get("/health/ready")
        return answer.status, answer.body.decode().strip()

    def values(self):
        """Of the metrics of hashing, as they are written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.metrics, timeout=10)
        connection.request("GET", "/metrics")
        page = connection.getresponse().read().decode()
        connection.close()
        return {written(sample): sample.value for family in prometheus(page) for sample in family.samples
                if sample.name.startswith("countersign_hash_")}


def written(sample):
    """A series as rules name it."""
    labels = ",".join(f'{key}="{value}"' for key, value in sorted(sample.labels.items()))
    return f"{sample.name}{{{labels}}}"


class Flood:
    """Customers of many networks whose log-ins never end."""

    def __init__(self, server, count=100):
        self.server, self.is_over, self.statuses = server, threading.Event(), []
        self.threads = [threading.Thread(target=self.log_in, args=[number]) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        for thread in self.threads:
            thread.join(timeout=60)

    def log_in(self, number):
        times = 0
        while not self.is_over.is_set():
            client = Client.of_portal(self.server, self.server.brands[0])
            client.address = f"127.{number + 1}.{times % 250}.1"
            times += 1
            client.get("/login")
            status = 503
            while status == 503 and not self.is_over.wait(0.05):
                name = f"{uuid.uuid4()}@quarry.example"
                status = client.post("/login", email=name, password="Nothing of the Kind", back="").status
                self.statuses.append(status)


@pytest.fixture
def manager(tmp_path):
    return Manager(tmp_path / "notify")


@pytest.fixture
def slow(tmp_path_factory, manager):
    server = Slow(tmp_path_factory.mktemp("slow")).begin(manager)
    yield server
    if server.process.poll() is None:
        server.stop(within=40)


def fires(promtool, tmp_path, alert, scrapes):  # noqa: F811
    """Whether Prometheus would tell, with a scrape each quarter of a minute as they were here; `scrapes` go on as they ended."""
    series = []
    for name in scrapes[-1]:
        values = [scrape.get(name, 0) for scrape in scrapes]
        labelled = name.replace("{", '{job="countersign",instance="here"' + ("," if "=" in name else ""))
        series.append({"series": labelled, "values": " ".join(f"{value:g}" for value in values)})
    length = 15 * (len(scrapes) - 1)
    lines = [f"rule_files: [{ALERTS}]", "evaluation_interval: 15s", "tests:", "  - interval: 15s", "    input_series:"]
    for one in series:
        lines += [f"      - series: '{one['series']}'", f"        values: '{one['values']}'"]
    lines += ["    alert_rule_test:", f"      - eval_time: {length}s", f"        alertname: {alert}"]
    test = tmp_path / "as-scraped.yml"
    test.write_text("\n".join(lines) + "\n")
    told = promtool("test", "rules", test)
    # Nothing is expected to fire: where the alert does, the test of it fails and names it.
    return told.returncode != 0 and f"alertname: {alert}" in told.stdout + told.stderr and "got:" in told.stdout + told.stderr


def test_a_full_queue_is_told_and_ends_nothing(slow, manager, promtool, tmp_path):  # noqa: F811
    manager.until("READY=1")
    assert slow.readiness(slow.portal) == (200, "ready")
    agent = Client.of_desk(slow).log_in(slow.brands[0].agent)
    quiet = [slow.values()] * 9
    assert not fires(promtool, tmp_path, "CountersignHashesRefused", quiet)
    before, fed, told, desk, scrapes, checks = slow.process.pid, [time.monotonic()], [], [], [slow.values()], []
    with Flood(slow):
        slow.wait_until(lambda: slow.readiness(slow.portal)[0] == 503)
        begin = time.monotonic()
        manager.drain()
        while time.monotonic() - begin < SECONDS:
            told.append(slow.readiness(slow.portal))
            desk.append(slow.readiness(slow.care))
            scrapes.append(slow.values())
            if len(checks) < 3 and time.monotonic() - begin > len(checks) * SECONDS / 3:
                call = agent.open_call(slow.brands[0].owner.account)
                asked = time.monotonic()
                checks.append((agent.check(call, slow.brands[0].owner.answer).words, time.monotonic() - asked))
            assert manager.next(seconds=6) == "WATCHDOG=1"
            fed.append(time.monotonic())
            assert slow.process.poll() is None
    full = [one for one in told if one == (503, "too many wait for a hash")]
    assert len(full) >= 0.9 * len(told) and set(told) <= {(200, "ready"), (503, "too many wait for a hash")}, told
    assert set(desk) == {(200, "ready")}, "agents are not turned away because of strangers"
    assert all("Verified" in words for words, _ in checks), checks
    refused = [scrape['countersign_hash_refused_total{reason="busy"}'] for scrape in scrapes]
    waiting = [scrape["countersign_hash_queue_length{}"] for scrape in scrapes[1:]]
    assert refused[-1] > refused[0] and sum(waiting) / len(waiting) >= 28, waiting
    # As many as come in two minutes.
    each = [scrapes[int(place * (len(scrapes) - 1) / 8)] for place in range(9)]
    assert fires(promtool, tmp_path, "CountersignHashesRefused", each)
    print(f"{SECONDS:.0f} s: {len(full)} of {len(told)} times not ready, on average {sum(waiting) / len(waiting):.1f} wait, {refused[-1] - refused[0]:.0f} refused, the watchdog fed {len(fed) - 1} "
          f"times, {max(b - a for a, b in zip(fed[1:], fed[2:])):.1f} s apart at most; checks in {', '.join(f'{took:.1f} s' for _, took in checks)}")
    slow.wait_until(lambda: slow.readiness(slow.portal) == (200, "ready"))
    assert slow.process.pid == before and slow.process.poll() is None
    slow.process.send_signal(signal.SIGTERM)
    manager.until("STOPPING=1")
    assert slow.process.wait(timeout=60) == 0
    assert not re.search(r"Fatal|CRITICAL", slow.log.read_text())
