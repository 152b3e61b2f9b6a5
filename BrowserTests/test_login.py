"""Log-in and log-out at both doors."""
import hashlib
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Desk
from server import LogIn
from web import Client
from words import OFFICE

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.mark.every_storefront
def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(office):
    office.open("/login")
    office.fill_log_in(LogIn(office.brand.owner.email, "entirely wrong password"))
    expect(office.page.get_by_role("alert")).to_have_text(office.words["wrong"])
    expect(office.label("e-mail")).to_have_value(office.brand.owner.email)
    expect(office.label("password")).to_have_value("")
    known = office.page.get_by_role("alert").inner_text()
    office.fill_log_in(LogIn("nobody@nowhere.example", "entirely wrong password"))
    expect(office.page.get_by_role("alert")).to_have_text(known)


def test_a_password_can_be_pasted_and_kept_by_a_manager(office):
    office.open("/login")
    field = office.label("password")
    field.evaluate(
        """field => {
            field.focus();
            const data = new DataTransfer();
            data.setData("text/plain", "one that nobody types");
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            window.pasteIsTaken = field.dispatchEvent(event);
        }""")
    assert office.page.evaluate("window.pasteIsTaken")
    expect(field).to_have_attribute("autocomplete", "current-password")


def test_what_was_left_out_is_told_beside_its_field(office):
    office.open("/login")
    office.button("log in").click()
    assert office.words["no e-mail"] in office.error_of(office.label("e-mail"))
    assert office.words["no password"] in office.error_of(office.label("password"))
    expect(office.label("e-mail")).to_be_focused()


def test_the_care_desk_refuses_a_wrong_password_and_a_customer(demo, brand, language, new_page):
    desk = Desk(demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR"))
    desk.page.goto(desk.url("/"))
    expect(desk.heading("log-in title")).to_be_visible()
    for person in (LogIn(brand.agent.email, "entirely wrong password"), brand.owner):
        desk.fill_log_in(person)
        expect(desk.page.get_by_role("alert")).to_have_text(OFFICE[language]["wrong"])


def test_an_agent_cannot_log_into_the_office_manager(office):
    office.open("/login")
    office.fill_log_in(office.brand.agent)
    expect(office.page.get_by_role("alert")).to_have_text(office.words["wrong"])


def test_an_owner_of_one_brand_cannot_log_in_at_another(demo, brand):
    other = next(other for other in demo.brands if other.id != brand.id)
    stranger = Client.of_portal(demo, other)
    stranger.get("/login")
    assert stranger.post("/login", email=brand.owner.email, password=brand.owner.password).status == 422


def test_a_session_of_one_brand_opens_nothing_at_another(demo, brand):
    other = next(other for other in demo.brands if other.id != brand.id)
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    assert member.get("/account/settings").status == 200
    stranger = Client(demo, demo.portal, other.host, dict(member.cookies))
    answer = stranger.get("/account/settings")
    assert (answer.status, answer.location) == (303, "/login?back=" + quote("/account/settings", safe=""))


def test_a_session_of_the_office_manager_opens_nothing_at_the_care_desk(demo, brand):
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    cookies = {name.replace("countersign", "countersign-care"): value for name, value in member.cookies.items()}
    assert Client(demo, demo.care, "localhost", cookies).get("/").status == 303


def test_the_account_of_a_closed_company_cannot_be_opened_any_more(demo, brand):
    person = backdoor.new_account(demo, brand)
    member = Client.of_portal(demo, brand).log_in(person)
    backdoor.set_status(demo, person, "closed")
    fresh = Client.of_portal(demo, brand)
    fresh.get("/login")
    assert fresh.post("/login", email=person.email, password=person.password).status == 422
    assert member.get("/account/settings").status == 303


def test_after_log_out_the_back_button_shows_nothing_private(office):
    office.log_in(path="/account/settings")
    private = office.brand.owner.question[office.language]
    expect(office.page.locator("main")).to_contain_text(private)
    office.button("log out").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["logged out"])
    office.page.go_back()
    expect(office.heading("log-in title")).to_be_visible()
    assert private not in office.page.content()
    office.open("/account/settings")
    expect(office.page.get_by_text(office.words["please log in"])).to_be_visible()


def test_a_token_from_before_log_out_is_worth_nothing(demo, brand):
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    stolen = member.twin()
    member.post("/logout")
    assert stolen.get("/account/settings").status == 303


def test_log_out_in_a_second_tab_is_a_log_out_too(office, new_page):
    office.log_in()
    second = new_page(context=office.page.context)
    second.goto(office.url("/help"))
    office.button("log out").click()
    expect(office.heading("log-in title")).to_be_visible()
    second.get_by_role("button", name=office.words["log out"]).click()
    expect(second.get_by_role("heading", name=office.words["log-in title"])).to_be_visible()


def test_log_in_and_password_again_renew_the_session(demo, brand):
    member = Client.of_portal(demo, brand)
    member.get("/login")
    before = dict(member.cookies)
    member.log_in(brand.owner)
    first = member.cookies["__Host-countersign"]
    assert "__Host-countersign" not in before
    backdoor.forget_password_given(demo)
    member.get("/account/settings/security-question")
    member.post("/account/settings/password", password=brand.owner.password)
    assert member.cookies["__Host-countersign"] != first


def test_a_session_ends_after_half_an_hour_without_a_request(demo, brand, office):
    agent = Client.of_desk(demo).log_in(brand.agent)
    office.log_in(path="/account/settings")
    backdoor.leave_idle(demo)
    office.page.reload()
    expect(office.page.get_by_text(office.words["please log in"])).to_be_visible()
    assert agent.get("/").status == 303


def test_cookies_are_kept_from_scripts_from_other_sites_and_from_plain_connections(demo, brand, portal):
    portal.get("/login")
    answer = portal.post("/login", email=brand.owner.email, password=brand.owner.password)
    lines = [value for name, value in answer.headers if name.lower() == "set-cookie"]
    assert lines
    for line in lines:
        assert line.startswith("__Host-")
        attributes = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"secure", "httponly", "path=/"} <= attributes
        assert attributes & {"samesite=lax", "samesite=strict"}
        assert not any(attribute.startswith("domain") for attribute in attributes)


def test_who_failed_to_log_in_is_kept_as_what_only_the_key_ring_makes_of_it(demo, brand, portal):
    """A copy of the database alone lets nobody try addresses against it."""
    portal.get("/login")
    portal.post("/login", email=brand.owner.email, password="entirely wrong password")
    kept = {bytes(subject) for subject, in backdoor.run(demo, "SELECT subject FROM login_throttles")}
    assert len(kept) > 1 and {len(subject) for subject in kept} == {32}
    guesses = [f"name:{brand.id} {brand.owner.email}", f"address:{brand.id} 127.0.0.1"]
    assert not kept & {hashlib.sha256(guess.encode()).digest() for guess in guesses}


def browser_cookies(answer):
    return [value.lower() for name, value in answer.headers
            if name.lower() == "set-cookie" and re.match(r"__Host-[\w-]*-browser=", value)]


def test_a_browser_is_kept_in_mind_beyond_the_visit_only_from_a_log_in_on(demo, brand, portal):
    visit = browser_cookies(portal.get("/login"))
    assert len(visit) == 1 and "max-age" not in visit[0] and "expires" not in visit[0]
    entered = browser_cookies(portal.post("/login", email=brand.owner.email, password=brand.owner.password))
    assert len(entered) == 1 and f"max-age={400 * 24 * 3600}" in entered[0]


@pytest.mark.parametrize("door", ["portal", "care"])
def test_guessing_passwords_of_one_person_is_slowed_down_and_told_in_words(demo, brand, door):
    if door == "portal":
        client, person = Client.of_portal(demo, brand), brand.owner
    else:
        client, person = Client.of_desk(demo), brand.agent
    client.get("/login")
    for _ in range(5):
        assert client.post("/login", email=person.email, password="guessed once more").status == 422
    refused = client.post("/login", email=person.email, password=person.password)
    assert refused.status == 429
    assert re.search(r"(Wait|Patientez) \d+", refused.words)
    backdoor.forget_failed_logins(demo)
    assert client.post("/login", email=person.email, password=person.password).status == 303


def test_an_unknown_address_is_slowed_down_like_a_known_one(demo, brand, portal):
    portal.get("/login")
    statuses = [portal.post("/login", email="ghost@nowhere.example", password="guessed once more").status
                for _ in range(6)]
    assert statuses == [422] * 5 + [429]
