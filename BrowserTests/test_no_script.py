"""Everything a person must be able to do works with JavaScript off."""
import pytest
from playwright.sync_api import expect

import backdoor
import typed
from pages import Desk, Office


@pytest.fixture
def plain_page(new_page):
    return new_page(java_script_enabled=False)


@pytest.mark.every_storefront
def test_activation(demo, brand, language, plain_page):
    person = backdoor.invite(demo, brand)
    office = Office(demo, brand, language, plain_page).open(f"/activate/{person.token}")
    office.button("confirm").click()
    office.label("password").fill("fourteen chars")
    office.button("continue").click()
    expect(office.page.locator("#password-error")).to_be_visible()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.question_list().select_option("lent-book")
    office.type_answer(person.answer, label="your answer")
    office.button("finish").click()
    expect(office.heading("done")).to_be_visible()


@pytest.mark.every_storefront
def test_the_owners_whole_journey(demo, brand, language, plain_page):
    person = backdoor.new_account(demo, brand)
    office = Office(demo, brand, language, plain_page)
    office.open("/account/settings")
    office.fill_log_in(person)
    expect(office.page.locator("form[action='/logout']")).to_be_visible()
    office.speak()
    office.is_at("/account/settings")
    backdoor.forget_password_given(demo)
    office.page.get_by_text(office.words["edit"], exact=True).click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.question_list().select_option("unbearable-film")
    office.type_answer("ab")
    office.button("save").click()
    expect(office.page.locator("#answer-error")).to_be_visible()
    expect(office.question_list()).to_have_value("unbearable-film")
    office.type_answer("Le Manège des Ombres pâles")
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    office.link("activity").click()
    expect(office.page.locator("tbody tr").first).to_be_visible()
    office.switch_language()
    office.is_at("/account/activity")
    office.button("log out").click()
    expect(office.heading("log-in title")).to_be_visible()


def test_the_settings_fragment_still_shows_a_way_to_settings(demo, brand, language, plain_page):
    office = Office(demo, brand, language, plain_page).log_in(path="/#settings")
    target = office.page.locator("#settings")
    expect(target).to_be_visible()
    target.get_by_role("link").click()
    office.is_at("/account/settings")


def test_the_answer_is_masked_and_can_be_shown(demo, brand, language, plain_page):
    office = Office(demo, brand, language, plain_page).log_in(path="/account/settings/security-question")
    field = office.label("new answer")
    expect(field).to_have_css("-webkit-text-security", "disc")
    office.label("show answer").check()
    expect(field).to_have_css("-webkit-text-security", "none")


@pytest.fixture
def plain_desk(demo, brand, language, new_page):
    backdoor.rest_agents(demo)
    locale = "en-GB" if language == "en" else "fr-FR"
    return Desk(demo, language, new_page(java_script_enabled=False, locale=locale)).log_in(brand.agent)


@pytest.mark.every_storefront
def test_the_agents_whole_journey(demo, brand, plain_desk):
    person, desk = backdoor.new_account(demo, brand), plain_desk
    desk.open_call(person.account)
    desk.check("Nothing of the Kind")
    expect(desk.result).to_contain_text(desk.words["2 left"])
    desk.page.locator(".checks summary").first.click()
    expect(desk.page.locator("details .question")).to_be_visible()
    desk.check(person.answer)
    expect(desk.result).to_contain_text(desk.words["verified"])
    desk.button("end").click()
    expect(desk.result).to_contain_text(desk.words["ended"])
    desk.open_call(person.account)
    desk.button("could not").click()
    expect(desk.result).to_contain_text(desk.words["no answer"])


def test_a_double_click_without_the_script_is_one_attempt(demo, brand, plain_desk):
    person, desk = backdoor.new_account(demo, brand), plain_desk
    desk.open_call(person.account)
    desk.label("said").fill(typed.remember("Nothing of the Kind"))
    desk.button("check").dblclick()
    expect(desk.result).to_contain_text(desk.words["2 left"])
    assert backdoor.attempts(demo, person) == 1


def test_a_double_click_on_continue_after_the_password_leads_on(demo, brand, language, plain_page):
    office = Office(demo, brand, language, plain_page).log_in()
    backdoor.forget_password_given(demo)
    office.open("/account/settings/security-question")
    office.label("password").fill(brand.owner.password)
    office.button("continue").dblclick()
    expect(office.label("new answer")).to_be_visible()
