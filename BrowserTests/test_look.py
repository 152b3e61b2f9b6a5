"""How pages sit on the screen and on paper."""


def test_buttons_and_links_are_large_enough_for_a_thumb(office):
    """WCAG 2.2, 2.5.8 asks for 24 pixels; the pages offer at least 40 in height."""
    office.page.set_viewport_size({"width": 360, "height": 740})
    office.log_in(path="/account/settings/security-question")
    for control in office.page.locator("button, select, input[type=text], a.button, nav a").all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= 40, control.evaluate("element => element.outerHTML")


def test_pages_print_without_what_cannot_be_pressed_on_paper(office):
    office.log_in(path="/account/settings")
    office.page.emulate_media(media="print")
    assert not office.button("log out").is_visible()
    assert office.heading("settings").is_visible()
