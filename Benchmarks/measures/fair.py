"""Checks of agents while one customer sends 500 requests at once to every route that hashes."""

import re
import sqlite3
import threading
import time
import uuid
from collections import Counter
from hashlib import sha256

from browser import Browser, Line
from calling import agents, during, p99, told
from countersign import ANSWER, HOST, PASSWORD, QUESTION
from report import Row, note

# So many requests in all, over so many connections at once.
REQUESTS, CONNECTIONS = 500, 100
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
    """Sends them all at once over many connections, every second anew as long as it is to last; what was answered, by status."""

    def __init__(self, port, requests, seconds):
        self.port, self.requests, self.seconds = port, requests, seconds
        self.answered, self.lock = Counter(), threading.Lock()

    def perform(self):
        self.begun = time.perf_counter()
        threads = [threading.Thread(target=self._work, args=[n]) for n in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _work(self, first):
        mine = self.requests[first::CONNECTIONS]
        line = None
        for second in range(self.seconds):
            time.sleep(max(0, self.begun + second - time.perf_counter()))
            for request in mine:
                try:
                    line = line or Line(self.port, 30)
                    said = line.ask(request)[0]
                except OSError as error:
                    said, line = type(error).__name__, None
                with self.lock:
                    self.answered[said] += 1

    def __str__(self):
        return ", ".join(f"{count} × {said}" for said, count in sorted(self.answered.items(), key=str))
