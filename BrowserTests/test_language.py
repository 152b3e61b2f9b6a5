"""Two languages, never mixed, and a switch that keeps the place."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from web import Client


@pytest.mark.every_storefront
def test_each_host_greets_in_its_own_language(office):
    office.open("/")
    expect(office.page.locator("html")).to_have_attribute("lang", office.language)
    expect(office.heading("log-in title")).to_be_visible()


@pytest.mark.parametrize("wanted, greeting", [
    ("fr-FR,fr;q=0.9,en;q=0.5", "fr"), ("en-US", "en"), ("de-DE,fr;q=0.3", "fr"), ("de", "en"), (None, "en"),
    ("fr;q=0.2, en;q=0.8", "en"),
])
def test_the_care_desk_greets_in_the_language_the_browser_asks_for(demo, wanted, greeting):
    assert Client.of_desk(demo).get("/login", headers={"Accept-Language": wanted}).lang == greeting


# The others: Tests/WebTests/HTTP/WaysAwayTests.swift. On the first, the form for a new question sends the switch along.
PLACES = ["/account/settings/security-question", "/account/settings?saved"]


@pytest.mark.parametrize("path", PLACES)
def test_the_switch_keeps_the_place(office, path):
    office.log_in()
    office.open(path)
    # With the question that is chosen.
    chosen = r"\?question=[a-z-]+" if path == "/account/settings/security-question" else ""
    for _ in range(2):
        office.switch_language()
        expect(office.page).to_have_url(re.compile(re.escape(office.url(path)) + chosen + "$"))


def test_the_switch_keeps_the_place_before_log_in(office, demo, brand):
    person = backdoor.invite(demo, brand)
    for path in ("/login", "/login?back=%2Faccount%2Fsettings", f"/activate/{person.token}"):
        office.open(path)
        office.switch_language()
        office.is_at(path)
        office.switch_language()


def test_the_choice_of_a_visitor_is_kept_and_the_choice_of_a_member_follows_to_other_browsers(
        demo, brand, language, new_page):
    person = backdoor.new_account(demo, brand)
    office = Office(demo, brand, language, new_page()).open("/login")
    office.switch_language()
    office.open("/login")
    expect(office.page.locator("html")).to_have_attribute("lang", office.language)
    office.log_in(person)
    office.switch_language()
    office.switch_language()
    elsewhere = Client.of_portal(demo, brand, brand.host_in(language)).log_in(person)
    assert elsewhere.get("/account/settings").lang == office.language


def test_a_switch_at_log_in_does_not_lose_the_way_to_settings(office):
    office.open("/#settings")
    office.switch_language()
    office.fill_log_in(office.brand.owner)
    office.is_at("/account/settings")


def test_a_switch_after_a_wrong_password_does_not_lose_the_way_to_settings(office):
    office.open("/account/settings")
    office.fill_log_in(type(office.brand.agent)(office.brand.owner.email, "not this one, surely"))
    expect(office.page.get_by_role("alert")).to_be_visible()
    backdoor.forget_failed_logins(office.demo)
    office.switch_language()
    office.fill_log_in(office.brand.owner)
    office.is_at("/account/settings")


def test_the_switch_on_the_page_of_a_refused_form_leads_to_a_page(demo, brand):
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    for path in ("/logout", "/language", "/account/settings/security-question", "/account/settings/password"):
        refused = member.post(path, token="stale", language="fr")
        assert refused.status == 403
        back = refused.field("back")
        assert member.follow(member.get(back)).status == 200, f"{path} leads to {back}"


def test_the_care_desk_keeps_the_place_as_well(desk, demo, brand):
    desk.log_in(brand.agent)
    desk.open_call(brand.owner.account)
    place = desk.page.url
    desk.switch_language()
    assert desk.page.url == place
    desk.switch_language()
    assert desk.page.url == place
    desk.button("end").click()
