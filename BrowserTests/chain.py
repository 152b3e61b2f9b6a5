"""Entries of the audit log, written as Countersign writes them: docs/decisions/0012 and 0026 in another language."""
import base64
import hashlib
import hmac
import secrets
import sqlite3
import struct


def text(words):
    return struct.pack(">I", len(words.encode())) + words.encode()


def digest(salt, values):
    said = b"".join(b"\0" if value is None else b"\1" + text(value) for value in values)
    return hashlib.sha256(text("countersign audit values 1") + salt + said).digest()


def entry_hash(told):
    """Of an entry as a feed tells it, by what it tells: the digests of who and what, not the values."""
    def maybe(value):
        if value is None:
            return b"\0"
        return b"\1" + (struct.pack(">q", value) if isinstance(value, int) else text(value))

    place = b"".join(maybe(told[name]) for name in ("brand", "client", "node", "node_sequence"))
    return hashlib.sha256(
        text("countersign audit entry 2") + bytes.fromhex(told["previous"]) + struct.pack(">qq", told["number"], told["at"])
        + text(told["kind"]) + text(told["actor"]) + place
        + bytes.fromhex(told["who"]) + bytes.fromhex(told["what"])).hexdigest()


def newest_key(demo, purpose):
    """The id of the newest key of the ring, and what follows from it: HKDF with SHA-256 (RFC 5869)."""
    line = [line for line in (demo.data / "key-ring").read_text().splitlines() if line and line[0] != "#"][-1]
    prk = hmac.digest(bytes(32), base64.b64decode(line.split()[2]), "sha256")
    return line.split()[0], hmac.digest(prk, purpose + b"\1", "sha256")


def write(demo, entries):
    """Adds entries of the operator's: when (ms), the kind's name, a word or None."""
    _, key = newest_key(demo, b"countersign audit tag")
    with sqlite3.connect(demo.data / "database.sqlite", timeout=20, isolation_level=None) as db:
        db.execute("BEGIN IMMEDIATE")
        for at, kind, word in entries:
            number, before = db.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
            who, what = secrets.token_bytes(16), secrets.token_bytes(16)
            entry = hashlib.sha256(
                text("countersign audit entry 2") + before + struct.pack(">qq", number + 1, at) + text(kind) + text("host")
                + b"\0" * 4  # no brand, client, node and count of a node's
                + digest(who, [None] * 3) + digest(what, [None, None, word, None])).digest()
            db.execute(
                "INSERT INTO audit (number, at, kind, actor, actor_salt, subject_salt, detail, hash, tag, format) "
                "SELECT ?, ?, key, 'host', ?, ?, ?, ?, ?, 2 FROM audit_kinds WHERE name = ?",
                [number + 1, at, who, what, word, entry, hmac.digest(key, entry, "sha256")[:16], kind])
        db.execute("COMMIT")
    db.close()
