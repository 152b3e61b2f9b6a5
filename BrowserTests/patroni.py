"""Three databases under Patroni with synchronous replication, and the etcd that they agree by: of these tests alone, on loopback ports."""
import contextlib
import glob
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import urllib.request

from postgres import RIGHTS, ROLES, SERVER, until
from server import PROJECT, free_ports

# As docs/postgresql.md has it.
TTL = 20
CONFIGURATION = """
scope: countersign
name: {name}
restapi:
  listen: 127.0.0.1:{rest}
  connect_address: 127.0.0.1:{rest}
etcd3:
  host: 127.0.0.1:{etcd}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    synchronous_mode: true
    synchronous_mode_strict: true
    postgresql:
      use_pg_rewind: true
      parameters:
        wal_log_hints: "on"
        synchronous_commit: "on"
        max_connections: 60
  initdb:
    - encoding: UTF8
    - locale: C
    - data-checksums
postgresql:
  listen: 127.0.0.1:{port}
  connect_address: 127.0.0.1:{port}
  data_dir: {folder}/{name}
  bin_dir: {bin}
  pgpass: {folder}/{name}.pgpass
  authentication:
    superuser: {{username: postgres, password: {password}}}
    replication: {{username: replicator, password: {password}}}
    rewind: {{username: rewinder, password: {password}}}
  parameters:
    unix_socket_directories: {folder}
  pg_hba:
    - local all all trust
    - host replication replicator 127.0.0.1/32 trust
    - host all all 127.0.0.1/32 trust
"""


def missing():
    """What is not installed, for a reason to skip."""
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    return [name for name in ("patroni", "etcd") if not program(name)] + ([] if found else ["PostgreSQL"])


def program(name):
    return shutil.which(name, path=f"{PROJECT}/.venv/bin:/usr/bin:/usr/local/bin")


class Patroni:
    """To a cluster of nodes it is a database like any other."""

    def __init__(self):
        self.bin = pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        is_root = os.getuid() == 0
        self.alias = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if is_root else []
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="countersign-patroni-", dir="/tmp"))
        if is_root:
            shutil.chown(self.folder, "postgres", "postgres")
        self.etcd_port, self.peer_port, *ports = free_ports(8)
        self.members = {f"db{n + 1}": {"port": ports[n], "rest": ports[3 + n], "process": None} for n in range(3)}
        self.etcd = None

    def run(self, *words, log):
        with open(self.folder / log, "ab") as out:
            return subprocess.Popen([*self.alias, *map(str, words)], stdout=out, stderr=out, cwd=self.folder,
                                    env={**os.environ, "HOME": str(self.folder)})

    def start(self):
        client, peer = (f"http://127.0.0.1:{port}" for port in (self.etcd_port, self.peer_port))
        self.etcd = self.run(program("etcd"), "--name", "one", "--data-dir", self.folder / "etcd", "--listen-client-urls", client,
                             "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                             "--initial-cluster", f"one={peer}", log="etcd.log")
        for name in self.members:
            self.start_member(name)
            # The first makes the cluster; the others are copied from it.
            until(lambda name=name: self.state(name) in ("running", "streaming"), self.told, seconds=90)
        until(lambda: self.synchronous(), self.told, seconds=60)
        return self

    def start_member(self, name):
        member = self.members[name]
        file = self.folder / f"{name}.yaml"
        file.write_text(CONFIGURATION.format(
            name=name, rest=member["rest"], port=member["port"], etcd=self.etcd_port, folder=self.folder, bin=self.bin,
            password="Kumquat-Seneschal"))
        file.chmod(0o644)
        member["process"] = self.run(program("patroni"), file, log=f"{name}.log")

    def told(self):
        return "\n".join(f"{name}: {(self.folder / f'{name}.log').read_text()[-800:]}" for name in self.members)

    def ask(self, path, name=None, body=None):
        """Of a member's REST interface, or of the first that answers."""
        for each in [name] if name else self.members:
            request = urllib.request.Request(f"http://127.0.0.1:{self.members[each]['rest']}{path}",
                                             json.dumps(body).encode() if body else None)
            with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=30 if body else 3) as answer:
                text = answer.read().decode()
                return json.loads(text) if text.startswith("{") else text
        return {}

    def cluster(self):
        return {member["name"]: member for member in self.ask("/cluster").get("members", [])}

    def state(self, name):
        return self.cluster().get(name, {}).get("state")

    def leader(self):
        return next((name for name, member in self.cluster().items() if member["role"] == "leader" and member["state"] == "running"), None)

    def synchronous(self):
        """The standby that has everything that was acknowledged."""
        return next((name for name, member in self.cluster().items() if member["role"] == "sync_standby"), None)

    def is_whole(self):
        states = [member["state"] for member in self.cluster().values()]
        return len(states) == 3 and set(states) <= {"running", "streaming"} and self.leader() and self.synchronous()

    def make_roles(self):
        for statement in ROLES.strip().splitlines():
            self.sql(statement, "postgres")
        self.sql(RIGHTS)
        self.sql(f"GRANT pg_read_all_stats TO {SERVER}")

    def sql(self, statement, database="countersign", user="postgres"):
        done = subprocess.run(
            [*self.alias, self.bin / "psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", self.url(user, database) + "?target_session_attrs=read-write",
             "-c", statement], check=True, capture_output=True, text=True, cwd=self.folder, timeout=60)
        return done.stdout.strip()

    def url(self, user, database="countersign"):
        hosts = ",".join(f"127.0.0.1:{member['port']}" for member in self.members.values())
        return f"postgresql://{user}@{hosts}/{database}"

    def switch_over(self):
        """Planned: whoever has everything takes over."""
        return self.ask("/switchover", self.leader(), {"leader": self.leader()})

    def postmaster(self, name):
        return int((self.folder / name / "postmaster.pid").read_text().split()[0])

    def kill_postmaster(self, name):
        os.kill(self.postmaster(name), signal.SIGKILL)

    def kill_machine(self, name):
        """Everything of it at once: what watches it, the server, and what serves connections."""
        postmaster = self.postmaster(name)
        self.members[name]["process"].kill()
        for process in [*children(postmaster), postmaster]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.members[name]["process"].wait(timeout=10)

    def stop(self, how=signal.SIGTERM):
        for member in self.members.values():
            if member["process"] and member["process"].poll() is None:
                member["process"].send_signal(how)
        for name, member in self.members.items():
            if member["process"]:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    member["process"].wait(timeout=40)
                with contextlib.suppress(OSError, ValueError):
                    self.kill_postmaster(name)
        if self.etcd and self.etcd.poll() is None:
            self.etcd.terminate()
            self.etcd.wait(timeout=20)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def children(parent):
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(folder.name))
    return found
