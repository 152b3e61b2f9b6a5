"""The API's reference in the help: every operation and schema is there, and its lines for curl do what they say."""
import html
import json
import re
import subprocess
import time
import uuid

import pytest
import yaml

import backdoor
import help_site
from conftest import running_demo
from receiver import Receiver
from server import PROJECT
from test_api import Program

OPENAPI = yaml.safe_load((PROJECT / "Sources/Web/Resources/API/openapi.yaml").read_text())
OPERATIONS = {operation["operationId"]: operation for item in OPENAPI["paths"].values() for operation in item.values()}
# Where webhooks go in the reference, and where they can be heard.
OUTSIDE, INSIDE = "https://crm.example/countersign", "127.0.0.9"
# In an order in which each has what it needs: the operation, and by variable where in its answer it stands.
WALK = [
    ("describe", {}), ("readConfiguration", {}), ("readKeySet", {}), ("explain", {}),
    ("addWebhook", {"WEBHOOK": ["id"]}), ("listWebhooks", {}), ("readWebhook", {}),
    ("lookUp", {"LOOKUP": ["lookup"]}), ("openCall", {"CALL": ["id"]}), ("readCall", {}),
    ("attempt", {"TOKEN": ["grant", "token"], "GRANT": ["grant", "id"]}),
    ("readGrant", {}), ("introspect", {}), ("consumeGrant", {}), ("revokeGrant", {}), ("endCall", {}), ("consumeToken", {}), ("listEvents", {}),
    ("testWebhook", {}), ("listDeliveries", {"DELIVERY": ["deliveries", "event", "id"]}), ("replayDelivery", {}),
    ("renewWebhookSecret", {}), ("resumeWebhook", {}), ("removeWebhook", {}),
    ("bringAccount", {"ACCOUNT": ["id"]}), ("readAccount", {}), ("renumberAccount", {}), ("inviteOwner", {}),
    ("closeAccount", {}), ("inviteMember", {"MEMBER": ["id"]}), ("listMembers", {}), ("removeMember", {}), ("checkCode", {}),
]


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    return (help_site.build(into=tmp_path_factory.mktemp("reference") / "site") / "operators/api-reference/index.html").read_text()


def test_every_operation_and_schema_stands_in_the_reference(reference):
    assert sorted(OPERATIONS) == sorted(re.findall(r'<pre id="curl-(\w+)">', reference))
    assert sorted(OPENAPI["components"]["schemas"]) == sorted(re.findall(r'<h3 id="schema-(\w+)">', reference))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    yield from running_demo(tmp_path_factory, environment={"COUNTERSIGN_WEBHOOKS_NETWORKS": INSIDE})


def test_every_line_for_curl_does_what_it_says(demo, reference):
    lines = {name: html.unescape(line) for name, line in re.findall(r'<pre id="curl-(\w+)"><code>(.*?)</code></pre>', reference, re.S)}
    assert [name for name, _ in WALK if name in lines] == [name for name, _ in WALK] and len(WALK) == len(lines)
    told = json.loads((demo.data / "demo.json").read_text())
    owner = demo.brand("northline").owner
    known = {
        "API": told["api"].removesuffix("/v1"), "CLIENT": told["client"]["id"], "SECRET": told["client"]["secret"],
        "NAME": "Amara Lindqvist", "STATED": owner.account, "SPOKEN": owner.answer, "PROBLEM": "question-locked"}
    with Receiver(INSIDE) as receiver:
        lines["addWebhook"] = lines["addWebhook"].replace(OUTSIDE, receiver.url())
        assert receiver.url() in lines["addWebhook"]
        for name, found in WALK:
            if name == "consumeToken":
                # Of another call: each grant is used once.
                program = Program(demo)
                path = f'/v1/calls/{program.open_call(demo)["id"]}'
                known["TOKEN"] = program.done("POST", f"{path}/attempts", {"proof": "answer", "spoken": owner.answer})["grant"]["token"]
                program.done("POST", f"{path}/end", {"outcome": "ended"})
            if name == "listDeliveries":
                receiver.wait_for(lambda heard: len(heard) >= 2)
                while backdoor.run(demo, "SELECT 1 FROM webhook_deliveries WHERE state = 'waiting'"):
                    time.sleep(0.1)
            if name == "inviteMember":
                # Of an account whose owner has activated it.
                known["ACCOUNT"] = Program(demo).ask("POST", "/v1/accounts", {"number": owner.account})[2]["id"]
            if name == "checkCode":
                # What a telephone menu has is no other client's.
                done = demo.command("client", "add", "menu", "--brand", "northline", "--scope", "codes.check", "--json")
                made = json.loads(done.stdout)
                known |= {"CLIENT": made["id"], "SECRET": made["secret"]}
            known["KEY"] = str(uuid.uuid4())
            line = lines[name].replace("curl -s", "curl -w '\\n%{http_code}' -s", 1)
            done = subprocess.run(
                ["bash", "-euc", line], capture_output=True, text=True, timeout=60, env={"PATH": "/usr/bin:/bin", **known})
            assert done.returncode == 0, (name, done.stderr)
            answer, status = done.stdout.rsplit("\n", 1)
            assert status[0] == "2" and status in OPERATIONS[name]["responses"], (name, answer)
            for variable, steps in found.items():
                value = json.loads(answer)
                for step in steps:
                    # Of several, the first of a sort.
                    value = next(one for one in value if one["sort"] == step) if isinstance(value, list) else value[step]
                known[variable] = value
