"""The audit log streamed to a collector that is dead, slow, refuses or is killed: nothing is lost, the order is kept, and the chain holds there."""
import contextlib
import datetime
import json
import statistics
import time

import pytest

import backdoor
import chain
from collector import Killable, Lines, Syslog
from conftest import DEMOS, assert_calm
from server import Demo, free_ports
from web import Client


@contextlib.contextmanager
def streaming(tmp_path_factory, sink, kind, **more):
    folder = tmp_path_factory.mktemp("demo")
    where = f"https://127.0.0.1:{sink.port}/ingest" if kind == "https" else f"127.0.0.1:{sink.port}"
    telemetry = free_ports(1)[0]
    demo = Demo(folder, environment={
        f"COUNTERSIGN_AUDIT_STREAM_{kind.upper()}": where, "COUNTERSIGN_AUDIT_STREAM_CA_FILE": str(sink.certificate),
        "COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{telemetry}",
        **{f"COUNTERSIGN_AUDIT_STREAM_{name.upper()}": value for name, value in more.items()}})
    demo.telemetry = telemetry
    DEMOS.append(demo)
    demo.start()
    try:
        yield demo
    finally:
        if demo.process.poll() is None:
            demo.stop()
        # What left the server is searched for secrets as well.
        demo.keep("\n".join(sink.lines).encode())
        assert_calm(demo)


def last_number(demo):
    return backdoor.run(demo, "SELECT max(number) FROM audit")[0][0]


def told(line):
    """Of an entry as jsonl: what its hash is of."""
    entry = json.loads(line)
    return {"brand": None, "client": None, "node": None, "node_sequence": None, **entry["place"], **{
        name: entry[name] for name in ("number", "at", "kind", "actor", "previous", "hash")},
        "who": entry["who"]["digest"], "what": entry["what"]["digest"]}


def require_chain(lines, duplicates=False):
    """From the first entry on, none missing, none changed, in order; `duplicates`: the same once more is none."""
    seen = []
    for line in lines:
        entry = told(line)
        if duplicates and seen and entry["number"] <= seen[-1]["number"]:
            assert entry in seen, "what comes twice is the same"
            continue
        assert entry["number"] == len(seen) + 1
        assert entry["previous"] == (seen[-1]["hash"] if seen else "0" * 64)
        assert chain.entry_hash(entry) == entry["hash"]
        seen.append(entry)
    return len(seen)


def work(demo, times=4):
    """What makes entries: log-ins and checks, each of which takes a moment only."""
    took = []
    for brand in demo.brands * times:
        begin = time.perf_counter()
        Client.of_portal(demo, brand).log_in(brand.owner)
        took.append(time.perf_counter() - begin)
    return took


def caught_up(demo):
    return lambda lines: any(f'"number":{last_number(demo)},' in line for line in lines[-3:])


def said(sink):
    return sink.lines if isinstance(sink, Lines) else [line.split(" ", 7)[7] for line in sink.lines]


@pytest.mark.parametrize("kind", ["syslog", "https"])
def test_everything_arrives_in_order_and_proves_itself(tmp_path_factory, kind):
    with {"syslog": Syslog, "https": Lines}[kind](tmp_path_factory.mktemp("collector")) as sink, \
            streaming(tmp_path_factory, sink, kind) as demo:
        work(demo)
        sink.wait_for(caught_up(demo))
        assert require_chain(said(sink)) >= last_number(demo) - 1
        text = "\n".join(sink.lines)
        for brand in demo.brands:
            assert brand.owner.email not in text and brand.owner.account not in text
        assert '"127.0.0.1"' not in text


def test_a_message_is_what_a_collector_of_syslog_reads(tmp_path_factory):
    with Syslog(tmp_path_factory.mktemp("collector")) as sink, streaming(tmp_path_factory, sink, "syslog") as demo:
        sink.wait_for(caught_up(demo))
        for priority, moment, host, program, process, kind, data, says in sink.messages:
            assert priority == "<109>1" and program == "countersign" and process == str(demo.process.pid) and data == "-"
            assert moment.endswith("Z") and len(moment) == 24 and host and json.loads(says)["kind"] == kind
            at = datetime.datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.timezone.utc)
            assert round(at.timestamp() * 1000) == json.loads(says)["at"]


def test_a_dead_collector_delays_nobody_and_gets_everything_later(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("collector"), free_ports(1)[0]
    dead = Syslog(folder, port)
    with streaming(tmp_path_factory, dead, "syslog") as demo:
        took = work(demo)
        assert statistics.median(took) < 2 and "audit.stream-failed" in demo.log.read_text()
        assert "audit log cannot be streamed" in demo.command(
            "doctor", environment=demo.environment).stdout
        with Syslog(folder, port) as sink:
            sink.wait_for(caught_up(demo))
            assert require_chain(said(sink)) >= last_number(demo) - 1
            assert "audit.stream-resumed" in demo.log.read_text()
            assert "takes connections" in demo.command("doctor", environment=demo.environment).stdout


def test_a_collector_that_is_killed_in_the_middle_gets_the_rest_anew(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("collector"), free_ports(1)[0]
    first = Killable(folder, port)
    first.pause = 0.05
    with first, streaming(tmp_path_factory, first, "syslog") as demo:
        first.wait_for(lambda lines: len(lines) > 5)
        first.kill()
        assert len(first.lines) < last_number(demo) / 2, "there was more to read"
        with Killable(folder, port) as second:
            work(demo, 1)
            second.wait_for(caught_up(demo))
            assert require_chain(said(first) + said(second), duplicates=True) >= last_number(demo) - 1


def test_a_slow_collector_delays_nobody(tmp_path_factory):
    with Syslog(tmp_path_factory.mktemp("collector")) as sink:
        sink.pause = 0.01
        with streaming(tmp_path_factory, sink, "syslog") as demo:
            assert statistics.median(work(demo)) < 2
            sink.wait_for(caught_up(demo), 120)
            assert require_chain(said(sink), duplicates=True) >= last_number(demo) - 1


@pytest.mark.parametrize("kind", ["syslog", "https"])
def test_neither_a_restart_nor_kill_9_loses_anything(tmp_path_factory, kind):
    with {"syslog": Syslog, "https": Lines}[kind](tmp_path_factory.mktemp("collector")) as sink:
        sink.pause = 0.003
        with streaming(tmp_path_factory, sink, kind) as demo:
            for end in (demo.kill, demo.stop, demo.kill):
                work(demo, 1)
                end()
                demo.serve()
            work(demo, 1)
            sink.wait_for(caught_up(demo), 120)
            assert require_chain(said(sink), duplicates=True) >= last_number(demo) - 1


@pytest.mark.parametrize("status", [301, 403, 500])
def test_what_was_refused_is_sent_again(tmp_path_factory, status):
    with Lines(tmp_path_factory.mktemp("collector")) as sink:
        sink.status = status
        token = tmp_path_factory.mktemp("token") / "token"
        token.write_text("abc-123\n")
        with streaming(tmp_path_factory, sink, "https", token_file=str(token), format="ocsf") as demo:
            work(demo, 1)
            assert sink.lines == []
            assert f"status {status}" in demo.log.read_text()
            sink.status = 200
            sink.wait_for(lambda lines: len(lines) > 5)
            path, headers = sink.headers[0]
            assert path == "/ingest" and headers["Authorization"] == "Bearer abc-123"
            assert headers["Content-Type"] == "application/x-ndjson"
            assert [json.loads(line)["metadata"]["sequence"] for line in sink.lines[:5]] == [1, 2, 3, 4, 5]
            assert "abc-123" not in demo.log.read_text()


def test_a_collector_that_nobody_vouches_for_gets_nothing(tmp_path_factory):
    with Syslog(tmp_path_factory.mktemp("other")) as sink:
        honest = Syslog(tmp_path_factory.mktemp("collector"), sink.port)
        with streaming(tmp_path_factory, honest, "syslog") as demo:
            work(demo, 1)
            assert sink.lines == [] and "audit.stream-failed" in demo.log.read_text()
