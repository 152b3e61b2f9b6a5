"""Choosing a question: every one readable on a small phone, and nothing lost that was typed but the answer, which is said."""

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from words import OFFICE

EDIT = "/account/settings/security-question"
SMALLEST = (320, 640)


def editing(demo, brand, language, page, person):
    return Office(demo, brand, language, page).log_in(person, EDIT)


def test_each_question_can_be_chosen_and_read_whole_at_320_pixels(demo, brand, language, new_page, person):
    office = editing(demo, brand, language, new_page(SMALLEST), person)
    page = office.page
    questions = office.question_list().locator("optgroup option").evaluate_all(
        "options => options.map(option => [option.value, option.textContent])")
    assert len(questions) == 25 and office.question_list().locator("optgroup").count() == 4
    for value, text in questions:
        page.locator(".all-questions summary").click()
        pick = page.get_by_role("button", name=text, exact=True)
        assert is_whole(pick), text
        pick.click()
        expect(office.question_list()).to_have_value(value)
        expect(office.label("new answer")).to_be_focused()
        whole = page.locator("#whole-question")
        expect(whole).to_have_text(text)
        assert is_whole(whole), text
    for value, text in questions:
        office.question_list().select_option(value)
        expect(page.locator("#whole-question")).to_have_text(text)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def is_whole(words):
    """Nothing is cut off or beyond the edge of the window."""
    return words.evaluate(
        """shown => shown.scrollWidth <= shown.clientWidth + 1 && shown.scrollHeight <= shown.clientHeight + 1
           && shown.getBoundingClientRect().right <= innerWidth""")


def test_the_questions_are_searched_without_accents_and_the_plain_list_stays(demo, brand, language, new_page, person):
    office = editing(demo, brand, language, new_page(SMALLEST), person)
    page = office.page
    page.locator(".all-questions summary").click()
    search = office.label("search questions")
    search.fill({"en": "LAST name coach", "fr": "premiere  tente"}[language])
    expect(page.locator(".pick:visible")).to_have_count(1)
    office.says("questions found")
    assert office.question_list().locator("option").count() == 26
    search.press("Enter")
    expect(office.question_list()).to_have_value({"en": "first-coach-surname", "fr": "first-tent-town"}[language])
    page.locator(".all-questions summary").click()
    search.fill("zzzz")
    expect(page.locator(".pick:visible")).to_have_count(0)
    search.fill("")
    expect(page.locator(".pick:visible")).to_have_count(25)


def test_what_would_be_heard_is_told_when_typing_pauses_and_nothing_is_saved(demo, brand, language, new_page, person):
    office = editing(demo, brand, language, new_page(), person)
    before = backdoor.answer_id(demo, person)
    reading, posts = office.page.locator("#reading"), []
    office.page.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    office.question_list().select_option("unbearable-film")
    office.label("new answer").press_sequentially("The St. Bartholomew’s", delay=20)
    expect(reading).to_contain_text(office.words["heard"])
    assert "bartholomew" in reading.inner_text().lower() and len(posts) == 1
    office.label("new answer").fill("Ox")
    expect(reading.locator(".error")).to_contain_text("Hanh Ng")
    office.label("new answer").fill("")
    expect(reading).to_be_empty()
    field, heard, save = (place.bounding_box()["y"] for place in (
        office.label("new answer"), office.page.locator(".reading"), office.button("save")))
    assert field < heard < save and backdoor.answer_id(demo, person) == before


def test_enter_saves_and_does_not_switch_the_language(demo, brand, language, new_page, person):
    for script in (True, False):
        office = editing(demo, brand, language, new_page(java_script_enabled=script), person)
        office.question_list().select_option("unbearable-film" if script else "lent-book")
        office.type_answer("Quibbling Marmoset Pavilion" if script else "Lanterns Over Ruritania")
        office.label("new answer").press("Enter")
        office.says("saved")
        expect(office.page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_language_switch_keeps_the_question_and_says_that_the_answer_is_gone(
        demo, brand, language, new_page, person, script):
    office = editing(demo, brand, language, new_page(java_script_enabled=script), person)
    office.question_list().select_option("lent-book")
    office.switch_language()
    expect(office.question_list()).to_have_value("lent-book")
    expect(office.page.get_by_text(office.words["answer not kept"])).to_have_count(0)
    office.question_list().select_option("unbearable-film")
    office.label("new answer").fill("Marzipan Periscope")
    office.switch_language()
    office.says("answer not kept")
    expect(office.question_list()).to_have_value("unbearable-film")
    expect(office.label("new answer")).to_have_value("")
    assert "Marzipan" not in office.page.url


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_session_that_ends_meanwhile_keeps_the_question(demo, brand, language, new_page, person, script):
    office = editing(demo, brand, language, new_page(java_script_enabled=script), person)
    office.question_list().select_option("lent-book")
    backdoor.leave_idle(demo)
    office.label("new answer").fill("Marzipan Periscope")
    office.button("save").click()
    office.fill_log_in(person)
    office.says("answer not kept")
    expect(office.question_list()).to_have_value("lent-book")


def test_a_missing_question_costs_nothing_with_the_script_and_is_said_without(demo, brand, language, new_page):
    for script in (True, False):
        invited = backdoor.invite(demo, brand)
        office = Office(demo, brand, language, new_page(java_script_enabled=script)).open(f"/activate/{invited.token}")
        office.button("confirm").click()
        office.label("password").fill("onze chaises vertes dehors")
        office.button("continue").click()
        office.label("your answer").fill("Marzipan Periscope")
        office.button("finish").click()
        assert office.words["choose one"] in office.error_of(office.question_list())
        expect(office.label("your answer")).to_have_value("Marzipan Periscope" if script else "")
        if not script:
            office.says("not kept, type again")
        office.switch_language()
        expect(office.page.locator("html")).to_have_attribute("lang", office.language)
        office.page.locator(".all-questions summary").click()
        office.label("your answer").fill("Marzipan Periscope")
        office.page.locator(".pick").nth(3).click()
        expect(office.question_list()).to_have_value("first-coach-surname")
        expect(office.label("your answer")).to_have_value("Marzipan Periscope" if script else "")
        office.language, office.words = language, OFFICE[language]
