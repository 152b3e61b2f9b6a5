"""A support code from the owner's Home to the agent's screen."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
import typed
from pages import Desk, Office
from web import Client
from words import CARE

GET = {"en": re.compile("^Get a (new )?code$"), "fr": re.compile("^Obtenir un (nouveau )?code$")}


def new_code(office):
    """What the owner reads on Home."""
    office.open("/")
    office.page.get_by_role("link", name=GET[office.language]).click()
    office.button("dialled").click()
    code = "".join(filter(str.isdigit, office.page.locator(".code").first.inner_text()))
    assert len(code) == 6
    return code


def other(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_code_verifies_a_call_by_itself_and_once(demo, brand, language, person, new_page, script):
    office = Office(demo, brand, language, new_page(java_script_enabled=script)).log_in(person)
    code = new_code(office)
    desk = Desk(demo, language, new_page(java_script_enabled=script, locale=f"{language}-FR")).log_in(brand.agent)
    desk.open_call(person.account)
    desk.check_code(f"{code[:3]} {code[3:]}")
    expect(desk.result).to_contain_text(desk.words["by code"])
    assert desk.page.title().startswith(desk.words["by code"])
    for scope in ("everyday", "call detail", "contract"):
        expect(desk.heading("may").locator("+ ul")).to_contain_text(desk.words[scope])
    expect(desk.heading("needs code")).to_have_count(0)
    expect(desk.label("code field")).to_have_count(0)
    desk.button("end").click()
    expect(desk.result).to_contain_text(desk.words["by code"])
    desk.open_call(person.account)
    desk.check_code(code)
    expect(desk.result).to_contain_text(desk.words["code wrong"])


@pytest.mark.parametrize("size", [(320, 640)], ids=["320px"])
def test_a_code_raises_a_call_that_the_question_verified(demo, brand, language, person, new_page, size):
    code = new_code(Office(demo, brand, language, new_page()).log_in(person))
    desk = Desk(demo, language, new_page(size, locale=f"{language}-FR")).log_in(brand.agent)
    desk.open_call(person.account)
    desk.check(person.answer)
    expect(desk.result).to_contain_text(desk.words["by question"])
    beyond = desk.heading("needs code").locator("+ ul").get_by_role("listitem")
    expect(beyond).to_have_text([desk.words["call detail"], desk.words["contract"]])
    desk.check_code(other(code))
    expect(desk.result).to_contain_text(desk.words["stays verified"])
    desk.check_code(code)
    expect(desk.result).to_contain_text(desk.words["by code"])
    expect(desk.heading("needs code")).to_have_count(0)
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("trouble", ["locked", "dead", "changed"])
def test_a_code_verifies_whatever_has_happened_to_the_question(demo, brand, language, person, new_page, trouble):
    {"locked": lambda: backdoor.spend(demo, person, 5, 5, 60), "dead": lambda: backdoor.spend(demo, person, 5, 10),
     "changed": lambda: backdoor.change(demo, person, "password")}[trouble]()
    code = new_code(Office(demo, brand, language, new_page()).log_in(person))
    desk = Desk(demo, language, new_page(locale=f"{language}-FR")).log_in(brand.agent)
    desk.open_call(person.account)
    desk.check_code(code)
    expect(desk.result).to_contain_text(desk.words["by code"])


def test_a_new_code_ends_the_old_one_and_ten_minutes_end_it_too(demo, brand, language, person, new_page):
    office = Office(demo, brand, language, new_page()).log_in(person)
    old = new_code(office)
    new = new_code(office)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    if old != new:
        page = agent.check_code(call, old)
        assert CARE[page.lang]["code wrong"] in page.words
    backdoor.run(demo, "UPDATE support_codes SET made_at = made_at - ?", 10 * backdoor.MINUTE)
    page = agent.check_code(call, new)
    assert CARE[page.lang]["code wrong"] in page.words
    page = agent.check_code(call, new_code(office))
    assert CARE[page.lang]["by code"] in page.words


def test_a_wrong_code_says_the_same_whether_there_is_one_or_not(demo, brand, language, person, new_page):
    nobody = backdoor.new_account(demo, brand, company=person.company)
    code = new_code(Office(demo, brand, language, new_page()).log_in(person))
    said = []
    for one in (person, nobody):
        # Somebody without another call, which every page would lead back to.
        agent = Client.of_desk(demo).log_in(backdoor.new_agent(demo, brand))
        call = agent.open_call(one.account)
        page = agent.check_code(call, other(code))
        words = page.words.split(CARE[page.lang]["sign"])[0]
        said.append(words.replace(one.account, "").replace(call.rsplit("/", 1)[1], "").split())
    assert said[0] == said[1] and CARE[page.lang]["code wrong"].split()[0] in said[0]


def test_the_code_is_in_nothing_that_is_kept(demo, brand, language, person, new_page):
    code = new_code(Office(demo, brand, language, new_page()).log_in(person))
    agent = Client.of_desk(demo).log_in(brand.agent)
    agent.check_code(agent.open_call(person.account), code)
    assert code not in demo.log.read_text(errors="replace")
    for table in ("audit", "support_codes", "attempts", "outbox"):
        for row in backdoor.run(demo, f"SELECT * FROM {table}"):
            assert code not in [value for value in row if isinstance(value, str)], table
    assert typed.secrets()
