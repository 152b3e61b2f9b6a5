"""axe finds nothing on any page, in both languages, light and dark."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from tour import Tour
from web import Client

AXE = Axe()
RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}, "resultTypes": ["violations"]}


def complaints(page):
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['help']} – {one['nodes'][0]['html'][:150]}" for one in found]


@pytest.mark.parametrize("door", ["portal", "care"])
def test_axe_finds_nothing_on_any_page(demo, brand, language, new_page, door):
    tour = Tour(demo, brand, language, new_page)
    found = []
    for name, page in tour.pages(door):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{name}, {scheme}: {complaint}" for complaint in complaints(page)]
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_page_for_an_unknown_host(demo, new_page):
    page = new_page()
    page.goto(f"http://nobody.localhost:{demo.portal}/")
    assert not complaints(page)


def test_axe_notices_what_is_wrong(office):
    """The check itself: a field without a label and pale letters are found."""
    office.open("/login")
    assert not complaints(office.page)
    office.page.evaluate("document.querySelector('label').remove()")
    office.page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert {text.split(":")[0] for text in complaints(office.page)} >= {"label", "color-contrast"}


def test_every_page_has_one_main_heading_and_a_title_of_its_own(demo, brand, language, new_page):
    titles = {}
    for name, page in Tour(demo, brand, language, new_page).pages("portal"):
        assert page.locator("h1").count() == 1, name
        title = page.title()
        assert " · " in title and title.endswith("Northline" if brand.id == "northline" else "Atelier Vingt"), name
        titles[name] = title
    assert len(set(titles.values())) >= 15, titles
