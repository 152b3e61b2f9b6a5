"""The rules for Sigma, converted as a collector does it, and run over entries of a server's audit log."""
import copy
import datetime
import json
import sqlite3

import pytest
from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection

from server import PROJECT
from web import Client

RULES = PROJECT / "Packaging/monitoring/sigma"
HOUR, DAY = 3600_000, 86400_000


@pytest.fixture(scope="module")
def log(demo):
    """Of a look-up and a wrong answer, as `audit.stream` sends it where nothing else is said."""
    brand = demo.brands[0]
    agent = Client.of_desk(demo).log_in(brand.agent)
    agent.check(agent.open_call(brand.owner.account), "certainly not this one")
    done = demo.command("audit", "export", "--after", "0")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def entry(log):
    """One more such entry: of a kind that is in it, else of that kind in the place of a look-up's."""
    def made(kind, at, **ids):
        model = next((one for one in log if one["kind"] == kind), None) or next(one for one in log if one["kind"] == "accountLookedUp")
        told = copy.deepcopy(model)
        told |= {"kind": kind, "at": at, "ids": {**told["ids"], **ids}}
        return told
    return made


def flat(entry, above=""):
    """Each value by its path, as collectors name them."""
    for name, value in entry.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{name}.")
        else:
            yield above + name, value


def found(rule, entries):
    """What the rules of a file say about entries: of whom."""
    rows = [dict(flat(entry)) for entry in entries]
    for row in rows:
        row["timestamp"] = datetime.datetime.fromtimestamp(row["at"] / 1000, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S.%f")
    names = sorted(set().union(*rows) | {"ids.account", "ids.actor"})
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE logs ({', '.join(f'`{name}`' for name in names)})")
    database.executemany(f"INSERT INTO logs VALUES ({', '.join('?' * len(names))})",
                         [[row.get(name) if not isinstance(row.get(name), list) else None for name in names] for row in rows])
    rules = SigmaCollection.from_yaml((RULES / rule).read_text())
    assert not rules.errors
    alerts = database.execute(sqliteBackend().convert(rules)[-1])
    place = [column[0] for column in alerts.description].index("group_keys")
    return {next(iter(json.loads(row[place]).values())) for row in alerts}


def test_a_rule_is_about_fields_and_kinds_that_there_are(log):
    kinds = (PROJECT / "Sources/SecurityQuestions/Audit/AuditEvent.swift").read_text()
    fields = {name for entry in log for name, _ in flat(entry)}
    files = sorted(RULES.glob("*.yml"))
    assert len(files) >= 3
    for file in files:
        for rule in SigmaCollection.from_yaml(file.read_text()).rules:
            named = set(rule.fields)
            if hasattr(rule, "detection"):
                for item in rule.detection.detections["selection"].detection_items:
                    named.add(item.field)
                    if item.field == "kind":
                        assert all(f" {value}," in kinds or f" {value}\n" in kinds for value in map(str, item.value)), file
            else:
                named |= set(rule.group_by) | {getattr(rule.condition, "fieldref", None) or "kind"}
            assert named <= fields, (file, named - fields)


def test_nothing_is_found_where_an_agent_works(log):
    assert not any(found(file.name, log) for file in RULES.glob("*.yml"))


def test_an_agent_who_looks_at_many_accounts_is_found(log, entry):
    start = log[-1]["at"]

    def look_ups(count, agent, spread):
        return [entry("accountLookedUp", start + number * spread // count, actor=agent, account=f"a{number}") for number in range(count)]

    quick, slow = look_ups(40, "quick", HOUR), look_ups(40, "slow", 2 * HOUR)
    one_account = [entry("accountLookedUp", start + number, actor="one", account="a1") for number in range(80)]
    assert found("agent-probes-many-accounts.yml", log + quick + slow + one_account) == {"quick"}
    assert not found("agent-probes-many-accounts.yml", quick[1:])


def test_who_goes_on_after_a_report_is_found(log, entry):
    start = log[-1]["at"]
    told = entry("reportedNotMe", start, account="reported")
    before, soon, late, other = (
        entry("answerWrong", start + after, account=account) for after, account in
        ((-HOUR, "reported"), (HOUR, "reported"), (2 * DAY, "reported"), (HOUR, "another")))
    assert found("answers-after-not-me.yml", [*log, told, soon]) == {"reported"}
    assert not found("answers-after-not-me.yml", [*log, before, told, late, other])


def test_a_supervisor_who_lifts_many_locks_is_found(log, entry):
    start = log[-1]["at"]
    lifted = [entry("questionUnlocked", start + number * HOUR, actor="boss", account=f"a{number}") for number in range(5)]
    assert found("unlocks-of-one-supervisor.yml", log + lifted) == {"boss"}
    assert not found("unlocks-of-one-supervisor.yml", log + lifted[1:])
