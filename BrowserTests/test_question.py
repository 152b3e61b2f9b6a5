"""The four steps of the help article, word for word, and the ways that lead to Settings."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from web import Client

WITHOUT_SESSIONS = """() => {
    const main = document.querySelector('main').cloneNode(true);
    main.querySelector('section[aria-labelledby="session-card"]').remove();
    return main.textContent.replace(/\\s+/g, ' ');
}"""


def test_the_four_steps_of_the_article(demo, brand, language, size, new_page):
    person = backdoor.new_account(demo, brand, question="stuffed-toy-name")
    office = Office(demo, brand, language, new_page(size))
    # 1. Log into your Office Manager and navigate to "Settings" under the "Account" tab.
    office.log_in(person)
    tabs = office.page.get_by_role("navigation", name="Main" if language == "en" else "Navigation principale")
    tabs.get_by_role("link", name=office.words["account"], exact=True).click()
    expect(office.heading("settings")).to_be_visible()
    expect(office.link("settings")).to_have_attribute("aria-current", re.compile("true|page"))
    # 2. Review the current security question. To update it, click the "Edit" button.
    card = office.page.get_by_role("region", name=office.words["card"])
    toy = {"en": "What was the name of the stuffed toy you kept the longest?",
           "fr": "Comment s’appelait la peluche que vous avez gardée le plus longtemps\u00a0?"}
    expect(card).to_contain_text(toy[language])
    expect(card).to_contain_text(office.words["last changed"])
    expect(card).to_contain_text(person.name)
    card.get_by_text(office.words["edit"], exact=True).click()
    # 3. Choose your new security question from the drop-down list and enter a new answer.
    expect(office.label("new answer")).to_have_value("")
    office.question_list().select_option(label={
        "en": "Which book did you lend and never get back?",
        "fr": "Quel livre avez-vous prêté sans jamais le récupérer\u00a0?"}[language])
    office.type_answer("The Salt Road of Nagaoka")
    # 4. Save your changes.
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    office.is_at("/account/settings?saved")
    office.settings_show("Which book did you lend" if language == "en" else "Quel livre avez-vous prêté")


@pytest.mark.parametrize("path", ["/#settings", "/account/settings", "/account"])
def test_a_link_to_settings_leads_there_through_log_in(office, path):
    office.open(path)
    office.fill_log_in(office.brand.owner)
    office.is_at("/account/settings")
    office.speak()
    expect(office.heading("settings")).to_be_visible()


@pytest.mark.parametrize("path", ["/#settings", "/account/settings", "/account"])
def test_a_link_to_settings_leads_there_when_logged_in(office, path):
    office.log_in()
    office.open("/help")
    office.open(path)
    expect(office.heading("settings")).to_be_visible()
    office.is_at("/account/settings")


def test_the_settings_fragment_works_on_a_home_page_that_is_open_already(office):
    office.log_in()
    office.is_at("/")
    office.page.evaluate("location.hash = '#settings'")
    expect(office.heading("settings")).to_be_visible()


def test_a_wrong_password_does_not_lose_the_way_to_settings(office):
    office.open("/#settings")
    office.fill_log_in(type(office.brand.agent)(office.brand.owner.email, "not this one, surely"))
    expect(office.page.get_by_role("alert")).to_have_text(office.words["wrong"])
    backdoor.forget_failed_logins(office.demo)
    office.fill_log_in(office.brand.owner)
    expect(office.heading("settings")).to_be_visible()


def test_edit_asks_for_the_password_again_after_five_minutes(office):
    office.log_in(path="/account/settings")
    backdoor.forget_password_given(office.demo)
    office.page.get_by_text(office.words["edit"], exact=True).click()
    expect(office.heading("again")).to_be_visible()
    expect(office.label("password")).to_be_focused()
    office.label("password").fill("this is not the password")
    office.button("continue").click()
    assert office.words["again wrong"] in office.error_of(office.label("password"))
    backdoor.forget_failed_logins(office.demo)
    office.label("password").fill(office.brand.owner.password)
    office.button("continue").click()
    expect(office.label("new answer")).to_be_visible()


def test_a_question_chosen_before_the_password_is_asked_again_stays_chosen(office):
    office.log_in(path="/account/settings/security-question")
    chosen = "unbearable-film"
    office.question_list().select_option(chosen)
    office.type_answer("La Vallée Fantôme d’Uqbar")
    backdoor.forget_password_given(office.demo)
    office.button("save").click()
    expect(office.heading("again")).to_be_visible()
    office.label("password").fill(office.brand.owner.password)
    office.button("continue").click()
    expect(office.question_list()).to_have_value(chosen)


def test_the_answer_is_masked_until_asked_for_and_never_kept_by_the_browser(office):
    office.log_in(path="/account/settings/security-question")
    field = office.label("new answer")
    masked = "getComputedStyle(document.querySelector('#answer')).webkitTextSecurity"
    assert office.page.evaluate(masked) == "disc"
    office.label("show answer").check()
    assert office.page.evaluate(masked) == "none"
    expect(field).to_have_attribute("autocomplete", "off")
    expect(field).to_have_attribute("spellcheck", "false")


def test_cancel_changes_nothing(office):
    def settings():
        """All of it but when each session was seen."""
        expect(office.heading("settings")).to_be_visible()
        return office.page.evaluate(WITHOUT_SESSIONS)

    office.log_in(path="/account/settings")
    before = settings()
    assert office.brand.owner.email in before
    office.open("/account/settings/security-question")
    office.type_answer("Nothing of this is kept")
    office.link("cancel").click()
    office.is_at("/account/settings")
    assert settings() == before


def test_a_member_without_the_right_sees_the_question_and_cannot_edit_it(demo, brand, language, new_page):
    person = backdoor.new_account(demo, brand)
    backdoor.make_user(demo, person)
    office = Office(demo, brand, language, new_page()).log_in(person, "/account/settings")
    office.says("may not")
    expect(office.page.get_by_text(office.words["edit"], exact=True)).to_have_count(0)
    office.open("/account/settings/security-question")
    expect(office.heading("not open")).to_be_visible()
    before = backdoor.answer_id(demo, person)
    member = Client.of_portal(demo, brand).log_in(person)
    refused = member.post(
        "/account/settings/security-question", key="0d5c6a2e-0000-4000-8000-000000000000", question="lent-book",
        answer="Whatever Comes Next")
    assert refused.status == 403
    assert backdoor.answer_id(demo, person) == before


def test_settings_tell_the_owner_of_a_lock_and_of_a_dead_answer(demo, brand, language, new_page):
    person = backdoor.new_account(demo, brand)
    office = Office(demo, brand, language, new_page())
    backdoor.spend(demo, person, 5, 5, locked_minutes=60)
    office.log_in(person, "/account/settings")
    office.says("locked")
    backdoor.spend(demo, person, 10, 10)
    office.open("/account/settings")
    office.says("dead")
    office.edit("unbearable-film", "Le Manège des Ombres pâles")
    expect(office.page.get_by_text(office.words["dead"])).to_have_count(0)
    assert backdoor.budget(demo, person) == (0, 0, None)


def test_activity_lists_what_happened_newest_first_and_in_pages(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    browser = Client.of_portal(demo, brand)
    for _ in range(24):
        browser.log_in(person)
    office.log_in(person, "/account/activity")
    rows = office.page.locator("tbody tr:not(.day)")
    expect(rows).to_have_count(20)
    newest = rows.first.inner_text()
    assert ("Log-in" if office.language == "en" else "Connexion") in newest
    times = [row.get_attribute("datetime") for row in office.page.locator("tbody time").all()]
    assert times == sorted(times, reverse=True)
    office.link("older").click()
    last = office.page.locator("tbody tr").last
    expect(last).to_contain_text("invitation")
    office.link("newest").click()
    expect(rows.first).to_have_text(re.compile(re.escape(newest.split("\t")[0])))


def test_every_offered_question_can_be_chosen_in_the_list(office):
    office.log_in(path="/account/settings/security-question")
    options = office.question_list().locator("option")
    assert options.count() >= 20
    texts = [text.strip() for text in options.all_inner_texts()]
    assert len(set(texts)) == len(texts)
    end = "?" if office.language == "en" else "\u00a0?"
    assert all(text.endswith(end) for text in texts[1:])
