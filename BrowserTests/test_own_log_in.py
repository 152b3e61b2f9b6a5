"""One's own log-in: password, forgotten password, address, sessions, new browsers, "this was not me"."""
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

import backdoor
import typed
from pages import Office
from server import LogIn
from web import Client

NEW = "un funambule dessine des cerfs-volants"

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def open_office(request, demo, brand, language, new_page):
    return Office(demo, brand, language, new_page(java_script_enabled=request.param))


def test_a_new_password_under_settings(demo, brand, person, open_office):
    office = open_office.log_in(person)
    elsewhere = Client.of_portal(demo, brand).log_in(person)
    before = office.page.context.cookies()
    backdoor.forget_password_given(demo)
    office.open("/account/settings")
    office.link("change password").click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.label("new password").fill("fourteen chars")
    office.button("save").click()
    expect(office.page.locator("#password-error")).to_be_visible()
    office.label("new password").fill(person.password)
    office.button("save").click()
    assert office.words["same password"] in office.error_of(office.label("new password"))
    office.label("new password").fill(typed.remember(NEW))
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["password changed"])
    assert elsewhere.get("/").status == 303
    assert {c["value"] for c in office.page.context.cookies() if c["name"] == "__Host-countersign"}.isdisjoint(
        {c["value"] for c in before})
    fresh = Client.of_portal(demo, brand)
    fresh.get("/login")
    assert fresh.post("/login", email=person.email, password=person.password).status == 422
    fresh.log_in(LogIn(person.email, NEW))
    assert "passwordChanged" in backdoor.events(demo, person)
    assert ("passwordChanged", person.email) in backdoor.messages(demo, person)


def test_a_forgotten_password(demo, brand, person, open_office):
    office = open_office.open("/login")
    elsewhere = Client.of_portal(demo, brand).log_in(person)
    office.link("forgotten").click()
    office.button("send").click()
    assert office.words["no e-mail"] in office.error_of(office.label("e-mail"))
    office.label("e-mail").fill("not an address")
    office.button("send").click()
    assert office.words["not an address"] in office.error_of(office.label("e-mail"))
    office.label("e-mail").fill(person.email.upper())
    office.button("send").click()
    expect(office.heading("look")).to_be_visible()
    assert ("passwordReset", person.email) in backdoor.messages(demo, person)
    link = f"/password/{backdoor.know_link(demo, person, 'password_resets')}"
    for _ in range(2):
        office.open(link)
        expect(office.heading("new password title")).to_be_visible()
    assert elsewhere.get("/").status == 200
    office.label("new password").fill("fourteen chars")
    office.button("save").click()
    expect(office.page.locator("#password-error")).to_be_visible()
    office.label("new password").fill(typed.remember(NEW))
    office.button("save").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["reset done"])
    assert elsewhere.get("/").status == 303
    office.log_in(LogIn(person.email, NEW), path="/login")
    office.open(link)
    expect(office.heading("dead link")).to_be_visible()
    expect(office.link("ask again")).to_be_visible()


def test_asking_for_a_password_tells_nothing_about_who_has_an_account(demo, brand, person):
    closed, pending = backdoor.new_account(demo, brand), backdoor.invite(demo, brand)
    backdoor.set_status(demo, closed, "closed")
    answers = []
    for email in (person.email, "nobody@nowhere.example", closed.email, pending.email):
        client = Client.of_portal(demo, brand)
        client.get("/password")
        answer = client.post("/password", email=email)
        names = [name.lower() for name, _ in answer.headers]
        answers.append((answer.status, answer.location, names, answer.body))
    assert all(answer == answers[0] for answer in answers) and answers[0][0] == 303
    asked = [backdoor.messages(demo, one).count(("passwordReset", one.email)) for one in (person, closed, pending)]
    assert asked == [1, 0, 0]
    assert len(backdoor.run(demo, "SELECT 1 FROM password_resets WHERE member IN "
                                  "(SELECT key FROM members WHERE email IN (?, ?))", closed.email, pending.email)) == 0


def test_the_work_is_the_same_for_known_and_unknown_addresses(demo, brand, person):
    def recorded():
        return backdoor.run(
            demo, "SELECT count(*) FROM audit e JOIN audit_kinds k ON k.key = e.kind "
            "WHERE k.name = 'passwordResetAsked'")[0][0]

    client = Client.of_portal(demo, brand)
    client.get("/password")
    backdoor.forget_visitors(demo)
    for email in (person.email, "nobody.else@nowhere.example"):
        before = recorded()
        client.post("/password", email=email)
        assert recorded() == before + 1


def test_asking_again_and_again_is_slowed_down_and_told_in_words(demo, brand):
    client = Client.of_portal(demo, brand)
    client.get("/password")
    for email in (brand.owner.email, "ghost@nowhere.example"):
        backdoor.forget_failed_logins(demo)
        answers = [client.post("/password", email=email) for _ in range(21)]
        assert [answer.status for answer in answers] == [303] * 20 + [429]
        assert "1 minute" in answers[-1].words or "second" in answers[-1].words
    # Log-in counts by itself.
    client.log_in(brand.owner)
    backdoor.forget_failed_logins(demo)


def test_twelve_wrong_log_ins_by_a_stranger_keep_nobody_out(demo, brand, person):
    """Finding 3: whoever knew an address kept its owner out, in a known browser, in a session and by reset."""
    known = Client.of_portal(demo, brand).log_in(person)
    other = known.twin()
    stranger = Client.of_portal(demo, brand)
    stranger.get("/login")
    for _ in range(12):
        stranger.post("/login", email=person.email, password="guessed once more")
        stranger.post("/password", email=person.email)
    assert stranger.post("/login", email=person.email, password=person.password).status == 429
    assert known.post("/account/settings/password?back=/", password=person.password).status == 303
    known.post("/logout")
    assert other.post("/login", email=person.email, password=person.password).status == 303
    reset = Client.of_portal(demo, brand)
    link = f"/password/{backdoor.know_link(demo, person, 'password_resets')}"
    reset.get(link)
    assert reset.post(link, password=typed.remember(NEW)).location == "/login?reset"
    for _ in range(6):
        stranger.post("/login", email=person.email, password="guessed once more")
    assert reset.post("/login", email=person.email, password=NEW).status == 303
    backdoor.forget_failed_logins(demo)


def test_an_agent_is_not_kept_out_by_a_stranger(demo, brand):
    known = Client.of_desk(demo).log_in(brand.agent)
    known.post("/logout")
    stranger = Client.of_desk(demo)
    stranger.get("/login")
    for _ in range(12):
        stranger.post("/login", email=brand.agent.email, password="guessed once more")
    assert stranger.post("/login", email=brand.agent.email, password=brand.agent.password).status == 429
    assert known.post("/login", email=brand.agent.email, password=brand.agent.password).status == 303
    backdoor.forget_failed_logins(demo)


def test_guesses_at_once_as_a_new_answer_or_password_are_compared_once(demo, brand, person):
    """Finding 6: of 27 guesses at once, one was told as the present answer."""
    owner = Client.of_portal(demo, brand).log_in(person)

    def batch(path, forms):
        with ThreadPoolExecutor(60) as pool:
            return list(pool.map(lambda form: owner.twin().post(path, **form), forms))

    answers = batch("/account/settings/security-question", [
        {"key": str(uuid.uuid4()), "question": "unbearable-film", "answer": f"Manège des Ombres {a}{b}x"}
        for a in "abcdef" for b in "ghijklmnop"])
    statuses = [answer.status for answer in answers]
    assert 1 <= 60 - statuses.count(422) <= 3, statuses
    passwords = batch("/account/settings/new-password", [
        {"password": typed.remember(f"guess number {number} of the batch")} for number in range(60)])
    # Whoever came once it was changed had a session that has ended.
    told = [answer.location or answer.status for answer in passwords]
    ended = [location for location in told if str(location).startswith("/login")]
    assert 1 <= 60 - told.count(429) - len(ended) <= 3, told


def test_a_link_of_another_brand_or_of_yesterday_does_not_work(demo, brand, person):
    other = next(other for other in demo.brands if other.id != brand.id)
    client = Client.of_portal(demo, brand)
    client.get("/password")
    client.post("/password", email=person.email)
    token = backdoor.know_link(demo, person, "password_resets")
    stranger = Client.of_portal(demo, other)
    assert stranger.get(f"/password/{token}").status == 410
    assert stranger.post(f"/password/{token}", password=typed.remember(NEW)).status == 410
    assert client.get(f"/password/{token}").status == 200
    backdoor.outlive_links(demo, person)
    assert client.get(f"/password/{token}").status == 410
    assert client.post(f"/password/{token}", password=NEW).status == 410
    assert client.get("/password/mistyped").status == 410
    client.log_in(person)


def test_a_new_address_is_confirmed_from_the_new_mailbox(demo, brand, person, open_office):
    office, new = open_office.log_in(person), f"new.{person.email}"
    backdoor.forget_password_given(demo)
    office.open("/account/settings")
    office.link("change address").click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.label("new e-mail").fill("not an address")
    office.button("send").click()
    assert office.words["not an address"] in office.error_of(office.label("new e-mail"))
    office.label("new e-mail").fill(person.email)
    office.button("send").click()
    assert office.words["same address"] in office.error_of(office.label("new e-mail"))
    office.label("new e-mail").fill(new)
    office.button("send").click()
    expect(office.heading("confirm mailbox")).to_be_visible()
    assert ("emailConfirmation", new) in backdoor.messages(demo, person)
    link = f"/email/{backdoor.know_link(demo, person, 'email_changes')}"
    office.open(link)
    expect(office.heading("address question")).to_be_visible()
    expect(office.page.locator("main")).to_contain_text(new)
    office.open("/account/settings")
    # It waits there; the present one is still shown, in a line of its own.
    expect(office.button("send again")).to_be_visible()
    card = office.page.locator("section[aria-labelledby=address-card]")
    expect(card.locator("strong")).to_have_text(person.email)
    expect(card.locator(".banner")).to_contain_text(new)
    office.open(link)
    office.button("use address").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["address changed"])
    expect(office.page.locator("main")).to_contain_text(new)
    assert {email for kind, email in backdoor.messages(demo, person) if kind == "emailChanged"} == {new, person.email}
    office.open(link)
    expect(office.heading("dead link")).to_be_visible()
    # A mail scanner may have pressed the button: the address is changed all the same.
    expect(office.page.locator("main")).to_contain_text(office.words["dead address"])
    Client.of_portal(demo, brand).log_in(LogIn(new, person.password))


def test_an_address_that_is_taken_is_answered_as_one_that_is_free(demo, brand, person):
    other, answers = backdoor.new_account(demo, brand), []
    owner = Client.of_portal(demo, brand).log_in(person)
    for email in (other.email, f"free.{person.email}"):
        owner.get("/account/settings/e-mail")
        answer = owner.post("/account/settings/e-mail", email=email)
        answers.append((answer.status, answer.location, answer.body))
    assert answers[0] == answers[1] == (303, "/account/settings/e-mail?sent", answers[0][2])
    sent = [email for kind, email in backdoor.messages(demo, person) if kind == "emailConfirmation"]
    assert sent == [f"free.{person.email}"]


def test_an_address_that_was_taken_meanwhile_and_a_link_of_another_brand_change_nothing(demo, brand, person):
    other = next(other for other in demo.brands if other.id != brand.id)
    owner = Client.of_portal(demo, brand).log_in(person)
    owner.get("/account/settings/e-mail")
    owner.post("/account/settings/e-mail", email=f"wanted.{person.email}")
    token = backdoor.know_link(demo, person, "email_changes")
    stranger = Client.of_portal(demo, other)
    stranger.get("/login")
    assert stranger.get(f"/email/{token}").status == 410
    assert stranger.post(f"/email/{token}").status == 410
    backdoor.new_account(demo, brand, email=f"wanted.{person.email}")
    owner.get("/")
    assert owner.post(f"/email/{token}").status == 410
    assert person.email in owner.get("/account/settings").text.replace("<wbr>", "")


def test_sessions_are_listed_and_the_others_end(demo, brand, person, open_office):
    others = [Client.of_portal(demo, brand).log_in(person) for _ in range(2)]
    backdoor.run(demo, "DELETE FROM sessions WHERE started_at < ?", 0)
    office = open_office.log_in(person)
    office.open("/account/settings")
    card = office.page.get_by_role("region", name=office.words["sessions"])
    expect(card.get_by_text(office.words["this browser"])).to_have_count(1)
    # Two here, and the one of the activation.
    expect(card.get_by_text(office.words["other browser"])).to_have_count(3)
    office.button("end others").click()
    expect(office.page.get_by_role("status")).to_have_text(office.words["others ended"])
    expect(card).to_contain_text(office.words["only here"])
    assert [other.get("/").status for other in others] == [303, 303]
    assert "sessionsEnded" in backdoor.events(demo, person)


def test_a_log_in_from_a_new_browser_is_told_and_a_known_one_is_not(demo, brand, person, office):
    known = Client.of_portal(demo, brand)
    known.log_in(person)
    begin = len(backdoor.events(demo, person))
    known.post("/logout")
    known.log_in(person)
    assert "memberLoggedInNewBrowser" not in backdoor.events(demo, person)[begin:]
    before = len(backdoor.messages(demo, person))
    office.log_in(person)
    assert backdoor.messages(demo, person)[before:] == [("newBrowser", person.email)]
    office.open("/account/activity")
    expect(office.page.locator("tbody")).to_contain_text(office.words["new browser"])


def test_the_browser_of_the_activation_is_known(demo, brand):
    person = backdoor.invite(demo, brand)
    client = Client.of_portal(demo, brand)
    client.activate(person.token, person.password, "lent-book", person.answer)
    client.log_in(person)
    assert "memberLoggedIn" in backdoor.events(demo, person)
    assert not backdoor.messages(demo, person)


def test_a_browser_is_remembered_for_as_long_as_a_cookie_may_last(demo, brand, portal):
    portal.get("/login")
    answer = portal.post("/login", email=brand.owner.email, password=brand.owner.password)
    lines = [value for name, value in answer.headers if name.lower() == "set-cookie"]
    browser = next(line for line in lines if line.startswith("__Host-countersign-browser="))
    assert f"max-age={400 * 24 * 3600}" in browser.lower()
    session = next(line for line in lines if line.startswith("__Host-countersign="))
    assert "max-age" not in session.lower()


def test_this_was_not_me(demo, brand, person, open_office):
    elsewhere = Client.of_portal(demo, brand).log_in(person)
    office = open_office.open("/not-me")
    expect(office.page.get_by_text(office.words["please log in"])).to_be_visible()
    office.fill_log_in(person)
    expect(office.page.locator("form[action='/logout']")).to_be_visible()
    office.speak()
    expect(office.heading("not you")).to_be_visible()
    assert elsewhere.get("/").status == 200
    before = {c["value"] for c in office.page.context.cookies() if c["name"] == "__Host-countersign"}
    office.button("not me").click()
    expect(office.page.get_by_role("status").first).to_contain_text(office.words["reported"])
    office.is_at("/account/settings/new-password")
    assert before.isdisjoint(
        {c["value"] for c in office.page.context.cookies() if c["name"] == "__Host-countersign"})
    assert elsewhere.get("/").status == 303
    assert ("phoneStopped", person.email) in backdoor.messages(demo, person)
    office.open("/account/settings")
    office.settings_show(office.words["stopped"])
    office.open("/not-me")
    expect(office.page.get_by_role("status")).to_contain_text(office.words["reported already"])
    office.open("/account/settings/new-password")
    office.label("new password").fill(typed.remember(NEW))
    office.button("save").click()
    office.is_at("/account/settings/security-question")
    expect(office.page.get_by_role("status").first).to_contain_text(office.words["stopped"])
    office.edit("unbearable-film", "Le Manège des Ombres pâles")
    expect(office.page.get_by_role("status")).to_have_text(office.words["saved"])
    expect(office.page.get_by_text(office.words["stopped"])).to_have_count(0)


def test_this_was_not_me_by_somebody_who_may_not_edit(demo, person, office):
    backdoor.make_user(demo, person)
    office.log_in(person, path="/not-me")
    office.button("not me").click()
    expect(office.page.get_by_role("status").first).to_contain_text(office.words["reported by a user"])
    assert "phoneStopped" not in [kind for kind, _ in backdoor.messages(demo, person)]
    office.open("/account/settings")
    expect(office.page.get_by_text(office.words["stopped"])).to_have_count(0)


def test_this_was_not_me_asks_for_the_password(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    backdoor.forget_password_given(demo)
    assert 'autocomplete="current-password"' in owner.post("/not-me").text
    assert "phoneStopped" not in [kind for kind, _ in backdoor.messages(demo, person)]


def test_a_banner_about_something_that_did_not_happen_cannot_be_linked_to(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    backdoor.run(demo, "UPDATE sessions SET started_at = started_at - ?", 2 * backdoor.MINUTE)
    for claim in ("password", "address", "reported", "sessions"):
        assert 'class="banner done"' not in owner.get(f"/account/settings?{claim}").text, claim


def test_a_look_at_a_page_that_changes_something_asks_for_the_password(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    backdoor.forget_password_given(demo)
    for path in ("/account/settings/new-password", "/account/settings/e-mail", "/second-factor"):
        assert 'autocomplete="current-password"' in owner.get(path).text, path
    assert 'autocomplete="current-password"' in owner.post(
        "/account/settings/new-password", password=typed.remember(NEW)).text
    assert 'autocomplete="current-password"' in owner.post("/account/settings/e-mail", email="x@y.example").text
    assert 'autocomplete="current-password"' in owner.post(
        "/support-code", key="01890000-0000-7000-8000-000000000001").text
    assert backdoor.messages(demo, person) == [("newBrowser", person.email)]
    Client.of_portal(demo, brand).log_in(person)


def test_the_password_leads_on_to_where_it_was_asked_for_and_nowhere_else(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    for back, to in (("/account/settings/e-mail", "/account/settings/e-mail"),
                     ("//evil.example/", "/account/settings/security-question"),
                     ("https://evil.example/", "/account/settings/security-question")):
        answer = owner.post(f"/account/settings/password?back={back}", password=person.password)
        assert (answer.status, answer.location) == (303, to)
        assert owner.get(f"/account/settings/password?back={back}").location == to
