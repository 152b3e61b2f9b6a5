"""Forms that other sites make up, that are sent twice, that come late: nothing happens that nobody meant."""
import json
import threading
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from web import Client
from words import OFFICE

EDIT = "/account/settings/security-question"


@pytest.fixture
def member(demo, brand):
    person = backdoor.new_account(demo, brand)
    client = Client.of_portal(demo, brand).log_in(person)
    client.person = person
    return client


@pytest.mark.parametrize("token", [None, "", "A" * 43, "foreign"])
def test_a_form_without_this_browsers_token_changes_nothing(demo, brand, member, token):
    key = member.get(EDIT).field("key")
    if token == "foreign":
        stranger = Client.of_portal(demo, brand).log_in(brand.owner)
        token = stranger.get(EDIT).field("token")
    before = backdoor.answer_id(demo, member.person)
    refused = member.post(EDIT, token=token, key=key, question="lent-book", answer="Zanzibar Blue Umbrella")
    assert refused.status == 403
    assert OFFICE["en"]["stale"] in refused.words or OFFICE["fr"]["stale"] in refused.words
    assert backdoor.answer_id(demo, member.person) == before
    # The same form with its own token is taken: only the token was wrong.
    member.get(EDIT)
    assert member.post(EDIT, key=key, question="lent-book", answer="Zanzibar Blue Umbrella").status == 303
    assert backdoor.answer_id(demo, member.person) != before


@pytest.mark.parametrize("path", ["/login", "/logout", "/language", "/account/settings/password", EDIT])
def test_every_form_of_the_office_manager_needs_a_token(member, path):
    assert member.post(path, token="made up", language="fr").status == 403
    assert member.get("/account/settings").status == 200


@pytest.mark.parametrize("path", ["/login", "/logout", "/language", "/look-ups", "/calls"])
def test_every_form_of_the_care_desk_needs_a_token(agent, path):
    assert agent.post(path, token="made up", language="fr", stated="NL-204417").status == 403
    assert agent.get("/").status == 200


def test_a_check_without_a_token_takes_no_attempt(demo, brand, agent):
    person = backdoor.new_account(demo, brand)
    call = agent.open_call(person.account)
    refused = agent.post(f"{call}/attempts", token="made up", key=str(uuid.uuid4()), said="Nothing of the Kind")
    assert refused.status == 403
    assert backdoor.attempts(demo, person) == 0
    agent.check(call, "Nothing of the Kind")
    assert backdoor.attempts(demo, person) == 1


def test_a_form_from_another_site_is_refused_even_with_the_token(demo, member):
    key = member.get(EDIT).field("key")
    refused = member.post(
        EDIT, headers={"Sec-Fetch-Site": "cross-site"}, key=key, question="lent-book", answer="Zanzibar Blue Umbrella")
    assert refused.status == 403


def test_two_tabs_that_are_opened_at_once_at_a_first_visit_both_work(demo, brand):
    tab, other = Client.of_portal(demo, brand), Client.of_portal(demo, brand)
    tab.get("/login")
    other.get("/login")
    # Both asked before either was answered: the browser keeps the later cookie.
    tab.cookies.update(other.cookies)
    facts = {"email": brand.owner.email, "password": brand.owner.password, "back": ""}
    assert tab.post("/login", **facts).status == 403, "a browser that says nothing is not believed"
    assert tab.post("/login", headers={"Sec-Fetch-Site": "same-site"}, **facts).status == 403
    assert tab.post("/login", headers={"Sec-Fetch-Site": "same-origin"}, **facts).status == 303


def test_a_form_in_another_encoding_is_refused(demo, member):
    member.get(EDIT)
    for kind in ("text/plain", "application/json", "multipart/form-data; boundary=x", None):
        refused = member.send("POST", EDIT, body="token=x", headers={"Content-Type": kind})
        assert 400 <= refused.status < 500
        if kind == "application/json":
            # A program that speaks JSON is answered so (RFC 9457).
            assert refused.header("Content-Type").startswith("application/problem+json")
            problem = json.loads(refused.text)
            assert problem["status"] == refused.status and problem["detail"]
        else:
            assert "<h1>" in refused.text


def test_the_same_save_sent_again_changes_nothing_more(demo, member):
    key = member.get(EDIT).field("key")
    form = {"key": key, "question": "lent-book", "answer": "Zanzibar Blue Umbrella"}
    assert member.post(EDIT, **form).location == "/account/settings?saved"
    saved = backdoor.run(demo, "SELECT id, set_at, sealed FROM answers ORDER BY set_at DESC LIMIT 1")
    told = member.get("/account/activity").text.count("<tr>")
    assert member.post(EDIT, **form).location == "/account/settings?saved"
    assert backdoor.run(demo, "SELECT id, set_at, sealed FROM answers ORDER BY set_at DESC LIMIT 1") == saved
    assert member.get("/account/activity").text.count("<tr>") == told


def test_a_form_that_was_used_up_never_says_saved_when_nothing_was(demo, member):
    key = member.get(EDIT).field("key")
    assert member.post(EDIT, key=key, question="lent-book", answer="Zanzibar Blue Umbrella").status == 303
    before = backdoor.answer_id(demo, member.person)
    again = member.post(EDIT, key=key, question="unbearable-film", answer="Wolverton Abbeyfeale")
    assert again.status == 422 and 'id="answer-error"' in again.text
    assert backdoor.answer_id(demo, member.person) == before
    fresh = member.post(EDIT, key=again.field("key"), question="unbearable-film", answer="Wolverton Abbeyfeale")
    assert fresh.status == 303 and backdoor.answer_id(demo, member.person) != before


def test_the_same_save_sent_by_many_at_once_is_one_change(demo, member):
    key = member.get(EDIT).field("key")
    told = member.get("/account/activity").text.count("<tr>")
    answers = at_once(8, lambda _: member.twin().post(
        EDIT, key=key, question="lent-book", answer="Zanzibar Blue Umbrella"))
    assert {answer.location for answer in answers} == {"/account/settings?saved"}
    assert member.get("/account/activity").text.count("<tr>") == told + 1


def test_a_double_click_on_save_is_one_change(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, EDIT)
    sent = []
    office.page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    office.question_list().select_option("unbearable-film")
    office.type_answer("Le Manège des Ombres pâles")
    office.button("save").dblclick(no_wait_after=True)
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    assert len(sent) == 1


def test_a_form_that_was_stopped_on_its_way_can_be_sent_again(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, EDIT)
    stopped = []

    def stop(route):
        if route.request.method == "POST" and not stopped:
            stopped.append(route.request.url)
            return route.abort("aborted")
        return route.continue_()

    office.page.route(f"**{EDIT}", stop)
    office.question_list().select_option("unbearable-film")
    office.type_answer("Le Manège des Ombres")
    with office.page.expect_event("requestfailed", lambda request: request.method == "POST"):
        office.button("save").click(no_wait_after=True)
    assert stopped, "it was on its way"
    office.type_answer("Le Manège des Ombres pâles")
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])


def test_an_edit_in_a_second_tab_is_taken_too_and_the_later_one_stays(office, new_page, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, EDIT)
    second = Office(demo, brand, office.language, new_page(context=office.page.context)).open(EDIT)
    for tab, question in ((office, "unbearable-film"), (second, "first-album-bought")):
        tab.question_list().select_option(question)
        tab.type_answer("Le Manège des Ombres pâles")
        tab.button("save").click()
        expect(tab.page.get_by_role("status")).to_have_text(tab.words["saved"])
    office.open("/account/settings")
    office.settings_show("album")


def test_after_a_save_the_back_button_leads_to_an_empty_form_that_works(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person, "/account/settings")
    office.page.get_by_text(office.words["edit"], exact=True).click()
    office.question_list().select_option("unbearable-film")
    office.type_answer("Le Manège des Ombres pâles")
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    office.page.go_back()
    expect(office.label("new answer")).to_have_value("")
    office.question_list().select_option("first-album-bought")
    office.type_answer("Gymnopédies inachevées de l’Orne")
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    office.settings_show("album")


def test_reloading_settings_after_a_save_sends_nothing_again(office, demo, brand):
    person = backdoor.new_account(demo, brand)
    office.log_in(person)
    office.edit("unbearable-film", "Le Manège des Ombres pâles")
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    sent = []
    office.page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    before = backdoor.answer_id(demo, person)
    office.page.reload()
    expect(office.heading("settings")).to_be_visible()
    assert not sent and backdoor.answer_id(demo, person) == before


def test_what_customers_call_themselves_stays_text(demo, brand, new_page):
    name = "<script>alert(1)</script> \"O'Hara\" & Cie"
    person = backdoor.new_account(demo, brand, company=name, name=name)
    office = Office(demo, brand, brand.language, new_page()).log_in(person)
    expect(office.page.get_by_text(name, exact=True).first).to_be_visible()
    agent = Client.of_desk(demo).log_in(brand.agent)
    assert "<script>alert" not in agent.follow(agent.look_up(person.account)).text


def at_once(count, work):
    """Runs `work(0)` … `work(count - 1)` in threads that begin together; their results in order."""
    gate, results, failures = threading.Barrier(count), [None] * count, []

    def run(place):
        gate.wait()
        try:
            results[place] = work(place)
        except Exception as failure:  # told below, in the test's own thread
            failures.append(failure)

    threads = [threading.Thread(target=run, args=[place]) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[:3]
    return results
