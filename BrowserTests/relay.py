"""Between a node and its PostgreSQL: a relay that reads the protocol (version 3.0, docs 55.7), and stops at a named point of a transaction.

Nothing in the product knows of it: a node is given the relay's port in place of the database's.
"""
import contextlib
import re
import socket
import struct
import threading

SSL_REQUEST, GSS_REQUEST, CANCEL = 80877103, 80877104, 80877102


class Point:
    """A moment of the first transaction that has a statement which `marker` finds.

    `when`: "statement": it is on its way, and never comes; "commit": COMMIT is on its way, and never comes; "committed": it is done, and its answer never comes.
    """

    def __init__(self, marker, when):
        self.marker, self.when = re.compile(marker), when
        self.reached, self.gone_on = threading.Event(), threading.Event()

    def reach(self):
        """Holds what is on its way until the node is dead: then it is lost."""
        self.reached.set()
        self.gone_on.wait(30)


class Relay:
    def __init__(self, port):
        self.server_port, self.point, self.statements = port, None, []
        self.lock, self.sockets = threading.Lock(), []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def arm(self, marker, when):
        self.point = Point(marker, when)
        return self.point

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                node, _ = self.listener.accept()
                threading.Thread(target=self.serve, args=[node], daemon=True).start()

    def serve(self, node):
        """Where the server is away, the node’s connection ends, and the next one is tried anew."""
        with contextlib.suppress(OSError), node:
            Session(self, node).run()

    def close(self):
        self.listener.close()
        if self.point:
            self.point.gone_on.set()


class Session:
    """One connection of the node's. What is sent until an answer is waited for is one piece (Query, or all up to Sync)."""

    def __init__(self, relay, node):
        self.relay, self.node = relay, node
        self.server = socket.create_connection(("127.0.0.1", relay.server_port))
        self.texts, self.pending, self.holding = [], b"", None
        for end in (self.node, self.server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def run(self):
        with contextlib.suppress(OSError, EOFError):
            self.begin()
            threading.Thread(target=self.answers, daemon=True).start()
            self.requests()
        # The node is gone, or what it sent is not to come: the server undoes what is under way.
        self.end()

    def end(self):
        for end in (self.node, self.server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def begin(self):
        while True:
            length, = struct.unpack("!i", read(self.node, 4))
            body = read(self.node, length - 4)
            if struct.unpack("!i", body[:4])[0] in (SSL_REQUEST, GSS_REQUEST):
                self.node.sendall(b"N")
                continue
            self.server.sendall(struct.pack("!i", length) + body)
            return

    def requests(self):
        piece, texts, prepared = b"", [], {}
        while True:
            kind, message = read_message(self.node)
            piece += message
            if kind == b"Q":
                texts.append(message[5:-1].decode())
            elif kind == b"P":
                name, text = message[5:].split(b"\0")[:2]
                prepared[name] = text.decode()
            elif kind == b"B":
                # By its name, which is none where it was not prepared.
                texts.append(prepared[message[5:].split(b"\0")[1]])
            if kind in (b"P", b"B", b"D", b"E", b"C"):
                continue
            if texts and not self.pass_on(texts):
                return
            self.server.sendall(piece)
            piece, texts = b"", []

    def pass_on(self, texts):
        """Whether this piece is to reach the server."""
        with self.relay.lock:
            self.relay.statements += texts
            point = self.relay.point
        whole = "\n".join(texts)
        if re.match(r"BEGIN\b", whole):
            self.texts = []
        self.texts.append(whole)
        if point is None or point.reached.is_set() or not point.marker.search("\n".join(self.texts)):
            return True
        is_marker, is_commit = point.marker.search(whole), re.search(r"\bCOMMIT\b", whole)
        if (point.when == "statement" and is_marker) or (point.when == "commit" and is_commit):
            point.reach()
            return False
        if point.when == "committed" and is_commit:
            self.holding = point
        return True

    def answers(self):
        with contextlib.suppress(OSError, EOFError):
            held = b""
            while True:
                kind, message = read_message(self.server)
                if self.holding:
                    held += message
                    # Ready for the next: all of it is done.
                    if kind == b"Z":
                        self.holding.reach()
                        break
                    continue
                self.node.sendall(message)
        self.end()


def read(end, count):
    found = b""
    while len(found) < count:
        more = end.recv(count - len(found))
        if not more:
            raise EOFError
        found += more
    return found


def read_message(end):
    head = read(end, 5)
    return head[:1], head + read(end, struct.unpack("!i", head[1:])[0] - 4)
