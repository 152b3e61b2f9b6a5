"""A data folder with fictional people, made by the commands and forms that everybody uses, and its server."""

import csv
import re
import sqlite3
import subprocess
import uuid
from pathlib import Path

from browser import Browser
from process import Program, free_port

HOST = "bench.localhost"
PASSWORD = "slow teapot under nine lanterns"
QUESTION, ANSWER = "lost-object-town", "Montbrison-sur-Lignon"
CONFIGURATION = """\
data: data
hashing:
  threads: {threads}
brands:
  - id: bench
    name: Bench
    time-zone: Europe/Paris
    country: FR
    look:
      accent: "#1f4e8c"
      accent-on-dark: "#8ab8f0"
      mark: wave
    hosts:
      - name: bench.localhost
        language: en
        care-phone: "01 99 00 20 20"
"""


def phone(number):
    """The phone of account `number`: French, and never somebody's in an order that an index would like."""
    return f"+33{100_000_000 + (number * 7919 + 12345) % 799_999_999}"


def write_rows(path, count, first=0):
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["number", "company", "phone", "email", "name", "language"])
        for n in range(first, first + count):
            rows.writerow(
                [f"BN-{n:08}", f"Atelier {n} & Fils", phone(n), f"owner{n}@client{n}.example", f"Camille Durand {n}", "fr"]
            )


class DataFolder:
    def __init__(self, binary, folder, threads):
        self.binary, self.folder = binary, Path(folder)
        self.folder.mkdir()
        self.configuration = self.folder / "countersign.yaml"
        self.configuration.write_text(CONFIGURATION.format(threads=threads))
        self.database = self.folder / "data" / "database.sqlite"
        self.log = self.folder / "log"

    def command(self, *words, given=None):
        done = subprocess.run(
            [self.binary, *map(str, words), "--config", self.configuration],
            input=given, text=True, capture_output=True, timeout=1800,
        )
        if done.returncode != 0:
            raise RuntimeError(f"countersign {' '.join(map(str, words))}: {done.stderr[-600:]}")
        return done.stdout

    def add_accounts(self, rows):
        """Imports a file of rows; the folder gets the activation links."""
        self.links = self.folder / "links.csv"
        self.command("account", "import", rows, "--brand", "bench", "--links", self.links)

    def add_agents(self, count):
        self.agents = [f"agent{n}@bench.example" for n in range(count)]
        for email in self.agents:
            self.command(
                "agent", "add", "--email", email, "--name", f"Agent {email[5]}", "--role", "agent", "--brand", "bench",
                "--password-stdin", given=PASSWORD + "\n",
            )
        # They look up as often as they are asked to: what an hour's budget counts begins in the year 2100.
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE agents SET counts_from = 4102444800000")
        database.close()

    def count(self):
        """How many accounts there are."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as reader:
            return reader.execute("SELECT count(*) FROM accounts").fetchone()[0]

    def serve(self, environment=None, log_level="warning"):
        return Server(self, environment, log_level)

    def activate_all(self, server):
        """Every invited owner follows the link and sets the same answer."""
        with open(self.links, encoding="utf-8-sig") as file:
            self.owners = list(csv.DictReader(file))
        for owner in self.owners:
            path = re.sub(r"^https?://[^/]+", "", owner["link"])
            person = Browser(server.portal, HOST)
            person.get(path)
            person.post(f"{path}/confirmation")
            person.follow()
            person.post(f"{path}/password", password=PASSWORD)
            person.follow()
            person.post(f"{path}/security-question", question=QUESTION, answer=ANSWER)
            person.line.close()


class Server(Program):
    """`countersign serve`, on two ports of its own."""

    def __init__(self, folder, environment, log_level):
        self.folder = folder
        self.portal, self.care = free_port(), free_port()
        super().__init__(
            folder.binary, "serve", "--config", folder.configuration, "--log-level", log_level,
            "--portal", f"127.0.0.1:{self.portal}", "--care", f"127.0.0.1:{self.care}", log=folder.log,
            environment=environment,
        )

    def ready(self):
        return self.first_answer(self.portal, "/login", HOST)

    def member(self, owner=0, kept=None):
        """Somebody logged into the Office Manager."""
        return self._person(self.portal, HOST, self.folder.owners[owner]["email"], kept)

    def agent(self, email, kept=None):
        """Somebody logged into the care desk."""
        # The care desk may be there a moment after the Office Manager, which is what the start is measured by.
        self.first_answer(self.care, "/login", f"127.0.0.1:{self.care}")
        person = self._person(self.care, f"127.0.0.1:{self.care}", email, kept)
        person.get("/")
        return person

    @staticmethod
    def _person(port, host, email, kept):
        """`kept`: cookies by e-mail address, of who has logged in here before the server was started anew; None where everybody logs in."""
        person = Browser(port, host)
        if kept and email in kept:
            person.cookies = dict(kept[email])
            return person
        person.get("/login")
        person.post("/login", email=email, password=PASSWORD)
        if kept is not None:
            kept[email] = dict(person.cookies)
        return person


def open_call(desk, owner):
    """The path of an agent's new call about an account, from what its caller states."""
    desk.post("/look-ups", stated=phone(owner))
    call = desk.location
    desk.follow()
    if not call.startswith("/calls/"):
        # Something had to be read first; a verified call of before ends with the new one.
        desk.post("/calls", ticket=desk.hidden["ticket"], key=str(uuid.uuid4()))
        call = desk.location
    return call
