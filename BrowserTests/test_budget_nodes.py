"""200 wrong checks at once over three nodes take exactly the budget, in each of as many rounds as `--rounds` says."""
import base64
import copy
import json
import time
import uuid

import pytest

import backdoor
from postgres import Cluster, running
from test_api import Program
from test_forms import at_once
from web import Client

pytestmark = pytest.mark.postgres
WRONG = "Nothing of the Kind"
BUDGET = 5
# Of all attempts about the account: whatever was counted in the round before.
FORGET = "DELETE FROM attempts; DELETE FROM keyed_codes; DELETE FROM look_ups"
NOW = "(extract(epoch FROM now()) * 1000)::BIGINT"


class Account:
    """Of Northline's owner: its budgets as the product has written them first, and what a round has made of them."""

    COLUMNS = "wrong_in_a_row, wrong_in_all, locked_until, stopped, stop_ends_at_login, tag_key, tag"

    def __init__(self, demo):
        brand, self.sql = demo.brand("northline"), demo.database.sql
        code = Client.of_portal(demo, brand).log_in(brand.owner).new_code()
        self.wrong_code = f"{(int(code) + 1) % 1_000_000:06}"
        self.key = self.sql(f"SELECT key FROM accounts WHERE number_written = '{brand.owner.account}'")
        self.sql("CREATE SCHEMA kept; "
                 f"CREATE TABLE kept.answers AS SELECT {self.COLUMNS} FROM answers WHERE account = {self.key}; "
                 f"CREATE TABLE kept.codes AS SELECT * FROM support_codes WHERE account = {self.key}")

    def renew(self):
        """An hour passes; the answer and the code are those of the beginning, and the calls are open for another quarter of an hour."""
        self.sql(
            f"UPDATE answers SET ({self.COLUMNS}) = (SELECT {self.COLUMNS} FROM kept.answers) WHERE account = {self.key}; "
            f"DELETE FROM support_codes WHERE account = {self.key}; INSERT INTO support_codes SELECT * FROM kept.codes; "
            f"UPDATE support_codes SET made_at = {NOW} WHERE account = {self.key}; "
            f"UPDATE calls SET attempts = 0, outcome = NULL, closed_at = NULL, undoable = 0, kept_open_at = {NOW} WHERE account = {self.key}; {FORGET}")

    def entries(self, kind):
        return int(self.sql(f"SELECT count(*) FROM audit WHERE kind = (SELECT key FROM audit_kinds WHERE name = '{kind}')"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    # A thousand rounds would write gigabytes of statements.
    settings = ["log_statement=none", "log_min_messages=fatal"]
    with running(Cluster(tmp_path_factory.mktemp("three"), count=3, settings=settings), Cluster.start_alone) as cluster:
        cluster.portal, cluster.care = cluster.nodes[0].portal, cluster.nodes[0].care
        yield cluster


@pytest.fixture(scope="module")
def account(demo):
    return Account(demo)


def test_200_wrong_checks_at_three_nodes_take_exactly_the_budget(demo, account, request):
    brand, rounds = demo.brand("northline"), request.config.getoption("--rounds")
    people = [Client.of_desk(demo).log_in(who) for who in (brand.agent, brand.supervisor)]
    calls = [(people[place % 2], people[place % 2].open_call(brand.owner.account)) for place in range(20)]
    found = ("SELECT wrong_in_a_row, wrong_in_all, locked_until IS NOT NULL, (SELECT count(*) FROM attempts WHERE result = 'wrong'), "
             f"(SELECT count(*) FROM attempts) FROM answers WHERE account = {account.key}")
    entries, begun = account.entries("answerWrong"), time.monotonic()
    for number in range(1, rounds + 1):
        account.renew()
        tokens = {id(client): client.get("/").field("token") for client in people}

        def check(place):
            client, call = calls[place % len(calls)]
            asked = client.twin()
            asked.port = demo.nodes[place % 3].care
            return asked.post(f"{call}/attempts", token=tokens[id(client)], key=str(uuid.uuid4()), said=f"{WRONG} {place}").status

        told = at_once(200, check)
        assert set(told) <= {303, 503}, set(told)
        entries += BUDGET
        assert demo.database.sql(found) == f"{BUDGET}|{BUDGET}|t|{BUDGET}|{BUDGET}", f"round {number}"
        assert account.entries("answerWrong") == entries, f"round {number}"
        if number % 50 == 0 or number == rounds:
            seconds = (time.monotonic() - begun) / number
            print(f"{number} rounds of 200 checks at three nodes, each {BUDGET} counted; {seconds:.2f} s a round", flush=True)
    verified = demo.nodes[2].command("audit", "verify")
    assert verified.returncode == 0, verified.stderr


def program_of(demo, name, *scopes):
    """A client of its own, whose requests go to a node that is named."""
    made = demo.nodes[0].command("client", "add", name, "--brand", "northline", *scopes, "--json")
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    program = copy.copy(Program(demo))
    program.authorization = "Basic " + base64.b64encode(f'{told["id"]}:{told["secret"]}'.encode()).decode()
    return program


def asked_of(node, program, path, body):
    program = copy.copy(program)
    program.origin, program.told = f"http://127.0.0.1:{node.api}", []
    status, _, answer = program.ask("POST", path, body)
    return status, answer.get("result") or answer["type"]


def path_of_call(node, program, agent, account):
    program.origin = f"http://127.0.0.1:{node.api}"
    found = program.ask("POST", "/v1/lookups", {"agent": agent.email, "stated": account})[2]
    status, _, call = program.ask("POST", "/v1/calls", {"agent": agent.email, "lookup": found["lookup"]})
    assert status == 201, call
    return f'/v1/calls/{call["id"]}'


# What a wrong attempt can come to; or the server is busy.
HEARD = {(201, "no_match"), (303, "a page"), (503, "a page"), (503, "/problems/busy"), (409, "/problems/call-ended"),
         (409, "/problems/attempts-spent"), (423, "/problems/question-locked")}


def test_200_wrong_attempts_by_program_desk_and_menu_take_exactly_the_budgets(demo, account):
    """Answers by programs and at the desk, codes by both and by a telephone menu: five of each are compared, at whichever node."""
    brand, crm, menu = demo.brand("northline"), program_of(demo, "crm", "--all-agents"), program_of(demo, "menu", "--scope", "codes.check")
    # The answer's budget and the code's, not that of a call, which is three, nor of an agent, which is ten.
    agents = [backdoor.new_agent(demo, brand) for _ in range(8)]
    people = [Client.of_desk(demo).log_in(agent) for agent in agents[:4]]
    desk_calls = [(client, client.open_call(brand.owner.account)) for client in people]
    api_calls = [path_of_call(demo.nodes[0], crm, agent, brand.owner.account) for agent in agents[4:]]
    found = ("SELECT wrong_in_a_row, wrong_in_all, locked_until IS NOT NULL, wrong, (SELECT count(*) FROM attempts t WHERE t.answer = a.id), "
             "(SELECT count(*) FROM attempts t WHERE t.answer = c.id) + (SELECT count(*) FROM keyed_codes k WHERE k.code = c.id) "
             f"FROM answers a JOIN support_codes c ON c.account = a.account WHERE a.account = {account.key}")
    entries = account.entries("answerWrong")
    for number in range(1, 6):
        account.renew()
        tokens = {id(client): client.get("/").field("token") for client in people}

        def attempt(place):
            node, way, turn = demo.nodes[place % 3], place % 5, place // 5 % 4
            said, code = f"{WRONG} {place}", account.wrong_code
            if way == 0:
                return asked_of(node, crm, f"{api_calls[turn]}/attempts", {"proof": "answer", "spoken": said})
            if way == 1:
                return asked_of(node, crm, f"{api_calls[turn]}/attempts", {"proof": "code", "code": code})
            if way == 2:
                return asked_of(node, menu, "/v1/code-checks", {"number": brand.owner.account, "code": code})
            client, call = desk_calls[turn]
            asked = client.twin()
            asked.port = node.care
            path, what = ("attempts", {"said": said}) if way == 3 else ("code-attempts", {"support-code": code})
            return asked.post(f"{call}/{path}", token=tokens[id(client)], key=str(uuid.uuid4()), **what).status, "a page"

        told = at_once(200, attempt)
        heard = {one: told.count(one) for one in set(told)}
        assert set(heard) <= HEARD, heard
        assert heard[201, "no_match"] > BUDGET and heard[303, "a page"] > BUDGET, heard
        assert demo.database.sql(found) == f"{BUDGET}|{BUDGET}|t|{BUDGET}|{BUDGET}|{BUDGET}", f"round {number}: {heard}"
        entries += BUDGET
        assert account.entries("answerWrong") == entries, f"round {number}"
    assert demo.nodes[1].command("audit", "verify").returncode == 0
