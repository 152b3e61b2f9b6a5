"""One call in two tabs: each says what is so now, whatever the other has done, and nothing counts twice."""
import pytest
from playwright.sync_api import expect

import backdoor
from caller_tour import say
from pages import Desk
from web import Client
from words import CARE


@pytest.fixture
def tabs(desk, demo, brand, language, person):
    """Two tabs of one browser on one call, loaded before anything was done in either."""
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    page = desk.page.context.new_page()
    page.goto(desk.page.url)
    return desk, Desk(demo, language, page)


def told(demo, person, kind):
    return backdoor.events(demo, person).count(kind)


def test_wrong_answers_in_both_are_two_attempts_and_not_three(tabs, demo, person):
    first, second = tabs
    first.check("Zanzibar")
    expect(first.result).to_contain_text(first.words["2 left"])
    second.check("Samarkand")
    expect(second.result).to_contain_text(second.words["1 left"])
    first.page.reload()
    expect(first.result).to_contain_text(first.words["1 left"])
    # Back to the page with the form that was sent: it is loaded anew, and says what is so.
    second.page.go_back()
    expect(second.result).to_contain_text(second.words["1 left"])
    assert backdoor.results(demo, person) == ["wrong", "wrong"]
    assert told(demo, person, "answerWrong") == 2


def test_one_form_that_two_tabs_send_is_one_attempt(demo, brand, person):
    """As a duplicated tab has it: the same form, and the id of its attempt with it."""
    first = Client.of_desk(demo).log_in(brand.agent)
    call = first.open_call(person.account)
    key = first.get(call).fields("key")[0]
    second = first.twin()
    for tab in (first, second):
        answer = tab.follow(tab.post(f"{call}/attempts", key=key, said="Zanzibar"))
        assert CARE[answer.lang]["2 left"] in answer.words
    assert backdoor.results(demo, person) == ["wrong"] and told(demo, person, "answerWrong") == 1


def test_what_one_tab_verifies_the_other_neither_checks_again_nor_takes_away(tabs, demo, person):
    first, second = tabs
    first.check(person.answer)
    expect(first.result).to_contain_text(first.words["verified"])
    second.check("Zanzibar")
    expect(second.result).to_contain_text(second.words["verified"])
    expect(second.label("said")).to_have_count(0)
    assert backdoor.results(demo, person) == ["verified"]
    assert told(demo, person, "answerVerified") == 1 and told(demo, person, "answerWrong") == 0


def test_could_not_answer_in_a_stale_tab_ends_a_verified_call_as_verified(tabs, demo, person):
    first, second = tabs
    first.check(person.answer)
    expect(first.result).to_contain_text(first.words["verified"])
    second.button("could not").click()
    expect(second.result).to_contain_text(second.words["ended"])
    expect(second.result).to_contain_text(second.words["ended verified"])
    first.page.reload()
    expect(first.result).to_contain_text(first.words["ended"])
    assert told(demo, person, "callEnded") == 1


@pytest.mark.parametrize("stale", ["check", "check code", "end", "keep open", "name"])
def test_after_an_end_in_one_tab_the_other_says_that_the_call_is_over_whatever_is_pressed(tabs, demo, person, stale):
    first, second = tabs
    first.check("Zanzibar")
    expect(first.result).to_contain_text(first.words["2 left"])
    first.button("end").click()
    expect(first.result).to_contain_text(first.words["ended"])
    backdoor.outlive_undo(demo)
    if stale == "check":
        second.check(person.answer)
    elif stale == "check code":
        second.check_code("123456")
    elif stale == "name":
        say(second, person.name)
    else:
        second.button(stale).click()
    expect(second.result).to_contain_text(second.words["ended"])
    expect(second.label("said")).to_have_count(0)
    expect(second.link("new")).to_be_visible()
    assert backdoor.results(demo, person) == ["wrong"]
    assert told(demo, person, "callEnded") == 1 and told(demo, person, "callKeptOpen") == 0


def test_an_end_that_one_tab_takes_back_lets_the_other_go_on(tabs, demo, person):
    first, second = tabs
    first.button("end").click()
    first.button("undo").click()
    expect(first.page.get_by_text(first.words["goes on"])).to_be_visible()
    second.check(person.answer)
    expect(second.result).to_contain_text(second.words["verified"])
    assert backdoor.results(demo, person) == ["verified"] and told(demo, person, "callReopened") == 1


def test_a_name_that_matched_in_one_tab_is_not_unmatched_by_another(tabs, demo, person):
    first, second = tabs
    say(first, person.name)
    expect(first.result).to_contain_text(first.words["matches"])
    say(second, "Zed Zanzibar")
    expect(second.result).to_contain_text(second.words["matches"])
    assert told(demo, person, "callerNamed") == 1 and told(demo, person, "callerNotKnown") == 0
