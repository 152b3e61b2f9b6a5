"""Three nodes on one PostgreSQL, asked at once by a program that names its requests: what is done once is done once by all of them together."""
import copy
import json
import uuid

import pytest

from postgres import Cluster, running
from test_api import Program
from test_forms import at_once

pytestmark = pytest.mark.postgres
TWINS = 200


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with running(Cluster(tmp_path_factory.mktemp("cluster"), count=3)) as cluster:
        yield cluster


@pytest.fixture
def programs(demo):
    """The same client, as it asks each node by itself."""
    found = []
    for node in demo.nodes:
        program = copy.copy(Program(demo))
        program.origin, program.told = f"http://127.0.0.1:{node.api}", []
        found.append(program)
    return found


def twins(programs, ask):
    """What `TWINS` requests hear that begin together, in turns by each node; `ask` is given a program and the number of the request."""
    return at_once(TWINS, lambda number: ask(programs[number % len(programs)], number))


def open_call(demo, program):
    return f'/v1/calls/{program.open_call(demo)["id"]}'


def served(node):
    return node.log.read_text().count('"request.served"')


def test_two_hundred_twins_by_three_nodes_spend_one_attempt(demo, programs):
    path = open_call(demo, programs[0])
    key = {"Idempotency-Key": str(uuid.uuid4())}
    heard = twins(programs, lambda program, _: program.ask(
        "POST", path + "/attempts", {"proof": "answer", "spoken": "Nothing of the Kind"}, key))
    assert {status for status, _, _ in heard} <= {201, 409}
    assert {told["type"] for status, _, told in heard if status == 409} <= {"/problems/idempotency-in-progress"}
    answers = {json.dumps(told, sort_keys=True) for status, _, told in heard if status == 201}
    assert len(answers) == 1, answers
    assert json.loads(answers.pop())["result"] == "no_match"
    for program in programs:
        assert program.ask("GET", path)[2]["attempts_left"] == 2
    counted = demo.database.sql(
        "SELECT count(*) FROM attempts t JOIN calls c ON c.key = t.call WHERE c.id = decode('%s', 'hex')"
        % path.rsplit("/", 1)[1].replace("-", ""))
    assert counted == "1"
    programs[0].ask("POST", path + "/end", {"outcome": "ended"})
    assert all(served(node) for node in demo.nodes)


def test_two_hundred_uses_of_a_grant_by_three_nodes_succeed_once(demo, programs):
    path = open_call(demo, programs[1])
    owner = demo.brand("northline").owner
    right = programs[2].ask("POST", path + "/attempts", {"proof": "answer", "spoken": owner.answer})[2]
    assert right["result"] == "match", right
    grant = right["grant"]["id"]
    # Each by a key of its own: no twins.
    heard = twins(programs, lambda program, _: program.ask("POST", f"/v1/grants/{grant}/consume"))
    statuses = [status for status, _, _ in heard]
    assert statuses.count(200) == 1 and statuses.count(409) == TWINS - 1, statuses
    assert {told["type"] for status, _, told in heard if status == 409} == {"/problems/grant-used"}
    used = demo.database.sql("SELECT count(*) FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE k.name = 'grantUsed'")
    assert used == "1"
    programs[0].ask("POST", path + "/end", {"outcome": "ended"})
