"""Activity: by days, a call as one thing, narrowed down; and Home's last three."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from test_api import Program
from web import Client

ACTIVITY = "/account/activity"


@pytest.fixture
def told(demo, brand, language, new_page, person):
    """After a call that was verified and an hour of log-ins."""
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.check(call, "Nothing of the Kind")
    agent.check(call, person.answer)
    agent.get(call)
    agent.post(f"{call}/ending", ending="ended")
    for _ in range(3):
        Client.of_portal(demo, brand).log_in(person)
    return Office(demo, brand, language, new_page()).log_in(person, ACTIVITY)


def test_a_call_is_one_entry_with_its_steps_under_its_day(told):
    page = told.page
    expect(page.locator("tr.day")).to_have_count(1)
    expect(page.locator("tr.day")).to_contain_text(told.words["today"])
    call = page.locator("tbody tr", has=page.locator(".parts"))
    expect(call).to_have_count(1)
    expect(call).to_contain_text(told.words["call verified"])
    steps = call.locator("li")
    assert steps.count() >= 4
    times = [step.locator("time").get_attribute("datetime") for step in steps.all()]
    assert times == sorted(times)
    # The day is told once, so a row tells the time alone.
    assert re.fullmatch(r"\d\d?:\d\d", call.locator("td > time").inner_text())


THROUGH = {"en": "Through Customer Care’s program “demo-crm”, for an agent",
           "fr": "Par l’intermédiaire du programme «\u00a0demo-crm\u00a0» du Service Client, pour un conseiller"}
PROGRAM = {"en": "Program “demo-crm”", "fr": "Programme «\u00a0demo-crm\u00a0»"}


def test_what_a_program_did_is_told_on_activity_and_home(demo, language, new_page, size):
    backdoor.rest_agents(demo)
    brand, program = demo.brand("northline"), Program(demo)
    person = backdoor.new_account(demo, brand)
    office = Office(demo, brand, language, new_page(size)).log_in(person)
    call = f'/v1/calls/{program.open_call(demo, person)["id"]}'
    program.done("POST", f"{call}/attempts", {"proof": "answer", "spoken": person.answer})
    program.done("POST", f"{call}/end", {"outcome": "ended"})
    program.done("POST", "/v1/accounts", {"number": person.account, "company": f"{person.company} Anew"})
    for path in (ACTIVITY, "/"):
        office.open(path)
        rows = office.page.locator("table.activity tbody tr:not(.day)")
        called = rows.filter(has=office.page.locator(".parts"))
        expect(called.locator("small")).to_have_text(THROUGH[language])
        # What it did for nobody, it has done itself.
        expect(called.locator("td").nth(1)).to_have_text({"en": "Customer Care", "fr": "Service Client"}[language])
        expect(rows.locator("td:nth-child(2)", has_text=PROGRAM[language])).to_have_count(1)
        expect(rows.locator("small")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_is_narrowed_down_by_links(demo, brand, language, new_page, told, person, script):
    office = Office(demo, brand, language, new_page(java_script_enabled=script)).log_in(person, ACTIVITY)
    rows = office.page.locator("tbody tr:not(.day)")
    whole = rows.count()
    office.link("calls only").click()
    expect(office.link("calls only")).to_have_attribute("aria-current", "true")
    expect(rows).to_have_count(1)
    office.link("log-ins only").click()
    expect(rows.filter(has_text=office.words["a log-in"]).first).to_be_visible()
    expect(office.page.locator(".parts")).to_have_count(0)
    assert 0 < rows.count() < whole
    # Whatever else the address asks for is all of it.
    office.open(f"{ACTIVITY}?about=nonsense")
    expect(rows).to_have_count(whole)


def test_older_stays_with_what_was_chosen(demo, brand, language, new_page, person):
    browser = Client.of_portal(demo, brand)
    for _ in range(22):
        browser.log_in(person)
    office = Office(demo, brand, language, new_page()).log_in(person, f"{ACTIVITY}?about=access")
    office.link("older").click()
    assert "about=access" in office.page.url and "before=" in office.page.url
    expect(office.page.locator("tbody tr:not(.day)").first).to_contain_text(office.words["a log-in"])


def test_what_is_not_known_is_reported_from_there(told):
    told.link("report not me").click()
    told.is_at("/not-me")


def test_home_tells_the_same_thing_once(demo, brand, language, new_page, person):
    member = Client.of_portal(demo, brand).log_in(person)
    for answer in ("Zanzibar Blue Umbrella", "Wolverton Abbeyfeale", "Quibbling Marmoset Pavilion"):
        key = member.get("/account/settings/security-question").field("key")
        member.post("/account/settings/security-question", key=key, question="lent-book", answer=answer)
    assert backdoor.events(demo, person).count("questionChanged") == 3
    # From the browser that is known: one log-in more, and nothing new.
    page = member.get("/")
    assert ("(3 fois)" if page.lang == "fr" else "(3 times)") in page.words
    assert len(re.findall("security question was updated|question de sécurité a été mise à jour", page.words)) == 1
