"""A PostgreSQL of these tests' own, and several nodes of Countersign on it behind HAProxy: ended by their own process ids."""
import collections
import contextlib
import csv
import glob
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import typed
from server import BINARY, PROJECT, Demo, free_ports

PASSWORD = "Kumquat-Seneschal-4482"
OWNER, SERVER = "countersign_owner", "countersign"
NAMES = ["one", "two", "three"]
# What docs/postgresql.md says that an administrator does, once.
ROLES = f"""
CREATE ROLE {OWNER} LOGIN;
CREATE ROLE {SERVER} LOGIN;
CREATE DATABASE countersign OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
"""
RIGHTS = f"""
GRANT USAGE ON SCHEMA public TO {SERVER};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {SERVER};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT USAGE ON SEQUENCES TO {SERVER};
"""


class Postgres:
    """It logs every statement; only the servers' role is asked for a password."""

    def __init__(self, where="/tmp"):
        """`where`: the folder that its own is made in."""
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        assert found, "PostgreSQL is needed: Scripts/install test"
        self.bin = pathlib.Path(found[-1])
        # Not as root, which PostgreSQL refuses to run as.
        is_root = os.getuid() == 0
        self.alias = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if is_root else []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="countersign-pg-", dir=where))
        if is_root:
            shutil.chown(self.folder, "postgres", "postgres")
        self.data, self.log = self.folder / "data", self.folder / "server.log"
        self.port, = free_ports(1)
        self.process = None
        self.call("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8")
        rules = f"host all {SERVER} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\nlocal all all trust\n"
        (self.data / "pg_hba.conf").write_text(rules)

    def call(self, program, *arguments, **options):
        return subprocess.run([*self.alias, self.bin / program, *map(str, arguments)], check=True, capture_output=True,
                              text=True, cwd=self.folder, timeout=60, **options).stdout

    def start(self, *options):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*self.alias, self.bin / "postgres", "-D", self.data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-c", f"unix_socket_directories={self.folder}", "-c", "log_statement=all", "-c", "log_parameter_max_length=-1",
                 "-c", "log_parameter_max_length_on_error=-1", "-c", "fsync=off", "-c", "max_connections=60", *options],
                stdout=log, stderr=log, cwd=self.folder)
        end = time.monotonic() + 30
        while True:
            with contextlib.suppress(subprocess.CalledProcessError):
                self.sql("SELECT 1", "postgres")
                return self
            assert time.monotonic() < end, self.log.read_text()[-2000:]
            time.sleep(0.1)

    def make_roles(self):
        for statement in ROLES.strip().splitlines():
            self.sql(statement, "postgres")
        self.sql(RIGHTS)
        # As `\password` of psql sends it: the server never sees the password itself.
        self.call("psql", "-X", "-q", "-h", self.folder, "-p", self.port, "-U", "postgres", "countersign",
                  start_new_session=True, input=f"\\password {SERVER}\n{typed.remember(PASSWORD)}\n{PASSWORD}\n")

    def sql(self, statement, database="countersign", user="postgres"):
        """What it finds, a line for each row."""
        return self.call("psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", self.port, "-U", user,
                         "-d", database, "-c", statement).strip()

    @contextlib.contextmanager
    def connected(self, database="countersign"):
        """Somebody with a connection of their own: statements are given to it, and nobody waits for them. In the end it rolls back."""
        process = subprocess.Popen(
            [*self.alias, self.bin / "psql", "-X", "-q", "-At", "-h", self.folder, "-p", str(self.port), "-U", "postgres", database],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=self.folder)

        def say(statements):
            process.stdin.write(statements + "\n")
            process.stdin.flush()

        try:
            yield say
        finally:
            process.communicate("ROLLBACK;\n", timeout=20)

    @contextlib.contextmanager
    def holding(self, table, mode, database="countersign"):
        """Somebody keeps a table in a mode of LOCK TABLE."""
        with self.connected(database) as say:
            say(f"BEGIN; LOCK TABLE {table} IN {mode} MODE;")
            until(lambda: self.sql("SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE l.granted "
                                   f"AND c.relname = '{table}' AND lower(mode) = lower('{mode.replace(' ', '')}Lock')", database) == "1")
            yield

    def connection(self, database="countersign"):
        """An administrator's, each statement of which is a transaction."""
        import psycopg  # Not needed by the benchmarks, which use this module by the system's Python.

        return psycopg.connect(host=str(self.folder), port=self.port, user="postgres", dbname=database, autocommit=True,
                               cursor_factory=psycopg.ClientCursor)

    def url(self, user, database="countersign", port=None):
        """`port`: of somebody between."""
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{database}"

    def stop(self, how=signal.SIGINT):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Rows:
    """Statements as the tests write them for SQLite, done in PostgreSQL."""

    def __init__(self, connection):
        self.connection = connection

    def execute(self, sql, arguments=()):
        if sql == "BEGIN IMMEDIATE":
            return None
        ignores = sql.startswith("INSERT OR IGNORE")
        sql = sql.replace("INSERT OR IGNORE", "INSERT").replace("randomblob(16)", "uuid_send(gen_random_uuid())").replace("%", "%%")
        last = 0

        def place(found):
            # One without a number is the next after the highest so far.
            nonlocal last
            number = int(found[1] or last + 1)
            last = max(last, number)
            return f"%(p{number})s"

        sql = re.sub(r"\?(\d*)", place, sql) + (" ON CONFLICT DO NOTHING" if ignores else "")
        given = {f"p{number}": int(value) if isinstance(value, bool) else value for number, value in enumerate(arguments, 1)}
        cursor = self.connection.execute(sql, given)
        return Found(cursor.fetchall() if cursor.description else [])


class Found(list):
    def fetchall(self):
        return self

    def fetchone(self):
        return self[0] if self else None


class Node:
    """`countersign serve` from a folder of its own, by the role of the servers."""

    def __init__(self, cluster, name, data):
        self.cluster, self.name, self.data = cluster, name, data
        self.portal, self.care, self.api = free_ports(3)
        self.log = cluster.log_of(name)
        self.binary = cluster.binary
        self.database_url = cluster.database.url(SERVER)
        self.process = None

    @property
    def environment(self):
        return {**os.environ, **self.cluster.environment, "COUNTERSIGN_DATABASE_URL": self.database_url,
                "COUNTERSIGN_DATABASE_PASSWORD_FILE": str(self.cluster.password_file), "COUNTERSIGN_NODE_NAME": self.name,
                "COUNTERSIGN_NODE_DRAIN": str(self.cluster.drain), "COUNTERSIGN_PORTAL_PUBLIC_PORT": str(self.cluster.portal),
                "COUNTERSIGN_PORTAL_LISTEN": f"127.0.0.1:{self.portal}", "COUNTERSIGN_CARE_LISTEN": f"127.0.0.1:{self.care}",
                "COUNTERSIGN_API_LISTEN": f"127.0.0.1:{self.api}"}

    def start(self, wait=True, **more):
        """`more`: of the environment."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--config", self.data / "countersign.yaml"], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=log, env={**self.environment, **more})
        if wait:
            until(self.is_ready, lambda: self.log.read_text()[-3000:])
        return self

    def is_ready(self):
        return all(Demo.is_ready(port) for port in (self.portal, self.care))

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=30)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            assert self.process.wait(timeout=30) == 0, self.log.read_text()[-3000:]

    def begin(self, *arguments):
        """A command that is not waited for; its standard error is read as it comes."""
        return subprocess.Popen([self.binary, *arguments, "--config", self.data / "countersign.yaml"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment)

    def command(self, *arguments, **more):
        done = subprocess.run([self.binary, *arguments, "--config", self.data / "countersign.yaml"], capture_output=True,
                              text=True, timeout=60, env={**self.environment, **more})
        self.cluster.keep((done.stdout + done.stderr).encode())
        return done


class Cluster(Demo):
    """To pages and clients it is a demo like any other, whose listeners are HAProxy's: each request goes to either node."""

    # In seconds; shorter than where nothing is said, as tests stop nodes often.
    drain = 1

    def __init__(self, folder, prepare=None, count=2, settings=(), environment=None, binary=BINARY):
        """`prepare`: what is done to the configuration before the nodes start; `count`: of them; `settings`: of PostgreSQL, `name=value`."""
        super().__init__(folder, environment=environment, binary=binary)
        self.prepare, self.count = prepare, count
        self.settings = [word for setting in settings for word in ("-c", setting)]
        self.database = Postgres()
        self.password_file = folder / "database-password"
        self.nodes, self.proxy = [], None

    def log_of(self, name):
        return self.folder / f"{name}.log"

    @property
    def processes(self):
        return [node.process for node in self.nodes]

    def start(self):
        self.fill()
        self.portal, self.care, self.api = free_ports(3)
        if self.prepare:
            self.prepare(self)
            for node in self.nodes[1:]:
                shutil.copy(self.data / "countersign.yaml", node.data)
        for node in self.nodes:
            node.start()
        self.start_proxy()
        told = json.loads((self.data / "demo.json").read_text())
        (self.data / "demo.json").write_text(json.dumps({**told, "api": f"http://127.0.0.1:{self.api}"}))
        self.know_people()
        return self

    def start_alone(self):
        """Without HAProxy: whoever asks names a node."""
        self.fill()
        self.know_people()
        for node in self.nodes:
            node.start()
        return self

    def fill(self):
        """The people of the demo, in the database; and a folder for each of the nodes, which are not started."""
        self.database.start(*self.settings).make_roles()
        self.password_file.write_text(PASSWORD + "\n")
        self.password_file.chmod(0o600)
        self.options = ["--database", self.database.url(OWNER)]
        super().start(fresh=True)
        assert Demo.stop(self) is not None
        self.nodes = [Node(self, "one", self.data)]
        for number in range(2, self.count + 1):
            other = self.folder / f"data-{number}"
            other.mkdir(mode=0o700)
            for name in ("countersign.yaml", "key-ring"):
                shutil.copy(self.data / name, other / name)
            self.nodes.append(Node(self, NAMES[number - 1], other))

    def know_people(self):
        self.brands = [self._brand(entry) for entry in json.loads((self.data / "demo.json").read_text())["brands"]]

    def command(self, *arguments, environment=None, **more):
        """Of the first node: its database is in none of the files."""
        return super().command(*arguments, environment={**self.nodes[0].environment, **(environment or {})}, **more)

    def start_proxy(self):
        program = shutil.which("haproxy", path=f"{PROJECT}/.venv/bin:/usr/sbin:/usr/bin")
        assert program, "HAProxy is needed: Scripts/install test"
        # In a folder with a short name, as that of a socket must be.
        self.counters = self.database.folder / "haproxy"
        text = f"""
global
    stats socket {self.counters} level user

defaults
    mode http
    timeout connect 2s
    timeout client 30s
    timeout server 30s
    timeout http-request 10s
    timeout check 2s
    balance roundrobin
    retries 3
    option redispatch
    retry-on conn-failure
    http-reuse never
    option httpchk GET /health/ready
    default-server check inter 200ms fall 1 rise 1
    option srvtcpka
    srvtcpka-idle 1s
    srvtcpka-intvl 1s
    srvtcpka-cnt 2
"""
        for name in ("portal", "care", "api"):
            text += f"\nlisten {name}\n    bind 127.0.0.1:{getattr(self, name)}\n"
            # Anew, as Packaging/examples/haproxy.cfg does.
            text += "    http-request set-header X-Forwarded-For %[src]\n    http-request set-header X-Forwarded-Host %[req.hdr(host)]\n"
            for node in self.nodes:
                # The API has no health route of its own.
                text += f"    server {node.name} 127.0.0.1:{getattr(node, name)} port {node.portal}\n"
        file = self.folder / "haproxy.cfg"
        file.write_text(text)
        with open(self.folder / "haproxy.log", "ab") as log:
            self.proxy = subprocess.Popen([program, "-db", "-f", file], stdout=log, stderr=log)
        until(lambda: is_open(self.api) and self.is_ready(self.care),
              lambda: (self.folder / "haproxy.log").read_text()[-2000:])

    def asked(self):
        """How many connections HAProxy has led to each node."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.counters))
            line.sendall(b"show stat\n")
            head, *rows = csv.reader(line.makefile(encoding="utf-8"))
        told = collections.Counter()
        for row in rows:
            fields = dict(zip(head, row))
            if fields.get("svname") in NAMES:
                told[fields["svname"]] += int(fields["stot"])
        return told

    def stop_nodes(self):
        for node in self.nodes:
            node.stop()
        if self.proxy and self.proxy.poll() is None:
            self.proxy.send_signal(signal.SIGTERM)
            self.proxy.wait(timeout=30)

    def stop(self, within=10):
        self.stop_nodes()
        self.database.stop()
        return 0


class Everything(Cluster):
    """What tests of one server are given with `--database postgresql`: the log of both nodes is one, and HAProxy says who asks."""

    def __init__(self, folder, options=(), environment=None, prepare=None):
        self.mails_to = options[list(options).index("--smtp") + 1] if "--smtp" in options else None
        super().__init__(folder, prepare, settings=["log_statement=none"],
                         environment={"COUNTERSIGN_PROXY_TRUSTED": "127.0.0.1", **(environment or {})})
        self.change, self.prepare = prepare, self.configure

    def configure(self, _):
        file = self.data / "countersign.yaml"
        if self.mails_to:
            text = re.sub(r"(?m)^mail:\n(?:  .*\n)+", "", file.read_text())
            file.write_text(f"{text}mail:\n  smtp: {self.mails_to}\n  security: none\n")
        if self.change:
            self.change(self)

    def log_of(self, name):
        return self.log

    def start(self, fresh=False):
        super().start()
        self.rows = Rows(self.database.connection())
        return self

    def serve(self):
        """Again, after a stop; the first time it is the one server that fills the database."""
        if not self.nodes:
            return super().serve()
        for node in self.nodes:
            if node.data != self.data:
                shutil.copy(self.data / "countersign.yaml", node.data)
            node.start()
        self.start_proxy()
        return self

    def stop(self, within=10):
        if not self.nodes:
            return super().stop(within)
        self.stop_nodes()
        return 0

    def remove(self):
        """Also of one that never came to run."""
        try:
            self.stop()
        finally:
            if self.process and self.process.poll() is None:
                self.kill()
            self.database.remove()


@contextlib.contextmanager
def running(cluster, start=Cluster.start):
    """For a fixture: a cluster that runs, and of which nothing is left afterwards."""
    try:
        yield start(cluster)
    finally:
        cluster.stop()
        cluster.database.remove()


def is_open(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def until(holds, told=lambda: "", seconds=40):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, told()
        time.sleep(0.05)
