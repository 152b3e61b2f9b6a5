"""The care desk without a mouse: `/` finds the field, Enter checks, the result is announced."""
from playwright.sync_api import expect

import backdoor
import typed
from words import OFFICE


def tab_to(page, locator, most=12):
    for _ in range(most):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} Tabs do not lead to {locator}")


def test_a_whole_call_by_keyboard_alone(desk, brand, person):
    page, keys = desk.page, desk.page.keyboard
    page.goto(desk.url("/login"))
    tab_to(page, page.get_by_label(OFFICE[desk.language]["e-mail"]))
    keys.type(brand.agent.email)
    keys.press("Tab")
    keys.type(brand.agent.password)
    keys.press("Enter")
    expect(page.locator("#stated")).to_be_focused()
    if page.locator("html").get_attribute("lang") != desk.language:
        tab_to(page, page.locator("form[action='/language'] button"), most=30)
        keys.press("Enter")
        expect(page.locator("html")).to_have_attribute("lang", desk.language)
    expect(desk.label("stated")).to_be_focused()
    keys.type(person.account)
    keys.press("Enter")
    expect(desk.label("name")).to_be_focused()
    keys.type(person.name)
    keys.press("Enter")
    expect(desk.result).to_contain_text(desk.words["matches"])
    expect(desk.label("said")).to_be_focused()
    keys.type("Nothing of the Kind")
    keys.press("Enter")
    expect(desk.result).to_contain_text(desk.words["wrong"])
    expect(desk.label("said")).to_be_focused()
    keys.type(typed.remember(person.answer))
    keys.press("Enter")
    expect(desk.result).to_contain_text(desk.words["verified"])
    expect(desk.button("end")).to_be_focused()
    keys.press("Enter")
    expect(desk.result).to_contain_text(desk.words["ended"])
    expect(desk.link("new")).to_be_focused()
    keys.press("Enter")
    expect(desk.label("stated")).to_be_focused()


def test_slash_leads_back_to_the_look_up_from_anywhere(desk, demo, brand, person):
    backdoor.spend(demo, person, 5, 5, locked_minutes=45)
    desk.log_in(brand.agent)
    field = desk.label("stated")
    field.blur()
    desk.page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    desk.page.keyboard.type("06/39")
    expect(field).to_have_value("06/39")
    desk.look_up(person.account)
    expect(desk.heading("found")).to_be_visible()
    desk.page.keyboard.press("/")
    expect(desk.label("stated")).to_be_focused()


def test_the_result_is_put_into_a_region_that_screen_readers_listen_to(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.page.add_init_script("""
        document.addEventListener('DOMContentLoaded', () => {
            const region = document.querySelector('[role=status][data-announce]');
            window.announced = [];
            if (region) new MutationObserver(() => window.announced.push(region.textContent)).observe(
                region, {childList: true});
        });""")
    desk.check("Nothing of the Kind")
    expect(desk.result).to_have_attribute("aria-live", "polite")
    expect(desk.result).to_contain_text(desk.words["2 left"])
    desk.page.wait_for_function("window.announced.some(text => text.length > 10)")
    assert desk.page.title().startswith(desk.words["wrong"])


def test_the_first_tab_of_every_page_skips_to_the_content(office):
    office.log_in()
    for path in ("/", "/account/settings", "/help"):
        office.open(path)
        office.page.keyboard.press("Tab")
        expect(office.link("skip")).to_be_focused()
        office.page.keyboard.press("Enter")
        expect(office.page.locator("main")).to_be_focused()


def test_the_question_is_edited_by_keyboard_alone_in_the_order_one_sees(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, "/account/settings")
    page, keys = office.page, office.page.keyboard
    tab_to(page, page.get_by_text(office.words["edit"], exact=True), most=20)
    keys.press("Enter")
    expect(office.label("new answer")).to_be_visible()
    tab_to(page, office.question_list(), most=20)
    keys.press("Home")
    keys.press("ArrowDown")
    tab_to(page, office.label("new answer"), most=5)
    keys.type(typed.remember("Wolverton Abbeyfeale"))
    keys.press("Tab")
    expect(office.label("show answer")).to_be_focused()
    tab_to(page, office.button("save"), most=3)
    keys.press("Enter")
    expect(page.get_by_role("status")).to_have_text(office.words["saved"])


def test_enter_in_the_answer_field_saves(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, "/account/settings/security-question")
    office.question_list().select_option("unbearable-film")
    office.type_answer("Le Manège des Ombres pâles")
    office.page.keyboard.press("Enter")
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])


def test_the_focus_can_be_seen_on_everything_that_takes_it(office):
    office.log_in(path="/account/settings/security-question")
    outline = "() => { const style = getComputedStyle(document.activeElement); " \
              "return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth)] }"
    seen = set()
    for _ in range(14):
        office.page.keyboard.press("Tab")
        tag, style, width = office.page.evaluate(outline)
        if tag == "BODY":
            break
        seen.add(tag)
        assert style != "none" and width >= 2, tag
    assert {"A", "BUTTON", "INPUT", "SELECT"} <= seen
