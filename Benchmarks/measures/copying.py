"""`countersign database copy` of many accounts into PostgreSQL and back: minutes, memory, and whether the log verifies on both sides."""

import os
import subprocess
import sys
import time
from pathlib import Path

from countersign import HOST, DataFolder, write_rows
from report import Row, note

sys.path.append(str(Path(__file__).resolve().parents[2] / "BrowserTests"))
from postgres import OWNER, Postgres  # noqa: E402


def copying(bench):
    """Each account with an owner, a phone, an invitation and two entries of the audit log; PostgreSQL waits for its disk."""
    folder = DataFolder(bench.binary, bench.temporary / "copied", bench.threads)
    source = bench.temporary / "copied.csv"
    write_rows(source, bench.many)
    folder.add_accounts(source)
    source.unlink()
    # It signs the log.
    with folder.serve() as server:
        # Longer than it takes among few.
        server.first_answer(server.portal, "/login", HOST, patience=600)
    database = Postgres()
    back = bench.temporary / "back" / "database.sqlite"
    back.parent.mkdir(mode=0o700)
    try:
        database.start("-c", "fsync=on", "-c", "log_statement=none").make_roles()
        url = database.url(OWNER)
        folder.command("database", "migrate", "--database", url)
        rows = [
            _timed(folder, bench.many, "into PostgreSQL", "database", "copy", "--from", folder.database, "--to", url),
            _timed(folder, bench.many, "back into a file", "database", "copy", "--from", url, "--to", back),
            _timed(folder, bench.many, "audit verify of the file", "audit", "verify"),
            _timed(folder, bench.many, "audit verify of PostgreSQL", "audit", "verify", "--database", url),
        ]
        size = int(database.sql("SELECT pg_database_size('countersign')"))
        note(f"{bench.many:,} accounts: the file {folder.database.stat().st_size >> 20} MB, PostgreSQL {size >> 20} MB")
    finally:
        database.remove()
    return rows


def _timed(folder, many, name, *words):
    """A command, how long it takes and the most memory that it has."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [folder.binary, *map(str, words), "--config", folder.configuration], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"countersign {' '.join(map(str, words))}: {said[-600:]}")
    took, memory = time.monotonic() - begun, used.ru_maxrss / 1024
    note(f"{name}: {took:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, {memory:.0f} MB at most")
    return Row(
        f"{name}, {many:,} accounts", f"{took / 60:.1f} min", "–", f"{memory:.0f} MB at most", "< 300 MB", memory < 300)
