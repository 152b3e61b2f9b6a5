"""For a day after a change the care desk is told; where the brand wants it, only a support code is taken."""
import pytest
from playwright.sync_api import expect

import backdoor
from conftest import policy_of, running_demo
from pages import Desk
from web import Client
from words import CARE

POLICY = """
recent-change: code
scopes:
  - {name: {en: Ask what is owed, fr: Demander ce qui est dû}, needs: question}
  - {name: {en: Move the line, fr: Déplacer la ligne}, needs: code}
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The first brand only tells; the second asks for a code, and has scopes of its own."""
    yield from running_demo(tmp_path_factory, prepare=policy_of("atelier-vingt", POLICY))


@pytest.fixture
def teller(demo):
    return demo.brand("northline")


@pytest.fixture
def asker(demo):
    return demo.brand("atelier-vingt")


@pytest.mark.parametrize("what", ["question", "password", "address"])
def test_what_was_changed_is_told_and_the_answer_is_still_checked(demo, desk, teller, what):
    person = backdoor.new_account(demo, teller)
    backdoor.change(demo, person, what, hours_ago=23)
    desk.log_in(teller.agent)
    desk.open_call(person.account)
    desk.says(f"{what} changed")
    desk.says("told")
    desk.check(person.answer)
    expect(desk.result).to_contain_text(desk.words["by question"])
    desk.says(f"{what} changed")


def test_the_owners_new_question_is_told_at_once_and_activation_is_not(demo, teller):
    person = backdoor.new_account(demo, teller)
    agent = Client.of_desk(demo).log_in(teller.agent)
    page = agent.get(agent.open_call(person.account))
    assert CARE[page.lang]["question changed"] not in page.words
    Client.of_portal(demo, teller).log_in(person).set_answer("lent-book", "Zanzibar Blue Umbrella")
    page = agent.get(agent.open_call(person.account))
    assert CARE[page.lang]["question changed"] in page.words
    backdoor.change(demo, person, "question", hours_ago=25)
    page = agent.get(agent.open_call(person.account))
    assert CARE[page.lang]["question changed"] not in page.words


def test_where_the_brand_asks_for_a_code_the_answer_is_not_checked(demo, desk, asker):
    person = backdoor.new_account(demo, asker)
    backdoor.change(demo, person, "password")
    desk.log_in(asker.agent)
    desk.open_call(person.account)
    desk.says("password changed")
    desk.says("asked")
    expect(desk.label("said")).to_have_count(0)
    expect(desk.label("name")).to_be_focused()
    agent = Client.of_desk(demo).log_in(asker.agent)
    page = agent.check(agent.open_call(person.account), person.answer)
    assert CARE[page.lang]["verified"] not in page.words and backdoor.attempts(demo, person) == 0
    assert backdoor.entries(demo, "attemptRefused", person) == [("Alex Moreau", "recentlyChanged")]
    backdoor.change(demo, person, "password", hours_ago=25)
    page = agent.check(agent.open_call(person.account), person.answer)
    assert CARE[page.lang]["by question"] in page.words


def test_the_brands_own_scopes_are_shown_in_the_agents_language(demo, asker, language, new_page):
    person = backdoor.new_account(demo, asker)
    desk = Desk(demo, language, new_page(locale=f"{language}-FR")).log_in(asker.agent)
    desk.open_call(person.account)
    names = {"en": ["Ask what is owed", "Move the line"], "fr": ["Demander ce qui est dû", "Déplacer la ligne"]}
    for name in names[language]:
        expect(desk.page.locator("dl.ahead")).to_contain_text(name)
    expect(desk.page.get_by_text(desk.words["contract"])).to_have_count(0)
    desk.check(person.answer)
    expect(desk.heading("may").locator("+ ul")).to_have_text(names[language][0])
    expect(desk.heading("needs code").locator("+ ul")).to_have_text(names[language][1])
