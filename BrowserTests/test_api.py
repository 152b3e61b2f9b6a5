"""A program goes the whole way by the demo's API, and what generates requests of every sort by its description finds nothing that is
told otherwise than described, and no answer anywhere."""
import base64
import collections
import http.client
import json
import os
import random
import re
import subprocess
import sys
import time
import uuid
from urllib.parse import urlsplit

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from playwright.sync_api import expect

import backdoor
import test_metrics
from conftest import running_demo
from pages import Desk
from receiver import Receiver
from server import PROJECT, free_ports

# Said to the API and by nobody else: wherever it stands afterwards, it has leaked.
CANARY = "Quillonbrook-7391"
AGENT = "alex@care.example"
# Where webhooks may lead to.
INSIDE = "127.0.0.9"


class Program:
    def __init__(self, demo, client=None):
        """`client`: its id and secret; None for the demo's."""
        told = json.loads((demo.data / "demo.json").read_text())
        self.client, self.origin = client or told["client"], told["api"]
        pair = f'{self.client["id"]}:{self.client["secret"]}'
        self.authorization = "Basic " + base64.b64encode(pair.encode()).decode()
        self.told = []

    def ask(self, method, path, body=None, headers=None, let_in=True):
        where = urlsplit(self.origin)
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20)
        sent = {"Content-Type": "application/json", **(headers or {})}
        if let_in:
            sent["Authorization"] = self.authorization
        if method == "POST":
            sent.setdefault("Idempotency-Key", str(uuid.uuid4()))
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, sent)
            answer = connection.getresponse()
            text = answer.read().decode()
            self.told.append(f"{answer.status} {answer.headers}{text}")
            return answer.status, answer.headers, json.loads(text) if "json" in (answer.headers["Content-Type"] or "") else text
        finally:
            connection.close()

    def look_up(self, person):
        found = self.ask("POST", "/v1/lookups", {"agent": AGENT, "stated": person.account})[2]
        assert found["result"] == "found"
        return found["lookup"]

    def open_call(self, demo, person=None):
        lookup = self.look_up(person or demo.brand("northline").owner)
        return self.ask("POST", "/v1/calls", {"agent": AGENT, "lookup": lookup})[2]

    def done(self, method, path, body=None):
        """What it told, of a request that did what was asked."""
        status, _, told = self.ask(method, path, body)
        assert 200 <= status < 300, (path, told)
        return told


@pytest.fixture(scope="module")
def metrics():
    return free_ports(1)[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, metrics):
    """One whose metrics are told as well."""
    yield from running_demo(tmp_path_factory, environment={
        "COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{metrics}", "COUNTERSIGN_WEBHOOKS_NETWORKS": INSIDE,
        # What is generated comes from many addresses.
        "COUNTERSIGN_PROXY_TRUSTED": "127.0.0.1"})


@pytest.fixture(scope="module")
def program(demo):
    return Program(demo)


def test_a_program_goes_from_what_a_caller_states_to_a_verified_call(demo, program):
    call = program.open_call(demo)
    path = f'/v1/calls/{call["id"]}'
    assert call["state"] == "open" and call["question"]["en"] == demo.brand("northline").owner.question["en"]
    status, _, wrong = program.ask("POST", path + "/attempts", {"proof": "answer", "spoken": CANARY})
    assert (status, wrong["result"]) == (201, "no_match")
    status, _, right = program.ask(
        "POST", path + "/attempts", {"proof": "answer", "spoken": demo.brand("northline").owner.answer})
    assert (status, right["result"], right["call"]["state"]) == (201, "match", "verified")
    status, _, ended = program.ask("POST", path + "/end", {"outcome": "ended"})
    assert (status, ended["outcome"]) == (200, "verified")
    log = demo.command("audit", "export").stdout
    told = [json.loads(line) for line in log.splitlines() if '"answerVerified"' in line]
    assert told[-1]["place"]["client"] == program.client["id"] and told[-1]["actor"] == "agent"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_program_says_of_a_call_is_told_to_the_agent_and_stands_in_no_event_or_log(demo, program, new_page, language):
    backdoor.expire_calls(demo)
    backdoor.rest_agents(demo)
    owner = demo.brand("northline").owner
    case, number = f"case-{uuid.uuid4()}", f"+1416555{random.randrange(10**4):04}"
    found = program.ask("POST", "/v1/lookups", {"agent": AGENT, "stated": owner.account})[2]
    status, _, call = program.ask("POST", "/v1/calls", {
        "agent": AGENT, "lookup": found["lookup"], "language": "fr", "external_id": case,
        "caller": {"number": number[1:], "verstat": "TN-Validation-Failed", "attest": "A"}})
    assert status == 201, call
    read = program.ask("GET", f'/v1/calls/{call["id"]}')[2]
    for told in (call, read):
        assert (told["external_id"], told["language"], told["question"]["language"]) == (case, "fr", "fr")
        assert told["caller"] == {"number": number, "verstat": "TN-Validation-Failed", "attest": "A"}
    page = Desk(demo, language, new_page()).log_in(demo.brand("northline").agent).page
    page.goto(demo.desk(f'/calls/{call["id"]}'))
    expect(page.locator(".facts .tel")).to_have_text(number)
    expect(page.locator(".question").first).to_have_text(owner.question["fr"])
    expect(page.locator(".banner.warning").first).to_contain_text({"en": "may be forged", "fr": "peut-être usurpé"}[language])
    events = program.ask("GET", "/v1/events?limit=1000")[2]["events"]
    assert [one["data"]["external_id"] for one in events if one["data"].get("call") == call["id"] and one["type"] == "call.opened"] == [case]
    log = demo.command("audit", "export").stdout
    assert case in log
    for place in (json.dumps(events), log, demo.log.read_text(errors="replace")):
        assert number[1:] not in place
    program.ask("POST", f'/v1/calls/{call["id"]}/end', {"outcome": "ended"})


def test_who_is_not_let_in_hears_nothing_else(program):
    status, headers, problem = program.ask("GET", f"/v1/calls/{uuid.uuid4()}", let_in=False)
    assert status == 401 and headers["WWW-Authenticate"].startswith("Basic")
    assert headers["Content-Type"] == "application/problem+json" and problem["type"] == "/problems/unauthorized"
    assert program.ask("GET", problem["type"], let_in=False)[0] == 200


def test_the_description_is_valid_openapi(program):
    description = program.ask("GET", "/v1/openapi.json", let_in=False)[2]
    assert not list(OpenAPIV31SpecValidator(description).iter_errors())


# What no schema says whole: a phone number of the brand’s country, an address that mail can go to, an account number that is one, an answer
# that has letters, types of events with spaces between them. What fits the schema may be refused there as 422 `validation` or `unreadable`; 400 would still be a failure.
READ_FURTHER = ["addWebhook", "attempt", "bringAccount", "checkCode", "consumeGrant", "consumeToken", "inviteMember", "lookUp", "openCall", "renumberAccount"]
ACCEPTED = ["2xx", "401", "403", "404", "409", "429", "503"]


def until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def prepared(demo, program, receiver):
    """For each operation that does nothing to what is not there, something that is: in its path, its body or its query."""
    brand = demo.brand("northline")
    talked, other = (backdoor.new_account(demo, brand) for _ in range(2))
    # One for each that signs, uses or revokes; a call that is over keeps its proof.
    verified = []
    for _ in range(4):
        call = program.open_call(demo)["id"]
        attempt = program.done("POST", f"/v1/calls/{call}/attempts", {"proof": "answer", "spoken": brand.owner.answer})
        verified.append((call, attempt["grant"]))
        program.done("POST", f"/v1/calls/{call}/end", {"outcome": "ended"})
    (signed, _), (_, used), (_, by_token), (_, revoked) = verified
    account, closed = (
        program.done("POST", "/v1/accounts", {
            "number": f"GEN-{number}", "company": f"Generated {number}", "language": "en", "owner_name": "Ann Zed", "owner_email": f"gen{number}@gen.example"})["id"]
        for number in (1, 2))
    company = program.done("POST", "/v1/accounts", {"number": talked.account})["id"]
    member = program.done("POST", f"/v1/accounts/{company}/members", {"name": "Zed Ann", "email": "zed@gen.example", "role": "user"})["id"]
    webhook, removed = (program.done("POST", "/v1/webhooks", {"url": receiver.url("/kept")})["id"] for _ in range(2))
    until(lambda: "confirmed_at" in program.done("GET", f"/v1/webhooks/{webhook}"))
    call, over = program.open_call(demo, talked)["id"], program.open_call(demo)["id"]
    delivery = until(lambda: [one["id"] for one in program.done("GET", f"/v1/webhooks/{webhook}/deliveries")["deliveries"]
                              if (one["sort"], one["state"]) == ("event", "delivered")])[0]

    def path(**names):
        return {"path": names}

    return {
        "lookUp": {"body": {"agent": AGENT, "stated": brand.owner.account}},
        "openCall": {"body": {"agent": AGENT, "lookup": program.look_up(other)}},
        "readCall": path(call=call), "endCall": path(call=over), "readGrant": path(call=signed),
        "attempt": {**path(call=call), "body": {"proof": "answer", "spoken": CANARY}},
        "introspect": {"body": {"token": used["token"]}}, "consumeGrant": {**path(grant=used["id"]), "query": {}},
        "consumeToken": {"body": {"token": by_token["token"]}, "query": {}}, "revokeGrant": path(grant=revoked["id"]),
        "bringAccount": {"body": {"number": talked.account, "company": "Generated anew"}},
        "readAccount": path(account=account), "inviteOwner": path(account=account), "closeAccount": path(account=closed),
        "renumberAccount": {**path(account=account), "body": {"number": "GEN-9"}}, "listMembers": path(account=company),
        "inviteMember": {**path(account=company), "body": {"name": "Ann Zed", "email": "ann@gen.example", "role": "administrator"}},
        "removeMember": path(account=company, member=member), "removeWebhook": path(webhook=removed),
        **{name: path(webhook=webhook) for name in ("readWebhook", "renewWebhookSecret", "resumeWebhook", "testWebhook", "listDeliveries")},
        "replayDelivery": path(webhook=webhook, delivery=delivery),
    }


def told_in(cassettes, description):
    """Of each operation how often each status was answered, and how many requests there were of each phase."""
    # Those that are written out before those with a place in them, which would fit as well.
    operations = [
        (method.upper(), re.compile(re.sub(r"\{\w+\}", "[^/]+", path.replace(".", r"\."))), one["operationId"])
        for path, item in sorted(description["paths"].items(), key=lambda pair: pair[0].count("{")) for method, one in item.items()]
    statuses, phases = collections.defaultdict(collections.Counter), collections.Counter()
    for told in re.split(r"\n(?=- id: ')", "".join(cassettes)):
        request = re.search(r"\n    uri: '([^']*)'\n    method: '(\w+)'", told)
        answer = re.search(r"\n  response:\n    status:\n      code: '(\d+)'", told)
        if not request or not answer:
            continue
        phase = re.search(r"\n  phase:\n    name: '(\w+)'", told)
        phases[phase[1] if phase else "probe"] += 1
        name = next((name for method, path, name in operations if method == request[2] and path.fullmatch(urlsplit(request[1]).path)), None)
        statuses[name][answer[1]] += 1
    return statuses, phases


def test_whatever_is_generated_from_the_description_is_answered_as_described(demo, program, metrics, tmp_path, record_property):
    seed = os.environ.get("COUNTERSIGN_SEED") or str(random.randrange(2**32))
    # Of each operation and phase; so many of them take a night.
    examples = os.environ.get("COUNTERSIGN_EXAMPLES", "2")
    # In seconds: 1 is what a machine of its own keeps; beside other tests on two cores a second goes by while nobody runs.
    slowest = os.environ.get("COUNTERSIGN_SLOWEST", "5")
    record_property("told", f"seed {seed}, {examples} examples, {slowest} s at most")
    added = demo.command("client", "add", "menu", "--brand", "northline", "--scope", "codes.check", "--json")
    assert added.returncode == 0, added.stderr
    menu = Program(demo, json.loads(added.stdout))
    (tmp_path / "schemathesis.toml").write_text(f"""
[checks]
positive_data_acceptance.expected-statuses = {json.dumps(ACCEPTED)}
[[operations]]
include-operation-id = {json.dumps(READ_FURTHER)}
checks.positive_data_acceptance.expected-statuses = {json.dumps([*ACCEPTED, "422"])}
""")

    def generate(program, *chosen):
        """What schemathesis has sent as this client and heard."""
        cassette = tmp_path / f'{program.client["id"]}.yaml'
        run = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", program.origin + "/v1/openapi.json", "--seed", seed,
             "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful",
             "--header", f"Authorization: {program.authorization}", "--max-examples", examples, "--max-response-time", slowest,
             "--rate-limit", "9/s", *chosen, "--report", "vcr", "--report-vcr-path", str(cassette), "--no-color"],
            capture_output=True, text=True, cwd=tmp_path, timeout=300 + 60 * int(examples), env={
                **os.environ, "PYTHONPATH": str(PROJECT / "BrowserTests"), "SCHEMATHESIS_HOOKS": "generated_requests", "CANARY": CANARY,
                "PREPARED": str(tmp_path / "prepared.json"), "WEBHOOK": receiver.url("/generated")})
        assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
        print("\n".join(line for line in run.stdout.splitlines() if "passed" in line or "generated" in line))
        return cassette.read_text()

    # Those that are generated are gone at once: no more is heard of them.
    with Receiver(INSIDE, answer=lambda heard: (204 if heard.path == "/kept" else 410, {})) as receiver:
        (tmp_path / "prepared.json").write_text(json.dumps(prepared(demo, program, receiver)))
        cassettes = [generate(program), generate(menu, "--include-operation-id", "checkCode")]
        delivered = [heard.body.decode() for heard in receiver.heard]
    description = program.ask("GET", "/v1/openapi.json", let_in=False)[2]
    statuses, phases = told_in(cassettes, description)
    record_property("told", f"{phases.total()} requests ({', '.join(f'{phase} {count}' for phase, count in phases.most_common())})")
    documented = {one["operationId"]: {code for code in one["responses"] if code.startswith("2")}
                  for item in description["paths"].values() for one in item.values()}
    # It is what the generator reads first and then leaves out.
    del documented["describe"]
    # A refusal is described as well: whoever is refused everything has tried nothing.
    assert not [(name, statuses[name]) for name, codes in documented.items() if not codes & statuses[name].keys()]
    assert all(phases[phase] for phase in ("examples", "coverage", "fuzzing", "stateful")), phases
    text = "".join(cassettes)
    answers = re.sub(r"(?s)\n  request:.*?\n  response:", "\n  response:", text)
    log = demo.log.read_text(errors="replace")
    counted = test_metrics.page(metrics)[0]
    assert "countersign_" in counted and delivered
    # Both kept whole, and not found by their being written otherwise.
    said = [CANARY, demo.brand("northline").owner.answer]
    written = [form for one in said for form in (one, one.lower(), base64.b64encode(one.encode()).decode())] + [CANARY.split("-")[0]]
    assert base64.b64encode(CANARY.encode()).decode() in text or CANARY in text, "it was said by the generator as well"
    for place in (answers, log, counted, *delivered, *program.told):
        assert not [one for one in written if one in place]
    # No key was refused for standing for something else but in those that were wrong on purpose.
    print(answers.count("/problems/idempotency-key-reused"), "keys reused")
