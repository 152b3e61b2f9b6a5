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
from server import BINARY, PROJECT
from survey import complaints_in
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
def site(tmp_path_factory):
    return help_site.build(into=tmp_path_factory.mktemp("reference") / "site")


@pytest.fixture(scope="module")
def reference(site):
    return (site / "operators/api-reference/index.html").read_text()


def test_every_operation_and_schema_stands_in_the_reference(reference):
    assert sorted(OPERATIONS) == sorted(re.findall(r'<pre id="curl-(\w+)">', reference))
    assert sorted(OPENAPI["components"]["schemas"]) == sorted(re.findall(r'<h3 id="schema-(\w+)">', reference))


def test_every_problem_stands_in_the_help_with_what_to_do(site, language):
    text = (site / "operators" / {"en": "api-problems", "fr": "problemes-de-l-api"}[language] / "index.html").read_text()
    assert f'<html lang="{language}">' in text
    told = [(slug, *(html.unescape(one) for one in rest)) for slug, *rest in re.findall(
        r'<h2 id="([a-z-]+)">(.*?)</h2>\n<p><code>(.*?)</code> · HTTP (\d+)</p>\n<p>(.*?)</p>\n<p>(.*?)</p>', text)]
    listed = json.loads(subprocess.run([BINARY, "api", "problems", "--json"], capture_output=True, text=True, check=True).stdout)
    assert [one["type"] for one in listed] == OPENAPI["components"]["schemas"]["ProblemType"]["enum"]
    assert told == [(one["slug"], one["title"][language], one["type"], str(one["status"]), one["advice"][language], one["again"][language])
                    for one in listed]
    assert all(one["title"]["en"] != one["title"]["fr"] for one in listed)


def test_a_type_leads_to_a_page_with_what_to_do(demo, browser, language):
    """At the API itself, as the type is resolved; with its look, light and dark, and at 320 pixels."""
    listed = json.loads(subprocess.run([BINARY, "api", "problems", "--json"], capture_output=True, text=True, check=True).stdout)
    problem = next(one for one in listed if one["slug"] == "question-locked")
    context = browser.new_context(locale=language, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    broken = []
    page.on("console", lambda message: broken.append(message.text))
    page.goto(Program(demo).origin + problem["type"])
    assert page.locator("html").get_attribute("lang") == language and page.title().startswith(problem["title"][language])
    assert page.locator("h1").inner_text() == problem["title"][language]
    for one in ("en", "fr"):
        words = page.locator(f"section[lang={one}]").inner_text()
        assert problem["advice"][one] in words and problem["again"][one] in words
    # Its one style is taken, under the policy that names it.
    assert page.evaluate("getComputedStyle(document.querySelector('section')).borderTopWidth") == "1px"
    for scheme in ("light", "dark"):
        assert not complaints_in(page, scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name=next(one for one in listed if one["slug"] == "grant-used")["title"][language]).click()
    assert page.url.endswith("/problems/grant-used") and not broken
    context.close()


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
