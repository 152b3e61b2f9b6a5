"""The audit log as a collector of logs takes it: in order, at least once, and without names unless somebody says so."""
import json
import subprocess

import pytest

from server import BINARY
from web import Client


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
