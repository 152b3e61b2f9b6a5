"""What the server tells Prometheus: counted rightly, of nobody, and never more of it because of a stranger."""
import contextlib
import http.client
import json
import re
import shutil
import subprocess
import time

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

import backdoor
from conftest import running_demo
from server import PROJECT, free_ports
from web import Client

MONITORING = PROJECT / "Packaging/monitoring"


@pytest.fixture(scope="session")
def promtool():
    """Prometheus' own reader of rules and pages."""
    path = PROJECT / ".venv/bin/promtool"
    found = path if path.exists() else shutil.which("promtool")
    assert found, "promtool is needed: Scripts/install test fetches it"

    def run(*command, given=None):
        return subprocess.run([found, *map(str, command)], input=given, capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def port():
    return free_ports(1)[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, port):
    yield from running_demo(tmp_path_factory, environment={"COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{port}"})


def page(port, accept=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/metrics", headers={"Accept": accept} if accept else {})
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode(), answer.getheader("Content-Type")
    finally:
        connection.close()


def samples(port):
    """Every series with its value."""
    return {(sample.name, frozenset(sample.labels.items())): sample.value
            for family in prometheus(page(port)[0]) for sample in family.samples}


def value(port, name, **labels):
    return sum(number for (found, of), number in samples(port).items()
               if found == name and labels.items() <= dict(of).items())


def ready(port):
    """`countersign_ready`; None where nobody tells yet: this listener comes after the others."""
    with contextlib.suppress(OSError):
        return value(port, "countersign_ready")


def series(text):
    return {line.rpartition(" ")[0] for line in text.splitlines() if not line.startswith("#")}


def test_both_formats_are_what_their_readers_expect(demo, port):
    text, kind = page(port)
    assert kind.startswith("text/plain; version=0.0.4") and len(list(prometheus(text))) > 30
    text, kind = page(port, "application/openmetrics-text; version=1.0.0,text/plain;q=0.5")
    assert kind.startswith("application/openmetrics-text; version=1.0.0") and len(list(open_metrics(text))) > 30


def test_a_scrape_is_small_and_fast(demo, port):
    page(port)
    begin = time.perf_counter()
    sizes = [len(page(port)[0]) for _ in range(20)]
    # A busy machine of the tests; by itself it is a tenth of that.
    assert (time.perf_counter() - begin) / 20 < 0.1 and max(sizes) < 300_000, sizes


def test_a_check_is_counted_by_its_brand_and_what_came_of_it(demo, port):
    brand = demo.brands[0]
    backdoor.rest_agents(demo)
    person = backdoor.new_account(demo, brand, question="stuffed-toy-name", answer="Gribouillon Piratapon")
    before = {name: value(port, f"countersign_{name}") for name in ("check_duration_seconds_count", "hash_duration_seconds_count",
                                                               "audit_entries_total")}
    right = value(port, "countersign_checks_total", brand=brand.id, proof="answer", result="match")
    wrong = value(port, "countersign_checks_total", brand=brand.id, proof="answer", result="no_match")
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.check(call, "Nothing of the Kind")
    agent.check(call, "Gribouillon Piratapon")
    assert value(port, "countersign_checks_total", brand=brand.id, proof="answer", result="match") == right + 1
    assert value(port, "countersign_checks_total", brand=brand.id, proof="answer", result="no_match") == wrong + 1
    assert value(port, "countersign_check_duration_seconds_count") == before["check_duration_seconds_count"] + 2
    assert value(port, "countersign_hash_duration_seconds_count") >= before["hash_duration_seconds_count"] + 2
    assert value(port, "countersign_audit_entries_total") > before["audit_entries_total"]
    assert value(port, "http_server_requests_total", site="care", method="POST", route="/calls/{call}/attempts", status="3xx") >= 2


def test_a_log_in_that_fails_is_counted_by_its_door(demo, port):
    brand = demo.brands[0]
    person = backdoor.new_account(demo, brand, question="stuffed-toy-name", answer="Gribouillon Piratapon")
    before = value(port, "countersign_logins_total", site="portal", result="failure")
    client = Client.of_portal(demo, brand)
    client.get("/login")
    client.post("/login", email=person.email, password="Nothing of the Kind", back="")
    assert value(port, "countersign_logins_total", site="portal", result="failure") == before + 1


def test_how_things_stand_is_told(demo, port):
    end = time.monotonic() + 40
    while not value(port, "countersign_standing_timestamp_seconds"):
        assert time.monotonic() < end
        time.sleep(0.2)
    assert value(port, "countersign_ready") == 1
    assert value(port, "countersign_keys", state="sealing") == 1
    assert value(port, "countersign_data_free_bytes") > 0 and value(port, "countersign_data_size_bytes") > 0
    assert value(port, "process_resident_memory_bytes") > 1e6 and value(port, "process_cpu_seconds_total") > 0
    assert value(port, "countersign_hash_threads") >= 1
    for brand in demo.brands:
        assert any(name == "countersign_locked_questions" and dict(labels)["brand"] == brand.id
                   for name, labels in samples(port))


def test_a_scan_makes_no_series(demo, port):
    before = series(page(port)[0])
    connections = [http.client.HTTPConnection("127.0.0.1", there, timeout=30) for there in (demo.portal, demo.care)]
    for number in range(10_000):
        connection = connections[number % 2]
        path = ("/wp-login.php?n=%d", "/%d/.env", "/calls/%d/attempts", "/activate/%d", "/metrics/%d")[number % 5] % number
        method = ("GET", "POST", "HEAD", "PUT", "DELETE", "PROPFIND")[number % 6]
        connection.request(method, path, body=b"x=1" if method in ("POST", "PUT") else None, headers={
            "Host": f"{demo.brands[0].host}:{demo.portal}" if number % 3 else f"evil-{number}.example",
            "User-Agent": f"scan {number}", "X-Request-Id": f"scan-{number}"})
        connection.getresponse().read()
    text = page(port)[0]
    assert series(text) == before
    assert "wp-login" not in text and "evil-" not in text and "PROPFIND" not in text
    assert value(port, "http_server_requests_total", route="other") > 5000


def test_nobody_is_told_of(demo, port):
    """No name, number, address, question or answer: nothing of what the demo's people are called."""
    text = page(port)[0].lower()
    for brand in demo.brands:
        owner = brand.owner
        told = [owner.email, owner.account, owner.phone, owner.answer, owner.question["text"] if "text" in owner.question else "?!",
                brand.agent.email, brand.supervisor.email, brand.host, brand.token]
        for one in told:
            assert one.lower() not in text, one
    values = {entry for labels in re.findall(r"\{([^}]*)\}", text) for entry in re.findall(r'="([^"]*)"', labels)}
    assert not [one for one in values if "@" in one or re.search(r"\d{5,}", one)]


def test_the_sites_do_not_tell_metrics(demo):
    for client in (Client.of_portal(demo, demo.brands[0]), Client.of_desk(demo)):
        assert "countersign_" not in client.get("/metrics").text


def test_ten_brands_have_fewer_than_three_thousand_series(tmp_path_factory):
    def eight_more(server):
        file = server.data / "countersign.yaml"
        head, mark, first = file.read_text().partition("  - id: northline\n")
        first = mark + first.partition("  - id: atelier-vingt\n")[0]
        copies = [first.replace("id: northline", f"id: brand-{number}").replace("northline.localhost", f"b{number}.localhost")
                  for number in range(8)]
        file.write_text(file.read_text().rstrip() + "\n" + "".join(copies))

    there = free_ports(1)[0]
    for server in running_demo(
            tmp_path_factory, environment={"COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{there}"}, prepare=eight_more):
        found = series(page(there)[0])
        assert {f'brand-{number}' for number in range(8)} <= set(re.findall(r'brand="([^"]*)"', "\n".join(found)))
        assert 800 < len(found) < 3000, len(found)


def expressions():
    """Of both dashboards, as Grafana would send them."""
    for board in sorted(MONITORING.glob("dashboard-*.json")):
        for panel in json.loads(board.read_text())["panels"]:
            for target in panel["targets"]:
                yield target["expr"].replace("$__rate_interval", "5m").replace("$instance", ".*")


def names_in(expression):
    """The metrics that an expression reads: what stands before a brace, a bracket or an operator, and is no word of PromQL."""
    bare = re.sub(r'"[^"]*"', "", expression)
    bare = re.sub(r"\b(by|on|without|ignoring)\s*\([^)]*\)", "", re.sub(r"\{[^}]*\}", "", bare))
    return set(re.findall(r"\b(?:countersign|http_server|db_client|process)_\w+", bare))


def rule_expressions():
    text = (MONITORING / "alerts.yml").read_text()
    return [line.partition("expr: ")[2].strip("'\"") for line in text.splitlines() if " expr: " in line]


def test_every_metric_of_dashboards_and_alerts_is_told(demo, port):
    # A backup and a certificate are told where there are any; this demo has neither.
    there = {name for name, _ in samples(port)} | {
        "countersign_last_backup_timestamp_seconds", "countersign_certificate_expiry_timestamp_seconds"}
    asked = {name for expression in [*expressions(), *rule_expressions()] for name in names_in(expression)}
    assert len(asked) > 30 and asked <= there, asked - there
    told = {re.sub(r"_(bucket|sum|count)$", "", name) for name in there}
    shown = {re.sub(r"_(bucket|sum|count)$", "", name) for expression in expressions() for name in names_in(expression)}
    assert told - shown <= set(), "shown on no dashboard"


def test_every_expression_is_one_that_prometheus_reads(promtool, tmp_path):
    rules = [{"record": f"test:expression{number}", "expr": expression} for number, expression in enumerate(expressions())]
    assert len(rules) > 40
    file = tmp_path / "rules.yml"
    file.write_text(json.dumps({"groups": [{"name": "dashboards", "rules": rules}]}))
    done = promtool("check", "rules", file)
    assert done.returncode == 0, done.stdout + done.stderr
    rules[0]["expr"] = "sum(rate(countersign_checks_total[5m])"
    file.write_text(json.dumps({"groups": [{"name": "dashboards", "rules": rules}]}))
    assert promtool("check", "rules", file).returncode != 0


def test_every_alert_fires_when_it_should_and_stays_quiet_when_not(promtool):
    rules, tests = MONITORING / "alerts.yml", MONITORING / "alerts.test.yml"
    for command in (["check", "rules", "--lint=all", "--lint-fatal", rules], ["test", "rules", tests]):
        done = promtool(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    alerts = set(re.findall(r"- alert: (\w+)", rules.read_text()))
    cases = re.findall(r"- name: (\w+) (fires|stays quiet)", tests.read_text())
    assert len(alerts) >= 14 and {(alert, kind) for alert in alerts for kind in ("fires", "stays quiet")} == set(cases)


def test_the_page_is_as_prometheus_advises(promtool, demo, port):
    done = promtool("check", "metrics", given=page(port)[0])
    assert done.returncode == 0, done.stdout + done.stderr
