"""Checks of agents while one customer sends 500 requests at once to every route that hashes."""

import re
import select
import socket
import sqlite3
import time
import uuid
from collections import Counter
from hashlib import sha256

from browser import LENGTH, Browser
from calling import agents, during, p99, told
from countersign import ANSWER, HOST, PASSWORD, QUESTION
from report import Row, note

# So many requests at once, each over a connection of its own.
REQUESTS = 500
# Each of four agents takes a call in so many seconds.
INTERVAL = 0.1


def fair_hash(bench):
    """How a check's p99 stands to idle while one customer floods each route in turn, and then all of them at once."""
    rows = []
    with bench.folder.serve() as server:
        server.ready()
        routes = _routes(bench.folder, server)
        routes["all of them"] = [request for each in routes.values() for request in each[:: len(routes)]]
        idle = during({"check": agents(server, INTERVAL)}, lambda: time.sleep(bench.seconds))["check"]
        for name, requests in routes.items():
            flood = _Flood(server.portal, requests, bench.seconds)
            one = during({"check": agents(server, INTERVAL)}, flood.perform)["check"]
            ratio = p99(one) / p99(idle)
            note(f"{name}: {ratio:.2f} × idle; {flood}")
            rows.append(
                Row(f"a check while one customer sends {REQUESTS} at once: {name}", told(one), f"idle {told(idle)}",
                    f"p99 {ratio:.2f} ×", "≤ 2 × idle, none refused", ratio <= 2 and not one.failed))
    return rows


def _routes(folder, server):
    """Five hundred prepared requests of one customer for each route that hashes; a session for each, as one of them may end its own.
    The customer is nobody whom the agents check."""
    again, password, answer, code = (server.member(-1) for _ in range(4))
    for person in (again, password, answer, code):
        person.get("/")
    key = lambda: str(uuid.uuid4())  # noqa: E731

    def many(who, path, fields):
        return [who.request("POST", path, fields()) for _ in range(REQUESTS)]

    stranger = Browser(server.portal, HOST)
    stranger.get("/login")
    email = folder.owners[-1]["email"]
    reset, activation = _reset(folder, server, email), _invitation(folder, server)
    settings = "/account/settings"
    return {
        "log-in": many(stranger, "/login", lambda: {"email": email, "password": f"wrong {key()}"}),
        "password again": many(again, f"{settings}/password", lambda: {"password": f"wrong {key()}"}),
        "new password": many(password, f"{settings}/new-password", lambda: {"password": PASSWORD}),
        "new answer": many(
            answer, f"{settings}/security-question", lambda: {"question": QUESTION, "answer": f"{ANSWER} {key()}", "key": key()}),
        "support code": many(code, "/support-code", lambda: {"key": key(), "dialled": "yes"}),
        "reset link": many(stranger, f"/password/{reset}", lambda: {"password": PASSWORD}),
        "activation, password": many(stranger, f"{activation}/password", lambda: {"password": PASSWORD + key()}),
        "activation, answer": many(
            stranger, f"{activation}/security-question", lambda: {"question": QUESTION, "answer": f"{ANSWER} {key()}", "password": key()}),
    }


def _reset(folder, server, email):
    """A link for a new password, with a token that is known here."""
    asking, token = Browser(server.portal, HOST), "R" * 43
    asking.get("/password")
    asking.post("/password", email=email)
    with sqlite3.connect(folder.database, timeout=20) as database:
        database.execute("UPDATE password_resets SET token = ?", [sha256(token.encode()).digest()])
    database.close()
    return token


def _invitation(folder, server):
    """The way of an account that waits for its owner, as far as the password."""
    added = folder.command(
        "account", "add", "--brand", "bench", "--number", f"FAIR-{uuid.uuid4().hex[:8]}", "--company", "Fair", "--email",
        f"fair{uuid.uuid4().hex[:8]}@client.example", "--name", "Fair Owner", "--language", "en")
    path = re.search(r"/activate/[\w-]{43}", added)[0]
    person = Browser(server.portal, HOST)
    person.get(path)
    person.post(f"{path}/confirmation")
    return path


class _Flood:
    """Sends them all at once, each over a connection of its own, every second anew as long as it is to last; who still waits for an
    answer asks nothing. What was answered, by status."""

    def __init__(self, port, requests, seconds):
        self.port, self.requests, self.seconds = port, requests, seconds
        self.sent, self.answered = 0, Counter()

    def perform(self):
        lines = [_Waiting(self.port, request) for request in self.requests]
        poll = select.epoll()
        for line in lines:
            poll.register(line.socket, select.EPOLLIN)
        by_number = {line.socket.fileno(): line for line in lines}
        begun = time.perf_counter()
        for second in range(1, self.seconds + 1):
            self.sent += sum(line.ask() for line in lines)
            while (left := begun + second - time.perf_counter()) > 0:
                for number, _ in poll.poll(left):
                    if said := by_number[number].heard(poll):
                        self.answered[said] += 1
        for line in lines:
            line.socket.close()
        poll.close()

    def __str__(self):
        told = ", ".join(f"{count} × {said}" for said, count in sorted(self.answered.items(), key=str))
        return f"{self.sent} sent, {told}"


class _Waiting:
    """One connection with the request that it sends; it costs next to nothing while it waits."""

    def __init__(self, port, request):
        self.port, self.request, self.answer = port, request, None
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.socket.setblocking(False)

    def ask(self):
        """Whether it was sent."""
        if self.answer is not None or self.socket.fileno() < 0:
            return False
        self.socket.send(self.request)
        self.answer = b""
        return True

    def heard(self, poll):
        """The status, once the whole answer is here; what a connection that is closed says is "closed"."""
        try:
            part = self.socket.recv(65536)
        except BlockingIOError:
            return None
        except OSError:
            part = b""
        if not part:
            poll.unregister(self.socket)
            self.socket.close()
            return "closed"
        self.answer = (self.answer or b"") + part
        head, end, body = self.answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head + b"\r\n")
        if not end or len(body) < (int(length[1]) if length else 0):
            return None
        self.answer = None
        return int(head[9:12])
