"""Who is calling: the name as it is said, nobody's name before the call is verified, and somebody else."""
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
from caller_tour import say
from web import Client
from words import CARE


@pytest.fixture
def person(demo, brand):
    backdoor.rest_agents(demo)
    person = backdoor.new_account(demo, brand, name="Margaret Élise Quillon")
    backdoor.add_member(demo, person, f"noe-{uuid.uuid4().hex[:8]}@quarry.example")
    return person


@pytest.fixture
def called(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    return desk


def test_a_name_matches_and_names_roles_and_numbers_appear_after_verification(called, demo, brand, person):
    say(called, "Marge Quillon")
    expect(called.result).to_contain_text(called.words["no match"])
    say(called, "quillon margaret")
    expect(called.result).to_contain_text(called.words["matches"])
    expect(called.label("name")).to_have_count(0)
    content = called.page.content()
    for shown in (person.name, "Lacombe", person.email, person.phone, person.phone[-4:]):
        assert shown not in content, shown
    called.check(person.answer)
    people = called.page.get_by_role("region", name=called.words["people"])
    expect(people).to_contain_text(person.name)
    expect(people.locator("li", has_text=called.words["is calling"])).to_have_count(1)
    expect(people).to_contain_text("Noé Lacombe")
    assert person.phone not in people.inner_text()
    people.get_by_text(called.words["ending in"] + person.phone[-4:]).click()
    expect(people.get_by_role("link")).to_have_attribute("href", f"tel:{person.phone}")
    called.button("end").click()
    expect(called.link("new")).to_be_visible()
    assert person.name not in called.page.content()
    activity = Client.of_portal(demo, brand).log_in(person).get("/account/activity")
    assert f"{person.name} (" in activity.words


def test_three_names_are_compared_in_a_call_and_an_answer_is_checked_all_the_same(called, person):
    for _ in range(3):
        say(called, "Zed Zanzibar")
    expect(called.page.locator(".caller")).to_contain_text(called.words["no more names"])
    expect(called.label("name")).to_have_count(0)
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])


def test_nothing_verifies_a_call_of_who_may_not_call_until_another_name_is_given(called, demo, brand, person):
    backdoor.run(demo, "UPDATE members SET may_call = 0 WHERE name = 'Noé Lacombe'")
    say(called, "Noe Lacombe")
    expect(called.result).to_contain_text(called.words["may not call"])
    expect(called.label("said")).to_have_count(0)
    expect(called.label("code field")).to_have_count(0)
    agent = Client.of_desk(demo).log_in(brand.agent)
    page = agent.check(called.page.url.split(str(demo.care), 1)[1], person.answer)
    assert CARE[page.lang]["may not call"] in page.words and backdoor.attempts(demo, person) == 0
    say(called, person.name)
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])


def test_somebody_else_is_recorded_with_a_reason_and_never_verified(called, demo, brand, person):
    called.page.locator(".caller summary").click()
    called.button("record").click()
    expect(called.label("why")).to_have_attribute("aria-invalid", "true")
    called.label("why").fill("The accountant")
    called.button("record").click()
    expect(called.result).to_contain_text(called.words["somebody"])
    expect(called.button("end")).to_be_focused()
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = called.page.url.split(str(demo.care), 1)[1]
    code = Client.of_portal(demo, brand).log_in(person).new_code()
    for page in (agent.check(call, person.answer), agent.check_code(call, code)):
        assert CARE[page.lang]["verified"] not in page.words and CARE[page.lang]["somebody"] in page.words
    assert backdoor.attempts(demo, person) == 0


def test_the_reason_and_the_name_stand_in_the_audit_log_and_what_was_said_nowhere(called, demo, person):
    say(called, "Zed Zanzibar")
    called.page.locator(".caller summary").click()
    called.label("why").fill("The accountant")
    called.button("record").click()
    expect(called.result).to_contain_text(called.words["somebody"])
    rows = backdoor.run(
        demo, "SELECT k.name, e.detail FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE e.kind BETWEEN 150 AND 153 "
        "AND e.account = (SELECT id FROM accounts WHERE number = ?) ORDER BY e.number", person.account.replace("-", ""))
    assert rows == [("callerNotKnown", None), ("callerSomebodyElse", "The accountant")]
