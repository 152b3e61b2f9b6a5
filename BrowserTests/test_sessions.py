"""Where one is logged in, by browser and one by one; a new address that waits; recovery codes that are kept."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
import totp
from pages import Desk, Office
from web import Client
from words import OFFICE

SETTINGS = "/account/settings"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Version/17.1 Mobile/15E148 Safari/604.1"


@pytest.mark.every_storefront
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_sessions_have_names_and_end_one_by_one(demo, brand, language, new_page, person, script):
    places = [Client.of_portal(demo, brand).log_in(person) for _ in range(2)]
    for place, agent in zip(places, (FIREFOX, SAFARI)):
        place.get("/", headers={"User-Agent": agent})
    office = Office(demo, brand, language, new_page(java_script_enabled=script)).log_in(person, SETTINGS)
    card = office.page.get_by_role("region", name=office.words["sessions"])
    firefox = card.get_by_role("listitem").filter(has_text=office.words["on windows"])
    expect(firefox).to_have_count(1)
    expect(card.get_by_role("listitem").filter(has_text=office.words["on iphone"])).to_have_count(1)
    expect(card.get_by_role("listitem").first).to_contain_text(office.words["this browser"])
    assert card.get_by_role("listitem").first.get_by_role("button").count() == 0
    mark = firefox.locator("[name=session]").get_attribute("value")
    firefox.get_by_role("button").click()
    expect(card.get_by_role("listitem").filter(has_text=office.words["on windows"])).to_have_count(0)
    assert [place.get("/").status for place in places] == [303, 200]
    # Sent again, or by somebody else, it ends nothing.
    other = backdoor.new_account(demo, brand)
    stranger = Client.of_portal(demo, brand).log_in(other)
    stranger.get(SETTINGS)
    kept = re.search(r'name="session" value="([^"]+)"', places[1].get(SETTINGS).text)[1]
    for sent in (mark, kept):
        stranger.post(f"{SETTINGS}/sessions", session=sent)
    assert places[1].get("/").status == 200
    assert backdoor.events(demo, person).count("sessionsEnded") == 1


def test_an_agents_sessions_end_one_by_one_as_well(demo, brand, language, new_page):
    other = Client.of_desk(demo).log_in(brand.agent)
    other.get("/", headers={"User-Agent": FIREFOX})
    desk = Desk(demo, language, new_page()).log_in(brand.agent)
    desk.page.goto(desk.url("/profile"))
    words = OFFICE[desk.page.locator("html").get_attribute("lang")]
    desk.page.get_by_role("listitem").filter(has_text=words["on windows"]).first.get_by_role("button").click()
    expect(desk.page.get_by_role("listitem").filter(has_text=words["on windows"])).to_have_count(0)
    assert other.get("/").status == 303


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_new_address_that_waits_is_shown_sent_again_and_cancelled(demo, brand, language, new_page, person, script):
    office, new = Office(demo, brand, language, new_page(java_script_enabled=script)), f"new.{person.email}"
    office.log_in(person, f"{SETTINGS}/e-mail")
    office.label("new e-mail").fill(new)
    office.button("send").click()
    first = backdoor.know_link(demo, person, "email_changes")
    office.open(SETTINGS)
    expect(office.page.locator("main")).to_contain_text(new)
    office.button("send again").click()
    office.says("sent again")
    expect(office.page.locator("main")).to_contain_text(new)
    client = Client.of_portal(demo, brand)
    assert client.get(f"/email/{first}").status == 410
    second = backdoor.know_link(demo, person, "email_changes")
    assert client.get(f"/email/{second}").status == 200
    office.button("cancel change").click()
    expect(office.page.locator("main")).not_to_contain_text(new)
    assert client.get(f"/email/{second}").status == 410
    assert "emailChangeCancelled" in backdoor.events(demo, person)
    # What the address claims is not so.
    office.open(f"{SETTINGS}?again")
    expect(office.page.get_by_text(office.words["sent again"])).to_have_count(0)


def test_recovery_codes_are_copied_downloaded_and_printed(demo, brand, language, new_page, person):
    page = new_page()
    office = Office(demo, brand, language, page).log_in(person, "/second-factor")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    office.label("app code").fill(totp.code(page.locator(".secret-key").inner_text().replace(" ", "")))
    office.button("turn on").click()
    expect(office.heading("recovery title")).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    office.button("copy").click()
    office.says("copied")
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == codes
    with page.expect_download() as download:
        office.button("download").click()
    assert download.value.suggested_filename.endswith(".txt")
    assert open(download.value.path()).read().split() == codes
    page.evaluate("window.print = () => { window.printed = true }")
    office.button("print").click()
    assert page.evaluate("window.printed")
