"""An administrator's day at the care desk: who joins, who leaves, who has lost what; and what an administrator is not."""
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
from conftest import demo_that_mails
from pages import Desk
from server import LogIn
from test_agents import is_in, kinds_to, listed, mail_of, may_log_in
from test_forms import at_once
from test_mail_journeys import path_of
from test_second_factor import set_up
from web import Client
from words import ADMINISTRATOR

LIST, NEW_AGENT = "/administration/agents", "/administration/new-agent"
CHOSEN = "un funambule dessine des cerfs-volants"
REASON = "Asked for by phone, called back"

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


@pytest.fixture
def administrator(demo, brand, language):
    return backdoor.new_agent(demo, brand, role="administrator", name="Kim Aubert", language=language)


@pytest.fixture
def person(demo, brand, language):
    return backdoor.new_agent(demo, brand, name=f"Sasha {uuid.uuid4().hex[:6]}", language=language)


def page_of(demo, person):
    return f"{LIST}/{backdoor.agent_id(demo, person)}"


def change(client, demo, person, matter, reason=REASON, **fields):
    """The page is opened and its form sent; twice, as an impatient hand does."""
    path = f"{page_of(demo, person)}/{matter}"
    assert client.get(path).status == 200, path
    return [client.post(path, reason=reason, **fields) for _ in range(2)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_administrators_day(demo, mailbox, brand, language, administrator, person, new_page, script):
    words = ADMINISTRATOR[language]
    desk = Desk(demo, language, new_page(java_script_enabled=script)).log_in(administrator)
    page = desk.page
    tabs = page.locator("nav.tabs a")
    expect(tabs).to_have_text(words["tabs"])
    tabs.nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["title"])

    # Somebody joins: the password is asked for first, and no field asks for theirs.
    backdoor.forget_password_given(demo)
    page.get_by_role("link", name=words["add"], exact=True).click()
    page.locator("#password").fill(administrator.password)
    page.keyboard.press("Enter")
    address = f"zoe{uuid.uuid4().hex[:6]}@desk.example"
    expect(page.locator("input[type=password]")).to_have_count(0)
    page.get_by_role("button", name=words["add"], exact=True).click()
    expect(page.locator("#email-error")).to_be_visible()
    page.locator("#name").fill("Zoé Lindqvist")
    page.locator("#email").fill(address)
    page.locator("#reason").fill(REASON)
    # The only brand that there is to give.
    expect(page.locator(f"#brand-{brand.id}")).to_be_checked()
    page.get_by_role("button", name=words["add"], exact=True).click()
    expect(page.get_by_role("status")).to_have_text(words["added"])
    assert "/password/" not in page.content()
    joined = LogIn(address, CHOSEN)
    link = path_of(mail_of(demo, mailbox, address, "agentPassword"))
    client = Client.of_desk(demo)
    client.get(link)
    assert client.post(link, password=CHOSEN).status == 303
    assert is_in(Client.of_desk(demo).log_in(joined))

    # Somebody leaves, and comes back.
    theirs = Client.of_desk(demo).log_in(person)
    for matter, may in (("disable", False), ("enable", True)):
        page.goto(desk.url(page_of(demo, person)))
        page.locator(f"a[href$='/{matter}']").click()
        page.locator("main button.primary").click()
        expect(page.locator("#reason-error")).to_be_visible()
        page.locator("#reason").fill(REASON)
        page.locator("main button.primary").click()
        expect(page.get_by_role("status")).to_have_text(words[matter])
        assert may_log_in(demo, person.email, person.password) == may
        assert not is_in(theirs)
    told = kinds_to(demo, brand.supervisor.email)
    assert {"agentAdded", "agentDisabled", "agentEnabled"} <= set(told)
    assert REASON not in mail_of(demo, mailbox, brand.supervisor.email, "agentDisabled").text


def test_each_change_is_made_once_however_often_its_form_is_sent(demo, mailbox, brand, administrator, person):
    client = Client.of_desk(demo).log_in(administrator)
    before = backdoor.run(demo, "SELECT max(number) FROM audit")[0][0]
    page = page_of(demo, person)
    for matter, fields, ends in (
            ("sessions", {}, True), ("name", {"name": "Sasha Marchand"}, False), ("role", {"role": "supervisor"}, True),
            ("password", {}, False), ("disable", {}, True), ("enable", {}, True)):
        if matter != "enable":
            # Each change finds somebody who is in. Whom the end of access has put out does not come in again by its return.
            theirs = Client.of_desk(demo).log_in(person)
            assert is_in(theirs), matter
        first, second = change(client, demo, person, matter, **fields)
        assert (first.status, first.location) == (303, f"{page}?{matter}"), (matter, first.status, first.words)
        assert (second.status, second.location) == (303, f"{page}?same"), (matter, second.status)
        assert is_in(theirs) != ends, matter
        if matter == "password":
            assert kinds_to(demo, person.email).count("agentPassword") == 1
    kinds = [kind for kind, in backdoor.run(
        demo, "SELECT k.name FROM audit a JOIN audit_kinds k ON k.key = a.kind WHERE a.number > ? AND a.actor_name = "
        "'Kim Aubert' AND k.name <> 'agentLoggedIn' ORDER BY a.number", before)]
    assert kinds == ["sessionsEnded", "agentChanged", "agentChanged", "passwordResetAsked", "agentDisabled", "agentEnabled"]


def test_one_form_sent_twice_at_once_adds_one(demo, brand, administrator):
    client = Client.of_desk(demo).log_in(administrator)
    form = client.get(NEW_AGENT)
    address = f"noor{uuid.uuid4().hex[:6]}@desk.example"
    fields = {"id": form.field("id"), "name": "Noor Haddad", "email": address, "role": "agent", "language": "en",
              f"brand-{brand.id}": "yes", "reason": REASON}
    tabs = [client.twin() for _ in range(2)]
    answers = at_once(2, lambda place: tabs[place].post(NEW_AGENT, **fields))
    assert [(answer.status, answer.location) for answer in answers] == [(303, f"{LIST}?added")] * 2
    assert kinds_to(demo, address).count("agentPassword") == 1
    # The address is taken for whoever comes next, and no brand or name is a refusal.
    for changed, status in (({}, 422), ({f"brand-{brand.id}": None}, 422), ({"name": "  "}, 422), ({"reason": ""}, 422)):
        form = client.get(NEW_AGENT)
        sent = {**fields, "id": form.field("id"), **changed}
        answer = client.post(NEW_AGENT, **{key: value for key, value in sent.items() if value is not None})
        assert answer.status == status, changed


def test_nobody_changes_themselves_or_whoever_serves_another_brand(demo, brand, administrator):
    client = Client.of_desk(demo).log_in(administrator)
    shared = backdoor.new_agent(demo, *demo.brands, name="Serves Both")
    elsewhere = backdoor.new_agent(demo, *[one for one in demo.brands if one.id != brand.id], name="Serves Another")
    for somebody in (administrator, shared):
        client.get(LIST)
        page = page_of(demo, somebody)
        assert client.get(page).status == 200 and f"{page}/disable" not in client.page.text
        assert client.get(f"{page}/disable").location == page
        assert client.post(f"{page}/disable", reason=REASON).status == 422
        assert client.post(f"{page}/role", reason=REASON, role="supervisor").status == 422
        assert client.post(f"{page}/second-factor", reason=REASON).status == 422
    for matter in ("", "/disable", "/role"):
        assert client.get(page_of(demo, elsewhere) + matter).status == 404
    assert is_in(client) and may_log_in(demo, shared.email, shared.password)
    # A brand that the administrator has not is not theirs to give.
    person = backdoor.new_agent(demo, brand)
    other = next(one for one in demo.brands if one.id != brand.id)
    client.get(LIST)
    given = client.post(
        f"{page_of(demo, person)}/brands", reason=REASON, **{f"brand-{brand.id}": "yes", f"brand-{other.id}": "yes"})
    assert (given.status, given.location) == (303, f"{page_of(demo, person)}?same")
    assert other.id not in listed(demo, person)


def test_brands_are_given_and_taken_by_whoever_has_them(demo, brand, person):
    client = Client.of_desk(demo).log_in(backdoor.new_agent(demo, *demo.brands, role="administrator", name="Ada Both"))
    other = next(one for one in demo.brands if one.id != brand.id)
    for chosen in ([brand, other], [brand]):
        theirs = Client.of_desk(demo).log_in(person)
        first, second = change(client, demo, person, "brands", **{f"brand-{one.id}": "yes" for one in chosen})
        assert first.location == f"{page_of(demo, person)}?brands" and second.location == f"{page_of(demo, person)}?same"
        assert [one.id for one in demo.brands if one.id in listed(demo, person)] == [
            one.id for one in demo.brands if one in chosen]
        assert not is_in(theirs), "what they may see is decided anew"


def test_an_administrator_supervises_nothing_and_a_supervisor_manages_nobody_unless_the_brand_says_so(
        demo, brand, administrator, person):
    for who, allowed, refused in (
            (administrator, [LIST, NEW_AGENT], ["/supervision/locks", "/supervision/agents", "/supervision/audit-log"]),
            (brand.supervisor, ["/supervision/agents"], [LIST, NEW_AGENT, f"{page_of(demo, person)}/disable"]),
            (person, ["/"], [LIST, NEW_AGENT, "/supervision/locks"])):
        client = Client.of_desk(demo).log_in(who)
        for path in allowed:
            assert client.get(path).status == 200, (who.email, path)
        for path in refused:
            assert client.get(path).status == 403, (who.email, path)
    client = Client.of_desk(demo).log_in(brand.supervisor)
    client.get("/")
    assert client.post(f"{page_of(demo, person)}/disable", reason=REASON).status == 403
    assert may_log_in(demo, person.email, person.password)


def test_a_forgotten_browser_changes_nobody_without_the_password(demo, brand, administrator, person):
    client = Client.of_desk(demo).log_in(administrator)
    client.get(LIST)
    backdoor.forget_password_given(demo)
    before = len(backdoor.run(demo, "SELECT 1 FROM agents"))
    for path, fields in ((f"{page_of(demo, person)}/disable", {}), (NEW_AGENT, {"name": "X Y", "email": "x@desk.example"})):
        answer = client.post(path, reason=REASON, **fields)
        assert "type=\"password\"" in answer.text, "the password is asked for"
    assert may_log_in(demo, person.email, person.password)
    assert len(backdoor.run(demo, "SELECT 1 FROM agents")) == before


def test_a_lost_second_factor_is_reset_logs_out_and_is_told(demo, mailbox, brand, administrator, person):
    client, theirs = Client.of_desk(demo).log_in(administrator), Client.of_desk(demo).log_in(person)
    client.get(page_of(demo, person))
    assert "/second-factor\"" not in client.page.text, "there is none to reset"
    set_up(theirs)
    assert client.get(page_of(demo, person)).text.count("/second-factor\"") == 1
    first, second = change(client, demo, person, "second-factor")
    assert [first.location, second.location] == [f"{page_of(demo, person)}?{word}" for word in ("second-factor", "same")]
    assert not is_in(theirs) and is_in(Client.of_desk(demo).log_in(person))
    assert mail_of(demo, mailbox, person.email, "agentFactorReset")
