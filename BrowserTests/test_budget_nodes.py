"""200 wrong checks at once over three nodes take exactly the budget, in each of as many rounds as `--rounds` says."""
import time
import uuid

import pytest

from postgres import Cluster, running
from test_forms import at_once
from web import Client

pytestmark = pytest.mark.postgres
WRONG = "Nothing of the Kind"
BUDGET = 5


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    # A thousand rounds would write gigabytes of statements.
    settings = ["log_statement=none", "log_min_messages=fatal"]
    with running(Cluster(tmp_path_factory.mktemp("three"), count=3, settings=settings), Cluster.start_alone) as cluster:
        cluster.care = cluster.nodes[0].care
        yield cluster


def test_200_wrong_checks_at_three_nodes_take_exactly_the_budget(demo, request):
    brand, database = demo.brand("northline"), demo.database
    people = [Client.of_desk(demo).log_in(who) for who in (brand.agent, brand.supervisor)]
    calls = [(people[place % 2], people[place % 2].open_call(brand.owner.account)) for place in range(20)]
    account = f"(SELECT key FROM accounts WHERE number_written = '{brand.owner.account}')"
    columns = "wrong_in_a_row, wrong_in_all, locked_until, stopped, stop_ends_at_login, tag_key, tag"
    # The row as the product has written it, before each round; with the hour of the agents and the calls as they were.
    database.sql(f"CREATE SCHEMA kept; CREATE TABLE kept.answers AS SELECT account, {columns} FROM answers WHERE account = {account}")
    # A call is open for a quarter of an hour.
    kept_open = "kept_open_at = (extract(epoch FROM now()) * 1000)::BIGINT"
    renew = (f"UPDATE answers a SET ({columns}) = (SELECT {columns} FROM kept.answers) WHERE account = {account}; "
             f"UPDATE calls SET attempts = 0, outcome = NULL, closed_at = NULL, undoable = 0, {kept_open} WHERE account = {account}; "
             "DELETE FROM attempts")
    found = ("SELECT wrong_in_a_row, wrong_in_all, locked_until IS NOT NULL, (SELECT count(*) FROM attempts WHERE result = 'wrong'), "
             "(SELECT count(*) FROM attempts), (SELECT count(*) FROM audit WHERE kind = (SELECT key FROM audit_kinds WHERE name = 'answerWrong')) "
             f"FROM answers WHERE account = {account}")
    database.sql(renew)
    entries, begun = int(database.sql(found).split("|")[-1]), time.monotonic()
    rounds = request.config.getoption("--rounds")
    for number in range(1, rounds + 1):
        database.sql(renew)
        tokens = {id(client): client.get("/").field("token") for client in people}

        def check(place):
            client, call = calls[place % len(calls)]
            asked = client.twin()
            asked.port = demo.nodes[place % 3].care
            return asked.post(f"{call}/attempts", token=tokens[id(client)], key=str(uuid.uuid4()), said=f"{WRONG} {place}").status

        told = at_once(200, check)
        assert set(told) <= {303, 503}, set(told)
        entries += BUDGET
        assert database.sql(found) == f"{BUDGET}|{BUDGET}|t|{BUDGET}|{BUDGET}|{entries}", f"round {number}"
        if number % 50 == 0 or number == rounds:
            seconds = (time.monotonic() - begun) / number
            print(f"{number} rounds of 200 checks at three nodes, each {BUDGET} counted; {seconds:.2f} s a round", flush=True)
    verified = demo.nodes[2].command("audit", "verify")
    assert verified.returncode == 0, verified.stderr
