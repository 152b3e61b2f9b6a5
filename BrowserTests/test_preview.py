"""How an answer will be heard, before it is saved. These answers are shown on purpose: they are nobody's."""
import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office

EDIT, SHOWN = "/account/settings/security-question", "The St. Bartholomew’s  Lighthouse"


@pytest.fixture
def editing(demo, brand, language, new_page):
    def make(**options):
        person = backdoor.new_account(demo, brand)
        office = Office(demo, brand, language, new_page(**options)).log_in(person, EDIT)
        office.person = person
        office.question_list().select_option("unbearable-film")
        return office
    return make


def test_it_is_told_without_leaving_the_page_and_nothing_is_saved(editing, demo):
    office = editing()
    before = backdoor.answer_id(demo, office.person)
    office.label("new answer").fill(SHOWN)
    office.button("preview").click()
    reading = office.page.locator("#reading")
    expect(reading).to_contain_text(office.words["heard"])
    expect(reading).to_have_attribute("role", "status")
    assert "bartholomew" in reading.inner_text().lower() and "St." not in reading.inner_text()
    expect(office.label("new answer")).to_have_value(SHOWN)
    expect(office.question_list()).to_have_value("unbearable-film")
    assert backdoor.answer_id(demo, office.person) == before


def test_a_refusal_is_told_there_as_well(editing):
    office = editing()
    office.label("new answer").fill("Ox")
    office.button("preview").click()
    expect(office.page.locator("#reading")).to_contain_text("Hanh Ng")
    expect(office.label("new answer")).to_have_value("Ox")


def test_it_works_without_the_script_and_asks_for_the_answer_again(editing, demo):
    office = editing(java_script_enabled=False)
    before = backdoor.answer_id(demo, office.person)
    office.label("new answer").fill(SHOWN)
    office.button("preview").click()
    office.says("heard")
    office.says("type again")
    expect(office.label("new answer")).to_have_value("")
    expect(office.question_list()).to_have_value("unbearable-film")
    assert backdoor.answer_id(demo, office.person) == before


@pytest.mark.parametrize("trouble", ["no network", "session over", "server busy"])
def test_trouble_on_the_way_never_saves(editing, demo, trouble):
    office = editing()
    before = backdoor.answer_id(demo, office.person)
    office.label("new answer").fill(SHOWN)
    first = []

    def meet(route):
        if route.request.method == "POST" and not first:
            first.append(route.request)
            if trouble == "no network":
                return route.abort()
            if trouble == "server busy":
                return route.fulfill(status=503, body="<h1>busy</h1>", content_type="text/html")
        return route.continue_()

    office.page.route("**/*", meet)
    if trouble == "session over":
        first.append(None)
        backdoor.leave_idle(demo)
    office.button("preview").click()
    office.page.wait_for_timeout(300)
    office.page.wait_for_load_state()
    assert first and backdoor.answer_id(demo, office.person) == before
