"""The care desk finds an account only by something the caller states exactly."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from web import Client
from words import CARE

NOTATIONS = {
    "northline": ["(416) 555-0132", "416-555-0132", "416.555.0132", "1 416 555 0132", "+1 (416) 555-0132",
                  "+14165550132", "tel:+1-416-555-0132"],
    "atelier-vingt": ["06 39 98 12 34", "06.39.98.12.34", "0639981234", "+33 (0)6 39 98 12 34", "+33 6 39 98 12 34",
                      "0033 6 39 98 12 34", "+33639981234", "+33 06 39 98 12 34"],
}
# Two accounts of each brand have one phone number.
TWINS = {"northline": ("(416) 555-0190", "NL-205074", "NL-205182", "owen@twin-oaks.example"),
         "atelier-vingt": ("01 99 00 76 98", "AV-3225", "AV-3243", "sidonie@menuiserie-tilleul.example")}
STATES = {"northline": {"pending": "NL-204525", "suspended": "NL-204633", "closed": "NL-204741",
                        "locked": "NL-204858", "dead": "NL-204966"},
          "atelier-vingt": {"pending": "AV-3126", "suspended": "AV-3144", "closed": "AV-3162",
                            "locked": "AV-3180", "dead": "AV-3207"}}


def test_an_account_is_found_by_its_number_its_phone_and_its_members_address(desk, brand):
    desk.log_in(brand.agent)
    for stated in (brand.owner.account, brand.owner.account.lower(), brand.owner.account.replace("-", " "), brand.owner.account.split("-")[1],
                   brand.owner.phone, brand.owner.email, brand.owner.email.upper(), f"  {brand.owner.account}  "):
        desk.look_up(stated)
        expect(desk.page).to_have_url(re.compile("/calls/"))
        expect(desk.page.get_by_text(brand.owner.account, exact=True)).to_be_visible()


def test_a_phone_number_is_found_in_any_usual_notation(brand, agent):
    for notation in NOTATIONS[brand.id]:
        found = agent.follow(agent.look_up(notation))
        assert brand.owner.account in found.words, notation


@pytest.mark.parametrize("stated", [
    "NL-000000", "nobody@nowhere.example", "+33 6 00 00 00 00", "Ellison Freight", "Margaret Ellison", "%", "*", "NL-",
    "NL-20441", "margaret@", "' OR 1=1 --", "0", "…",
])
def test_nothing_is_found_by_anything_but_an_exact_statement(agent, stated):
    answer = agent.look_up(stated)
    assert answer.status == 422
    assert CARE[answer.lang]["unknown"] in answer.words
    assert "Ellison Freight" not in answer.words.replace(stated, "")


def test_an_unknown_statement_is_told_beside_the_field_and_kept(desk, brand):
    desk.log_in(brand.agent)
    desk.look_up("NL-000000")
    assert desk.words["unknown"] in desk.error_of(desk.label("stated"))
    expect(desk.label("stated")).to_have_value("NL-000000")
    expect(desk.label("stated")).to_be_focused()
    desk.look_up("")
    assert desk.words["missing"] in desk.error_of(desk.label("stated"))


def test_a_letter_among_digits_is_asked_about(desk, brand):
    desk.log_in(brand.agent)
    desk.look_up("NL-2O4417")
    assert desk.words["letter o"] in desk.error_of(desk.label("stated"))
    desk.look_up("otto4@nobody.example")
    assert desk.words["unknown"] in desk.error_of(desk.label("stated"))


def test_two_accounts_with_one_phone_number_need_a_second_statement_and_are_never_listed(desk, brand):
    phone, first, second, email = TWINS[brand.id]
    desk.log_in(brand.agent)
    desk.look_up(phone)
    expect(desk.label("second")).to_be_focused()
    content = desk.page.content()
    assert first not in content and second not in content and email not in content
    expect(desk.label("stated")).to_have_value(phone)
    desk.look_up(phone, "ZZ-000000")
    assert desk.words["unknown"] in desk.error_of(desk.label("second"))
    desk.look_up(phone, email)
    expect(desk.page).to_have_url(re.compile("/calls/"))
    expect(desk.page.get_by_text(second, exact=True)).to_be_visible()
    expect(desk.page.get_by_text(first, exact=True)).to_have_count(0)
    desk.look_up(phone)
    desk.look_up(phone, first)
    expect(desk.page).to_have_url(re.compile("/calls/"))
    expect(desk.page.get_by_text(first, exact=True)).to_be_visible()


def test_statements_of_two_different_accounts_find_neither(brand, agent):
    phone = TWINS[brand.id][0]
    answer = agent.look_up(phone, brand.owner.email)
    assert answer.status == 422
    assert brand.owner.account not in answer.words


def test_an_account_that_is_closed_says_so(desk, brand):
    desk.log_in(brand.agent)
    desk.look_up(STATES[brand.id]["closed"])
    expect(desk.heading("found")).to_be_visible()
    desk.says("closed")
    expect(desk.button("open")).to_have_count(0)


def test_a_pending_account_has_nothing_to_check(desk, brand):
    desk.log_in(brand.agent)
    desk.open_call(STATES[brand.id]["pending"])
    desk.says("no question")
    expect(desk.label("said")).to_have_count(0)
    desk.button("end").click()
    desk.says("ended")


def test_a_suspended_accounts_owner_can_still_be_verified(demo, desk, brand):
    desk.log_in(brand.agent)
    desk.open_call(STATES[brand.id]["suspended"])
    expect(desk.label("said")).to_be_visible()
    desk.check("Quillfeather")
    desk.says("verified")
    desk.button("end").click()


def test_a_locked_account_says_until_when_and_what_to_do_instead(desk, brand):
    desk.log_in(brand.agent)
    desk.open_call(STATES[brand.id]["locked"])
    expect(desk.result.first).to_contain_text(desk.words["locked"])
    assert re.search(
        re.escape(desk.words["until"]) + r"\d{1,2} \S+ \d{4} (at|à) \d{1,2}:\d{2}", desk.result.inner_text())
    expect(desk.heading("instead")).to_be_visible()
    expect(desk.label("said")).to_have_count(0)
    desk.button("end").click()


def test_a_dead_answer_says_so_and_what_to_do_instead(desk, brand):
    desk.log_in(brand.agent)
    desk.open_call(STATES[brand.id]["dead"])
    desk.says("dead")
    expect(desk.heading("instead")).to_be_visible()
    expect(desk.label("said")).to_have_count(0)
    desk.button("end").click()


def test_a_call_cannot_be_opened_without_a_look_up(demo, brand, agent):
    other = Client.of_desk(demo).log_in(brand.supervisor)
    found = other.follow(other.look_up(STATES[brand.id]["locked"]))
    before = backdoor.run(demo, "SELECT count(*) FROM calls")
    for ticket in (None, "", "made-up", found.field("ticket"), found.field("ticket")[:-2] + "AA"):
        agent.get("/")
        answer = agent.post("/calls", ticket=ticket, key=found.field("key"))
        assert answer.location == "/?old", ticket
    assert backdoor.run(demo, "SELECT count(*) FROM calls") == before
    assert any(CARE[language]["old"] in agent.get("/?old").words for language in CARE)


def test_every_look_up_is_recorded(demo, brand, agent):
    before = backdoor.run(demo, "SELECT count(*) FROM audit WHERE kind IN (17, 18)")[0][0]
    agent.look_up(brand.owner.account)
    agent.look_up("NL-000000")
    assert backdoor.run(demo, "SELECT count(*) FROM audit WHERE kind IN (17, 18)")[0][0] == before + 2
