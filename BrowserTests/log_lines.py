"""The server's own log as the tests have it written: JSON, by the schema that lies beside the alerts."""
import json
import pathlib
import re

import fastjsonschema

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "Packaging/monitoring/log-line.schema.json"
# What the program says to whoever has started it.
GREETING = re.compile(r"countersign: |(Office Manager|Care desk|  \S.*): https?://")
_fits = fastjsonschema.compile(json.loads(SCHEMA.read_text()))


def read(path):
    """The events of a log. What the program says to who has started it stands between them, as text."""
    lines = path.read_text(errors="replace").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def faults(path):
    """What in a log is no line that the schema describes."""
    found = []
    for line in path.read_text(errors="replace").splitlines():
        try:
            if not GREETING.match(line):
                _fits(json.loads(line))
        except (ValueError, fastjsonschema.JsonSchemaException) as fault:
            found.append(f"{fault}: {line[:300]}")
    return found


def complaints(path):
    """Its lines that say that something went wrong."""
    return [line for line in read(path) if line["severity"] in ("ERROR", "CRITICAL")]
