"""Events for ten receivers, one of which takes connections and says nothing: how many deliveries a second the nine take, and how long they wait."""

import base64
import csv
import http.client
import json
import sqlite3
import sys
import time
import uuid
from pathlib import Path

from process import free_port
from report import Row, note

sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "BrowserTests"))
from receiver import Receiver  # noqa: E402

INSIDE, EVENTS, WELL = "127.0.0.9", 1000, 9


def rows(path, word):
    with open(path, "w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["number", "company", "phone", "email", "name", "language"])
        lines.writerows([f"EV-{n:05}", f"{word} {n}", "", f"e{n}@client.example", "Camille Durand", "fr"] for n in range(EVENTS))


class Program:
    def __init__(self, port, pair):
        self.port, self.pair = port, pair

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        head = {"Authorization": f"Basic {self.pair}", "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        connection.request(method, path, json.dumps(body) if body else None, head)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path} answered {answer.status}: {told}")
        return told

    def add(self, url):
        """A webhook that has taken its test."""
        made = self.ask("POST", "/v1/webhooks", {"url": url, "types": "account.changed"})
        while "confirmed_at" not in self.ask("GET", f'/v1/webhooks/{made["id"]}'):
            time.sleep(0.1)


def when_changed(folder):
    """By account, in seconds: to the millisecond, as the log has it."""
    with sqlite3.connect(f"file:{folder.database}?mode=ro", uri=True) as reader:
        found = reader.execute(
            "SELECT account, at FROM audit WHERE kind IN (SELECT key FROM audit_kinds WHERE name IN ('accountChanged', 'pendingAccountChanged'))")
        return {str(uuid.UUID(bytes=account)): at / 1000 for account, at in found}


def events(bench):
    bench = bench.beside(bench.binary, "events")
    folder, port = bench.folder, free_port()
    told = json.loads(folder.command("client", "add", "events", "--brand", "bench", "--scope", "webhooks.write", "--json"))
    pair = base64.b64encode(f'{told["id"]}:{told["secret"]}'.encode()).decode()
    for word in ("Mill", "Forge"):
        rows(bench.temporary / f"{word}.csv", word)
    folder.command("account", "import", bench.temporary / "Mill.csv", "--brand", "bench", "--links", bench.temporary / "new.csv")
    inside = {"COUNTERSIGN_API_LISTEN": f"127.0.0.1:{port}", "COUNTERSIGN_WEBHOOKS_NETWORKS": INSIDE}
    with folder.serve(inside) as server, Receiver(INSIDE) as well, Receiver(INSIDE) as silent:
        server.ready()
        server.first_answer(port, "/v1/openapi.json", "127.0.0.1")
        program = Program(port, pair)
        for number in range(WELL):
            program.add(well.url(f"/{number}"))
        program.add(silent.url())
        well.heard.clear()
        silent.pause = 20
        folder.command("account", "import", bench.temporary / "Forge.csv", "--brand", "bench", "--update", "--yes", EVENTS)
        heard = well.wait_for(lambda heard: len(heard) >= WELL * EVENTS, 600)
        changed = when_changed(folder)
    waits = sorted(one.at - changed[json.loads(one.body)["subject"]] for one in heard)
    made = max(changed.values()) - min(changed.values())
    rate = len(heard) / (max(one.at for one in heard) - min(changed.values()))
    p99 = waits[int(len(waits) * 0.99)]
    note(f"{EVENTS} events within {made:.1f} s, {len(heard)} deliveries")
    return [
        Row("deliveries of events a second, nine of ten receivers well", f"{rate:.0f}", f"p50 {waits[len(waits) // 2]:.1f} s"),
        Row(f"p99 of a delivery, {EVENTS} events at once", f"{p99:.1f} s", f"made within {made:.1f} s", aim="≤ 2 s", met=p99 <= 2),
    ]
