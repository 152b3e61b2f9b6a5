"""How a node starts: before its database, with one that turns it away for now or for good, and by TLS (no browser)."""
import re
import shutil
import signal
import subprocess
import time

import pytest

from postgres import OWNER, PASSWORD, SERVER, Cluster, is_open, running, until
from server import PROJECT, free_ports
from test_postgres import logged
from test_service import Manager

pytestmark = pytest.mark.postgres
# What an administrator copies from there.
DOCUMENTED = re.search(r"(?m)^      url: (\S+)$", (PROJECT / "docs/postgresql.md").read_text())[1]
HOSTS, AUTHORITY = "db1.example.com,db2.example.com:5432", "/etc/countersign/db-ca.pem"


class Alone(Cluster):
    """One node, and a database that speaks TLS, with a certificate for “localhost”."""

    def __init__(self, folder):
        super().__init__(folder, count=1, settings=["ssl=on", "ssl_cert_file=server.pem", "ssl_key_file=server.key"])
        self.authority, self.other = (make_authority(folder, name) for name in ("db-ca", "other-ca"))
        certify(self.authority, self.database)
        rules = self.database.data / "pg_hba.conf"
        role = f"all {SERVER} 127.0.0.1/32"
        rules.write_text(rules.read_text().replace(f"host {role}", f"hostnossl {role} reject\nhostssl {role}"))

    @property
    def node(self):
        return self.nodes[0]

    def documented(self, host="localhost", authority=None):
        """The URL of the documents, of which the first host is not there."""
        [nobody] = free_ports(1)
        assert DOCUMENTED.count(HOSTS) == DOCUMENTED.count(AUTHORITY) == 1
        url = DOCUMENTED.replace(HOSTS, f"{host}:{nobody},{host}:{self.database.port}")
        return url.replace(AUTHORITY, str(authority or self.authority))


def make_authority(folder, name):
    certificate = folder / f"{name}.pem"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-keyout", folder / f"{name}.key", "-out", certificate)
    return certificate


def certify(authority, database):
    certificate, key = database.data / "server.pem", database.data / "server.key"
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-CA", authority, "-CAkey", authority.with_suffix(".key"), "-keyout", key, "-out",
            certificate)
    key.chmod(0o600)
    for file in (certificate, key):
        if database.alias:
            shutil.chown(file, "postgres", "postgres")


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with running(Alone(tmp_path_factory.mktemp("start")), Cluster.start_alone) as cluster:
        yield cluster


@pytest.fixture
def stopped(cluster):
    """The node, which does not run, and whose log is empty."""
    node = cluster.node
    node.stop()
    node.log.write_text("")
    usual = node.database_url
    yield node
    if node.process.poll() is None:
        node.kill()
    node.database_url = usual
    node.log.write_text("")


def start_waiting(node, tmp_path, why):
    """It waits, and tells systemd so; it does not listen, and a reload that somebody asks for does not end it."""
    manager = Manager(tmp_path / "notify")
    node.start(wait=False, NOTIFY_SOCKET=manager.path)
    until(lambda: logged(node, "database.awaited"), lambda: node.log.read_text(), seconds=20)
    node.process.send_signal(signal.SIGHUP)
    for _ in range(3):
        assert manager.next(seconds=15) == "EXTEND_TIMEOUT_USEC=120000000"
    assert node.process.poll() is None and not is_open(node.portal) and not is_open(node.care)
    [line] = logged(node, "database.awaited")
    assert re.search(why, line["attributes"]["why"]) and line["severity"] == "WARNING", line
    assert manager.status.startswith("Waits for the database: ") and re.search(why, manager.status), manager.status
    return manager


def assert_served(node, manager):
    assert manager.until("READY=1", seconds=15)
    assert node.is_ready()
    [line] = logged(node, "database.reached")
    assert int(line["attributes"]["seconds"]) >= 1 and len(logged(node, "database.awaited")) == 1
    node.process.send_signal(signal.SIGTERM)
    assert node.process.wait(timeout=20) == 0


def test_a_node_that_is_there_first_waits_for_its_database(cluster, stopped, tmp_path):
    cluster.database.stop()
    try:
        manager = start_waiting(stopped, tmp_path, r"port \d+ failed: Connection refused")
    finally:
        cluster.database.start(*cluster.settings)
    begun = time.monotonic()
    manager.until("READY=1", seconds=15)
    took = time.monotonic() - begun
    print(f"ready {took:.2f} s after the database answered")
    assert took < 5 and stopped.is_ready()
    assert [len(logged(stopped, event)) for event in ("database.awaited", "database.reached")] == [1, 1]
    stopped.process.send_signal(signal.SIGTERM)
    assert stopped.process.wait(timeout=20) == 0


@pytest.mark.parametrize("away, back, why", [
    ("CONNECTION LIMIT 0", "CONNECTION LIMIT -1", "too many connections"),
    # As a standby that is promoted later.
    ("SET default_transaction_read_only = on", "RESET default_transaction_read_only", "session is read-only")])
def test_a_node_waits_for_a_database_that_takes_it_later(cluster, stopped, tmp_path, away, back, why):
    cluster.database.sql(f"ALTER ROLE {SERVER} {away}")
    try:
        manager = start_waiting(stopped, tmp_path, why)
    finally:
        cluster.database.sql(f"ALTER ROLE {SERVER} {back}")
    assert_served(stopped, manager)


def test_a_node_that_waits_ends_at_once_when_it_is_told_to_stop(cluster, stopped, tmp_path):
    [nobody] = free_ports(1)
    stopped.database_url = cluster.database.url(SERVER, port=nobody)
    manager = start_waiting(stopped, tmp_path, "Connection refused")
    begun = time.monotonic()
    stopped.process.send_signal(signal.SIGTERM)
    assert stopped.process.wait(timeout=10) == 0 and time.monotonic() - begun < 1
    manager.until("STOPPING=1", seconds=2)


def refused(node, database_url, status, **more):
    """A start that fails at once; what it says."""
    node.database_url, begun = database_url, time.monotonic()
    node.start(wait=False, **more)
    ended = node.process.wait(timeout=10)
    told = node.log.read_text()
    assert ended == status and time.monotonic() - begun < 8 and "database.awaited" not in told, told
    assert PASSWORD not in told
    return told


def test_what_waiting_does_not_mend_fails_at_once(cluster, stopped, tmp_path):
    database, usual = cluster.database, stopped.database_url
    wrong = tmp_path / "password"
    wrong.write_text("something else\n")
    assert "password authentication failed" in refused(
        stopped, usual, 69, COUNTERSIGN_DATABASE_PASSWORD_FILE=str(wrong))
    assert "cannot be read" in refused(stopped, usual, 69, COUNTERSIGN_DATABASE_PASSWORD_FILE=str(tmp_path / "nothing"))
    assert "does not exist" in refused(stopped, database.url(SERVER, "nowhere"), 69)
    database.sql(f"CREATE DATABASE empty OWNER {OWNER}", "postgres")
    assert "countersign database migrate" in refused(stopped, database.url(SERVER, "empty"), 78)


def test_the_documented_url_is_served_by_tls_and_proves_who_answers(cluster, stopped):
    stopped.database_url = cluster.documented()
    stopped.start()
    ways = cluster.database.sql("SELECT DISTINCT s.ssl, s.version FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.usename = "
                                f"'{SERVER}' AND a.application_name = 'countersign'").splitlines()
    assert ways == ["t|TLSv1.3"]
    told = stopped.command("doctor").stdout
    assert re.search(r"database: PostgreSQL .*, by TLS and its certificate, of this version, fits the key ring", told), told
    unproved = stopped.command("doctor", COUNTERSIGN_DATABASE_URL=f"{cluster.database.url(SERVER)}?sslmode=require").stdout
    assert ", by TLS, of this version" in unproved, unproved


@pytest.mark.parametrize("what, said", [
    ("authority", "certificate verify failed"), ("name", 'server certificate for "localhost".* does not match host name "127.0.0.1"'),
    ("file", r'root certificate file ".*nothing\.pem" does not exist')])
def test_a_server_that_does_not_prove_itself_is_refused(cluster, stopped, what, said, tmp_path):
    url = {"authority": cluster.documented(authority=cluster.other), "name": cluster.documented("127.0.0.1"),
           "file": cluster.documented(authority=tmp_path / "nothing.pem")}[what]
    told = refused(stopped, url, 69)
    advice = "Its certificate has to be of the authority that sslrootcert in database.url names, and for the name by which the host stands"
    assert re.search(said, told) and advice in told, told
    doctor = stopped.command("doctor")
    assert doctor.returncode != 0 and re.search(f"PROBLEM  database: PostgreSQL cannot be reached: .*{said}", doctor.stdout)
    assert advice in re.sub(r"\s+", " ", doctor.stdout), doctor.stdout
    # The password was never sent, and the log of the server has nobody who came in.
    assert cluster.database.sql(f"SELECT count(*) FROM pg_stat_activity WHERE usename = '{SERVER}'") == "0"
