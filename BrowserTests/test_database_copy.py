"""An installation moves from its file into PostgreSQL and back by `countersign database copy`: nothing of it is lost or changed, and no
server starts on what is not whole."""
import contextlib
import re
import shutil
import sqlite3
import subprocess

import pytest

import backdoor
from postgres import OWNER, PASSWORD, SERVER, Cluster, Node, Postgres, until
from server import BINARY, Demo, free_ports
from web import Client

pytestmark = pytest.mark.postgres
EMPTY = f"OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
# What each database has for itself.
OWN = {"migrations", "nodes", "leases"}


class Place:
    """A demo's folder whose server is stopped, a PostgreSQL beside it, and the commands between them."""

    def __init__(self, demo, database, folder):
        self.demo, self.database, self.folder = demo, database, folder
        self.file = demo.data / "database.sqlite"
        self.count = 0

    def new_database(self, migrated=True):
        self.count += 1
        name = f"copied{self.count}"
        self.database.sql(f"CREATE DATABASE {name} {EMPTY}", "postgres")
        self.database.sql(f"GRANT USAGE ON SCHEMA public TO {SERVER}; ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public "
                          f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {SERVER}; ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} "
                          f"IN SCHEMA public GRANT USAGE ON SEQUENCES TO {SERVER}", name)
        if migrated:
            done = self.demo.command("database", "migrate", "--database", self.url(name))
            assert done.returncode == 0, done.stderr
        return name

    def url(self, name):
        return self.database.url(OWNER, name)

    def copy(self, source, target, **more):
        """Either is a file, or the name of a database."""
        return self.demo.command("database", "copy", "--from", self.named(source), "--to", self.named(target), **more)

    def named(self, side):
        return str(side) if "/" in str(side) else self.url(side)

    def begin(self, source, target):
        """A copy that goes on by itself."""
        return subprocess.Popen(
            [BINARY, "database", "copy", "--from", self.named(source), "--to", self.named(target), "--config",
             self.demo.data / "countersign.yaml"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def verified(self, *more):
        done = self.demo.command("audit", "verify", *more)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Of a demo in which people have worked."""
    folder = tmp_path_factory.mktemp("copied")
    demo = Demo(folder).start(fresh=True)
    for brand in demo.brands:
        person = backdoor.new_account(demo, brand)
        Client.of_portal(demo, brand).log_in(person).set_answer("lent-book", "Chronicle of Quillonbrook")
        agent = Client.of_desk(demo).log_in(brand.agent)
        agent.check(agent.open_call(person.account), "Chronicle of Somewhere Else")
    demo.stop()
    database = Postgres()
    try:
        database.start().make_roles()
        yield Place(demo, database, folder)
    finally:
        database.remove()


def rows(file):
    """Everything in a file that is copied, by table."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        names = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
                for name in names if name not in OWN and not name.startswith("sqlite")}


def test_there_and_back_is_what_it_was(place):
    name, back = place.new_database(), place.folder / "back" / "database.sqlite"
    back.parent.mkdir()
    there = place.copy(place.file, name)
    assert there.returncode == 0, there.stderr
    before = rows(place.file)
    told = re.search(r"Copied: (\d+) rows in (\d+) tables, each compared\.\nThe audit log verifies: (\d+) entries", there.stdout)
    assert told, there.stdout
    assert int(told[1]) == sum(map(len, before.values())) and int(told[3]) == len(before["audit"]) > 30
    assert len([table for table, found in before.items() if found]) > 15, "the demo has little to copy"
    home = place.copy(name, back)
    assert home.returncode == 0 and home.stdout.splitlines()[1] == there.stdout.splitlines()[1], home.stderr
    after = rows(back)
    assert after.keys() == before.keys()
    for table, found in before.items():
        assert after[table] == found, table
    assert back.stat().st_mode & 0o077 == 0
    # The log, every seal and every row's tag, where they are now; the schema is the one that is served.
    assert place.verified("--database", place.url(name))
    with contextlib.closing(sqlite3.connect(back)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
    assert place.database.sql("SELECT count(*) FROM pg_class WHERE relname = 'database_copy'", name) == "0"


def test_a_node_serves_what_was_copied(place):
    """New rows have keys behind those that came."""
    name = place.new_database()
    assert place.copy(place.file, name).returncode == 0
    most = int(place.database.sql("SELECT max(key) FROM calls", name))
    demo = Cluster(place.folder / "node")
    demo.folder.mkdir()
    demo.database, demo.data, demo.password_file = place.database, demo.folder / "data", place.folder / "password"
    # Its witness tells of the log that it serves.
    demo.data.mkdir(mode=0o700)
    for file in ("countersign.yaml", "key-ring", "demo.json"):
        shutil.copy(place.demo.data / file, demo.data / file)
    demo.password_file.write_text(PASSWORD + "\n")
    demo.password_file.chmod(0o600)
    demo.portal, demo.care, demo.api = free_ports(3)
    node = Node(demo, "one", demo.data)
    node.database_url = place.database.url(SERVER, name)
    try:
        node.start()
        # Each side says so, and nothing is changed.
        for source, target in ((place.file, name), (name, place.folder / "beside.sqlite")):
            refused = place.copy(source, target)
            assert refused.returncode == 69 and re.search(r"Nodes live on .* \(one\)|held by another program", refused.stderr), refused.stderr
        demo.portal, demo.care = node.portal, node.care
        brand = place.demo.brand("northline")
        agent = Client(demo, node.care, "localhost").log_in(brand.agent)
        agent.open_call(brand.owner.account)
    finally:
        node.stop()
    assert int(place.database.sql("SELECT max(key) FROM calls", name)) == most + 1
    assert place.verified("--database", place.url(name))


def test_beside_a_server_of_the_file_nothing_is_copied(place):
    name = place.new_database()
    place.demo.serve()
    try:
        refused = place.copy(place.file, name)
        assert refused.returncode == 69 and "held by another program" in refused.stderr
        refused = place.copy(name, place.file)
        assert refused.returncode == 69 and "held by another program" in refused.stderr
    finally:
        place.demo.stop()
    assert place.database.sql("SELECT count(*) FROM accounts", name) == "0"


def test_killed_on_the_way_it_goes_on_where_it_stands(place):
    name = place.new_database()
    with place.database.holding("audit", "EXCLUSIVE", name):
        copy = place.begin(place.file, name)
        try:
            until(lambda: at_table(place, name) not in ("", None) and waits(place, name), seconds=20)
        finally:
            copy.kill()
            copy.communicate()
    # The server does not see at once that its client is gone.
    until(lambda: not waits(place, name), seconds=20)
    stood = at_table(place, name)
    assert stood and int(place.database.sql("SELECT count(*) FROM accounts", name)) > 0
    # Nobody serves, verifies or reads it until then.
    for command in (["audit", "verify"], ["account", "list", "--brand", "northline"], ["doctor"], ["database", "status"]):
        done = place.demo.command(*command, "--database", place.url(name))
        assert done.returncode != 0 and "a copy that is not finished" in done.stdout + done.stderr, (command, done)
    served = place.demo.command("serve", "--database", place.url(name))
    assert served.returncode == 75 and "a copy that is not finished" in served.stderr, served.stderr
    # Nor is it copied itself, nor mixed with another one.
    refused = place.copy(name, place.folder / "unfinished.sqlite")
    assert refused.returncode == 75 and "a copy that is not finished" in refused.stderr
    changed = tampered(place, "changed.sqlite", "hash = zeroblob(32) WHERE number = (SELECT max(number) FROM audit)")
    refused = place.copy(changed, name)
    assert refused.returncode == 73 and "beginning of a copy of another database" in refused.stderr, refused.stderr
    again = place.copy(place.file, name)
    assert again.returncode == 0 and re.search(rf"The copy goes on: it stands in {stood}, after \d+ rows", again.stderr), again.stderr
    assert "accounts: " not in again.stderr, "what was there was copied again"
    assert place.verified("--database", place.url(name))


def tampered(place, name, change):
    """A copy of the file in which somebody has changed the audit log, and put the trigger back."""
    file = place.folder / name
    shutil.copy(place.file, file)
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        trigger, = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'audit_never_changes'").fetchone()
        database.execute("DROP TRIGGER audit_never_changes")
        database.execute(f"UPDATE audit SET {change}")
        database.execute(trigger)
    return file


def at_table(place, name):
    with contextlib.suppress(subprocess.CalledProcessError):
        return place.database.sql("SELECT at_table FROM database_copy", name)


def waits(place, name):
    """Whether a copy waits for a lock."""
    return place.database.sql(
        f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}' AND wait_event_type = 'Lock'", "postgres") != "0"


def test_killed_on_the_way_home_it_goes_on_as_well(place):
    """In the middle of a table."""
    name, home = place.new_database(), place.folder / "home.sqlite"
    assert place.copy(place.file, name).returncode == 0
    place.database.sql("INSERT INTO taken_once (token, expires_at) SELECT sha256(n::TEXT::BYTEA), n FROM generate_series(1, 60000) n", name)
    copy = place.begin(name, home)
    try:
        until(lambda: standing(home)[0] == "taken_once", seconds=30)
    finally:
        copy.kill()
        copy.communicate()
    table, copied = standing(home)
    assert table == "taken_once" and 0 < copied < 60000, (table, copied)
    served = place.demo.command("serve", environment={"COUNTERSIGN_DATA": str(home_folder(place, home))})
    assert served.returncode == 75 and "a copy that is not finished" in served.stderr, served.stderr
    until(lambda: place.database.sql(
        f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}' AND application_name = 'countersign'", "postgres") == "0")
    again = place.copy(name, home)
    assert again.returncode == 0 and f"it stands in taken_once, after {copied} rows" in again.stderr, again.stderr
    assert len(rows(home)["taken_once"]) == 60000


def standing(file):
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as found:
        return found.execute("SELECT at_table, copied FROM database_copy").fetchone()
    return None, 0


def home_folder(place, home):
    """A data folder with the unfinished file in it, and the ring."""
    folder = place.folder / "home-data"
    folder.mkdir(mode=0o700)
    shutil.copy(place.demo.data / "key-ring", folder)
    for companion in home.parent.glob(home.name + "*"):
        shutil.copy(companion, folder / companion.name.replace(home.name, "database.sqlite"))
    (folder / "database.sqlite").chmod(0o600)
    return folder


def test_what_cannot_be_a_target_is_refused_before_anything_is_written(place):
    name = place.new_database()
    assert place.copy(place.file, name).returncode == 0
    again = place.copy(place.file, name)
    assert again.returncode == 73 and "is not empty" in again.stderr
    refused = place.copy(name, place.file)
    assert refused.returncode == 73 and "is not empty" in refused.stderr
    bare = place.new_database(migrated=False)
    refused = place.copy(place.file, bare)
    assert refused.returncode == 78 and "countersign database migrate" in refused.stderr
    # A role that owns nothing.
    denied = place.demo.command(
        "database", "copy", "--from", str(place.file), "--to", place.database.url(SERVER, place.new_database()),
        environment={"COUNTERSIGN_DATABASE_PASSWORD_FILE": str(password(place))})
    assert denied.returncode in (73, 77) and denied.stderr.count("\n") <= 2, denied.stderr
    # The ring of another installation.
    empty = place.new_database()
    strange = Demo(place.folder / "strange")
    strange.folder.mkdir()
    strange.start(fresh=True).stop()
    refused = place.copy(place.file, empty, environment={"COUNTERSIGN_KEY_RING": (strange.data / "key-ring").read_text()})
    assert refused.returncode == 77, refused.stderr
    assert place.database.sql("SELECT count(*) FROM brands", empty) == "0"
    for source, target in ((place.file, place.folder / "x.sqlite"), (name, empty)):
        assert place.copy(source, target).returncode == 64
    missing = place.copy(place.folder / "nothing.sqlite", empty)
    assert missing.returncode == 66 and not (place.folder / "nothing.sqlite").exists()


def password(place):
    file = place.folder / "server-password"
    file.write_text(PASSWORD + "\n")
    file.chmod(0o600)
    return file


def test_a_source_that_was_tampered_with_makes_no_copy_that_is_served(place):
    """The log of the copy is verified before it counts."""
    name = place.new_database()
    changed = tampered(
        place, "tampered.sqlite", "detail = 'something else' WHERE number = (SELECT max(number) FROM audit WHERE detail IS NOT NULL)")
    refused = place.copy(changed, name)
    assert refused.returncode == 65, (refused.returncode, refused.stderr)
    served = place.demo.command("serve", "--database", place.url(name))
    assert served.returncode == 75 and "a copy that is not finished" in served.stderr
