"""How long a rotation takes for many answers, alone and beside a load of checks."""

import base64
import ctypes
import os
import sqlite3
import sys
import time
import uuid
from statistics import median
from types import SimpleNamespace

from countersign import DataFolder, write_rows
from load import Checks
from process import ROOT
from report import Row, note

sys.path.append(str(ROOT / "BrowserTests"))
import row_tags  # noqa: E402 (tags of rows, by the documented rule)

CRYPTO = ctypes.CDLL("libcrypto.so.3")
for function in ("EVP_CIPHER_CTX_new", "EVP_aes_256_gcm"):
    getattr(CRYPTO, function).restype = ctypes.c_void_p


def seal(key, nonce, secret, place):
    """AES-256-GCM, as the vault has it: what it seals it can open."""
    context, size = ctypes.c_void_p(CRYPTO.EVP_CIPHER_CTX_new()), ctypes.c_int()
    out, tag = ctypes.create_string_buffer(len(secret)), ctypes.create_string_buffer(16)
    CRYPTO.EVP_EncryptInit_ex(context, ctypes.c_void_p(CRYPTO.EVP_aes_256_gcm()), None, key, nonce)
    CRYPTO.EVP_EncryptUpdate(context, None, ctypes.byref(size), place, len(place))
    CRYPTO.EVP_EncryptUpdate(context, out, ctypes.byref(size), secret, len(secret))
    CRYPTO.EVP_EncryptFinal_ex(context, None, ctypes.byref(size))
    CRYPTO.EVP_CIPHER_CTX_ctrl(context, 0x10, 16, tag)
    CRYPTO.EVP_CIPHER_CTX_free(context)
    return out.raw + tag.raw


def place_of(account):
    fields = ["countersign answer", str(uuid.UUID(bytes=account)), "0", "1", "en", "city"]
    return b"".join(len(field).to_bytes(4, "big") + field.encode() for field in fields)


def fill(folder):
    """An answer for each account that has none, sealed with the ring's key: hashing each would take an hour."""
    line = (folder.folder / "data" / "key-ring").read_text().splitlines()[-1].split()
    key, now = base64.b64decode(line[2]), int(time.time() * 1000)
    with sqlite3.connect(folder.database) as database:
        accounts = database.execute("SELECT key, id FROM accounts WHERE key NOT IN (SELECT account FROM answers)").fetchall()
        rows = []
        for number, account in accounts:
            nonce = os.urandom(12)
            rows.append([
                number, uuid.uuid4().bytes, line[0], nonce, os.urandom(16),
                seal(key, nonce, os.urandom(64), place_of(account)), now])
        database.executemany(
            "INSERT INTO answers (account, slot, id, question, rules, language, kind, key_id, nonce, salt, memory_mib, passes, "
            "sealed, set_at, set_by, wrong_in_a_row, wrong_in_all) "
            "VALUES (?, 0, ?, 'lost-object-town', 1, 'en', 'city', ?, ?, ?, 19, 2, ?, ?, 'Camille', 0, 0)", rows)
    database.close()
    row_tags.renew(SimpleNamespace(data=folder.folder / "data"))


def rotate(folder):
    folder.command("key", "add")
    start = time.perf_counter()
    said = folder.command("key", "rotate")
    took = time.perf_counter() - start
    assert " 0 under others" in said and not any(f"{digit} under others" in said for digit in "123456789")
    return took


def rotation(bench, count=100_000):
    folder = DataFolder(bench.binary, bench.temporary / "rotation", bench.threads)
    rows = bench.temporary / "rotation.csv"
    write_rows(rows, count)
    folder.add_accounts(rows)
    folder.add_agents(Checks.AGENTS)
    with open(folder.links, encoding="utf-8") as file:
        some = file.readlines()[:17]
    folder.links.write_text("".join(some), encoding="utf-8")
    with folder.serve() as server:
        server.ready()
        folder.activate_all(server)
    fill(folder)
    alone = [rotate(folder) for _ in range(min(3, bench.rounds))]
    note(f"{count:,} answers rotated without a server: {' '.join(f'{took:.1f}' for took in alone)} s")
    with folder.serve() as server:
        server.ready()
        with Checks(server, bench.parallel) as load:
            time.sleep(5)
            begin = time.perf_counter()
            beside = rotate(folder)
            end = time.perf_counter()
        rate, before = load.rate(begin, end), load.rate(begin - 4, begin)
    note(f"beside a load: {beside:.1f} s, {rate:.1f} checks/s, {before:.1f}/s before it")
    return [
        Row(f"`key rotate`, {count:,} answers, no server", f"{median(alone):.1f} s"),
        Row(
            f"`key rotate`, {count:,} answers, beside a load of checks", f"{beside:.1f} s", f"alone {median(alone):.1f} s",
            f"{beside / median(alone):.1f} ×"),
        Row("checks a second meanwhile", f"{rate:.1f}", f"without a rotation {before:.1f}", f"{rate / before:.1%}"),
    ]
