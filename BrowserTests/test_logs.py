"""The server's own log: one event a line, by the id that a trusted proxy gave the request."""
import json
import subprocess

import pytest

import log_lines
from conftest import running_demo
from web import Client

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
NAMED = {"X-Request-Id": "proxy-17", "traceparent": f"00-{TRACE}-{SPAN}-01"}


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    yield from running_demo(tmp_path_factory, environment={"COUNTERSIGN_PROXY_TRUSTED": "127.0.0.1"})


def line_of(demo, path):
    return [line for line in log_lines.read(demo.log) if line["attributes"].get("route") == path][-1]


def test_a_request_bears_what_a_trusted_proxy_calls_it(proxied):
    brand = proxied.brands[0]
    Client.of_portal(proxied, brand).get("/login", headers=NAMED)
    line = line_of(proxied, "/login")
    assert (line["request_id"], line["trace_id"], line["span_id"]) == ("proxy-17", TRACE, SPAN)
    assert line["event"] == "request.served" and line["attributes"]["status"] == "200"


def test_from_anybody_else_nothing_is_taken(demo):
    Client.of_portal(demo, demo.brands[0]).get("/login", headers=NAMED)
    line = line_of(demo, "/login")
    assert line["request_id"] != "proxy-17" and "trace_id" not in line and "proxy-17" not in demo.log.read_text()


def test_what_is_no_id_is_none_of_a_proxys_either(proxied):
    brand = proxied.brands[0]
    for wrong in ("a b", "x" * 200, 'a"}{"event":"audit.fault'):
        Client.of_portal(proxied, brand).get("/login", headers={"X-Request-Id": wrong, "traceparent": wrong})
        line = line_of(proxied, "/login")
        assert wrong not in line["request_id"] and "trace_id" not in line
    assert not log_lines.faults(proxied.log)


def test_every_run_has_a_name_of_its_own_and_the_version(demo):
    lines = log_lines.read(demo.log)
    assert len({line["resource"]["service.instance.id"] for line in lines}) == 1
    told = subprocess.run([demo.binary, "--version"], capture_output=True, text=True).stdout
    assert told.startswith(lines[0]["resource"]["service.version"])


def test_an_assets_route_is_told_as_such_and_no_token_is(demo):
    brand = demo.brands[0]
    client = Client.of_portal(demo, brand)
    client.get(f"/activate/{brand.token}")
    page = client.get("/login")
    client.get(page.text.split('rel="stylesheet" href="')[1].split('"')[0])
    assert line_of(demo, "/assets/**")["attributes"]["status"] == "200"
    assert brand.token not in demo.log.read_text()


def test_a_line_that_does_not_fit_is_found(tmp_path):
    good = {"time": "2026-11-27T17:00:00.000001Z", "severity": "INFO", "severity_number": 9, "event": "request.served",
            "body": "request", "attributes": {}, "node": "a", "resource": {
                "service.name": "countersign", "service.version": "1", "service.instance.id": "0" * 16, "host.name": "a"}}
    log = tmp_path / "stderr.log"
    log.write_text(json.dumps(good) + "\ncountersign: it has no address\n")
    assert not log_lines.faults(log)
    for change in ({"event": "made.up"}, {"time": "now"}, {"severity": "info"}, {"extra": "1"}, {"attributes": {"a": 1}}):
        log.write_text(json.dumps(good | change) + "\n")
        assert log_lines.faults(log), change
    log.write_text("Fatal error: it broke\n")
    assert log_lines.faults(log)
