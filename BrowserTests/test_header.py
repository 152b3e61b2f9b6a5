"""The head of every page: in one row where there is room, and with the brand's name whole where there is little."""
import pytest

from conftest import SMALL, WIDE
from pages import Desk, Office

LINES = """span => {
    const range = document.createRange();
    range.selectNodeContents(span);
    return new Set([...range.getClientRects()].map((line) => line.top)).size;
}"""


@pytest.mark.every_storefront
def test_a_brands_name_does_not_break_on_a_small_phone(demo, brand, language, new_page, person):
    office = Office(demo, brand, language, new_page())
    office.page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    for enter in (lambda: office.open("/login"), lambda: office.log_in(person)):
        enter()
        assert office.page.locator(".brand span").evaluate(LINES) == 1
        assert office.page.evaluate("document.documentElement.scrollWidth") <= SMALL[0]


def test_the_desks_head_is_one_row(demo, brand, language, new_page):
    for who in (brand.agent, brand.supervisor):
        desk = Desk(demo, language, new_page())
        desk.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        desk.log_in(who)
        assert desk.page.locator("header.top").bounding_box()["height"] < 70, who.email
        middles = [box["y"] + box["height"] / 2 for box in (
            part.bounding_box() for part in desk.page.locator("header.top .brand, header.top a, header.top button").all()
            if part.is_visible())]
        assert max(middles) - min(middles) < 6
