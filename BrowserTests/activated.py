"""Keeps a server's listeners open as systemd does, restarts the server under load, and counts what was refused.

    COUNTERSIGN_BINARY=.build/release/countersign .venv/bin/python BrowserTests/activated.py 20
"""
import contextlib
import http.client
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from server import BINARY, Demo, free_ports

# What systemd does between fork and exec (sd_listen_fds(3)).
HAND_OVER = """
import os, sys
count = int(sys.argv[1])
for place, number in enumerate(map(int, sys.argv[2].split(","))):
    os.dup2(number, 1000 + place)
for place in range(count):
    os.dup2(1000 + place, 3 + place)
    os.set_inheritable(3 + place, True)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": str(count), "LISTEN_FDNAMES": sys.argv[3]}
os.execv(sys.argv[4], sys.argv[4:])
"""


class Activated:
    """`serve` on listeners that this process keeps. The folder was filled by a demo."""

    def __init__(self, folder: pathlib.Path, names=("portal", "care", "api")):
        demo = Demo(folder).start()
        demo.stop()
        self.demo, self.names = demo, names
        self.log = folder / "activated.log"
        self.sockets = []
        self.api, = free_ports(1)
        for port in (demo.portal, demo.care, self.api)[:len(names)]:
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
            listener.listen(4096)
            self.sockets.append(listener)

    def start(self, wait=True, names=None, addresses=None, api=True):
        numbers = [one.fileno() for one in self.sockets]
        portal, care = addresses or (f"127.0.0.1:{self.demo.portal}", f"127.0.0.1:{self.demo.care}")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", HAND_OVER, str(len(numbers)), ",".join(map(str, numbers)),
                 ":".join(names or self.names), str(BINARY), "serve", "--config", str(self.demo.data / "countersign.yaml"),
                 "--portal", portal, "--care", care],
                stdout=log, stderr=log, pass_fds=numbers, env={**os.environ, "COUNTERSIGN_API_LISTEN": f"127.0.0.1:{self.api}"} if api else None)
        if wait:
            end = time.monotonic() + 60
            while not all(self.demo.is_ready(port) for port in (self.demo.portal, self.demo.care, self.api)):
                assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()[-2000:]
                time.sleep(0.05)
        return self

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=60)
        trouble = [line for line in self.log.read_text(errors="replace").splitlines() if "Fatal" in line or "critical" in line]
        assert status == 0, (status, trouble)

    def close(self):
        if self.process.poll() is None:
            self.stop()
        for one in self.sockets:
            one.close()


class Load:
    """Threads that ask for a page without a pause, each by a new connection every time."""

    def __init__(self, pages, threads=6):
        self.failures, self.took, self.is_over = [], [], False
        self.threads = [
            threading.Thread(target=self.ask, args=pages[place % len(pages)]) for place in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def ask(self, port, path):
        while not self.is_over:
            begin = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            try:
                connection.request("GET", path, headers={"Host": f"northline.localhost:{port}"})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.failures.append(f"status {answer.status}")
            except OSError as error:
                self.failures.append(repr(error))
            except http.client.HTTPException as error:
                self.failures.append(repr(error))
            finally:
                connection.close()
            self.took.append(time.perf_counter() - begin)


def restarts(server: Activated, times: int):
    """How many requests there were, which failed, and how long the slowest took."""
    with Load([(server.demo.portal, "/login"), (server.demo.care, "/login"), (server.api, "/v1/openapi.json")]) as load:
        for _ in range(times):
            time.sleep(0.5)
            server.stop()
            server.start()
        time.sleep(0.5)
    return load


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    folder = pathlib.Path(tempfile.mkdtemp(prefix="countersign-restarts-"))
    server = Activated(folder).start()
    try:
        load = restarts(server, times)
    finally:
        with contextlib.suppress(Exception):
            server.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{times} restarts, {len(load.took)} requests, {len(load.failures)} failed; "
          f"median {statistics.median(load.took) * 1000:.0f} ms, slowest {max(load.took):.2f} s")
    for failure in sorted(set(load.failures)):
        print(f"  {load.failures.count(failure)} × {failure}")
    return 1 if load.failures else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    sys.exit(main())
