"""Browsers, proxies and fingers as they are met outside: no `:has()`, no Secure cookies, a form that was stopped, a full stop after a host
name, a letter in two pieces."""
import re
import unicodedata

import pytest
from playwright.sync_api import expect

import backdoor
import log_lines
from web import Client

EDIT = "/account/settings/security-question"
ANSWER, WRONG = "Gribouillon Piratapon", "Nothing of the Kind"


@pytest.fixture
def person(demo, brand):
    """An account of its own; and the agents start with all their attempts."""
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    return backdoor.new_account(demo, brand, question="stuffed-toy-name", answer=ANSWER)


def test_without_has_in_the_style_sheet_an_answer_is_masked_all_the_same(office, demo, brand):
    page = Client.of_portal(demo, brand).get("/login").text
    whole = Client.of_portal(demo, brand).get(re.search(r'"(/assets/[^"]+/countersign\.css)"', page)[1]).text
    sheet, left_out = re.subn(r"[^{}]*:has\([^{}]*\{[^{}]*\}", "", whole)
    assert left_out > 0

    def plain(route):
        route.fulfill(content_type="text/css", body=sheet)

    office.page.route("**/countersign*.css", plain)
    office.log_in(path=EDIT)
    masked = "getComputedStyle(document.querySelector('#answer')).webkitTextSecurity"
    assert office.page.evaluate(masked) == "disc"


def test_another_answer_after_a_check_was_stopped_is_looked_at_as_one(desk, demo, brand, person):
    """The first one has arrived, and counts; what came of it is not told of the second."""
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    stopped = []

    def stop(route):
        if stopped:
            return route.continue_()
        stopped.append(route.fetch(max_redirects=0).status)
        return route.abort("aborted")

    desk.page.route("**/attempts", stop)
    with desk.page.expect_event("requestfailed", lambda request: request.method == "POST"):
        desk.label("said").fill(WRONG)
        desk.button("check").click(no_wait_after=True)
    assert stopped == [303]
    desk.check(ANSWER)
    expect(desk.result).to_contain_text(desk.words["verified"])
    # What was wrong in a call that ends verified is given back.
    assert backdoor.results(demo, person) == ["wrong", "verified"]


def test_a_call_that_closes_by_itself_sends_no_form_again(desk, brand, person):
    desk.page.clock.install()
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.button("check").click()
    expect(desk.page).to_have_url(re.compile(r"/attempts$"))
    sent = []
    desk.page.on("request", lambda request: sent.append(request.method))
    desk.page.clock.fast_forward("15:30")
    expect(desk.page).to_have_url(re.compile(r"/calls/[0-9a-f-]+$"))
    assert "POST" not in sent


class WithoutSecureCookies(Client):
    """As Safari is at http://localhost."""

    def _take_cookie(self, line):
        if not re.search(r";\s*secure", line, re.I):
            super()._take_cookie(line)


def test_the_demo_can_be_used_by_a_browser_that_keeps_no_secure_cookies(demo, brand):
    owner = WithoutSecureCookies(demo, demo.portal, brand.host).log_in(brand.owner)
    assert owner.get("/account/settings").status == 200
    assert owner.post("/language", language="fr", back="/account/settings").status == 303
    assert owner.get("/account/settings").lang == "fr"
    owner.post("/language", language=brand.language, back="/account/settings")
    agent = WithoutSecureCookies(demo, demo.care, "localhost").log_in(brand.agent)
    assert agent.look_up(brand.owner.phone).status == 303
    assert not any(name.startswith("__Host-") for name in [*owner.cookies, *agent.cookies])
    agent.post("/logout")
    assert agent.get("/").status == 303


def test_whoever_stopped_half_way_of_the_activation_reads_how_to_go_on(demo, brand):
    stopped = backdoor.invite(demo, brand)
    client = Client.of_portal(demo, brand)
    link = f"/activate/{stopped.token}"
    client.get(link)
    client.post(f"{link}/confirmation")
    client.get(link)
    client.post(f"{link}/password", password=stopped.password)
    other = Client.of_portal(demo, brand)
    other.get("/login")
    told = other.post("/login", email=stopped.email, password=stopped.password)
    assert told.status == 422
    assert {"en": "Your account is not activated yet", "fr": "Votre compte n’est pas encore activé"}[brand.language] in told.words
    backdoor.forget_failed_logins(demo)


def test_a_link_that_is_only_looked_at_goes_on_working(demo, brand):
    """As mail scanners and previews do."""
    invited = backdoor.invite(demo, brand)
    link = f"/activate/{invited.token}"
    for method in ("HEAD", "GET", "HEAD", "GET"):
        assert Client.of_portal(demo, brand).send(method, link).status == 200
    Client.of_portal(demo, brand).activate(invited.token, invited.password, "lent-book", invited.answer)


def test_no_pasted_answer_is_cut_without_a_word(desk, brand, person):
    """A browser counts UTF-16; a letter with its accent apart counts twice there, and once for us."""
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    field = desk.label("said")
    field.focus()
    desk.page.keyboard.insert_text(unicodedata.normalize("NFD", "é" * 100))
    assert len(unicodedata.normalize("NFC", field.input_value())) == 100
    field.fill("")
    field.focus()
    desk.page.keyboard.insert_text("a long story " * 10)
    assert len(field.input_value()) == 130
    desk.button("check").click()
    expect(desk.label("said")).to_have_attribute("aria-invalid", "true")
    assert "100" in desk.error_of(desk.label("said"))


def test_where_no_brand_is_served_the_log_says_which_host_was_asked_for(demo):
    brand = demo.brands[0]
    assert Client(demo, demo.portal, "elsewhere.example").get("/login").status == 421
    assert Client.of_portal(demo, brand).get("/login", headers={"Host": brand.host + "."}).status == 200
    Client.of_portal(demo, brand).get("/login", headers={"Host": "a.example:80\" level=critical"})
    lines = [line["attributes"] for line in log_lines.read(demo.log) if line["attributes"].get("status") == "421"]
    assert any(line["host"].startswith("elsewhere.example:") for line in lines), lines
    assert not any("level=critical" in line["host"] for line in lines)


def test_a_company_with_either_apostrophe_is_one_answer(desk, brand, demo):
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    person = backdoor.new_account(demo, brand, question="stuffed-toy-name", answer="L’Île-d’Yeu")
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.check("L'ÎLE d'yeu ")
    expect(desk.result).to_contain_text(desk.words["verified"])


def test_a_question_that_was_withdrawn_since_goes_on_working(desk, brand, demo):
    backdoor.rest_agents(demo)
    backdoor.expire_calls(demo)
    person = backdoor.new_account(demo, brand, question="lent-book")
    backdoor.retire_question(demo, person)
    owner = Client.of_portal(demo, brand).log_in(person)
    for path in ("/", "/account/settings", EDIT):
        assert owner.get(path).status == 200, path
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.check(person.answer)
    expect(desk.result).to_contain_text(desk.words["verified"])


def test_a_caller_who_could_not_answer_is_not_where_the_agent_has_to_guess_on(desk, brand, person):
    desk.log_in(brand.agent)
    desk.open_call(person.account)
    desk.button("could not").click()
    expect(desk.result).to_contain_text(desk.words["no answer"])
    expect(desk.heading("instead")).to_be_visible()
