"""Programs that are measured: started on loopback, watched through /proc, always ended."""

import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """A child process. Leaving the `with` block ends it, whatever happened inside."""

    def __init__(self, *command, log, environment=None):
        self.log = open(log, "ab")
        self.child = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env={**os.environ, **(environment or {})},
        )
        self.pid = self.child.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(10)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self.log.close()

    def first_answer(self, port, path, host, patience=20.0):
        """Waits for the first 200 at `path`; the moment it was there."""
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            if self.child.poll() is not None:
                raise RuntimeError(f"it ended at once with {self.child.returncode}: see {self.log.name}")
            with socket.socket() as line:
                try:
                    line.connect(("127.0.0.1", port))
                except ConnectionRefusedError:
                    time.sleep(0.0005)
                    continue
                line.settimeout(patience)
                line.sendall(request)
                answer = line.recv(65536)
                moment = time.perf_counter()
                if b" 200 " not in answer[:16]:
                    raise RuntimeError(f"{path} answered {answer[:40]!r}")
                return moment
        raise RuntimeError(f"no answer on port {port} in {patience} s")

    def cpu(self):
        """Seconds of processor time so far, of all threads, also those that have ended: the process's own clock (clock_getcpuclockid(3)), which
        counts nanoseconds where /proc/PID/stat counts hundredths of a second."""
        return time.clock_gettime(~self.pid << 3 | 2)

    def thread_cpu(self):
        """The same by the name of the thread, from the scheduler's nanoseconds."""
        total = {}
        for task in os.listdir(f"/proc/{self.pid}/task"):
            try:
                with open(f"/proc/{self.pid}/task/{task}/comm") as file:
                    name = file.read().strip()
                with open(f"/proc/{self.pid}/task/{task}/schedstat") as file:
                    spent = int(file.read().split()[0]) / 1e9
            except FileNotFoundError:
                continue
            total[name] = total.get(name, 0) + spent
        return total

    def memory(self):
        """Megabytes (10^6 bytes): resident, and its fair share of pages that others use too."""
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            text = file.read()
        return {name: int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1]) * 1024 / 1e6 for name in ("Rss", "Pss")}
