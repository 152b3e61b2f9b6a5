"""A brand may leave its agents to its supervisors: then they manage agents, never one another or an administrator."""
import pytest

import backdoor
from conftest import policy_of, running_demo
from web import Client

LIST, REASON = "/administration/agents", "Asked for by phone, called back"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The first brand leaves it to administrators, the second to supervisors as well."""
    yield from running_demo(tmp_path_factory, prepare=policy_of("atelier-vingt", "supervisors-manage-agents: true"))


def page_of(demo, person):
    return f"{LIST}/{backdoor.agent_id(demo, person)}"


def test_a_supervisor_manages_agents_of_the_brand_that_leaves_it_to_them(demo):
    northline, atelier = (demo.brand(id) for id in ("northline", "atelier-vingt"))
    supervisor = backdoor.new_agent(demo, northline, atelier, role="supervisor")
    client = Client.of_desk(demo).log_in(supervisor)
    agent = backdoor.new_agent(demo, atelier)
    figures = client.get(f"/supervision/agents/{backdoor.agent_id(demo, agent)}")
    assert page_of(demo, agent) in figures.text and LIST in client.get("/supervision/agents").text
    assert client.get(f"{page_of(demo, agent)}/disable").status == 200
    done = client.post(f"{page_of(demo, agent)}/disable", reason=REASON)
    assert done.location == f"{page_of(demo, agent)}?disable"
    # Agents of a brand that does not, of both, other supervisors, administrators; and a role other than an agent's.
    refused = [
        backdoor.new_agent(demo, atelier, northline), backdoor.new_agent(demo, atelier, role="supervisor"),
        backdoor.new_agent(demo, atelier, role="administrator"), supervisor]
    for person in refused:
        client.get(page_of(demo, person))
        assert client.post(f"{page_of(demo, person)}/disable", reason=REASON).status == 422, person.email
    assert client.get(page_of(demo, backdoor.new_agent(demo, northline))).status == 404
    assert client.post(f"{page_of(demo, agent)}/role", reason=REASON, role="administrator").status == 422
    form = client.get("/administration/new-agent")
    assert "brand-northline" not in form.text and "name=\"role\"" not in form.text
    added = client.post(
        "/administration/new-agent", id=form.field("id"), name="Noor Haddad", email="noor@desk.example", language="fr",
        role="administrator", reason=REASON, **{"brand-atelier-vingt": "yes", "brand-northline": "yes"})
    assert added.status == 422, "the role was forged"
    added = client.post(
        "/administration/new-agent", id=form.field("id"), name="Noor Haddad", email="noor@desk.example", language="fr",
        reason=REASON, **{"brand-atelier-vingt": "yes", "brand-northline": "yes"})
    assert added.location == f"{LIST}?added"
    listed = next(line for line in demo.command("agent", "list").stdout.splitlines() if line.startswith("noor@"))
    assert "atelier-vingt" in listed and "northline" not in listed


def test_a_supervisor_of_the_other_brand_manages_nobody(demo):
    northline = demo.brand("northline")
    client = Client.of_desk(demo).log_in(backdoor.new_agent(demo, northline, role="supervisor"))
    assert client.get(LIST).status == 403 and LIST not in client.get("/supervision/agents").text
