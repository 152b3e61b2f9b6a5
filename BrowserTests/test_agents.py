"""The people of the care desk: their own passwords and sessions, a forgotten password by the mailed link, and the commands."""
import csv
import io
import shutil
import sqlite3
import time
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
import typed
from conftest import demo_that_mails
from pages import Desk
from server import LogIn
from web import Client
from words import OFFICE
from test_audit_proof import without_triggers
from test_forms import at_once
from test_mail_journeys import path_of

NEW = "un funambule dessine des cerfs-volants"
OTHER = "quatre hiboux repeignent la gare"
PROFILE, CHANGE = "/profile", "/account/settings/new-password"

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


@pytest.fixture
def person(demo, brand, language):
    """An agent of their own for each test."""
    return backdoor.new_agent(demo, brand, name=f"Sasha {uuid.uuid4().hex[:6]}", language=language)


@pytest.fixture
def colleague(demo, brand):
    return backdoor.new_agent(demo, brand)


def agent(demo, *arguments, status=0):
    done = demo.command("agent", *arguments)
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def listed(demo, person):
    return next(line for line in agent(demo, "list").splitlines() if line.startswith(person.email))


def is_in(client):
    return client.get("/").status == 200


def may_log_in(demo, email, password):
    client = Client.of_desk(demo)
    client.get("/login")
    return client.post("/login", email=email, password=password, back="").status == 303


def kinds_to(demo, address):
    return [kind for (kind,) in backdoor.run(demo, "SELECT kind FROM outbox WHERE email = ? ORDER BY key", address)]


def mail_of(demo, mailbox, address, kind):
    """The latest mail of a kind to an address, once it has come."""
    id = backdoor.message_ids(demo, address, kind)[-1]
    end = time.monotonic() + 20
    while not (found := [mail for mail in mailbox.to(address) if mail.id.startswith(f"<{id}@")]):
        assert time.monotonic() < end, (kind, backdoor.mail_state(demo, address))
        # Notices that are equal wait to be gathered.
        backdoor.hurry_mail(demo)
        time.sleep(0.1)
    return found[0]


def test_a_forgotten_password_from_the_command_to_the_log_in(demo, mailbox, brand, language, person, colleague):
    old = Client.of_desk(demo).log_in(person)
    said = agent(demo, "reset-password", person.email)
    assert person.email in said and "/password/" not in said, "the link is for the agent alone"
    mail = mail_of(demo, mailbox, person.email, "agentPassword")
    assert mail.link.startswith(f"http://127.0.0.1:{demo.care}/password/")
    link, client = path_of(mail), Client.of_desk(demo)
    # Looking at it changes nothing, however often; nor does a password that is refused.
    for _ in range(2):
        page = client.get(link)
        assert page.status == 200 and page.lang in ("en", "fr") and person.email in page.text
    assert is_in(old) and may_log_in(demo, person.email, person.password)
    for refused in ("fourteen chars", person.password):
        assert client.post(link, password=refused).status == 422
    done = client.post(link, password=NEW)
    assert done.status == 303 and done.location == "/login?reset", done.words
    assert OFFICE[page.lang]["reset done"] in client.get(done.location).words
    assert not is_in(old) and not may_log_in(demo, person.email, person.password)
    assert is_in(Client.of_desk(demo).log_in(LogIn(person.email, NEW)))
    # It has worked once.
    assert client.get(link).status == 410
    stranger = Client.of_desk(demo)
    stranger.get("/login")
    assert stranger.post(link, password=OTHER).status == 410
    assert may_log_in(demo, person.email, NEW)
    # The agent hears of the new password, whoever supervises the brand of the link; another agent of neither.
    assert mail_of(demo, mailbox, person.email, "agentPasswordChanged")
    assert "/password/" not in mail_of(demo, mailbox, brand.supervisor.email, "agentLinkSent").text
    assert kinds_to(demo, person.email).count("agentLinkSent") == 0
    assert not {"agentLinkSent", "agentPassword", "agentPasswordChanged"} & set(kinds_to(demo, colleague.email))
    assert "agentPasswordChanged" not in kinds_to(demo, brand.supervisor.email)


def test_a_newer_link_takes_the_place_of_an_earlier_one_and_a_day_ends_it(demo, mailbox, brand, person):
    links = []
    for _ in range(2):
        agent(demo, "reset-password", person.email)
        links.append(path_of(mail_of(demo, mailbox, person.email, "agentPassword")))
    client = Client.of_desk(demo)
    assert [client.get(link).status for link in links] == [410, 200]
    backdoor.run(demo, "UPDATE password_resets SET expires_at = ? WHERE agent IS NOT NULL", backdoor.now() - 1)
    assert client.get(links[1]).status == 410


def test_a_link_ends_with_the_access_and_does_not_come_back_with_it(demo, mailbox, brand, person):
    agent(demo, "reset-password", person.email)
    link = path_of(mail_of(demo, mailbox, person.email, "agentPassword"))
    agent(demo, "disable", person.email)
    assert "agent enable" in agent(demo, "reset-password", person.email, status=65)
    agent(demo, "enable", person.email)
    assert Client.of_desk(demo).get(link).status == 410


def test_the_link_of_an_agent_opens_nothing_at_the_office_and_the_other_way_round(demo, mailbox, brand, person):
    agent(demo, "reset-password", person.email)
    link = path_of(mail_of(demo, mailbox, person.email, "agentPassword"))
    assert Client.of_portal(demo, brand).get(link).status == 410
    owner = backdoor.new_account(demo, brand)
    office = Client.of_portal(demo, brand)
    office.get("/password")
    office.post("/password", email=owner.email)
    assert Client.of_desk(demo).get(f"/password/{backdoor.know_link(demo, owner, 'password_resets')}").status == 410


def test_a_link_goes_to_nobody_unknown_and_roles_and_brands_must_exist(demo, brand, person):
    before = listed(demo, person)
    for arguments, status, named in [
            (("reset-password", "nobody@desk.example"), 66, "nobody@desk.example"),
            (("enable", "nobody@desk.example"), 66, "nobody@desk.example"),
            (("set-role", person.email, "owner"), 64, "owner"),
            (("set-brands", person.email, "--brand", "nowhere"), 66, "nowhere")]:
        assert named in agent(demo, *arguments, status=status), arguments
    assert listed(demo, person) == before and not kinds_to(demo, "nobody@desk.example")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_change_of_ones_own_password(demo, brand, language, person, new_page, script):
    desk = Desk(demo, language, new_page(java_script_enabled=script)).log_in(person)
    page, words = desk.page, OFFICE[language]
    elsewhere = Client.of_desk(demo).log_in(person)
    expect(page.locator(f"header a[href='{PROFILE}']")).to_contain_text("Sasha")
    page.locator(f"header a[href='{PROFILE}']").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sasha")
    expect(page.locator(".facts")).to_contain_text(person.email)
    backdoor.forget_password_given(demo)
    page.locator(f"a[href='{CHANGE}']").click()
    # The present password first: a wrong one changes nothing.
    again = page.get_by_label(words["password"], exact=True)
    again.fill("entirely wrong password")
    again.press("Enter")
    expect(page.locator("#password")).to_have_attribute("aria-invalid", "true")
    again.fill(person.password)
    again.press("Enter")
    new = page.get_by_label(words["new password"], exact=True)
    for refused in ("fourteen chars", person.password):
        new.fill(refused)
        new.press("Enter")
        expect(page.locator("#password-error")).to_be_visible()
        assert is_in(elsewhere)
    new.fill(typed.remember(NEW))
    new.press("Enter")
    expect(page.get_by_text(words["password changed"])).to_be_visible()
    assert not is_in(elsewhere)
    page.goto(desk.url("/"))
    expect(page.locator("[data-slash]")).to_be_visible()
    assert may_log_in(demo, person.email, NEW) and not may_log_in(demo, person.email, person.password)


def test_two_tabs_at_once_change_the_password_and_one_of_them_wins(demo, brand, person):
    here = Client.of_desk(demo).log_in(person)
    here.get(CHANGE)
    tabs, passwords = [here.twin() for _ in range(2)], [NEW, OTHER]
    answers = at_once(2, lambda place: tabs[place].post(CHANGE, password=passwords[place]))
    won = [answer.status == 303 and answer.location == f"{PROFILE}?password" for answer in answers]
    assert sum(won) == 1, [(answer.status, answer.location) for answer in answers]
    assert [may_log_in(demo, person.email, password) for password in passwords] == won
    assert [is_in(tab) for tab in tabs] == won
    # The same password once more is no change.
    winner, password = tabs[won.index(True)], passwords[won.index(True)]
    winner.get(CHANGE)
    assert winner.post(CHANGE, password=password).status == 422


def test_two_tabs_at_once_use_the_link_and_it_works_once(demo, brand, person):
    link, passwords = f"/password/{backdoor.link_for_agent(demo, person)}", [NEW, OTHER]
    tabs = [Client.of_desk(demo) for _ in range(2)]
    for tab in tabs:
        tab.get(link)
    answers = at_once(2, lambda place: tabs[place].post(link, password=passwords[place]))
    won = [answer.status == 303 for answer in answers]
    assert sum(won) == 1, [answer.status for answer in answers]
    assert [may_log_in(demo, person.email, password) for password in passwords] == won


def test_the_profile_lists_sessions_and_the_latest_calls_and_ends_the_others(demo, brand, language, person, new_page):
    desk = Desk(demo, language, new_page()).log_in(person)
    page, words = desk.page, OFFICE[language]
    others = [Client.of_desk(demo).log_in(person) for _ in range(2)]
    customers = [backdoor.new_account(demo, brand) for _ in range(6)]
    for customer in customers:
        call = others[0].open_call(customer.account)
        others[0].get(call)
        others[0].post(f"{call}/ending", ending="couldNotAnswer")
    page.goto(desk.url(PROFILE))
    expect(page.locator(".sessions li")).to_have_count(3)
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_contain_text(customers[-1].account)
    expect(rows.first).to_contain_text(desk.words["no answer"])
    assert customers[0].account not in page.locator("table").inner_text()
    page.get_by_role("button", name=words["end others"], exact=True).click()
    expect(page.get_by_text(words["others ended"])).to_be_visible()
    expect(page.locator(".sessions")).to_have_count(0)
    assert not any(is_in(other) for other in others)
    assert backdoor.entries(demo, "sessionsEnded")[-1][0].startswith("Sasha")
    rows.first.locator("a").click()
    expect(page.get_by_text(desk.words["no answer"])).to_be_visible()


def test_access_is_ended_and_given_back_and_those_concerned_are_told(demo, mailbox, brand, person, colleague):
    client = Client.of_desk(demo).log_in(person)
    for _ in range(2):
        agent(demo, "disable", person.email)
    assert not is_in(client) and not may_log_in(demo, person.email, person.password)
    assert listed(demo, person).endswith(", no access")
    for _ in range(2):
        agent(demo, "enable", person.email)
    assert not is_in(client), "a session that was ended stays so"
    assert may_log_in(demo, person.email, person.password) and "no access" not in listed(demo, person)
    for kind in ("agentDisabled", "agentEnabled"):
        assert [detail for _, detail in backdoor.entries(demo, kind)].count(person.email) == 1
        assert kinds_to(demo, person.email).count(kind) == 1
        assert mail_of(demo, mailbox, brand.supervisor.email, kind)
    assert not kinds_to(demo, colleague.email) or set(kinds_to(demo, colleague.email)) == {"agentAdded"}


def test_a_role_and_brands_are_changed_and_log_out(demo, brand, person):
    client = Client.of_desk(demo).log_in(person)
    assert client.get("/supervision/locks").status == 403
    agent(demo, "set-role", person.email, "supervisor")
    assert not is_in(client) and "supervisor" in listed(demo, person)
    assert client.log_in(person).get("/supervision/locks").status == 200
    agent(demo, "set-role", person.email, "administrator")
    assert "administrator" in listed(demo, person)
    # Whoever gives access does not read what is done with it, nor lift locks; but takes calls.
    client.log_in(person)
    assert client.get("/supervision/locks").status == client.get("/supervision/audit-log").status == 403
    assert is_in(client)
    other = next(one for one in demo.brands if one.id != brand.id)
    agent(demo, "set-brands", person.email, "--brand", other.id)
    assert not is_in(client) and other.id in listed(demo, person) and brand.id not in listed(demo, person)
    customer = backdoor.new_account(demo, brand)
    client.log_in(person)
    assert client.look_up(customer.account).status == 422


def test_the_review_is_csv_and_ends_the_access_of_whoever_has_not_come_for_90_days(demo, brand):
    quiet, known = (backdoor.new_agent(demo, brand, name="=Quinn, Jo") for _ in range(2))
    Client.of_desk(demo).log_in(known)
    rows = {row["email"]: row for row in csv.DictReader(io.StringIO(agent(demo, "review").removeprefix("\ufeff")))}
    assert list(rows[quiet.email]) == ["email", "name", "role", "brands", "access", "second_factor", "last_login"]
    assert rows[quiet.email]["name"] == "'=Quinn, Jo" and rows[quiet.email]["brands"] == brand.id
    assert rows[quiet.email]["access"] == "open" and rows[quiet.email]["second_factor"] == "off"
    assert rows[quiet.email]["last_login"] == "" and rows[known.email]["last_login"].endswith("Z")
    # Nobody who was added or has logged in within the time loses anything.
    assert agent(demo, "review", "--disable-unused").count("ended") == agent(demo, "review").count("ended")
    assert may_log_in(demo, quiet.email, quiet.password)


def test_whoever_was_added_and_has_come_too_long_ago_loses_access_and_nobody_else(demo, brand, tmp_path):
    """In a copy of the demo, where all that was written of them was written so many days earlier."""
    days = {"came": 91, "came lately": 89, "never came": 91, "added lately": 89}
    people = {name: backdoor.new_agent(demo, brand, name=name) for name in days}
    for name in ("came", "came lately"):
        Client.of_desk(demo).log_in(people[name])
    folder = tmp_path / "data"
    shutil.copytree(demo.data, folder, ignore=shutil.ignore_patterns("database.sqlite*"))
    with sqlite3.connect(demo.data / "database.sqlite") as live, sqlite3.connect(folder / "database.sqlite") as copy:
        live.backup(copy)
    with without_triggers(folder / "database.sqlite") as db:
        for name, person in people.items():
            db.execute(
                "UPDATE audit SET at = at - ?1 WHERE actor_id = (SELECT id FROM agents WHERE email = ?2) "
                "OR detail LIKE '%' || ?2", [days[name] * 24 * 60 * backdoor.MINUTE, person.email])
    config = folder / "countersign.yaml"

    def access():
        done = demo.command("agent", "review", config=config)
        assert done.returncode == 0, done.stderr
        return {row["email"]: row["access"] for row in csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))}

    before = access()
    assert {before[person.email] for person in people.values()} == {"open"}
    assert demo.command("agent", "review", "--disable-unused", config=config).returncode == 0
    lost = {person.email for name, person in people.items() if days[name] > 90}
    assert access() == {email: "ended" if email in lost else was for email, was in before.items()}
