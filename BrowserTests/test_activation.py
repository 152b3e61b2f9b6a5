"""Activation by link: confirm the account, choose a password, choose the question, done."""
import pytest
from playwright.sync_api import expect

import backdoor
import typed
from pages import Office
from web import Client
from words import REFUSED_ANSWER, REFUSED_PASSWORD

QUESTION, ANSWER, PASSWORD = "stuffed-toy-name", "Gribouillon Piratapon", "onze chaises vertes dehors"


@pytest.fixture
def invited(demo, brand):
    return backdoor.invite(demo, brand)


def choose_question(office, question=QUESTION, answer=ANSWER):
    office.question_list().select_option(question)
    office.type_answer(answer, label="your answer")
    office.button("finish").click()


def choose_password(office, password=PASSWORD):
    office.label("password").fill(typed.remember(password))
    office.button("continue").click()


@pytest.mark.every_storefront
def test_a_new_customer_activates_the_account(demo, brand, language, size, new_page, invited):
    office = Office(demo, brand, language, new_page(size)).open(f"/activate/{invited.token}")
    expect(office.heading("confirm title")).to_be_visible()
    expect(office.page.get_by_text(office.words["step"].format(1))).to_be_visible()
    for fact in (invited.company, invited.account, invited.name):
        expect(office.page.get_by_text(fact, exact=True)).to_be_visible()
    office.button("confirm").click()
    expect(office.heading("password title")).to_be_visible()
    expect(office.page.get_by_text(office.words["step"].format(2))).to_be_visible()
    choose_password(office)
    expect(office.heading("question title")).to_be_visible()
    expect(office.page.get_by_text(office.words["step"].format(3))).to_be_visible()
    choose_question(office)
    expect(office.heading("done")).to_be_visible()
    # With what one logs in from now on, and where: no step has said it.
    expect(office.page.locator("main")).to_contain_text(invited.email)
    expect(office.page.locator("main")).to_contain_text(brand.host_in(language))
    office.link("go home").click()
    office.is_at("/")
    expect(office.page.get_by_text(invited.company).first).to_be_visible()


def test_the_password_and_the_answer_that_were_chosen_are_the_ones_that_work(demo, brand, invited):
    browser = Client.of_portal(demo, brand)
    browser.activate(invited.token, PASSWORD, QUESTION, ANSWER)
    fresh = Client.of_portal(demo, brand)
    fresh.get("/login")
    assert fresh.post("/login", email=invited.email, password="wrong " + PASSWORD).status == 422
    assert fresh.post("/login", email=invited.email.upper(), password=PASSWORD).status == 303
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(invited.account)
    assert "Verified" in agent.check(call, "gribouillon piratapon").words


def test_activation_can_be_left_after_each_step_and_resumed_in_another_browser(
        demo, brand, language, new_page, invited):
    link = f"/activate/{invited.token}"
    first = Office(demo, brand, language, new_page()).open(link)
    first.button("confirm").click()
    expect(first.heading("password title")).to_be_visible()
    second = Office(demo, brand, language, new_page()).open(link)
    expect(second.heading("password title")).to_be_visible()
    choose_password(second)
    expect(second.heading("question title")).to_be_visible()
    third = Office(demo, brand, language, new_page()).open(link)
    expect(third.heading("question title")).to_be_visible()
    choose_question(third)
    expect(third.page.locator("#password-error")).to_be_visible()
    third.label("password").fill(PASSWORD)
    choose_question(third)
    expect(third.heading("done")).to_be_visible()


def test_a_used_link_explains_itself_and_leads_to_log_in(demo, brand, language, new_page, invited):
    Client.of_portal(demo, brand).activate(invited.token, PASSWORD, QUESTION, ANSWER)
    office = Office(demo, brand, language, new_page()).open(f"/activate/{invited.token}")
    expect(office.heading("used")).to_be_visible()
    office.link("log in").click()
    office.is_at("/login")


def test_an_expired_link_explains_itself_and_names_customer_care(demo, brand, language, new_page, invited):
    backdoor.expire_invitation(demo, invited)
    office = Office(demo, brand, language, new_page()).open(f"/activate/{invited.token}")
    expect(office.heading("expired")).to_be_visible()
    assert care_phone(office) in office.page.locator("main").inner_text()


@pytest.mark.parametrize("spoil", [
    lambda token: token[:-1], lambda token: token[:20] + "A" * 23, lambda token: token + "x", lambda token: "x",
], ids=["cut short", "mistyped", "too long", "a letter"])
def test_a_mistyped_link_explains_itself(demo, brand, language, new_page, invited, spoil):
    office = Office(demo, brand, language, new_page()).open(f"/activate/{spoil(invited.token)}")
    expect(office.heading("unknown")).to_be_visible()
    assert care_phone(office) in office.page.locator("main").inner_text()


def care_phone(office):
    """The number in the footer, after the words."""
    return office.page.locator("footer").inner_text().split(":", 1)[1].strip()


def test_a_link_of_one_brand_does_not_work_at_another(demo, brand, invited):
    other = next(other for other in demo.brands if other.id != brand.id)
    assert Client.of_portal(demo, brand).get(f"/activate/{invited.token}").status == 200
    assert Client.of_portal(demo, other).get(f"/activate/{invited.token}").status == 404


@pytest.mark.parametrize("rule, password", [
    ("too short", "fourteen chars"), ("too long", "wide open prairie " * 12), ("common", "passwordpassword"),
    ("personal", "{name} {company}"),
])
def test_a_refused_password_says_why_beside_its_field(demo, brand, language, new_page, invited, rule, password):
    office = Office(demo, brand, language, new_page()).open(f"/activate/{invited.token}")
    office.button("confirm").click()
    office.label("password").fill(password.format(name=invited.name, company=invited.company))
    office.button("continue").click()
    assert REFUSED_PASSWORD[rule][language] in office.error_of(office.label("password"))
    expect(office.label("password")).to_have_value("")
    expect(office.label("password")).to_be_focused()
    choose_password(office)
    expect(office.heading("question title")).to_be_visible()


def test_a_refused_answer_keeps_the_question_that_was_chosen(demo, brand, language, new_page, invited):
    office = Office(demo, brand, language, new_page()).open(f"/activate/{invited.token}")
    office.button("confirm").click()
    choose_password(office)
    choose_question(office, answer="xy")
    assert REFUSED_ANSWER["too short"][language] in office.error_of(office.label("your answer"))
    expect(office.question_list()).to_have_value(QUESTION)
    expect(office.label("your answer")).to_have_value("")
    choose_question(office)
    expect(office.heading("done")).to_be_visible()


def test_the_password_can_be_shown_and_hidden(demo, brand, language, new_page, invited):
    office = Office(demo, brand, language, new_page()).open(f"/activate/{invited.token}")
    office.button("confirm").click()
    field = office.label("password")
    expect(field).to_have_attribute("type", "password")
    # It is a part of the field: within its frame, and clear of what is typed.
    inside, outside = office.button("show").bounding_box(), field.bounding_box()
    assert outside["y"] <= inside["y"] and inside["y"] + inside["height"] <= outside["y"] + outside["height"]
    assert inside["x"] + inside["width"] <= outside["x"] + outside["width"]
    padding = field.evaluate("field => parseFloat(getComputedStyle(field).paddingRight)")
    assert padding >= outside["x"] + outside["width"] - inside["x"]
    office.button("show").click()
    expect(field).to_have_attribute("type", "text")
    office.button("hide").click()
    expect(field).to_have_attribute("type", "password")


def test_each_step_sent_twice_counts_once(demo, brand, invited):
    link, browser = f"/activate/{invited.token}", Client.of_portal(demo, brand)
    browser.get(link)
    for _ in range(2):
        assert browser.post(f"{link}/confirmation").location == link
    for password in (PASSWORD, "another one entirely, later"):
        assert browser.post(f"{link}/password", password=password).location == link
    for answer in (ANSWER, "Zébulon Tricératops"):
        assert browser.post(f"{link}/security-question", question=QUESTION, answer=answer).location == link
    fresh = Client.of_portal(demo, brand)
    fresh.get("/login")
    assert fresh.post("/login", email=invited.email, password=PASSWORD).status == 303
    agent = Client.of_desk(demo).log_in(brand.supervisor)
    call = agent.open_call(invited.account)
    assert "Verified" in agent.check(call, ANSWER).words


def test_a_step_cannot_be_skipped(demo, brand, invited):
    link, browser = f"/activate/{invited.token}", Client.of_portal(demo, brand)
    browser.get(link)
    assert browser.post(f"{link}/security-question", question=QUESTION, answer=ANSWER).location == link
    assert browser.get(link).field("token")
    assert "confirmation" in browser.page.text
