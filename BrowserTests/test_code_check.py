"""A support code at a call, where there is none to find: what is told, what it costs, what it never tells."""
import re
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
import server
from pages import Desk
from web import Client
from words import CARE

WRONG = "Nothing of the Kind"


@pytest.fixture
def called(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    return desk


def test_the_code_is_asked_for_beside_the_question_and_never_kept(called):
    expect(called.heading("code instead")).to_be_visible()
    field = called.label("code field")
    expect(field).to_have_attribute("inputmode", "numeric")
    expect(field).to_have_attribute("autocomplete", "off")
    expect(called.label("name")).to_be_focused()
    called.check_code("123456")
    expect(called.result).to_contain_text(called.words["code wrong"])
    expect(called.label("code field")).to_have_value("")
    assert "123456" not in called.page.content()


@pytest.mark.parametrize("typed", ["", "12345"])
def test_what_has_not_six_digits_takes_no_attempt(called, demo, person, typed):
    called.check_code(typed)
    words = called.words["not six" if typed else "code missing"]
    assert words in called.error_of(called.label("code field"))
    expect(called.label("code field")).to_be_focused()
    expect(called.label("code field")).to_have_value("")
    assert backdoor.attempts(demo, person) == 0


def test_three_wrong_codes_end_the_call_and_leave_the_question_alone(called, demo, person):
    for left in ("2 left", "1 left"):
        called.check_code("123456")
        expect(called.result).to_contain_text(called.words["code wrong"])
        expect(called.result).to_contain_text(called.words[left])
    called.check_code("123456")
    expect(called.result).to_contain_text(called.words["failed"])
    expect(called.label("code field")).to_have_count(0)
    assert backdoor.budget(demo, person)[:2] == (0, 0)


def test_answers_and_codes_share_the_attempts_of_a_call(called, demo, person):
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["wrong"])
    called.check_code("123456")
    expect(called.result).to_contain_text(called.words["code wrong"])
    expect(called.result).to_contain_text(called.words["1 left"])
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["failed"])
    assert backdoor.budget(demo, person)[:2] == (2, 2)


def test_ten_wrong_codes_in_an_hour_pause_the_agent(demo, brand):
    backdoor.rest_agents(demo)
    agent = Client.of_desk(demo).log_in(brand.agent)
    for wrongs in (3, 3, 3, 1):
        person = backdoor.new_account(demo, brand)
        call = agent.open_call(person.account)
        for _ in range(wrongs):
            page = agent.check_code(call, "123456")
    assert CARE[page.lang]["paused"] in page.words and page.field("support-code") is None
    agent.check_code(call, "123456")
    assert backdoor.attempts(demo, person) == 1
    backdoor.rest_agents(demo)


@pytest.mark.parametrize("trouble", ["locked", "dead"])
def test_a_question_that_cannot_be_checked_leaves_the_code(desk, demo, brand, person, trouble):
    backdoor.spend(demo, person, 5, *((5, 60) if trouble == "locked" else (10,)))
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    expect(desk.result).to_contain_text(desk.words[trouble])
    expect(desk.label("said")).to_have_count(0)
    expect(desk.label("name")).to_be_focused()
    desk.check_code("123456")
    expect(desk.result).to_contain_text(desk.words["code wrong"])
    expect(desk.label("code field")).to_be_focused()
    expect(desk.result).to_contain_text(desk.words[trouble])
    assert backdoor.results(demo, person) == ["wrong"]


def test_nothing_is_checked_once_it_was_reported_that_it_was_not_me(desk, demo, brand, person):
    """Whoever broke in could get a code as well."""
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.get(call)
    backdoor.stop(demo, person)
    agent.check_code(call, "123456")
    assert backdoor.attempts(demo, person) == 0
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    expect(desk.result).to_contain_text(desk.words["stopped"])
    expect(desk.label("said")).to_have_count(0)
    expect(desk.label("code field")).to_have_count(0)


def test_the_scopes_are_told_before_and_after(called, person):
    page = called.page
    ahead = page.locator("dl.ahead")
    expect(ahead).to_contain_text(f"{called.words['with answer']} {called.words['everyday']}")
    beyond = [called.words["call detail"], called.words["contract"]]
    expect(ahead).to_contain_text(f"{called.words['only with code']} {' · '.join(beyond)}")
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["by question"])
    assert page.title().startswith(called.words["by question"])
    expect(called.heading("may").locator("+ ul")).to_have_text(called.words["everyday"])
    expect(called.heading("needs code").locator("+ ul").get_by_role("listitem")).to_have_text(beyond)
    expect(ahead).to_have_count(0)


def test_a_wrong_code_does_not_take_the_verification_away(called, person):
    called.check(person.answer)
    expect(called.heading("code as well")).to_be_visible()
    called.check_code("123456")
    expect(called.result).to_contain_text(called.words["code wrong"])
    expect(called.result).to_contain_text(called.words["stays verified"])
    called.button("end").click()
    expect(called.result).to_contain_text(called.words["by question"])


def test_the_two_words_stand_in_both_languages(desk, brand, demo, person):
    Client.of_portal(demo, brand).log_in(person).press_calling()
    called = desk.log_in(brand.agent)
    desk.open_call(person.account)
    line = called.page.locator("section.sign")
    expect(line).to_contain_text(called.words["ask words"])
    own, other = brand.language, "fr" if brand.language == "en" else "en"
    expect(line.locator(f"strong[lang={own}]")).to_have_text(" · ".join(words_of(called.page.url)[own]))
    expect(line.locator(f"span[lang={other}]")).to_have_text(" · ".join(words_of(called.page.url)[other]))


def words_of(url):
    """By the last two bytes of the call's id, from the list in the source."""
    source = (server.PROJECT / "Sources/Phrasebook/CallSign.swift").read_text()
    pairs = re.findall(r'\("([^"]+)", "([^"]+)"\)', source)
    assert len(pairs) == 256
    first, second = bytes.fromhex(url[-4:])
    second = (first + 128) % 256 if second == first else second
    return {"en": [pairs[first][0], pairs[second][0]], "fr": [pairs[first][1], pairs[second][1]]}


def test_another_agents_call_takes_no_code(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    other = Client.of_desk(demo).log_in(brand.supervisor)
    refused = other.post(f"{call}/code-attempts", key=str(uuid.uuid4()), **{"support-code": "123456"})
    assert refused.status == 404 and backdoor.attempts(demo, person) == 0


def test_the_same_code_sent_twice_is_one_attempt(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    key = str(uuid.uuid4())
    for _ in range(3):
        page = agent.check_code(call, "123456", key=key)
    assert CARE[page.lang]["2 left"] in page.words and backdoor.attempts(demo, person) == 1


def test_codes_are_checked_without_javascript(demo, brand, language, person, new_page):
    desk = Desk(demo, language, new_page(java_script_enabled=False, locale=f"{language}-FR")).log_in(brand.agent)
    desk.open_call(person.account)
    desk.check_code("123456")
    expect(desk.result).to_contain_text(desk.words["2 left"])
