"""A log-in ends by itself, but never without a word (WCAG 2.2, 2.2.1)."""
import pytest
from playwright.sync_api import expect

import backdoor
from pages import Desk, Office

SETTINGS = "/account/settings"
MINUTE = 60_000


@pytest.fixture
def warned(demo, brand, language, new_page, person):
    """An Office Manager whose clock is moved by hand, at Settings."""
    office = Office(demo, brand, language, new_page())
    office.page.clock.install()
    office.log_in(person, SETTINGS)
    return office


def pass_minutes(office, minutes, *, elsewhere=False):
    """The browser's clock and, unless another tab was used, what the server knows of this session."""
    if not elsewhere:
        backdoor.run(office.demo, "UPDATE sessions SET seen_at = seen_at - ?", int(minutes * MINUTE))
    office.page.clock.fast_forward(int(minutes * MINUTE) + 6_000)


def dialog(office):
    return office.page.get_by_role("dialog")


def test_whoever_is_there_stays_logged_in_by_one_key(warned):
    expect(dialog(warned)).to_have_count(0)
    pass_minutes(warned, 28.2)
    expect(dialog(warned)).to_contain_text(warned.words["logged out soon"])
    expect(warned.button("stay")).to_be_focused()
    warned.page.keyboard.press("Enter")
    expect(dialog(warned)).to_have_count(0)
    # And again half an hour later: it had begun anew.
    warned.page.wait_for_timeout(300)
    pass_minutes(warned, 20)
    expect(dialog(warned)).to_have_count(0)
    pass_minutes(warned, 8.2)
    expect(dialog(warned)).to_be_visible()
    warned.page.keyboard.press("Escape")
    expect(dialog(warned)).to_have_count(0)


def test_what_was_typed_is_still_there(warned):
    warned.open(f"{SETTINGS}/security-question")
    warned.question_list().select_option("unbearable-film")
    warned.type_answer("Quibbling Marmoset Pavilion")
    pass_minutes(warned, 28.2)
    warned.button("stay").click()
    expect(dialog(warned)).to_have_count(0)
    expect(warned.label("new answer")).to_have_value("Quibbling Marmoset Pavilion")


def test_nobody_is_disturbed_who_was_at_work_in_another_tab(warned):
    asked = []
    warned.page.on("request", lambda request: request.url.endswith("/login/time") and asked.append(request.method))
    pass_minutes(warned, 28.2, elsewhere=True)
    warned.page.wait_for_timeout(500)
    expect(dialog(warned)).to_have_count(0)
    assert asked == ["GET"]


def test_whoever_is_not_there_is_logged_out_with_the_reason_and_comes_back_here(warned, person):
    pass_minutes(warned, 28.2)
    expect(dialog(warned)).to_be_visible()
    pass_minutes(warned, 2)
    expect(warned.page.get_by_text(warned.words["ended by itself"])).to_be_visible()
    expect(dialog(warned)).to_have_count(0)
    warned.fill_log_in(person)
    warned.is_at(SETTINGS)


def test_the_end_after_twelve_hours_is_told_as_well(warned, demo):
    backdoor.run(demo, "UPDATE sessions SET started_at = started_at - ?", 12 * 60 * MINUTE - 90_000)
    warned.page.clock.fast_forward(30 * MINUTE)
    expect(dialog(warned)).to_contain_text(warned.words["twelve hours"])
    warned.button("understood").click()
    expect(dialog(warned)).to_have_count(0)
    warned.page.clock.run_for(30_000)
    expect(dialog(warned)).to_have_count(0)


def test_agents_are_warned_as_well(demo, brand, language, new_page):
    desk = Desk(demo, language, new_page())
    desk.page.clock.install()
    desk.log_in(brand.agent)
    pass_minutes(desk, 28.2)
    expect(dialog(desk)).to_be_visible()
    # The desk's own keys do nothing behind it.
    desk.page.keyboard.press("?")
    expect(dialog(desk)).to_have_count(1)


def test_without_a_script_the_rule_stands_on_the_page(demo, brand, language, new_page, person):
    office = Office(demo, brand, language, new_page(java_script_enabled=False)).log_in(person, SETTINGS)
    expect(office.page.get_by_text(office.words["log-out rule"])).to_be_visible()
    backdoor.leave_idle(demo)
    office.page.reload()
    expect(office.page.get_by_text(office.words["ended by itself"])).to_be_visible()
    office.fill_log_in(person)
    office.is_at(SETTINGS)
