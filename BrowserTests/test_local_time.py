"""The time where a caller may be, beside the care desk's."""
import re

from playwright.sync_api import expect

import backdoor


def test_the_times_stand_side_by_side_where_they_differ_and_say_how_they_are_known(desk, demo, brand, language):
    backdoor.rest_agents(demo)
    canadian = backdoor.new_account(demo, brand)
    desk.log_in(brand.agent)
    desk.open_call(canadian.account)
    # Of +1 nothing is known but the brand's zone; the desk's is Paris, and so is that of the second brand.
    clocks = desk.page.locator(".clocks")
    if brand.id == "northline":
        expect(clocks).to_contain_text("Toronto")
        expect(clocks).to_contain_text("Paris")
        expect(clocks).to_contain_text({"en": "by the brand’s time zone", "fr": "d’après le fuseau horaire"}[language])
        shown = [clock.inner_text() for clock in clocks.locator("[data-clock]").all()]
        assert len(shown) == 2 and all(re.fullmatch(r"\d{1,2}:\d\d", time) for time in shown) and shown[0] != shown[1]
    else:
        expect(clocks).to_have_count(0)
    desk.button("end").click()
    japanese = backdoor.new_account(demo, brand, phone=f"+8131234{backdoor.now() % 10_000:04}")
    desk.open_call(japanese.account)
    expect(clocks).to_contain_text("Tokyo")
    expect(clocks).to_contain_text({"en": "by the country", "fr": "d’après le pays"}[language])
