"""The supervisor's overview: what it counts, by which clock, and where each figure leads."""
from playwright.sync_api import expect

import backdoor
from pages import Supervision
from web import Client
from words import OVERVIEW

NAMES = {"northline": "Northline", "atelier-vingt": "Atelier Vingt"}


def figure(page, brand, column):
    return page.locator("table").first.locator("tbody tr", has_text=NAMES[brand.id]).locator("td").nth(column)


def test_each_figure_leads_to_its_entries(demo, brand, language, locked, new_page):
    words = OVERVIEW[language]
    desk = Supervision(demo, language, new_page(locale=f"{language}-FR")).log_in(brand.supervisor)
    page = desk.page
    page.locator("nav.tabs").get_by_role("link", name=words["tab"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["title"])
    assert int(figure(page, brand, 1).inner_text().split()[-1]) >= 1, "the call is under way still"
    assert int(figure(page, brand, 3).inner_text().split()[-1]) >= 1, "a lock of today"
    # Five wrong answers within an hour are a peak of the brand's.
    section = page.locator("section", has=page.get_by_role("heading", name=words["by hour"] + NAMES[brand.id]))
    expect(section.locator("svg")).to_have_attribute("role", "img")
    expect(section.locator("li a").first).to_be_visible()
    section.locator("summary").click()
    expect(section.locator("tbody tr")).to_have_count(24)
    figure(page, brand, 3).locator("a").click()
    expect(page.locator(".log tbody tr", has_text=locked.account).first).to_be_visible()
    page.go_back()
    section.locator("li a").first.click()
    expect(page.locator(".log tbody tr", has_text=locked.account).first).to_be_visible()
    page.go_back()
    figure(page, brand, 4).locator("a").click()
    expect(page.locator(".locks tbody tr", has_text=locked.account)).to_have_count(1)


def test_it_is_for_supervisors_and_of_their_brands_only(demo, brand, locked):
    other = next(one for one in demo.brands if one.id != brand.id)
    stranger = backdoor.new_agent(demo, other, role="supervisor")
    page = Client.of_desk(demo).log_in(stranger).get("/supervision")
    assert page.status == 200 and NAMES[brand.id] not in page.words and NAMES[other.id] in page.words
    for role in ("agent", "administrator"):
        assert Client.of_desk(demo).log_in(backdoor.new_agent(demo, brand, role=role)).get("/supervision").status == 403


def test_every_page_of_figures_names_one_clock(demo, brand):
    client = Client.of_desk(demo).log_in(brand.supervisor)
    zones = [client.get(path).words.count("Europe/Paris") for path in (
        "/supervision", "/supervision/agents", f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}")]
    assert all(zones), zones
    assert "UTC" not in client.get("/supervision/agents").words
