"""The audit log as a collector of logs takes it: in order, at least once, and without names unless somebody says so."""
import functools
import json
import re
import subprocess

import jsonschema
import pytest
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

import chain
from server import BINARY
from web import Client


OCSF = OcsfJsonSchemaEmbedded(get_ocsf_schema("1.8.0"))
FORMATS = ["jsonl", "ocsf", "cef"]


@functools.cache
def ocsf_schema(class_uid, *profiles):
    schema = OCSF.get_class_schema(OCSF.lookup_class_name_from_uid(class_uid), list(profiles))
    return jsonschema.Draft202012Validator(schema)


def cef_fields(line):
    """As a collector takes a record apart: seven bars that are not escaped, then keys and values."""
    *header, extension = re.split(r"(?<!\\)\|", line, maxsplit=7)
    assert header[0] == "CEF:0" and len(header) == 7, line
    found = re.findall(r"(\w+)=((?:\\.|[^\\=])*?)(?= \w+=|$)", extension)
    return header, {key: re.sub(r"\\(.)", lambda escape: {"n": "\n", "r": "\r"}.get(escape[1], escape[1]), value)
                    for key, value in found}


def chained(form, line):
    """What the hash of an entry is of, and the hash, as each format has it."""
    if form == "cef":
        header, fields = cef_fields(line)
        told = {name: fields.get("countersign" + name.title().replace("_", "")) for name in (
            "actor", "brand", "client", "node", "node_sequence", "who", "what", "previous", "hash")}
        return {**told, "number": int(fields["externalId"]), "at": int(fields["rt"]), "kind": header[4]}
    if form == "ocsf":
        return {name: json.loads(line)["unmapped"].get(name) for name in (
            "number", "at", "kind", "actor", "brand", "client", "node", "node_sequence", "who", "what", "previous", "hash")}
    told = json.loads(line)
    place = {"brand": None, "client": None, "node": None, "node_sequence": None, **told["place"]}
    return {**told, **place, "who": told["who"]["digest"], "what": told["what"]["digest"]}


def lines_of(demo, *options):
    done = demo.command("audit", "export", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("form", FORMATS)
def test_a_collector_checks_the_chain_by_what_it_gets(demo, form):
    entries = [chained(form, line) for line in lines_of(demo, "--format", form, "--after", "0")]
    assert len(entries) > 5
    before = "0" * 64
    for entry in entries:
        assert entry["previous"] == before and chain.entry_hash(entry) == entry["hash"], entry
        before = entry["hash"]


def test_an_event_of_ocsf_fits_the_schema_of_its_class(demo):
    brand = demo.brands[0]
    Client.of_portal(demo, brand).log_in(brand.owner)
    for options in [(), ("--clear",)]:
        events = [json.loads(line) for line in lines_of(demo, "--format", "ocsf", *options)]
        for event in events:
            faults = [fault.message for fault in ocsf_schema(
                    event["class_uid"], *event["metadata"].get("profiles", [])).iter_errors(event)]
            assert not faults, (faults, event)
            assert event["type_uid"] == event["class_uid"] * 100 + event["activity_id"]
        assert {0, 3001, 3002, 6002} <= {event["class_uid"] for event in events}


@pytest.mark.parametrize("form", FORMATS)
def test_one_agent_has_one_pseudonym_and_nobody_is_named(demo, form):
    brand = demo.brands[0]
    Client.of_portal(demo, brand).log_in(brand.owner)
    hidden, clear = (lines_of(demo, "--format", form, "--after", "0", *more) for more in ((), ("--clear",)))
    secrets = {value for line in lines_of(demo, "--after", "0", "--clear")
               for part in ("who", "what") for value in json.loads(line)[part].get("values") or [] if value}
    assert brand.owner.account not in "".join(hidden) and "127.0.0.1" in secrets
    named = [value for value in secrets if len(value) > 6 and value in "\n".join(hidden)]
    # Words that are names of kinds or brands as well tell of nobody.
    assert all(re.fullmatch(r"[a-zA-Z-]+", value) for value in named), named
    assert any("127.0.0.1" in line for line in clear)


def pseudonym(demo, text):
    """As somebody with the key ring finds out whose a pseudonym is."""
    _, key = chain.newest_key(demo, b"countersign audit pseudonym")
    return chain.hmac.digest(key, text.encode(), "sha256")[:16].hex()


def test_who_has_the_key_ring_can_tell_whose_a_pseudonym_is(demo):
    hidden, clear = (
        [json.loads(line) for line in lines_of(demo, "--after", "0", *more)] for more in ((), ("--clear",)))
    seen = 0
    for one, other in zip(hidden, clear):
        for name, part, index in [
                ("actor", "who", 0), ("address", "who", 2), ("account", "what", 0), ("call", "what", 1), ("caller", "what", 3)]:
            value = (other[part].get("values") or [None] * 4)[index]
            assert one["ids"].get(name) == (value and pseudonym(demo, value))
            seen += value is not None
    assert seen > 20


def feed(demo, *options):
    done = demo.command("audit", "export", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_entry_comes_with_the_hash_of_the_one_before_and_names_nobody(demo):
    brand = demo.brands[0]
    Client.of_portal(demo, brand).log_in(brand.owner)
    lines = feed(demo, "--after", "0")
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1)) and len(lines) > 5
    assert lines[0]["previous"] == "0" * 64
    assert all(line["previous"] == before["hash"] for before, line in zip(lines, lines[1:]))
    text = json.dumps(lines, ensure_ascii=False)
    assert brand.owner.email not in text and "127.0.0.1" not in text and "values" not in text
    assert {"digest"} == {key for line in lines for key in line["who"]}


def test_from_a_number_on_it_tells_the_same_again(demo):
    lines = feed(demo, "--after", "0")
    again = feed(demo, "--after", str(lines[2]["number"]))
    assert again[:len(lines) - 3] == lines[3:]
    # Every export is an entry of its own.
    assert again[-1]["kind"] == "auditExported"


def test_a_digest_is_that_of_the_values_which_are_told_in_clear_where_that_is_asked_for(demo):
    clear, hashed = feed(demo, "--after", "0", "--clear"), feed(demo, "--after", "0")
    assert any("127.0.0.1" in (line["who"].get("values") or []) for line in clear)
    for one, other in zip(clear, hashed):
        assert one["hash"] == other["hash"] and "salt" in one["who"] and "digest" in other["who"]


def test_what_is_signed_later_follows(demo):
    last = feed(demo, "--after", "0")[-1]["number"]
    follower = subprocess.Popen(
        [BINARY, "audit", "export", "--after", str(last), "--follow", "--config", demo.data / "countersign.yaml"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert json.loads(follower.stdout.readline())["number"] == last + 1
        brand = demo.brands[0]
        Client.of_portal(demo, brand).log_in(brand.owner)
        # A second export signs what there is; the server would within a minute.
        feed(demo, "--after", "0")
        kinds = set()
        while "memberLoggedIn" not in kinds and "memberLoggedInNewBrowser" not in kinds:
            kinds.add(json.loads(follower.stdout.readline())["kind"])
    finally:
        follower.terminate()
        follower.wait(timeout=30)


@pytest.mark.parametrize("options", [("--after", "999999"), ("--after", "-1"), ("--clear",)])
def test_what_makes_no_sense_is_refused(demo, options):
    done = demo.command("audit", "export", *options)
    assert done.returncode == 64 and done.stderr, done.stderr
