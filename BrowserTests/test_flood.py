"""Two thousand connections that are silent, stop half-way, drip, or do not read what they asked for: an agent checks on."""
import http.client
import resource
import select
import socket
import ssl
import subprocess
import time
from dataclasses import dataclass

import pytest

import backdoor
from conftest import assert_calm, start_demo
from server import BINARY, Demo
from web import Client

EACH = 500
HANDSHAKE = 10
# For who has nothing to do, for headers, and for who does not read.
PATIENCE = 30
WAIT = PATIENCE + 12
REQUEST = b"GET /login HTTP/1.1\r\nHost: localhost\r\n"
HALF_HELLO = bytes.fromhex("16030102000100 01fc03032a2a2a2a".replace(" ", ""))


class SecureClient(Client):
    def connection(self, timeout):
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(self.address, 0), context=stranger())


def stranger():
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(["http/1.1"])
    return context


class SecureDemo(Demo):
    """Serves by TLS what the demo has written."""

    def serve(self):
        config = self.data / "countersign.yaml"
        if "\ntls:" not in config.read_text():
            certificate(self.folder)
            with open(config, "a") as file:
                file.write(f"\ntls:\n  certificate: {self.folder}/tls.pem\n  key: {self.folder}/tls.key\n")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([BINARY, "serve", "--config", str(config)], stdout=log, stderr=log)
        self.wait_until_ready()
        return self

    @staticmethod
    def is_ready(port):
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=5, context=stranger())
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-keyout", "tls.key", "-out", "tls.pem"], cwd=folder, check=True, capture_output=True)
    (folder / "tls.key").chmod(0o600)


@dataclass
class Flood:
    """So many connections of each kind, to one listener."""
    port: int
    secure: bool

    def __post_init__(self):
        self.silent = [self.connect("127.0.9.1") for _ in range(EACH)]
        self.half = [self.connect(self.address(place), HALF_HELLO if self.secure else b"GET /lo") for place in range(EACH)]
        self.headers = [self.begin(place, REQUEST + b"X-Slow: ") for place in range(EACH)]
        # As many answers as fill the buffers on the way.
        self.readers = [self.begin(place, (REQUEST + b"\r\n") * 200) for place in range(EACH)]

    @staticmethod
    def address(place):
        """No network that hands out addresses as a whole is behind more than a few."""
        return f"127.0.{10 + place % 50}.1"

    def connect(self, address, first=b""):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.settimeout(5)
        connection.bind((address, 0))
        try:
            connection.connect(("127.0.0.1", self.port))
            connection.sendall(first)
        except OSError:
            pass  # Refused, which is what it is for.
        return connection

    def begin(self, place, first):
        """With its hand-shake done."""
        connection = self.connect(self.address(place))
        try:
            if self.secure:
                connection = stranger().wrap_socket(connection, server_hostname="localhost")
            connection.settimeout(0.01)
            connection.sendall(first)
        except OSError:
            pass
        return connection

    def drip(self):
        for connection in self.headers:
            try:
                connection.send(b"y")
            except OSError:
                pass

    @property
    def everything(self):
        return self.silent + self.half + self.headers + self.readers

    def close(self):
        for connection in self.everything:
            connection.close()


def still_open(connections):
    """How many the server has not ended; without reading what they were sent."""
    ended = select.poll()
    for connection in connections:
        if connection.fileno() >= 0:
            ended.register(connection, select.POLLRDHUP)
    return len(connections) - len(ended.poll(0))


@pytest.fixture(scope="module")
def many_files():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(20_000, before[1]), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
def test_an_agent_checks_beside_2000_connections_that_never_get_on(tmp_path_factory, many_files, secure):
    demo = start_demo(tmp_path_factory)
    person = backdoor.new_account(demo, demo.brand("northline"))
    if secure:
        demo.stop()
        brands, portal, care = demo.brands, demo.portal, demo.care
        demo = SecureDemo(demo.folder)
        demo.brands, demo.portal, demo.care = brands, portal, care
        demo.serve()
    brand, clients = demo.brand("northline"), SecureClient if secure else Client
    agent = clients.of_desk(demo).log_in(brand.agent)
    flood = Flood(demo.care, secure)
    begin = time.monotonic()
    try:
        if secure:
            assert still_open(flood.silent) <= 60, "one network has few hand-shakes under way"
        assert still_open(flood.everything) > EACH, "they are there while the agent checks"
        longest, checks = 0, 0
        while time.monotonic() - begin < WAIT and still_open(flood.everything):
            flood.drip()
            now = time.monotonic()
            if checks < 5:
                assert agent.check(agent.open_call(person.account), person.answer).status == 200
                checks, longest = checks + 1, max(longest, time.monotonic() - now)
            if secure and now - begin > HANDSHAKE + 6:
                assert still_open(flood.silent + flood.half) == 0, "who does not shake hands is let go of"
            time.sleep(0.5)
        assert still_open(flood.everything) == 0
        assert backdoor.results(demo, person) == ["verified"] * 5
        assert longest < 5, "seconds for opening a call and a check"
    finally:
        flood.close()
        demo.stop(within=15)
    assert_calm(demo)
