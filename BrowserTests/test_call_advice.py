"""What the page of a call advises is done from that page; and a ticket leads to the look-up."""
import re
import uuid

from playwright.sync_api import expect

import backdoor
from web import Client


def test_the_numbers_to_call_back_on_appear_when_they_are_asked_for_and_the_owner_sees_it(desk, demo, brand, person):
    backdoor.spend(demo, person, 5, 5, locked_minutes=50)
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    assert person.phone not in desk.page.content() and person.phone[-4:] not in desk.page.locator("main").inner_text()
    desk.button("call back").click()
    number = desk.page.get_by_text(desk.words["ending in"] + person.phone[-4:])
    expect(number).to_be_visible()
    assert person.phone not in desk.page.locator("main").inner_text()
    number.click()
    expect(desk.page.locator(f"a[href='tel:{person.phone}']")).to_be_visible()
    desk.page.goto(desk.page.url.removesuffix("/numbers"))
    assert person.phone not in desk.page.content()
    assert backdoor.events(demo, person).count("callBackShown") == 1


def test_no_number_is_shown_where_the_question_can_be_asked_nor_to_another_agent(demo, brand, person):
    agent, other = Client.of_desk(demo).log_in(brand.agent), Client.of_desk(demo).log_in(backdoor.new_agent(demo, brand))
    call = agent.open_call(person.account)
    assert "/numbers" not in agent.get(call).text
    for client in (agent, other):
        client.get("/" if client is other else call)
        answer = client.post(f"{call}/numbers")
        assert answer.status in (303, 404) and person.phone not in answer.text
    backdoor.spend(demo, person, 5, 5, locked_minutes=50)
    other.get("/")
    assert person.phone not in other.post(f"{call}/numbers").text
    assert "callBackShown" not in backdoor.events(demo, person)
    shown = agent.post(f"{call}/numbers")
    assert person.phone in shown.text
    agent.get(call)
    agent.post(f"{call}/ending", ending="couldNotAnswer")
    # Some time after a call there is nothing more to be had from it.
    backdoor.run(demo, "UPDATE calls SET closed_at = closed_at - ? WHERE outcome IS NOT NULL", 16 * backdoor.MINUTE)
    agent.get(call)
    assert person.phone not in agent.post(f"{call}/numbers").text
    assert backdoor.events(demo, person).count("callBackShown") == 1


def test_the_invitation_goes_again_from_a_call_about_an_account_that_nobody_activated(desk, demo, brand):
    person = backdoor.invite(demo, brand)
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.button("send invitation").click()
    expect(desk.page.get_by_text(desk.words["invitation sent"])).to_be_visible()
    assert [kind for kind, _ in backdoor.messages(demo, person)] == ["invitation"]
    assert person.email not in desk.page.content()


def test_a_ticket_fills_in_the_look_up_and_looks_nobody_up_by_itself(desk, demo, brand, person):
    desk.log_in(brand.agent)
    desk.page.goto(desk.url(f"/find#{person.account}"))
    expect(desk.label("stated")).to_have_value(person.account)
    expect(desk.page).to_have_url(re.compile("/find$"))
    assert "accountLookedUp" not in backdoor.events(demo, person)
    expect(desk.label("stated")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page).to_have_url(re.compile("/calls/"))


def test_a_ticket_leads_to_the_look_up_through_the_log_in(desk, demo, brand):
    agent = backdoor.new_agent(demo, brand, language=desk.language)
    stated = f"{uuid.uuid4().hex[:8]}+test@example.com"
    desk.page.goto(desk.url("/find#" + stated.replace("+", "%2B")))
    expect(desk.page).to_have_url(re.compile("/login"))
    desk.fill_log_in(agent)
    expect(desk.page).to_have_url(re.compile("/find$"))
    expect(desk.label("stated")).to_have_value(stated)
