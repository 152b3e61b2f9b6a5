"""A collector of logs that keeps what it gets: syslog over TLS (RFC 5425), or lines by HTTPS. It can be dead, slow, or refuse."""
import contextlib
import http.server
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import threading
import time

from server import free_ports


def make_certificate(folder: pathlib.Path):
    """For 127.0.0.1, signed by itself."""
    files = folder / "collector.pem", folder / "collector.key"
    if not files[0].exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=collector", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", files[1], "-out", files[0]],
            check=True, capture_output=True)
    return files


class Collector:
    """`lines`: what it has kept, in order. `pause`: seconds before each piece that is read."""

    def __init__(self, folder, port=None):
        self.certificate, self.key = make_certificate(folder)
        self.port = port or free_ports(1)[0]
        self.lines, self.batches, self.pause = [], 0, 0.0
        self.lock = threading.Lock()

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context

    def keep(self, lines):
        with self.lock:
            self.lines += lines
            self.batches += 1

    def wait_for(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds(self.lines):
            assert time.monotonic() < end, f"{len(self.lines)} lines after {seconds} s"
            time.sleep(0.05)


class Syslog(Collector):
    """Keeps a message once all of it was read. Small pieces, so that nothing is whole by luck."""

    def __enter__(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self.listener.bind(("127.0.0.1", self.port))
        self.listener.listen(8)
        self.open = []
        self.stopped = False
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        """At once, in the middle of whatever is being read."""
        self.stopped = True
        for one in [self.listener, *self.open]:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def serve(self):
        while not self.stopped:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.read, args=[plain], daemon=True).start()

    def read(self, plain):
        with contextlib.suppress(OSError), self.context().wrap_socket(plain, server_side=True) as stream:
            self.open.append(stream)
            rest = b""
            while piece := stream.recv(701):
                time.sleep(self.pause)
                if self.stopped:
                    return
                rest += piece
                rest = self.take(rest)
            assert rest == b"", rest

    def take(self, data):
        kept = []
        while match := re.match(rb"([1-9][0-9]*) ", data):
            end = match.end() + int(match[1])
            if len(data) < end:
                break
            kept.append(data[match.end():end].decode())
            data = data[end:]
        if kept:
            self.keep(kept)
        return data

    @property
    def messages(self):
        """The parts of each message: priority, version, time, host, program, process, kind, data, what it says."""
        return [line.split(" ", 7) for line in self.lines]


class Lines(Collector):
    """`status`: what it answers; only 2xx keeps anything."""

    def __init__(self, folder, port=None):
        super().__init__(folder, port)
        self.status, self.headers = 204, []

    def __enter__(self):
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                time.sleep(collector.pause)
                if collector.status < 300:
                    collector.keep(body.splitlines())
                    collector.headers.append((self.path, dict(self.headers)))
                self.send_response(collector.status)
                self.send_header("Content-Length", "0")
                if collector.status in (301, 308):
                    self.send_header("Location", f"https://127.0.0.1:{collector.port}/elsewhere")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.socket = self.context().wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Killable(Collector):
    """A collector of syslog as a program of its own, to be killed in the middle: the system then resets what it had not read."""

    def __enter__(self):
        self.file = self.certificate.parent / f"kept-{self.port}-{time.monotonic_ns()}"
        self.file.touch()
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(self.certificate.parent), str(self.port), str(self.file), str(self.pause)])
        return self

    @property
    def lines(self):
        return self.file.read_text().splitlines() if hasattr(self, "file") else []

    @lines.setter
    def lines(self, _):
        """They are the program's."""

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=30)

    def __exit__(self, *_):
        self.kill()


def main(folder, port, file, pause):
    with open(file, "a") as kept:
        sink = Syslog(pathlib.Path(folder), int(port))
        sink.pause = float(pause)
        # Written before more is read: what it has told, it has.
        sink.keep = lambda lines: (kept.writelines(f"{line}\n" for line in lines), kept.flush())
        with sink:
            threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
