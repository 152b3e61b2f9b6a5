"""A demo server of the real binary, in a folder of its own, with what `demo.json` tells about it."""
import contextlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

import typed

PROJECT = pathlib.Path(__file__).resolve().parent.parent
BINARY = PROJECT / os.environ.get("COUNTERSIGN_BINARY", ".build/release/countersign")


@dataclass(frozen=True)
class LogIn:
    email: str
    password: str


@dataclass(frozen=True)
class Owner:
    email: str
    password: str
    account: str
    phone: str
    question: dict
    answer: str


@dataclass(frozen=True)
class Brand:
    """One storefront of the demo and who belongs to it."""
    id: str
    host: str
    language: str
    port: int
    owner: Owner
    agent: LogIn
    supervisor: LogIn
    token: str

    def at(self, path="/", host=None):
        return f"http://{host or self.host}:{self.port}{path}"

    def host_in(self, language):
        """The brand has a host for each language; the first one is in its own."""
        return self.host if language == self.language else f"{language}.{self.host}"


# Below those that the system gives to connections: none of the thousands of these tests gets in between a look and a listener,
# nor while a server starts anew. Browsers refuse none of them.
PORTS = range(20_000, 32_768)


def free_ports(count):
    """So many ports that nobody listens at, each another."""
    found = []
    with contextlib.ExitStack() as probes:
        while len(found) < count:
            probe = probes.enter_context(socket.socket())
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", random.choice(PORTS)))
                found.append(probe.getsockname()[1])
    return found


class PortTaken(AssertionError):
    """Somebody has come to listen at a port since it was found free."""


class Seed:
    """A folder that `countersign demo` has filled: made once, copied for each server, and made anew before its calls, codes
    and invitations are old.
    """

    FRESH = 240
    every = []

    def __init__(self, binary):
        self.binary, self.temporary = binary, tempfile.TemporaryDirectory(prefix="countersign-seed-")
        self.folder = pathlib.Path(self.temporary.name)
        demo = Demo(self.folder, binary=binary).start(fresh=True)
        demo.stop()
        self.portal, self.care, self.data, self.made = demo.portal, demo.care, demo.data, time.monotonic()
        self.every.append(self)

    @classmethod
    def of(cls, binary):
        fresh = [seed for seed in cls.every if seed.binary == binary and time.monotonic() - seed.made < cls.FRESH]
        return fresh[-1] if fresh else cls(binary)

    def copy(self, data, portal, care):
        shutil.copytree(self.data, data)
        for name in ("countersign.yaml", "demo.json"):
            text = (data / name).read_text()
            (data / name).write_text(text.replace(f":{self.portal}", f":{portal}").replace(f":{self.care}", f":{care}"))


class Demo:
    """Starts `countersign demo`, waits until both listeners are ready, stops it by its own process id."""

    def __init__(self, folder: pathlib.Path, options=(), environment=None, binary=BINARY):
        self.folder = folder
        self.binary = binary
        self.options = options
        # As the schema describes it, so that every line of every test has to fit.
        self.environment = {"COUNTERSIGN_LOG_FORMAT": "json", **(environment or {})}
        self.data = folder / "data"
        self.log = folder / "stderr.log"
        self.record = folder / "responses.bin"
        self.lock = threading.Lock()
        self.process = None

    @property
    def processes(self):
        """Of the servers that it is."""
        return [self.process]

    @property
    def log_format(self):
        return self.environment["COUNTERSIGN_LOG_FORMAT"]

    def start(self, fresh=False):
        """`fresh`: in a folder that the server itself has filled, so that its log tells of this one only."""
        is_first = not self.data.exists()
        for tries_left in (4, 3, 2, 1, 0):
            self.portal, self.care = free_ports(2)
            if is_first and not fresh:
                Seed.of(self.binary).copy(self.data, self.portal, self.care)
            try:
                return self.serve()
            except PortTaken:
                # A folder that is in use already has recorded this start.
                if not is_first or not tries_left:
                    raise
                shutil.rmtree(self.data)
                self.log.unlink()

    def serve(self):
        """On the ports it has; a folder that is not there is filled with the people of the demo."""
        arguments = ["demo", "--data", str(self.data)]
        arguments += ["--portal", f"127.0.0.1:{self.portal}", "--care", f"127.0.0.1:{self.care}", *self.options]
        greeting = self.folder / "stdout.log"
        with open(self.log, "ab") as log, open(greeting, "ab") as out:
            known = out.tell()
            self.process = subprocess.Popen(
                [self.binary, *arguments], stdout=out, stderr=log, env={**os.environ, **self.environment})
        # Whoever else has taken a port would answer there as well: it greets once both are its own.
        self.wait_until(lambda: greeting.stat().st_size > known)
        self.wait_until_ready()
        self.brands = [self._brand(entry) for entry in json.loads((self.data / "demo.json").read_text())["brands"]]
        return self

    def _brand(self, entry):
        owner = Owner(**entry["owner"])
        agent, supervisor = LogIn(**entry["agent"]), LogIn(**entry["supervisor"])
        for secret in (owner.answer, owner.password, agent.password, supervisor.password):
            typed.remember(secret)
        language = "fr" if entry["id"] == "atelier-vingt" else "en"
        return Brand(
            entry["id"], entry["host"], language, self.portal, owner, agent, supervisor,
            entry["activation"]["url"].rsplit("/", 1)[-1])

    def brand(self, brand_id) -> Brand:
        return next(brand for brand in self.brands if brand.id == brand_id)

    def desk(self, path="/"):
        return f"http://localhost:{self.care}{path}"

    def wait_until_ready(self):
        for port in (self.portal, self.care):
            self.wait_until(lambda: self.is_ready(port))

    def wait_until(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if self.process.poll() is not None:
                told = self.log.read_text()[-2000:]
                raise (PortTaken if "cannot be listened at: another program" in told else AssertionError)(
                    f"the server stopped:\n{told}")
            assert time.monotonic() < end, f"the server is not ready:\n{self.log.read_text()[-2000:]}"
            time.sleep(0.05)

    @staticmethod
    def is_ready(port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self, within=10):
        """A graceful stop: exit status 0, and soon."""
        if self.process is None or self.process.poll() is not None:
            return 0
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        took = time.monotonic() - begin
        assert status == 0, f"the server ended with {status}:\n{self.log.read_text()[-2000:]}"
        assert took < within, f"the server took {took:.1f} s to stop"
        return took

    def remove(self):
        """What it needs besides its folder."""

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=30)

    def command(self, *arguments, config=None, environment=None, stdin=None):
        """Runs a command on the demo's folder; what it printed is kept for the search for secrets."""
        done = subprocess.run(
            [self.binary, *arguments, "--config", str(config or self.data / "countersign.yaml")], capture_output=True,
            text=True, timeout=60, input=stdin, env={**os.environ, **(environment or {})})
        self.keep((done.stdout + done.stderr).encode())
        return done

    def keep(self, data: bytes):
        """Writes down what the server answered, for the search for secrets."""
        with self.lock, open(self.record, "ab") as record:
            record.write(data + b"\n")
