"""A server as systemd runs it: what it tells, what it is told, and a stop that hangs (no browser)."""
import ctypes
import http.client
import json
import os
import pathlib
import resource
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import time

import pytest

import test_metrics
from installation import plain_environment
from postgres import Cluster, until
from server import BINARY, Demo, free_ports

PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 0x4206, 0x4207


class Manager:
    """systemd's end of the socket."""

    def __init__(self, path):
        self.path, self.status = str(path), ""
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)

    def next(self, seconds=60):
        """What is told next; the line for `systemctl status` is kept aside."""
        end = time.monotonic() + seconds
        while True:
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            told = self.socket.recv(4096).decode()
            if not told.startswith("STATUS="):
                return told
            self.status = told.removeprefix("STATUS=")

    def until(self, news, seconds=60):
        end = time.monotonic() + seconds
        while (told := self.next(max(0.1, end - time.monotonic()))) != news:
            pass
        return told

    def drain(self):
        self.socket.setblocking(False)
        try:
            while True:
                self.socket.recv(4096)
        except BlockingIOError:
            pass


class Service:
    """`countersign serve`, over TLS, on the people of a demo."""

    def __init__(self, folder: pathlib.Path, binary):
        self.folder, self.binary, self.log = folder, binary, folder / "service.log"
        self.certificate, self.key = folder / "certificate.pem", folder / "key.pem"
        self.renew()
        demo = Demo(folder, binary=binary)
        demo.start()
        demo.stop()
        self.data = demo.data
        text = (self.data / "countersign.yaml").read_text()
        self.configuration = self.data / "service.yaml"
        self.configuration.write_text(f"{text}\ntls:\n  certificate: {self.certificate}\n  key: {self.key}\n")
        self.process = None

    def renew(self):
        """Another certificate in the same place."""
        for path in (self.certificate, self.key):
            path.unlink(missing_ok=True)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
             "/CN=localhost", "-keyout", str(self.key), "-out", str(self.certificate)], check=True, capture_output=True)
        self.key.chmod(0o600)

    def start(self, **environment):
        self.portal, self.care = free_ports(2)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", str(self.configuration), "--portal", f"127.0.0.1:{self.portal}", "--care",
                 f"127.0.0.1:{self.care}"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**plain_environment(), **environment})
        return self

    def wait_until_served(self):
        self.wait(lambda: self.shown(self.care) is not None)
        return self

    def wait(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()[-2000:]
            time.sleep(0.05)

    @staticmethod
    def shown(port):
        """The certificate that a listener shows; None where nothing listens."""
        try:
            return ssl.get_server_certificate(("127.0.0.1", port), timeout=5)
        except OSError:
            return None

    def threads(self, name):
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task")
        return [int(task.name) for task in tasks.iterdir() if (task / "comm").read_text().startswith(name)]

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=30)


@pytest.fixture
def service(tmp_path):
    service = Service(tmp_path, BINARY)
    yield service
    service.end()


def test_it_is_ready_when_both_listeners_take_connections(service, tmp_path):
    manager = Manager(tmp_path / "notify")
    service.start(NOTIFY_SOCKET=manager.path)
    assert manager.next() == "READY=1"
    assert service.shown(service.portal) and service.shown(service.care)
    service.process.send_signal(signal.SIGTERM)
    assert manager.next() == "STOPPING=1"
    assert service.process.wait(timeout=30) == 0


def test_no_core_file_is_written_whatever_the_system_allows(service):
    """Memory has answers and passwords in it."""
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    if limits[1] == 0:
        pytest.skip("no core file is allowed here in any case")
    service.start().wait_until_served()
    told = pathlib.Path(f"/proc/{service.process.pid}/limits").read_text()
    line = next(line for line in told.splitlines() if line.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"], line


def test_a_reload_shows_the_renewed_certificate_at_once_and_ends_nothing(service, tmp_path):
    manager = Manager(tmp_path / "notify")
    service.start(NOTIFY_SOCKET=manager.path).wait_until_served()
    manager.until("READY=1")
    before = service.shown(service.portal)
    service.renew()
    service.process.send_signal(signal.SIGHUP)
    service.wait(lambda: service.shown(service.portal) not in (None, before), seconds=20)
    assert service.shown(service.care) != before
    assert [manager.next(), manager.next()] == ["RELOADING=1", "READY=1"]
    service.key.write_text("not a key")
    service.certificate.write_text("no certificate")
    for _ in range(3):
        service.process.send_signal(signal.SIGHUP)
    service.wait(lambda: "cannot be used; the certificate before stays" in service.log.read_text(), seconds=20)
    assert service.shown(service.portal), "the one before is shown"
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(timeout=30) == 0


def test_a_stop_that_hangs_is_ended_with_a_line_in_the_log(service):
    """Somebody puts a pipe where the certificate is: whoever opens it waits for good, and so does the stop that waits for them."""
    service.start().wait_until_served()
    service.certificate.unlink()
    os.mkfifo(service.certificate)
    service.process.send_signal(signal.SIGHUP)
    time.sleep(1)
    begin = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(timeout=90) == 1
    assert time.monotonic() - begin > 15, "a stop that is under way is given its time"
    assert "the stop hangs" in service.log.read_text()
    # What it left behind is whole.
    service.certificate.unlink()
    service.renew()
    service.start().wait_until_served()
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(timeout=30) == 0


def test_the_watchdog_is_fed_until_an_event_loop_stands_still(service, tmp_path):
    manager = Manager(tmp_path / "notify")
    service.start(NOTIFY_SOCKET=manager.path, WATCHDOG_USEC="1500000")
    manager.until("READY=1")
    for _ in range(3):
        assert manager.next() == "WATCHDOG=1"
    assert manager.status == "0.0 hashes a second, 0 waiting"
    loops = service.threads("NIO-SGLTN")
    assert loops, "the threads have other names now"
    with stopped(loops[0]):
        time.sleep(1)
        manager.drain()
        with pytest.raises(TimeoutError):
            manager.next(seconds=4)
        assert manager.status.startswith("Stands still")
    manager.until("WATCHDOG=1")


def readiness(port, tls=False):
    """What a load balancer is told; None where nobody answers."""
    kind = http.client.HTTPSConnection if tls else http.client.HTTPConnection
    connection = kind("127.0.0.1", port, timeout=20, **({"context": ssl._create_unverified_context()} if tls else {}))
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        return answer.status, answer.read().decode().strip()
    except OSError:
        return None
    finally:
        connection.close()


def events(log):
    """By their names, of the lines that are whole."""
    lines = log.read_text().rpartition("\n")[0].splitlines()
    return [json.loads(line).get("event") for line in lines if line.startswith("{")]


def fed_until(manager, process, told, held):
    """The watchdog is fed, and nothing ends, for `held` seconds and until all has been told; the longest time between two meals."""
    is_told, is_over = threading.Event(), threading.Event()

    def ask():
        # Whoever asks may wait; systemd does not.
        while not is_over.wait(0.3) and not is_told.is_set():
            if told():
                is_told.set()

    asking = threading.Thread(target=ask)
    asking.start()
    begin = fed = time.monotonic()
    longest = 0
    try:
        while time.monotonic() - begin < held or not is_told.is_set():
            assert manager.next(seconds=3) == "WATCHDOG=1"
            longest, fed = max(longest, time.monotonic() - fed), time.monotonic()
            assert process.poll() is None
            assert fed - begin < held + 40, "it is not told"
    finally:
        is_over.set()
        asking.join(timeout=60)
    return longest


# For how many seconds nobody can write; a minute by hand.
HELD = float(os.environ.get("COUNTERSIGN_HELD", 8))


def test_a_database_that_nobody_can_write_to_is_told_and_ends_nothing(service, tmp_path):
    manager, (metrics,) = Manager(tmp_path / "notify"), free_ports(1)
    service.start(NOTIFY_SOCKET=manager.path, WATCHDOG_USEC="3000000", COUNTERSIGN_TELEMETRY_LISTEN=f"127.0.0.1:{metrics}",
                  COUNTERSIGN_LOG_FORMAT="json")
    manager.until("READY=1")
    service.wait(lambda: test_metrics.ready(metrics) == 1)
    assert readiness(service.portal, tls=True) == (200, "ready")
    away = (503, "the database cannot be written")

    def told():
        return (readiness(service.portal, tls=True) == readiness(service.care, tls=True) == away
                and test_metrics.ready(metrics) == 0)

    with sqlite3.connect(service.data / "database.sqlite", isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        fed_until(manager, service.process, told, HELD)
        assert events(service.log).count("database.unwritable") == 1
        database.execute("ROLLBACK")
    database.close()
    service.wait(lambda: readiness(service.portal, tls=True) == (200, "ready"), seconds=20)
    service.wait(lambda: test_metrics.ready(metrics) == 1, seconds=20)
    assert events(service.log).count("database.writable") == events(service.log).count("database.unwritable") == 1
    service.process.send_signal(signal.SIGTERM)
    manager.until("STOPPING=1")
    assert service.process.wait(timeout=30) == 0


@pytest.mark.postgres
def test_a_postgresql_that_is_away_is_told_and_ends_nothing(tmp_path):
    manager, (metrics,) = Manager(tmp_path / "notify"), free_ports(1)
    cluster = Cluster(tmp_path, count=1, environment={"COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{metrics}"})
    try:
        cluster.fill()
        node, = cluster.nodes
        # The node's alone: the demo that has filled the database tells nobody.
        cluster.environment |= {"NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "3000000"}
        node.start()
        manager.until("READY=1")
        until(lambda: test_metrics.ready(metrics) == 1)
        before, away = node.process.pid, (503, "the database does not answer")

        def told():
            return (readiness(node.portal) == readiness(node.care) == away and "node.silent" in events(node.log)
                    and test_metrics.ready(metrics) == 0)

        cluster.database.stop(signal.SIGQUIT)
        longest = fed_until(manager, node.process, told, HELD)
        cluster.database.start(*cluster.settings)
        until(lambda: node.is_ready() and "node.seen" in events(node.log), seconds=20)
        until(lambda: test_metrics.ready(metrics) == 1)
        assert node.process.pid == before and node.process.poll() is None
        assert events(node.log).count("node.silent") == 1, "once, not with each try"
        print(f"{HELD:.0f} s without PostgreSQL: the watchdog fed each {longest:.1f} s at the latest")
        manager.drain()
        node.process.send_signal(signal.SIGTERM)
        manager.until("STOPPING=1")
        assert node.process.wait(timeout=30) == 0
    finally:
        for node in cluster.nodes:
            if node.process and node.process.poll() is None:
                node.kill()
        cluster.database.remove()


class stopped:
    """One thread stands still meanwhile (ptrace(2))."""

    def __init__(self, thread):
        self.thread, self.libc = thread, ctypes.CDLL(None, use_errno=True)
        self.libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        self.libc.ptrace.restype = ctypes.c_long

    def __enter__(self):
        if self.libc.ptrace(PTRACE_SEIZE, self.thread, None, None) < 0:
            pytest.skip(f"this machine lets nobody stop a thread: {os.strerror(ctypes.get_errno())}")
        assert self.libc.ptrace(PTRACE_INTERRUPT, self.thread, None, None) == 0
        os.waitpid(self.thread, 0x40000000)  # __WALL

    def __exit__(self, *_):
        assert self.libc.ptrace(PTRACE_DETACH, self.thread, None, None) == 0
