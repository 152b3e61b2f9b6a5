"""PostgreSQL: what the store makes without a hash (a node, two and four on the same cores, 1 ms of network away, and with its files in memory),
by how many statements and commits, and with whose processor; what two machines would make of that, on paper; and a node beside one on a file:
checks, processor beside the hash, Settings."""

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import settings
from countersign import CONFIGURATION, PASSWORD, DataFolder, write_rows
from load import Checks, latencies, percentile
from process import free_port
from report import Row, between, note

sys.path.append(str(Path(__file__).resolve().parents[2] / "BrowserTests"))
from postgres import Postgres  # noqa: E402


class Cluster(Postgres):
    """One that waits for its disk, as the tests' need not, and writes down no statement."""

    # How many processors a machine has, on paper.
    CORES = 2

    def __enter__(self):
        self.count = 0
        self.start(
            *[word for setting in ("fsync=on", "log_statement=none", "shared_buffers=256MB", "max_connections=100") for word in ("-c", setting)])
        return self

    def __exit__(self, *_):
        self.remove()

    def new_database(self):
        """Its name and URL."""
        self.count += 1
        name = f"bench{self.count}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", "postgres")
        return name, self.url("postgres", name)

    def processor(self):
        """Seconds of processor that it has had, those who have ended included."""
        ended = self.times(self.process.pid)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(ended) + sum(sum(self.times(child)[:2]) for child in children)

    @staticmethod
    def times(process):
        """Its own, and its children's that have ended: user and system each."""
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            return [int(field) / os.sysconf("SC_CLK_TCK") for field in fields[11:15]]
        return [0] * 4

    def disk(self, seconds=0.5):
        """How many milliseconds a written page takes to the disk, as WAL is written there; median."""
        file, times = os.open(self.folder / "page", os.O_RDWR | os.O_CREAT), []
        os.pwrite(file, bytes(1 << 20), 0)
        os.fsync(file)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            start = time.monotonic()
            os.pwrite(file, bytes(8192), 8192 * (len(times) % 128))
            os.fdatasync(file)
            times.append(time.monotonic() - start)
        os.close(file)
        return median(times) * 1000


@contextlib.contextmanager
def far_away(bench, cluster, milliseconds):
    """A port of the same PostgreSQL, so many milliseconds away each way."""
    port = free_port()
    child = subprocess.Popen([bench.yardstick("faraway"), str(port), str(cluster.port), str(milliseconds)])
    time.sleep(0.3)
    try:
        yield port
    finally:
        child.terminate()
        child.wait()


class Load:
    """What came of several nodes at once: checks a second in all, milliseconds of processor and of time for each. They begin together, once each
    has opened its calls and has been at work for a while."""

    def __init__(self, bench, database, nodes, url, cluster=None, seconds=None):
        children = [
            subprocess.Popen(
                [bench.store_load, "run", url, str(number), str(nodes), str(seconds or bench.seconds)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for number in range(nodes)]
        for child in children:
            if child.stdout.readline().strip() != "ready":
                raise RuntimeError(f"a node of the load failed on {database}")
        before, place = (cluster.processor(), cluster.log.stat().st_size) if cluster else (0, 0)
        for child in children:
            child.stdin.write("go\n")
            child.stdin.flush()
        told = [child.communicate()[0].split() for child in children]
        if any(child.returncode for child in children):
            raise RuntimeError(f"a node of the load failed on {database}")
        self.nodes = [list(map(float, one)) for one in told]
        self.rate = sum(count / seconds for count, seconds, *_ in self.nodes)
        self.cost = median(one[2] for one in self.nodes)
        self.count = sum(count for count, *_ in self.nodes)
        # PostgreSQL's own, and what it wrote down.
        self.database_cost = (cluster.processor() - before) / self.count * 1000 if cluster else None
        self.told = cluster.log.read_bytes()[place:].decode() if cluster else ""
        self.p50, self.p99 = median(one[3] for one in self.nodes), max(one[4] for one in self.nodes)


def ceilings(bench, cluster, memory):
    """Checks a second without a hash, in turns. `memory`: another one, whose files are in memory."""
    name, url = cluster.new_database()
    subprocess.run([bench.store_load, "fill", url], check=True)
    kept, kept_url = memory.new_database()
    subprocess.run([bench.store_load, "fill", kept_url], check=True)
    file = bench.temporary / "ceiling.sqlite"
    subprocess.run([bench.store_load, "fill", file], check=True)
    found = {one: [] for one in ("a file", "one node", "two nodes", "four nodes", "1 ms away", "two nodes 1 ms away", "files in memory")}
    disk = []
    for number in range(bench.rounds):
        disk.append(cluster.disk())
        found["a file"].append(Load(bench, "a file", 1, str(file)))
        for words, nodes in (("one node", 1), ("two nodes", 2), ("four nodes", 4)):
            found[words].append(Load(bench, name, nodes, url, cluster))
        with far_away(bench, cluster, 1) as port:
            for words, nodes in (("1 ms away", 1), ("two nodes 1 ms away", 2)):
                found[words].append(Load(bench, name, nodes, cluster.url("postgres", name, port), cluster))
        found["files in memory"].append(Load(bench, kept, 1, kept_url, memory))
        note(f"postgres {number + 1}: a page to the disk {disk[-1]:.2f} ms, load {os.getloadavg()[0]:.1f}; " + ", ".join(
            f"{words} {loads[-1].rate:.0f}/s at {loads[-1].cost:.2f} ms and PostgreSQL’s {loads[-1].database_cost or 0:.2f} ms, "
            f"p50 {loads[-1].p50:.1f} p99 {loads[-1].p99:.1f} ms" for words, loads in found.items()))
    rate = {words: median(one.rate for one in loads) for words, loads in found.items()}
    rows = []
    for words, loads in found.items():
        rates, latest = [one.rate for one in loads], loads[-1]
        aim, met, ratio = "–", None, "–"
        if words == "one node":
            aim, met = "≥ 500", rate[words] >= 500
        elif words in ("two nodes", "four nodes"):
            share = median(one.rate / alone.rate for one, alone in zip(loads, found["one node"]))
            aim, met, ratio = "≥ 90 % of one", share >= 0.9, f"{share:.1%}"
        elif words == "1 ms away":
            aim, met = "≥ 150", rate[words] >= 150
        processor = f"processor of a node {median(one.cost for one in loads):.2f} ms"
        if words != "a file":
            processor += f", of PostgreSQL {median(one.database_cost for one in loads):.2f} ms"
        rows.append(Row(
            f"Checks a second without a hash, {words}", f"{rate[words]:.0f} {between(rates, '.0f')}",
            f"{processor}, p50 {latest.p50:.1f} ms, p99 {latest.p99:.1f} ms", ratio, aim, met))
    rows.append(Row("A page of 8 kB written to that disk", f"{median(disk):.2f} ms {between(disk, '.2f')}"))
    return [*rows, *asked(bench, cluster, name, url), *on_paper(found, Cluster.CORES)]


def asked(bench, cluster, name, url):
    """How many statements and commits a check is, by PostgreSQL's log: what begins and ends a transaction is one as well, and so is the
    transaction by which the end of another is waited for."""
    cluster.sql(f"ALTER DATABASE {name} SET log_statement = 'all'", "postgres")
    load = Load(bench, name, 1, url, cluster, seconds=0.3)
    cluster.sql(f"ALTER DATABASE {name} RESET log_statement", "postgres")
    statements = re.findall(r"LOG:  (?:statement|execute [^:]+): (.*)", load.told)
    commits = sum(one == "COMMIT" or "pg_logical_emit_message" in one for one in statements)
    a_check, commits = len(statements) / load.count, commits / load.count
    return [
        Row("Statements of a right answer", f"{a_check:.1f}", aim="≤ 15", met=a_check <= 15.05),
        Row("Commits of it", f"{commits:.1f}", "of which the disk is waited for by two", aim="≤ 3", met=commits <= 3.05)]


def on_paper(found, cores):
    """What machines of their own would make of these figures: computed, not measured."""
    node, database = (median(getattr(one, cost) for one in found["one node"]) for cost in ("cost", "database_cost"))
    of_node, of_database = cores / node * 1000, cores / database * 1000
    words = f"computed, not measured: {cores} processors ÷ {node:.2f} ms are {of_node:.0f} for a node, ÷ {database:.2f} ms {of_database:.0f} for PostgreSQL"
    return [
        Row("On paper: without a hash, one machine for a node, one for PostgreSQL", f"{min(of_node, of_database):.0f}", words),
        Row("On paper: two machines for a node each, one for PostgreSQL", f"{min(2 * of_node, of_database):.0f}", "likewise")]


class Folder(DataFolder):
    """A node's, whose database is elsewhere."""

    def __init__(self, cluster, binary, folder, threads):
        super().__init__(binary, folder, threads)
        self.cluster = cluster
        self.name, url = cluster.new_database()
        self.configuration.write_text(CONFIGURATION.format(threads=threads) + f"database:\n  url: {url}\n")
        self.command("database", "migrate")

    def add_agents(self, count):
        self.agents = [f"agent{n}@bench.example" for n in range(count)]
        for email in self.agents:
            self.command(
                "agent", "add", "--email", email, "--name", f"Agent {email[5]}", "--role", "agent", "--brand", "bench",
                "--password-stdin", given=PASSWORD + "\n")
        self.cluster.sql("UPDATE agents SET counts_from = 4102444800000", self.name)


def served(bench, cluster):
    """Checks by the care desk and Settings, of a server on PostgreSQL and of one on a file, in turns."""
    folder = Folder(cluster, bench.binary, bench.temporary / "node", bench.threads)
    rows = bench.temporary / "node.csv"
    write_rows(rows, 16)
    folder.add_accounts(rows)
    folder.add_agents(Checks.AGENTS)
    costs, rates, pages = [], [], []
    with folder.serve() as node, bench.folder.serve() as file:
        node.ready(), file.ready()
        folder.activate_all(node)
        asked = {one: one.member().request("GET", settings.SETTINGS) for one in (node, file)}
        for number in range(bench.rounds):
            pair, page = [], []
            for server in (node, file):
                page.append(percentile(latencies(server.portal, asked[server], bench.seconds), 0.99))
                with Checks(server, bench.parallel) as load:
                    time.sleep(bench.seconds)
                done = load.rounds[1:]
                count = sum(len(one.moments) for one in done)
                beside = sum(value for one in done for name, value in one.spent.items() if not name.startswith("hash-"))
                pair.append((count / sum(one.end - one.start for one in done), beside / count * 1000))
            rates.append([one[0] for one in pair])
            costs.append([one[1] for one in pair])
            pages.append(page)
            note(
                f"postgres served {number + 1}: checks {pair[0][0]:.0f}/s at {pair[0][1]:.2f} ms beside the hash, on a file {pair[1][0]:.0f}/s "
                f"at {pair[1][1]:.2f} ms; Settings p99 {page[0]:.2f} and {page[1]:.2f} ms")
    times = median(a / b for a, b in costs)
    return [
        Row(
            "Checks a second by the care desk, one node on PostgreSQL", f"{median(a for a, _ in rates):.0f}",
            f"on a file {median(b for _, b in rates):.0f}", f"{median(a / b for a, b in rates):.1%}"),
        Row(
            "Processor time of such a check beside its hash", f"{median(a for a, _ in costs):.2f} ms",
            f"on a file {median(b for _, b in costs):.2f} ms", f"{times:.2f} ×", "≤ 1.5 ×", times <= 1.5),
        Row("Settings p99", f"{median(a for a, _ in pages):.2f} ms", f"on a file {median(b for _, b in pages):.2f} ms"),
    ]


def postgres(bench):
    if not bench.store_load.exists():
        raise SystemExit(f"there is no {bench.store_load}: swift build -c release --product StoreLoad")
    with Cluster() as cluster:
        with Cluster("/dev/shm") as memory:
            rows = ceilings(bench, cluster, memory)
        return rows + served(bench, cluster)
