"""Answers that cannot be taken: it is told beside the field, and the rest of the form is kept."""
import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from words import REFUSED_ANSWER

# Two of the rules, in a browser; each with its words in Tests/WebTests/Pages/RefusedAnswerTests.swift.
# Rule, question, answer in English, answer in French.
REFUSED = [
    ("empty", "lent-book", "?!… –", "?!… –"),
    ("personal", "lent-book", "{company}", "{company}"),
]


@pytest.fixture(scope="module")
def people(demo):
    return {brand.id: backdoor.new_account(
        demo, brand, name="Perpetua Vandersloot", question="first-album-bought") for brand in demo.brands}


@pytest.mark.parametrize("brand", ["northline"], indirect=True)
@pytest.mark.parametrize("rule, question, english, french", REFUSED)
def test_a_refused_answer_says_which_rule_beside_the_field(
        demo, brand, language, new_page, people, rule, question, english, french):
    person = people[brand.id]
    office = Office(demo, brand, language, new_page()).log_in(person)
    before = backdoor.answer_id(demo, person)
    office.open("/account/settings/security-question")
    office.question_list().select_option(question)
    field = office.label("new answer")
    field.fill((english if language == "en" else french).format(company=person.company))
    office.button("save").click()
    assert REFUSED_ANSWER[rule][language] in office.error_of(field)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(office.question_list()).to_have_value(question)
    assert office.page.title().startswith("Error: " if language == "en" else "Erreur\u00a0: ")
    assert backdoor.answer_id(demo, person) == before


def test_the_present_answer_again_is_refused(demo, brand, language, new_page):
    person = backdoor.new_account(demo, brand)
    office = Office(demo, brand, language, new_page()).log_in(person)
    office.edit("lent-book", person.answer.upper())
    assert REFUSED_ANSWER["same as before"][language] in office.error_of(office.label("new answer"))
    expect(office.question_list()).to_have_value("lent-book")


def test_no_question_chosen_is_told_beside_the_list(office):
    office.log_in()
    office.edit("", "Something Quite Unheard Of")
    assert office.words["no question"] in office.error_of(office.question_list())
    expect(office.question_list()).to_be_focused()
    # The script tells of it before anything is sent.
    expect(office.label("new answer")).to_have_value("Something Quite Unheard Of")


@pytest.mark.parametrize("answer", ["Владимирская 7", "北千住の坂", "ألف ليلة طويلة", "Łódź Kaliska Wąwóz"],
                         ids=["Cyrillic", "Japanese", "Arabic", "Polish"])
def test_an_answer_in_any_script_is_taken(office, demo, brand, answer):
    office.log_in(backdoor.new_account(demo, brand))
    office.edit("lent-book", answer)
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])


def test_a_question_that_is_not_offered_cannot_be_sent(demo, brand, portal):
    portal.log_in(brand.owner)
    path = "/account/settings/security-question"
    for question in ("first-foreign-city", "no-such-question", "../lent-book"):
        page = portal.get(path)
        refused = portal.post(path, key=page.field("key"), question=question, answer="Something Quite Unheard Of")
        assert refused.status == 422
        assert 'id="question-error"' in refused.text
