"""The care desk's keys: a call in four of them, its end by a chord, and the end taken back."""
import pytest
from playwright.sync_api import expect

import backdoor
import typed
from pages import Desk

END, UNDO = "Alt+Shift+KeyE", "Alt+Shift+KeyU"


@pytest.fixture
def person(demo, brand):
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    return backdoor.new_account(demo, brand)


@pytest.fixture
def called(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    return desk


def test_a_verified_call_takes_four_keys_besides_what_is_said(desk, brand, person):
    desk.log_in(brand.agent)
    pressed = []

    def say(field, words):
        expect(desk.label(field)).to_be_focused()
        desk.page.keyboard.type(words)
        press("Enter")

    def press(key):
        pressed.append(key)
        desk.page.keyboard.press(key)

    say("stated", person.account)
    say("name", person.name)
    say("said", typed.remember(person.answer))
    expect(desk.result).to_contain_text(desk.words["verified"])
    expect(desk.button("end")).to_be_focused()
    press("Enter")
    expect(desk.result).to_contain_text(desk.words["ended verified"])
    assert len(pressed) == 4
    expect(desk.page.locator("#reference")).to_have_text(desk.page.url.rsplit("/", 1)[1])


def test_the_chord_ends_the_call_from_a_field_and_a_bare_key_never_does(called):
    field = called.label("said")
    field.focus()
    called.page.keyboard.type("e?E/")
    expect(field).to_have_value("e?E/")
    expect(called.page.get_by_role("dialog")).to_have_count(0)
    called.page.keyboard.press(END)
    expect(called.result).to_contain_text(called.words["ended"])
    expect(called.link("new")).to_be_focused()


def test_an_end_is_taken_back_within_seconds_by_a_chord_or_a_button(called):
    call = called.page.url
    called.page.goto(called.url("/help"))
    called.page.keyboard.press(END)
    expect(called.page).to_have_url(call)
    expect(called.button("undo")).to_be_visible()
    called.page.keyboard.press(UNDO)
    called.says("goes on")
    expect(called.label("said")).to_be_visible()
    called.button("end").click()
    called.button("undo").click()
    expect(called.label("said")).to_be_visible()
    called.button("end").click()
    called.button("undo").focus()
    expect(called.button("undo")).to_have_count(0, timeout=8_000)
    expect(called.link("new")).to_be_focused()


def test_an_end_is_taken_back_without_a_script_and_not_too_late(demo, brand, language, person, new_page):
    desk = Desk(demo, language, new_page(java_script_enabled=False)).log_in(brand.agent)
    desk.open_call(person.account)
    desk.button("could not").click()
    desk.button("undo").click()
    desk.says("goes on")
    desk.button("end").click()
    backdoor.outlive_undo(demo)
    desk.button("undo").click()
    desk.says("too late")
    expect(desk.button("undo")).to_have_count(0)
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_the_keys_are_listed_and_can_all_be_turned_off(called):
    page, keys = called.page, called.page.keyboard
    call = page.url
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    keys.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto(called.url("/profile"))
    called.button("keys off").click()
    page.goto(call)
    page.evaluate("document.activeElement.blur()")
    for key in ("?", "/", END):
        keys.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(call)
    expect(called.label("said")).not_to_be_focused()
    # The call goes on, as the server sees it.
    page.reload()
    expect(called.label("said")).to_be_visible()
    expect(called.button("undo")).to_have_count(0)
    page.goto(called.url("/profile"))
    called.button("keys on").click()
    page.goto(call)
    keys.press(END)
    expect(called.result).to_contain_text(called.words["ended"])


def test_of_two_open_calls_the_chord_ends_neither_by_itself(called, demo, brand):
    called.open_call(backdoor.new_account(demo, brand).account)
    called.page.goto(called.url("/help"))
    called.page.keyboard.press(END)
    strip = called.page.locator(".open-calls")
    expect(strip.get_by_role("button").first).to_be_focused()
    expect(strip.locator("li")).to_have_count(2)
    for _ in range(2):
        called.page.goto(called.url("/help"))
        strip.get_by_role("button").first.click()
        expect(called.link("new")).to_be_visible()


def test_a_call_is_kept_open_fifteen_minutes_at_a_time_with_the_attempts_it_had(called, demo, person):
    called.check("Nothing of the Kind")
    for _ in range(2):
        # Fourteen minutes pass.
        backdoor.run(demo, "UPDATE calls SET opened_at = opened_at - 840000, kept_open_at = kept_open_at - 840000 "
                     "WHERE outcome IS NULL")
        called.button("keep open").click()
        expect(called.result).to_contain_text(called.words["2 left"])
    assert backdoor.budget(demo, person)[:2] == (1, 1)
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])
