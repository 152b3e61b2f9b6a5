"""A receiver of webhooks that keeps what it takes. It can be slow, refuse, redirect, and say that it is gone."""
import http.server
import socket
import threading
import time
from dataclasses import dataclass, field

from server import free_ports


@dataclass(frozen=True)
class Heard:
    path: str
    headers: dict
    body: bytes
    at: float = field(default_factory=time.time)

    @property
    def id(self):
        return self.headers["webhook-id"]


class Receiver:
    """`answer`: status and headers, or a function that makes them of what comes; `pause`: seconds before each answer. `heard`: what it has
    taken, for whoever still waited; `begun`: how often somebody came."""

    def __init__(self, host, answer=(204, {}), pause=0.0, port=None):
        self.host, self.port = host, port or free_ports(1)[0]
        self.answer, self.pause, self.heard, self.begun = answer, pause, [], 0
        self.changed = threading.Condition()

    def url(self, path="/"):
        return f"http://{self.host}:{self.port}{path}"

    def __enter__(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                heard = Heard(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                receiver.begun += 1
                time.sleep(receiver.pause(heard) if callable(receiver.pause) else receiver.pause)
                status, headers = receiver.answer(heard) if callable(receiver.answer) else receiver.answer
                if status < 300 and self.is_open():
                    with receiver.changed:
                        receiver.heard.append(heard)
                        receiver.changed.notify_all()
                try:
                    self.send_response(status)
                    for name, value in {"Content-Length": "0", **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                except OSError:
                    pass  # whoever asked was killed, or waits no longer

            do_GET = do_POST

            def is_open(self):
                """Whoever was killed has closed the connection, and is told nothing."""
                try:
                    return self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
                except BlockingIOError:
                    return True
                except OSError:
                    return False

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_):
                """A connection that breaks off is no fault here."""

        self.server = Server((self.host, self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def wait_for(self, holds, seconds=40):
        end = time.monotonic() + seconds
        with self.changed:
            while not holds(self.heard):
                left = end - time.monotonic()
                assert left > 0, f"{len(self.heard)} deliveries after {seconds} s"
                self.changed.wait(min(left, 0.5))
        return list(self.heard)
