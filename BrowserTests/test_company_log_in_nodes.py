"""Log-in by a provider with two nodes on one PostgreSQL: begun at one it ends at the other, and the provider's word reaches both."""
import time
import urllib.parse

import pytest

from postgres import Cluster, running
from providers import OWNERS, Liar, configure, configure_brand
from test_company_log_in import elsewhere
from test_company_log_in_owners import ANSWER, QUESTION
from web import Client

pytestmark = pytest.mark.postgres
# Of the demo: it waits for its owner.
PENDING = "NL-204525"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    agents, owners = Liar(), Liar(OWNERS)

    def prepare(demo):
        configure(demo, agents.issuer, make_agents="true")
        configure_brand(demo, "northline", owners.issuer)
        file = demo.data / "countersign.yaml"
        # Whichever node it is, agents come by one address, behind TLS of the balancer.
        file.write_text(file.read_text().replace("care:\n", 'care:\n  public-url: "https://care.northline.example"\n', 1))

    try:
        with running(Cluster(tmp_path_factory.mktemp("cluster"), prepare)) as started:
            started.agents, started.owners = agents, owners
            yield started
    finally:
        for liar in (agents, owners):
            liar.stop()


def at(client, node):
    client.port = node.care if client.host == "127.0.0.1" else node.portal
    return client


def log_in(client, begins, ends, redirect):
    begun = at(client, begins).get("/login/company")
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(begun.location).query)
    assert query["redirect_uri"] == [redirect + "/login/company/answer"]
    back, before = elsewhere(begun.location), client.twin()
    answer = at(client, ends).get(back)
    assert answer.status == 303, answer.words
    # Taken by the one it is taken for the other, with the cookie that the browser had as well.
    assert at(before, begins).get(back).status == 403
    return answer


def word(client, node, liar):
    token = urllib.parse.urlencode({"logout_token": liar.log_out_token(sid="session-1")})
    return at(client, node).send(
        "POST", "/login/company/log-out", body=token, headers={"Content-Type": "application/x-www-form-urlencoded"})


def test_an_owners_log_in_begins_at_one_node_and_ends_at_the_other(cluster):
    one, two = cluster.nodes
    brand, liar = cluster.brand("northline"), cluster.owners
    liar.subject, liar.email, liar.more = "owner", "daniel@harbour-lane.example", {"account_number": PENDING}
    client = Client(cluster, one.portal, brand.host)
    origin = f"http://{brand.host}:{cluster.portal}"
    link = log_in(client, one, two, origin).location
    assert link.startswith("/activate/")
    # Left at one, taken up at the other.
    assert "<select" in at(client, one).get(link).text
    done = at(client, two).post(f"{link}/security-question", question=QUESTION, answer=ANSWER)
    assert done.status == 303 and at(client, one).get("/account/settings").status == 200, done.words
    for begins, ends in ((one, two), (two, one)):
        client = Client(cluster, one.portal, brand.host)
        assert log_in(client, begins, ends, origin).location == "/"
        # Asked again, by whichever.
        assert all(at(client, node).get("/account/settings").status == 200 for node in cluster.nodes)
        again = at(client, begins).get("/login/company/again?back=%2Faccount%2Fsettings%2Fsecurity-question")
        assert at(client, ends).get(elsewhere(again.location)).location == "/account/settings/security-question"
        assert "<select" in at(client, begins).get("/account/settings/security-question").text
        began = time.monotonic()
        assert word(Client(cluster, one.portal, brand.host), begins, liar).status == 200
        assert all(at(client, node).get("/account/settings").status == 303 for node in (ends, begins))
        assert time.monotonic() - began < 1


def test_an_agents_log_in_begins_at_one_node_and_ends_at_the_other(cluster):
    one, two = cluster.nodes
    for begins, ends in ((one, two), (two, one)):
        client = Client(cluster, one.care, "127.0.0.1")
        assert log_in(client, begins, ends, "https://care.northline.example").location == "/"
        assert all(at(client, node).get("/profile").status == 200 for node in cluster.nodes)
        began = time.monotonic()
        assert word(Client(cluster, one.care, "127.0.0.1"), begins, cluster.agents).status == 200
        assert all(at(client, node).get("/profile").status == 303 for node in (ends, begins))
        assert time.monotonic() - began < 1
