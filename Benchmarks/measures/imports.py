"""Agents who check answers and an owner who edits once a second, beside an import of many rows."""

import time

from calling import AGENTS, agents, during, owner, p99, told
from countersign import DataFolder, write_rows
from report import Row, note

FEW = 16
# Each agent takes a call in so many seconds, and the owner changes something.
INTERVAL = 1.0


def import_load(bench):
    """Nobody is refused, and how long a check and an edit take beside idle."""
    folder = DataFolder(bench.binary, bench.temporary / "import", bench.threads)
    few, many = bench.temporary / "few-rows.csv", bench.temporary / "many-rows.csv"
    write_rows(few, FEW)
    write_rows(many, bench.many, first=FEW)
    folder.add_accounts(few)
    folder.add_agents(AGENTS)
    with folder.serve() as server:
        server.ready()
        folder.activate_all(server)

        def people():
            return {"check": agents(server, INTERVAL), "edit": [owner(server, INTERVAL)]}

        importing = _Import(folder, many)
        beside = during(people(), importing.perform)
        # As long as the import took: a p99 of a few is their longest.
        idle = during(people(), lambda: time.sleep(max(importing.took, bench.seconds)))
    added = folder.count()
    note(f"{bench.many:,} rows in {importing.took:.0f} s, {added:,} accounts are in")
    folder.command("audit", "verify")
    if added != FEW + bench.many:
        raise RuntimeError(f"{added:,} accounts are in, not {FEW + bench.many:,}")
    rows = [Row(f"import of {bench.many:,} rows beside agents and an owner", f"{importing.took:.0f} s")]
    for name, one in beside.items():
        rows.append(
            Row(f"{name} beside an import: p50 / p99 / longest", told(one), f"idle {told(idle[name])}",
                f"p99 {p99(one) / p99(idle[name]):.1f} ×", "none refused", not one.failed))
    return rows


class _Import:
    """As a process of its own, beside the server."""

    def __init__(self, folder, rows):
        self.folder, self.rows, self.took = folder, rows, 0.0

    def perform(self):
        begun = time.perf_counter()
        self.folder.command("account", "import", self.rows, "--brand", "bench", "--links", self.folder.folder / "more.csv")
        self.took = time.perf_counter() - begun
