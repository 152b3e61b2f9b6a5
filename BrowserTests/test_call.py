"""A call: the question read aloud, what the caller said, what came of it."""
import re
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
from web import Client
from words import CARE

WRONG = "Nothing of the Kind"
TOY = {"en": "What was the name of the stuffed toy you kept the longest?",
       "fr": "Comment s’appelait la peluche que vous avez gardée le plus longtemps\u00a0?"}


@pytest.fixture
def person(demo, brand):
    """An account of its own; and the agents start with all their attempts."""
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    return backdoor.new_account(demo, brand, question="stuffed-toy-name", answer="Gribouillon Piratapon")


@pytest.fixture
def called(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    return desk


def test_the_question_is_read_in_the_callers_language_and_the_other_one_is_a_click_away(called, brand):
    own, other = brand.language, "fr" if brand.language == "en" else "en"
    question = called.page.get_by_text(TOY[own], exact=True)
    expect(question).to_be_visible()
    expect(question).to_have_attribute("lang", own)
    translated = called.page.get_by_text(TOY[other], exact=True)
    expect(translated).to_be_hidden()
    called.page.locator(".checks summary").first.click()
    expect(translated).to_be_visible()
    expect(translated).to_have_attribute("lang", other)


def test_the_field_is_never_kept_by_the_browser(called):
    field = called.label("said")
    expect(field).to_have_attribute("autocomplete", "off")
    expect(field).to_have_attribute("spellcheck", "false")
    called.check(WRONG)
    expect(called.label("said")).to_be_focused()
    expect(called.label("said")).to_have_value("")
    called.page.go_back()
    expect(called.label("said")).to_have_value("")


# However else it may be written, and what else it is not: Tests/WebTests/Pages/CallFieldTests.swift.
@pytest.mark.parametrize("brand", ["atelier-vingt"], indirect=True)
def test_a_spoken_answer_is_verified_however_it_is_written(desk, brand):
    desk.log_in(brand.agent)
    desk.open_call(brand.owner.phone)
    desk.check("  st   étienne ")
    expect(desk.result).to_contain_text(desk.words["verified"])
    assert desk.page.title().startswith(desk.words["verified"])
    desk.button("end").click()
    expect(desk.result).to_contain_text(desk.words["ended verified"])
    expect(desk.link("new")).to_be_focused()


@pytest.mark.parametrize("brand", ["atelier-vingt"], indirect=True)
def test_something_else_is_not(desk, brand):
    backdoor.rest_agents(desk.demo)
    desk.log_in(brand.agent)
    desk.open_call(brand.owner.phone)
    desk.label("said").fill("Etienne")
    desk.button("check").click()
    expect(desk.result).to_contain_text(desk.words["wrong"])
    desk.check("Saint-Étienne")
    expect(desk.result).to_contain_text(desk.words["verified"])
    desk.button("end").click()


def test_a_wrong_answer_shows_the_attempts_left_and_three_end_the_call(called, demo, person):
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["wrong"])
    expect(called.result).to_contain_text(called.words["2 left"])
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["1 left"])
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["ended"])
    expect(called.result).to_contain_text(called.words["failed"])
    expect(called.label("said")).to_have_count(0)
    assert backdoor.budget(demo, person)[:2] == (3, 3)
    assert "Piratapon" not in called.page.content() and WRONG not in called.page.content()


def test_five_wrong_answers_over_two_calls_lock_the_account_and_a_right_one_is_refused(desk, demo, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    for _ in range(3):
        expect(desk.label("said")).to_be_visible()
        desk.check(WRONG)
    desk.says("failed")
    desk.open_call(person.account)
    desk.check(WRONG)
    expect(desk.result).to_contain_text(desk.words["1 left"])
    desk.check(WRONG)
    expect(desk.result).to_contain_text(desk.words["locked"])
    assert re.search(
        re.escape(desk.words["until"]) + r"\d{1,2} \S+ \d{4} (at|à) \d{1,2}:\d{2}", desk.result.inner_text())
    expect(desk.heading("instead")).to_be_visible()
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = desk.page.url.split(str(demo.care), 1)[1]
    refused = agent.check(call, person.answer)
    assert CARE[refused.lang]["verified"] not in refused.words
    assert CARE[refused.lang]["locked"] in refused.words
    assert backdoor.budget(demo, person)[:2] == (5, 5)
    assert backdoor.attempts(demo, person) == 5


def test_an_agent_reads_every_time_on_the_care_desks_own_clock(desk, demo, brand, person):
    """The care desk of the demo is in Paris, one brand's customers are in Toronto."""
    until = backdoor.now() + 45 * backdoor.MINUTE
    backdoor.spend(demo, person, 5, 5, locked_minutes=45)
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    expect(desk.result).to_contain_text(desk.words["locked"])
    clock = "time => new Date(time).toLocaleTimeString('en-GB', " \
            "{timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit'})"
    near = {desk.page.evaluate(clock, until + step * backdoor.MINUTE) for step in (0, 1)}
    # A page may write the hour with one digit.
    assert any(time.removeprefix("0") in desk.result.inner_text() for time in near), (near, desk.result.inner_text())


def test_a_call_that_fails_and_locks_the_account_says_both(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    backdoor.spend(demo, person, 2, 2)
    call = agent.open_call(person.account)
    for _ in range(3):
        page = agent.check(call, WRONG)
    assert CARE[page.lang]["failed"] in page.words and CARE[page.lang]["until"] in page.words
    assert CARE[page.lang]["instead"] in page.words


def test_wrong_answers_of_a_call_that_ends_verified_are_given_back(called, demo, person):
    called.check(WRONG)
    called.check(WRONG)
    expect(called.result).to_contain_text(called.words["1 left"])
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])
    called.button("end").click()
    called.says("ended")
    assert backdoor.budget(demo, person) == (0, 0, None)


def test_ten_wrong_answers_in_all_kill_the_answer_and_a_new_one_lives(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    backdoor.spend(demo, person, 9, 9)
    page = agent.check(agent.open_call(person.account), WRONG)
    assert CARE[page.lang]["dead"] in page.words
    Client.of_portal(demo, brand).log_in(person).set_answer("lent-book", "Zanzibar Blue Umbrella")
    page = agent.check(agent.open_call(person.account), "zanzibar blue umbrella")
    assert CARE[page.lang]["verified"] in page.words


def test_a_new_answer_lifts_the_lock_at_once(demo, brand, person):
    backdoor.spend(demo, person, 5, 5, locked_minutes=60)
    Client.of_portal(demo, brand).log_in(person).set_answer("lent-book", "Zanzibar Blue Umbrella")
    agent = Client.of_desk(demo).log_in(brand.agent)
    page = agent.check(agent.open_call(person.account), "zanzibar blue umbrella")
    assert CARE[page.lang]["verified"] in page.words


def test_nothing_said_is_told_beside_the_field_and_takes_no_attempt(called, demo, person):
    called.button("check").click()
    assert called.words["said missing"] in called.error_of(called.label("said"))
    expect(called.label("said")).to_be_focused()
    assert backdoor.attempts(demo, person) == 0


@pytest.mark.parametrize("said", ["?!", "…"])
def test_what_cannot_be_an_answer_is_told_beside_the_field_and_takes_no_attempt(called, demo, person, said):
    called.label("said").fill(said)
    called.button("check").click()
    told = called.error_of(called.label("said"))
    assert ("letters or digits" if called.language == "en" else "lettres ou des chiffres") in told
    assert backdoor.attempts(demo, person) == 0


def test_more_than_100_characters_take_no_attempt(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.get(call)
    refused = agent.post(f"{call}/attempts", key=str(uuid.uuid4()), said="Featherstonehaugh " * 7)
    assert refused.status == 422 and 'id="said-error"' in refused.text
    assert backdoor.attempts(demo, person) == 0


def test_a_caller_who_could_not_answer_is_recorded(called, demo, brand, person, new_page):
    called.button("could not").click()
    expect(called.result).to_contain_text(called.words["no answer"])
    owner = Client.of_portal(demo, brand).log_in(person)
    told = {"en": "The call ended: the caller could not answer", "fr": "L’appel s’est terminé sans réponse à la question"}
    page = owner.get("/account/activity")
    assert told[page.lang] in page.words


def test_a_call_can_be_ended_without_a_check(called):
    called.button("end").click()
    expect(called.result).to_contain_text(called.words["over"])
    called.link("new").click()
    expect(called.label("stated")).to_be_focused()


def test_the_line_over_what_a_verified_call_may_do_keeps_clear_of_the_button(called, person, size):
    called.page.set_viewport_size(dict(zip(("width", "height"), size)))
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])
    button, scopes = called.button("end").bounding_box(), called.page.locator(".scopes").bounding_box()
    assert scopes["y"] - (button["y"] + button["height"]) >= 16


def test_a_closed_call_takes_nothing(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.get(call)
    agent.post(f"{call}/ending", ending="ended")
    page = agent.check(call, person.answer)
    assert CARE[page.lang]["over"] in page.words and CARE[page.lang]["verified"] + " " not in page.words
    agent.post(f"{call}/ending", ending="couldNotAnswer")
    assert CARE[page.lang]["over"] in agent.get(call).words
    assert backdoor.attempts(demo, person) == 0


def test_a_call_ends_by_itself_after_a_quarter_of_an_hour(called, demo, person):
    expect(called.page.get_by_text(called.words["closes"])).to_be_visible()
    backdoor.expire_calls(demo)
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["expired"])
    assert backdoor.attempts(demo, person) == 0


def test_the_warning_comes_two_minutes_before_the_end(demo, desk, brand, person):
    desk.page.clock.install()
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    expect(desk.page.get_by_text(desk.words["soon"])).to_have_count(0)
    desk.page.clock.run_for((15 * 60 - 125) * 1000)
    expect(desk.page.get_by_text(desk.words["soon"])).to_have_count(0)
    desk.page.clock.run_for(10_000)
    expect(desk.page.get_by_role("alert")).to_have_text(desk.words["soon"])


def test_another_agents_call_is_not_there(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    other = Client.of_desk(demo).log_in(brand.supervisor)
    assert other.get(call).status == 404
    other.get("/")
    assert other.post(f"{call}/attempts", key=str(uuid.uuid4()), said=person.answer).status == 404
    assert other.post(f"{call}/ending", ending="ended").status == 404
    assert agent.get(call).status == 200 and backdoor.attempts(demo, person) == 0
    assert agent.get(f"/calls/{uuid.uuid4()}").status == 404
    assert agent.get("/calls/nonsense").status == 404


def test_the_same_check_sent_twice_is_one_attempt(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    key = agent.get(call).field("key")
    for _ in range(3):
        page = agent.check(call, WRONG, key=key)
    assert CARE[page.lang]["2 left"] in page.words
    assert backdoor.attempts(demo, person) == 1


def test_the_same_opening_sent_twice_is_one_call(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    first, second = [agent.post("/look-ups", stated=person.account) for _ in range(2)]
    assert first.location.startswith("/calls/") and first.location == second.location
    backdoor.spend(demo, person, 5, 5, locked_minutes=45)
    agent.post(f"{first.location}/ending", ending="ended")
    found = agent.follow(agent.look_up(person.account))
    first, second = [agent.post("/calls", ticket=found.field("ticket"), key=found.field("key")) for _ in range(2)]
    assert first.location == second.location


def test_what_has_to_be_read_first_is_read_before_a_call_is_opened(called, person):
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])
    call = called.page.url
    called.look_up(person.account)
    expect(called.heading("found")).to_be_visible()
    expect(called.page.locator("main")).to_contain_text(called.words["ends verified"])
    called.page.goto(call)
    expect(called.result).to_contain_text(called.words["verified"])


def test_an_agent_is_paused_after_ten_wrong_answers_in_an_hour_over_all_accounts(demo, brand, new_page):
    backdoor.rest_agents(demo)
    agent = Client.of_desk(demo).log_in(brand.agent)
    for wrongs in (3, 3, 3, 1):
        person = backdoor.new_account(demo, brand)
        call = agent.open_call(person.account)
        for _ in range(wrongs):
            page = agent.check(call, WRONG)
    assert CARE[page.lang]["paused"] in page.words
    page = agent.check(call, person.answer)
    assert CARE[page.lang]["paused"] in page.words
    assert backdoor.attempts(demo, person) == 1
    colleague = Client.of_desk(demo).log_in(brand.supervisor)
    assert CARE[page.lang]["verified"] not in page.words
    page = colleague.check(colleague.open_call(person.account), person.answer)
    assert CARE[page.lang]["verified"] in page.words


def test_the_owner_reads_of_a_verified_call(demo, brand, person):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.check(call, person.answer)
    told = {"en": "Customer Care checked your answer: verified",
            "fr": "Le Service Client a vérifié votre réponse\u00a0: correcte"}
    page = Client.of_portal(demo, brand).log_in(person).get("/account/activity")
    assert told[page.lang] in page.words


def test_an_open_call_is_led_back_to_from_every_page_and_there_is_one(called, person):
    call = called.page.url
    called.check(WRONG)
    called.page.goto(called.url("/"))
    strip = called.page.locator(".open-calls li", has_text=person.company)
    expect(strip).to_have_count(1)
    strip.get_by_role("link").click()
    expect(called.page).to_have_url(call)
    expect(strip).to_have_count(0)
    called.open_call(person.account)
    expect(called.page).to_have_url(call)
    expect(called.result).to_contain_text(called.words["2 left"])
    called.page.goto(called.url("/help"))
    strip.get_by_role("button").click()
    expect(called.result).to_contain_text(called.words["ended"])
    called.page.goto(called.url("/"))
    expect(strip).to_have_count(0)


def test_after_a_verified_call_the_next_caller_begins_unverified(called, person):
    call = called.page.url
    called.check(person.answer)
    expect(called.result).to_contain_text(called.words["verified"])
    called.open_call(person.account)
    assert called.page.url != call
    expect(called.label("said")).to_be_visible()


def test_after_a_wrong_code_the_next_code_is_typed_where_the_first_was(called):
    called.check_code("000000")
    expect(called.label("code field")).to_be_focused()


def test_six_digits_as_an_answer_are_asked_about_before_they_cost_anything(called, demo, person):
    called.check("503 918")
    expect(called.label("said")).to_have_attribute("aria-invalid", "true")
    assert backdoor.budget(demo, person)[:2] == (0, 0) and backdoor.attempts(demo, person) == 0
    called.check("503 918")
    expect(called.result).to_contain_text(called.words["wrong"])
    assert backdoor.budget(demo, person)[:2] == (1, 1)


def test_the_alert_is_first_on_account_found_and_in_the_call_and_no_code_is_asked_for(desk, demo, brand, person):
    desk.log_in(brand.agent)
    backdoor.stop(demo, person)
    desk.look_up(person.account)
    expect(desk.page.get_by_role("heading", name=desk.words["stopped"])).to_be_visible()
    expect(desk.page.locator("dd", has_text=desk.words["stopped"])).to_be_visible()
    desk.button("open").click()
    expect(desk.result).to_contain_text(desk.words["stopped"])
    assert desk.page.title().startswith(desk.words["stopped"])
    expect(desk.label("code field")).to_have_count(0)
    expect(desk.heading("instead")).to_be_visible()


def test_the_attempts_left_are_told_before_the_question_is_read(desk, demo, brand, person):
    backdoor.spend(demo, person, 3, 3)
    desk.log_in(brand.agent)
    desk.look_up(person.account)
    expect(desk.label("said")).to_be_visible()
    expect(desk.page.locator("main")).to_contain_text(desk.words["2 left"])


def test_after_three_wrong_answers_it_is_said_what_may_be_done_instead(called):
    for _ in range(3):
        expect(called.label("said")).to_be_visible()
        called.check(WRONG)
    expect(called.result).to_contain_text(called.words["failed"])
    expect(called.heading("instead")).to_be_visible()
