"""Grants in other hands: the verifiers and the CRM of Packaging/examples, nginx, and the lines for curl."""
import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time

import playwright
import pytest
from playwright.sync_api import expect

import backdoor
import chain
import hostile_grants
from server import BINARY, PROJECT, free_ports
from test_api import Program

EXAMPLES = PROJECT / "Packaging/examples"
sys.path.insert(0, str(EXAMPLES))
import verify_grant  # noqa: E402

CORRECT = hostile_grants.Signer(time.time())
# The machine's, else the one that Playwright brings.
NODE = shutil.which("node") or str(pathlib.Path(playwright.__file__).parent / "driver/node")


@pytest.fixture(scope="module")
def program(demo):
    return Program(demo)


def verified(demo, program):
    """What an attempt with the right answer is answered with."""
    call = program.open_call(demo)
    answer = demo.brand("northline").owner.answer
    told = program.ask("POST", f'/v1/calls/{call["id"]}/attempts', {"proof": "answer", "spoken": answer})[2]
    assert told["result"] == "match"
    return told


def test_pythons_verifier_takes_what_is_right_and_nothing_else():
    def taken(token):
        with contextlib.suppress(verify_grant.Refused):
            return verify_grant.verify(token, CORRECT.set, hostile_grants.ISSUER, hostile_grants.CLIENT, CORRECT.now + 1)

    assert taken(CORRECT.token()) == CORRECT.claims
    hostile = CORRECT.hostile()
    print(f"{len(hostile)} hostile tokens")
    assert len(hostile) >= 40 and not [name for name, token in hostile.items() if taken(token)]


TRY_ALL = """
import { readFileSync } from "node:fs";
const { verify } = await import(process.argv[2]);
const { tokens, set, issuer, client, now } = JSON.parse(readFileSync(0, "utf8"));
const taken = tokens.map((token) => { try { return verify(token, set, issuer, client, now).jti; } catch { return null; } });
console.log(JSON.stringify(taken));
"""


def test_nodes_verifier_takes_what_is_right_and_nothing_else(tmp_path):
    (tmp_path / "try.mjs").write_text(TRY_ALL)
    hostile = CORRECT.hostile()
    given = {"tokens": [CORRECT.token(), *hostile.values()], "set": CORRECT.set, "issuer": hostile_grants.ISSUER,
             "client": hostile_grants.CLIENT, "now": CORRECT.now + 1}
    run = subprocess.run(
        [NODE, tmp_path / "try.mjs", EXAMPLES / "verify-grant.mjs"], input=json.dumps(given), capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    right, *others = json.loads(run.stdout)
    print(f"{len(others)} hostile tokens")
    assert right == CORRECT.claims["jti"] and len(others) >= 40
    assert not [name for name, taken in zip(hostile, others) if taken]


@pytest.mark.parametrize("command", [[sys.executable, "verify_grant.py"], [NODE, "verify-grant.mjs"]], ids=["python", "node"])
def test_a_verifier_takes_what_the_server_gives(demo, program, command):
    grant = verified(demo, program)["grant"]
    arguments = [command[0], str(EXAMPLES / command[1]), program.origin]

    def check(token, client):
        return subprocess.run([*arguments, client], input=token, capture_output=True, text=True, timeout=60)

    run = check(grant["token"], program.client["id"])
    assert run.returncode == 0, run.stderr
    claims = json.loads(run.stdout)
    assert claims["jti"] == grant["id"] and claims["acr"] == "urn:countersign:acr:answer" and claims["iss"] == program.origin
    assert check(grant["token"], "another").returncode != 0


class Upstream(http.server.BaseHTTPRequestHandler):
    """The application behind nginx."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"the file of a customer")

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def nginx_in_front(tmp_path, program):
    name = shutil.which("nginx", path=f"{PROJECT / '.venv/bin'}:/usr/sbin:/usr/bin")
    assert name, "nginx is not here: Scripts/install test fetches it"
    (port,) = free_ports(1)
    upstream = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    text = (EXAMPLES / "nginx-grants.conf").read_text()
    for before, after in {
            "127.0.0.1:8090": f"127.0.0.1:{port}", "127.0.0.1:8091": f"127.0.0.1:{upstream.server_port}",
            "http://127.0.0.1:8082": program.origin, "Basic CLIENT:SECRET": program.authorization}.items():
        assert before in text, before
        text = text.replace(before, after)
    places = "".join(f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(
        f"daemon off;\n{user}pid {tmp_path}/nginx.pid;\nworker_processes 1;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{text}}}\n")
    with open(tmp_path / "nginx.log", "ab") as log:
        process = subprocess.Popen(
            [name, "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path), "-e", "stderr"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield Gate(port, process, tmp_path / "nginx.log")
    finally:
        process.terminate()
        process.wait(timeout=30)
        upstream.shutdown()
        upstream.server_close()


class Gate:
    def __init__(self, port, process, log):
        self.port = port
        end = time.monotonic() + 30
        while self.ask(None) is None:
            assert process.poll() is None and time.monotonic() < end, log.read_text()[-2000:]
            time.sleep(0.05)

    def ask(self, grant):
        """The status; None where nothing listens yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest("GET", "/files/1")
            if grant is not None:
                connection.putheader("X-Countersign-Grant", grant.encode())
            connection.endheaders()
            answer = connection.getresponse()
            body = answer.read()
            assert (answer.status == 200) == (body == b"the file of a customer")
            return answer.status
        except ConnectionRefusedError:
            return None
        finally:
            connection.close()


def test_a_used_grant_stays_used_whatever_its_row_says(demo, program):
    """Who writes to the database empties what it says of a use, or of a revocation; the log tells of them still."""
    for end, problem in (("consume", "grant-used"), (None, "grant-over")):
        told = verified(demo, program)
        grant, path = told["grant"]["id"], f'/v1/grants/{told["grant"]["id"]}'
        status = program.ask("POST", f"{path}/consume")[0] if end else program.ask("DELETE", path)[0]
        assert status == (200 if end else 204)
        backdoor.run(
            demo, "UPDATE grants SET used_at = NULL, used_by = NULL, revoked_at = NULL WHERE id = ?", bytes.fromhex(grant.replace("-", "")))
        assert introspect(program, grant) == {"active": False}
        status, _, refused = program.ask("POST", f"{path}/consume")
        assert (status, refused["type"]) == (409, f"/problems/{problem}")
        program.ask("POST", f'/v1/calls/{told["call"]["id"]}/end', {"outcome": "ended"})


def test_nginx_lets_a_good_grant_through_once(demo, program, tmp_path):
    with nginx_in_front(tmp_path, program) as gate:
        assert gate.ask(None) == 403
        for form in ("id", "token"):
            told = verified(demo, program)
            assert gate.ask(told["grant"][form]) == 200
            assert gate.ask(told["grant"][form]) == 403, "it was used"
            program.ask("POST", f'/v1/calls/{told["call"]["id"]}/end', {"outcome": "ended"})
        told = verified(demo, program)
        revoked = told["grant"]
        assert program.ask("DELETE", f'/v1/grants/{revoked["id"]}')[0] == 204
        assert gate.ask(revoked["id"]) == gate.ask(revoked["token"]) == 403
        # No path of another operation can be named, and no other field of the form.
        ways = ["introspect", "../calls", f'{revoked["id"]}/../../calls', "%2e%2e", "a&token=b", "a&scope=general", "none", "x" * 3000, ""]
        assert not [way for way in ways if gate.ask(way) != 403]
        program.ask("POST", f'/v1/calls/{told["call"]["id"]}/end', {"outcome": "ended"})


def test_nginx_lets_no_hostile_token_through(demo, program, tmp_path):
    """Signed by the server's own key, which follows from its ring, and of a grant that is good: each is wrong in what its name says alone."""
    told = verified(demo, program)
    kid, secret = chain.newest_key(demo, b"countersign grant signing")
    signer = hostile_grants.Signer(time.time(), secret, kid, program.origin, program.client["id"], told["grant"]["id"])
    # No header has a line in it; and a space behind the claims is no fault to who signed them.
    hostile = {name: token for name, token in signer.hostile().items() if "\n" not in token and name != "more behind"}
    print(f"{len(hostile)} hostile tokens")
    with nginx_in_front(tmp_path, program) as gate:
        assert len(hostile) >= 40 and not [name for name, token in hostile.items() if gate.ask(token) != 403]
        # None of them has used the grant, and the same without a fault is taken.
        assert introspect(program, told["grant"]["id"])["active"]
        assert gate.ask(signer.token()) == 200
        assert gate.ask(signer.token()) == 403, "it was used"
    program.ask("POST", f'/v1/calls/{told["call"]["id"]}/end', {"outcome": "ended"})


def test_a_crm_of_fifty_lines_opens_its_file_by_the_grant(demo, program, desk_of_alex):
    owner = demo.brand("northline").owner
    environment = {
        **os.environ, "API": program.origin, "CARE": f"http://localhost:{demo.care}", "CLIENT": program.client["id"],
        "SECRET": program.client["secret"]}
    with subprocess.Popen(
            [sys.executable, "-u", EXAMPLES / "crm.py", "alex@care.example", owner.phone], env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True) as crm:
        calling = crm.stdout.readline()
        path = re.search(r"/calls/[0-9a-f-]{36}", calling)
        assert path, crm.communicate(timeout=30)
        desk_of_alex.page.goto(desk_of_alex.url(path[0]))
        desk_of_alex.check(owner.answer)
        told, complaint = crm.communicate(timeout=60)
    assert crm.returncode == 0, complaint
    assert re.search(r"^Verified by answer\. File [\w-]{22} is open for: general", told), told
    assert owner.answer not in calling + told + complaint
    log = [json.loads(line) for line in demo.command("audit", "export").stdout.splitlines() if '"grantUsed"' in line]
    assert log[-1]["place"]["client"] == program.client["id"] and log[-1]["actor"] == "agent"


@pytest.fixture
def desk_of_alex(demo, new_page):
    from pages import Desk
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    return Desk(demo, "en", new_page()).log_in(demo.brand("northline").agent)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_care_desk_shows_the_same_proof(demo, program, new_page, language):
    from pages import Desk
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    owner, agent = demo.brand("northline").owner, demo.brand("northline").agent
    desk = Desk(demo, language, new_page(java_script_enabled=False)).log_in(agent)
    desk.open_call(owner.account)
    expect(desk.page.locator("#proof")).to_have_count(0)
    desk.check(owner.answer)
    proof = desk.page.locator("#proof")
    expect(proof).to_have_text(re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))
    told = introspect(program, proof.inner_text())
    assert told["active"] and told["aud"] == program.client["id"] and told["scope"].startswith("general")
    assert desk.page.url.endswith(told["call"])
    # A paste into the other system is one use.
    assert program.ask("POST", f"/v1/grants/{proof.inner_text()}/consume")[0] == 200
    desk.page.reload()
    expect(desk.page.locator("#proof")).to_have_count(0)
    assert introspect(program, told["jti"]) == {"active": False}
    desk.button("end").click()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_care_desk_copies_the_proof_for_another_system(demo, program, new_page, language):
    from pages import Desk
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    owner, page = demo.brand("northline").owner, new_page()
    desk = Desk(demo, language, page).log_in(demo.brand("northline").agent)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open_call(owner.account)
    desk.check(owner.answer)
    desk.button("copy the proof").click()
    desk.says("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#proof").inner_text()
    told = introspect(program, copied)
    assert told["active"] and page.url.endswith(told["call"])
    desk.button("end").click()


def introspect(program, token):
    run = subprocess.run(
        ["curl", "-sSu", f'{program.client["id"]}:{program.client["secret"]}', f"{program.origin}/v1/grants/introspect", "-d", f"token={token}"],
        capture_output=True, text=True, timeout=30)
    return json.loads(run.stdout)


def test_the_lines_for_curl_look_up_check_and_ask_about_the_grant(demo, program):
    lines = subprocess.run(
        [BINARY, "api", "curl-example", "--config", demo.data / "countersign.yaml"], capture_output=True, text=True, timeout=60)
    assert lines.returncode == 0, lines.stderr
    run = subprocess.run(["sh", "-eu"], input=lines.stdout, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["active"] and told["aud"] == program.client["id"] and told["iss"] == program.origin


def test_the_readmes_lines_for_curl_do_what_they_say(demo, program):
    """As they stand there; what an answer told is put in by hand, as the README says."""
    lines = re.findall(r"^    (curl .*)$", (PROJECT / "README.md").read_text(), flags=re.M)
    told = json.loads((demo.data / "demo.json").read_text())
    owner = demo.brand("northline").owner
    known = {"ID": told["client"]["id"], "SECRET": told["client"]["secret"], "API": told["api"], "ACCOUNT": owner.account, "ANSWER": owner.answer}
    answers = []
    for line, found in zip(lines, [{"LOOKUP": ["lookup"]}, {"CALL": ["id"]}, {"GRANT": ["grant", "token"]}, {}], strict=True):
        run = subprocess.run(["sh", "-euc", line], capture_output=True, text=True, timeout=60, env={"PATH": "/usr/bin:/bin", **known})
        assert run.returncode == 0, (line, run.stderr)
        answers.append(json.loads(run.stdout))
        for name, steps in found.items():
            value = answers[-1]
            for step in steps:
                value = value[step]
            known[name] = value
    assert answers[0]["result"] == "found" and answers[2]["result"] == "match"
    assert answers[3]["active"] and answers[3]["call"] == answers[1]["id"] and answers[3]["iss"] == program.origin


def test_the_help_shows_the_files_that_are_tried_here():
    text = (PROJECT / "docs/grants.md").read_text()
    for name in ("verify_grant.py", "verify-grant.mjs", "nginx-grants.conf", "crm.py"):
        code = "".join(f"    {line}" if line.strip() else line for line in (EXAMPLES / name).read_text().splitlines(keepends=True))
        assert code in text, name
