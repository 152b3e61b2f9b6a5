"""Two thousand connections that are silent, stop half-way of a hand-shake, drip their headers or do not read, while an agent checks."""
import asyncio
import http.client
import os
import re
import resource
import socket
import ssl
import subprocess
import threading
import time

import pytest

import backdoor
from server import free_ports
from web import Client

EACH = 500
# All of 127.0.0.0/8 is this machine: strangers of many networks.
NETWORKS = [f"127.0.{n // 100 + 1}.{n % 100 + 1}" for n in range(200)]
# What the beginning of a TLS hand-shake looks like: a record that announces more than ever comes.
HALF_HELLO = bytes.fromhex("1603010200010001fc0303") + bytes(20)
DRIPPED = b"GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
# Some hundred kilobytes that cost the server no more than sending them.
READ_BY_NOBODY = b"GET %b HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20


class SecureClient(Client):
    def connection(self, timeout):
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(self.address, 0), context=TRUSTING)


# Made once: it reads every certificate of the machine.
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


@pytest.fixture
def secure(demo, tmp_path):
    """The same installation over TLS; the port of the Office Manager and of the care desk."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    text = (demo.data / "countersign.yaml").read_text()
    configuration = demo.data / "tls.yaml"
    configuration.write_text(f"{text}\ntls:\n  certificate: {certificate}\n  key: {key}\n")
    portal, care = free_ports(2)
    demo.stop()
    with open(demo.log, "ab") as log:
        process = subprocess.Popen(
            [demo.binary, "serve", "--config", str(configuration), "--portal", f"127.0.0.1:{portal}", "--care",
             f"127.0.0.1:{care}"], stdout=subprocess.DEVNULL, stderr=log, env={**os.environ, **demo.environment})
    try:
        end = time.monotonic() + 60
        while not answers(SecureClient(demo, care, "localhost")):
            assert process.poll() is None and time.monotonic() < end, demo.log.read_text()[-2000:]
            time.sleep(0.1)
        yield portal, care
    finally:
        process.terminate()
        assert process.wait(timeout=60) == 0
        demo.serve()


def answers(client):
    try:
        return client.get("/health/ready").status == 200
    except OSError:
        return False


class Crowd:
    """Opens them all at once, and holds them until it is over."""

    def __init__(self, port, sheet, is_secure):
        self.port, self.sheet, self.is_secure = port, sheet.encode(), is_secure
        self.opened, self.over, self.held = 0, threading.Event(), threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.hold()))

    def __enter__(self):
        self.thread.start()
        assert self.held.wait(120), f"{self.opened} connections are open after two minutes"
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    async def hold(self):
        kinds = [self.silent, self.half_open, self.dripping, self.not_reading]
        tasks = [asyncio.create_task(kind(NETWORKS[n % len(NETWORKS)])) for n in range(EACH) for kind in kinds]
        begun = time.monotonic()
        # Who is refused or let go of counts as well: the crowd has come.
        while self.opened < len(tasks) and time.monotonic() - begun < 50:
            await asyncio.sleep(0.05)
        self.took = time.monotonic() - begun
        self.held.set()
        while not self.over.is_set():
            await asyncio.sleep(0.1)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def plain(self, address):
        line = socket.socket()
        line.setblocking(False)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.bind((address, 0))
        await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", self.port))
        return line

    async def spoken(self, address):
        """Past the hand-shake, where there is one; who does not read has no room for much."""
        try:
            return await asyncio.open_connection(
                sock=await self.plain(address), limit=1024,
                **({"ssl": TRUSTING, "server_hostname": "localhost"} if self.is_secure else {}))
        finally:
            self.opened += 1

    async def silent(self, address, beginning=b""):
        line = await self.plain(address)
        with line:
            await asyncio.get_running_loop().sock_sendall(line, beginning)
            self.opened += 1
            await asyncio.sleep(3600)

    async def half_open(self, address):
        await self.silent(address, HALF_HELLO if self.is_secure else DRIPPED[:9])

    async def dripping(self, address):
        _, writer = await self.spoken(address)
        writer.write(DRIPPED)
        while True:
            writer.write(b"y")
            await writer.drain()
            await asyncio.sleep(1)

    async def not_reading(self, address):
        _, writer = await self.spoken(address)
        writer.write(READ_BY_NOBODY % ((self.sheet,) * 20))
        await asyncio.sleep(3600)


def check_meanwhile(desk, brand, seconds):
    """An agent who takes a call every half second; how long each took."""
    took, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        call = desk.open_call(brand.owner.phone)
        page = desk.check(call, brand.owner.answer)
        assert 'class="banner done"' in page.text, page.words
        assert desk.post(f"{call}/ending", ending="ended").status == 303
        took.append(time.monotonic() - begun)
        backdoor.rest_look_ups(desk.demo)
        time.sleep(max(0, 0.5 - took[-1]))
    return took


def run(demo, port, desk, is_secure):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 8_000:
        pytest.skip("too few open files are allowed here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    brand = demo.brand("northline")
    desk.log_in(brand.agent)
    backdoor.rest_agents(demo)
    sheet = re.search(r'"(/assets/[^"]+\.css)"', desk.get("/").text)[1]
    before = check_meanwhile(desk, brand, 3)
    with Crowd(port, sheet, is_secure) as crowd:
        took = check_meanwhile(desk, brand, 15)
    print(f"{crowd.opened} connections in {crowd.took:.1f} s; calls: {max(before):.2f} s at most before, {max(took):.2f} s beside")
    assert crowd.opened == 4 * EACH
    assert len(took) >= 5 and max(took) < 10
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("door", ["the same door", "the other door"])
def test_an_agent_checks_beside_two_thousand_plain_connections(demo, door):
    run(demo, demo.care if door == "the same door" else demo.portal, Client.of_desk(demo), False)


@pytest.mark.parametrize("door", ["the same door", "the other door"])
def test_an_agent_checks_beside_two_thousand_connections_of_tls(demo, secure, door):
    portal, care = secure
    run(demo, care if door == "the same door" else portal, SecureClient(demo, care, "localhost"), True)
