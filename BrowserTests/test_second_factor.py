"""The second factor: set up, asked for at log-in, never good twice, recovered and turned off, at both doors."""
import re
import subprocess

import pytest
from playwright.sync_api import expect

import backdoor
import server
import totp
import typed
from conftest import running_demo
from pages import Desk, Office
from server import LogIn
from web import Client
from words import CARE, OFFICE

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def open_office(request, demo, brand, language, new_page):
    return Office(demo, brand, language, new_page(java_script_enabled=request.param))


def secret_on(page):
    return typed.shown(page.locator(".secret-key").inner_text().replace(" ", ""))


def set_up(client):
    """Turns it on over HTTP; the key and the recovery codes."""
    page = client.get("/second-factor")
    secret = typed.shown(re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", ""))
    done = client.post("/second-factor", key=page.field("key"), code=totp.code(secret))
    codes = re.findall(r"<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</li>", done.text)
    assert done.status == 200 and len(set(codes)) == 10, done.words
    for code in codes:
        typed.shown(code)
    return secret, codes


def first_step(client, person):
    """The right password; the page that asks for the code."""
    client.get("/login")
    answer = client.post("/login", email=person.email, password=person.password, back="/help")
    assert answer.status == 200 and "__Host-countersign" not in client.cookies, answer.words
    client.page = answer
    return answer


def second_step(client, **fields):
    return client.post("/login/code", ticket=client.page.field("ticket"), back=client.page.field("back"), **fields)


def test_setting_it_up_and_logging_in_with_it(demo, brand, person, open_office):
    office = open_office.log_in(person)
    page, words = office.page, office.words
    backdoor.forget_password_given(demo)
    office.open("/account/settings")
    office.link("set up").click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    expect(office.heading("set up title")).to_be_visible()
    expect(page.locator("svg.qr")).to_be_visible()
    secret = secret_on(page)
    link = page.locator("a[href^='otpauth:']").get_attribute("href")
    assert f"secret={secret}&" in link and "digits=6&period=30" in link and "issuer=" in link
    office.label("app code").fill(totp.wrong(secret))
    office.button("turn on").click()
    assert words["first code wrong"] in office.error_of(office.label("app code"))
    assert secret_on(page) == secret
    assert not backdoor.run(demo, "SELECT 1 FROM second_factors WHERE member = ?", backdoor.member_key(demo, person))
    used = totp.code(secret)
    office.label("app code").fill(f"{used[:3]} {used[3:]}")
    office.button("turn on").click()
    expect(page.get_by_role("status").filter(has_text=words["factor on"])).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(set(codes)) == 10
    office.link("kept").click()
    office.is_at("/account/settings")
    expect(page.get_by_role("region", name=words["second factor"])).to_contain_text(words["codes left"].format(10))
    assert ("secondFactorOn", person.email) in backdoor.messages(demo, person)

    office.button("log out").click()
    office.open("/account/activity")
    office.fill_log_in(person)
    expect(office.heading("enter code")).to_be_visible()
    field = office.label("code")
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    expect(field).to_have_attribute("inputmode", "numeric")
    office.button("log in").click()
    assert words["no code"] in office.error_of(field)
    field.fill(totp.wrong(secret))
    office.button("log in").click()
    assert words["code wrong"] in office.error_of(field)
    # The code that was used to set it up is not good again.
    field.fill(used)
    office.button("log in").click()
    assert words["code wrong"] in office.error_of(field)
    backdoor.let_codes_pass(demo)
    field.fill(totp.code(secret))
    office.button("log in").click()
    expect(page.locator("form[action='/logout']")).to_be_visible()
    office.is_at("/account/activity")
    assert backdoor.events(demo, person).count("secondFactorFailed") == 2


def test_a_recovery_code_works_once_and_tells_how_many_are_left(demo, brand, person, open_office):
    _, codes = set_up(Client.of_portal(demo, brand).log_in(person))
    office = open_office.open("/login")
    for code, is_good in ((codes[0].lower().replace("-", " "), True), (codes[0], False)):
        office.fill_log_in(person)
        office.page.get_by_text(office.words["use recovery"]).click()
        office.label("recovery").fill(code)
        office.button("log in").click()
        if is_good:
            expect(office.page.get_by_role("status")).to_contain_text(office.words["recovered"])
            office.speak()
            expect(office.page.locator("main")).to_contain_text(office.words["codes left"].format(9))
            office.button("log out").click()
    assert office.words["recovery wrong"] in office.error_of(office.label("recovery"))
    assert ("recoveryCodeUsed", person.email) in backdoor.messages(demo, person)


def test_a_code_is_good_once_however_fast_it_is_sent(demo, brand, person):
    from concurrent.futures import ThreadPoolExecutor
    secret, _ = set_up(Client.of_portal(demo, brand).log_in(person))
    backdoor.let_codes_pass(demo)
    clients = [Client.of_portal(demo, brand) for _ in range(4)]
    for client in clients:
        first_step(client, person)
    code = totp.code(secret)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda client: second_step(client, code=code), clients))
    assert sorted(answer.status for answer in answers) == [303, 422, 422, 422]


def test_the_step_between_is_worth_nothing_elsewhere(demo, brand, person):
    secret, _ = set_up(Client.of_portal(demo, brand).log_in(person))
    backdoor.let_codes_pass(demo)
    client = Client.of_portal(demo, brand)
    ticket = first_step(client, person).field("ticket")
    assert client.get("/account/settings").status == 303
    # Another browser, another person's code, a ticket that was changed: back to the password.
    thief = Client.of_portal(demo, brand)
    thief.get("/login")
    for stolen in (ticket, ticket[:-2] + "AA", "", "x"):
        answer = thief.post("/login/code", ticket=stolen, code=totp.code(secret))
        assert answer.status == 200 and 'name="password"' in answer.text, stolen
        assert "__Host-countersign" not in thief.cookies
    assert second_step(client, code=totp.code(secret)).status == 303
    assert client.get("/login/code").location == "/login"


def test_guessing_codes_is_slowed_down(demo, brand, person):
    secret, codes = set_up(Client.of_portal(demo, brand).log_in(person))
    backdoor.let_codes_pass(demo)
    client = Client.of_portal(demo, brand)
    first_step(client, person)
    statuses = [second_step(client, code=totp.wrong(secret)).status for _ in range(5)]
    assert statuses == [422] * 5
    # Another right password does not clear the count.
    other = Client.of_portal(demo, brand)
    first_step(other, person)
    for fields in ({"code": totp.code(secret)}, {"recovery": codes[0]}):
        assert second_step(other, **fields).status == 429
    backdoor.forget_failed_logins(demo)
    assert second_step(other, code=totp.code(secret)).status == 303


def test_a_key_that_was_made_for_somebody_else_is_not_taken(demo, brand, person):
    mine = Client.of_portal(demo, brand).log_in(person)
    other = Client.of_portal(demo, brand).log_in(backdoor.new_account(demo, brand))
    page = mine.get("/second-factor")
    secret = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    for key in (page.field("key"), "", "a.b.c", page.field("key")[:-3]):
        answer = other.post("/second-factor", key=key, code=totp.code(secret))
        assert answer.status == 400, key
    assert "secondFactorOn" not in backdoor.events(demo, person)


def test_the_set_up_form_sent_again_keeps_the_codes_that_were_shown(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    page = owner.get("/second-factor")
    secret = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    fields = {"key": page.field("key"), "code": totp.code(secret)}
    assert owner.post("/second-factor", **fields).status == 200
    kept = backdoor.run(demo, "SELECT code FROM recovery_codes ORDER BY code")
    again = owner.post("/second-factor", **fields)
    assert (again.status, again.location) == (303, "/second-factor")
    assert backdoor.run(demo, "SELECT code FROM recovery_codes ORDER BY code") == kept


def test_turning_it_off_takes_a_code(demo, brand, person, office):
    secret, codes = set_up(Client.of_portal(demo, brand).log_in(person))
    office.open("/login")
    office.fill_log_in(person)
    backdoor.let_codes_pass(demo)
    office.label("code").fill(totp.code(secret))
    office.button("log in").click()
    expect(office.page.locator("form[action='/logout']")).to_be_visible()
    office.speak()
    office.open("/second-factor")
    office.button("turn off").click()
    assert office.words["no code"] in office.error_of(office.label("code"))
    office.label("code").fill(totp.code(secret))
    office.button("turn off").click()
    assert office.words["code wrong"] in office.error_of(office.label("code"))
    backdoor.forget_password_given(demo)
    office.page.get_by_text(office.words["use recovery"]).click()
    office.label("recovery").fill(codes[3])
    office.button("turn off").click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.page.get_by_text(office.words["use recovery"]).click()
    office.label("recovery").fill(codes[3])
    office.button("turn off").click()
    expect(office.heading("factor off")).to_be_visible()
    assert ("secondFactorOff", person.email) in backdoor.messages(demo, person)
    Client.of_portal(demo, brand).log_in(person)


def test_neither_key_nor_recovery_code_is_kept_in_clear(demo, brand, person):
    secret, codes = set_up(Client.of_portal(demo, brand).log_in(person))
    import base64
    import hashlib
    raw = base64.b32decode(secret)
    for path in demo.data.iterdir():
        content = path.read_bytes() if path.is_file() else b""
        for text in (secret.encode(), raw, *(code.encode() for code in codes),
                     *(code.replace("-", "").encode() for code in codes)):
            assert text not in content, path
    kept = {row[0] for row in backdoor.run(demo, "SELECT code FROM recovery_codes")}
    assert {hashlib.sha256(code.replace("-", "").encode()).digest() for code in codes} <= kept


def command(demo, *arguments):
    return subprocess.run(
        [server.BINARY, *arguments, "--config", str(demo.data / "countersign.yaml")], capture_output=True, text=True,
        timeout=60)


def test_an_operator_turns_a_lost_one_off(demo, brand, person):
    set_up(Client.of_portal(demo, brand).log_in(person))
    arguments = ["account", "reset-second-factor", person.account, person.email, "--brand", brand.id]
    done = command(demo, *arguments)
    assert done.returncode == 0, done.stderr
    Client.of_portal(demo, brand).log_in(person)
    assert ("secondFactorOff", person.email) in backdoor.messages(demo, person)
    again = command(demo, *arguments)
    assert again.returncode == 66 and "no second factor" in again.stderr
    assert command(demo, "account", "reset-second-factor", person.account, "x@y.example", "--brand",
                   brand.id).returncode == 66


def test_an_agent_sets_it_up_logs_in_with_it_and_an_operator_turns_it_off(demo, brand, language, new_page):
    desk = Desk(demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR")).log_in(brand.agent)
    page, words = desk.page, OFFICE[language]
    page.locator("a[href='/profile']").first.click()
    expect(page).to_have_title(re.compile(words["own log-in"]))
    page.get_by_role("link", name=words["second factor"], exact=True).click()
    secret = secret_on(page)
    page.get_by_label(words["app code"], exact=True).fill(totp.code(secret))
    page.get_by_role("button", name=words["turn on"], exact=True).click()
    expect(page.get_by_role("status").filter(has_text=words["factor on"])).to_be_visible()
    page.get_by_role("button", name=words["log out"], exact=True).click()
    backdoor.let_codes_pass(demo)
    page.goto(desk.url("/login"))
    desk.fill_log_in(brand.agent)
    page.get_by_label(words["code"], exact=True).fill(totp.code(secret))
    page.get_by_role("button", name=words["log in"], exact=True).click()
    expect(page.locator("[data-slash]")).to_be_visible()
    backdoor.run(
        demo, "UPDATE sessions SET password_given_at = password_given_at - ? WHERE agent IS NOT NULL",
        6 * backdoor.MINUTE)
    page.goto(desk.url("/second-factor"))
    backdoor.let_codes_pass(demo)
    page.get_by_label(words["code"], exact=True).fill(totp.code(secret))
    page.get_by_role("button", name=words["turn off"], exact=True).click()
    page.get_by_label(words["password"], exact=True).fill(brand.agent.password)
    page.get_by_role("button", name=words["continue"], exact=True).click()
    expect(page.get_by_role("heading", name=words["second factor"], exact=True)).to_be_visible()
    done = command(demo, "agent", "reset-second-factor", brand.agent.email)
    assert done.returncode == 0, done.stderr
    Client.of_desk(demo).log_in(brand.agent)
    assert command(demo, "agent", "reset-second-factor", brand.agent.email).returncode == 66
    assert command(demo, "agent", "reset-second-factor", "x@y.example").returncode == 66


@pytest.fixture
def strict_demo(tmp_path_factory):
    """A care desk that asks for a second factor."""
    yield from running_demo(tmp_path_factory, environment={"COUNTERSIGN_CARE_SECOND_FACTOR": "required"})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_it_is_required_an_agent_reaches_nothing_else_before(strict_demo, language, new_page):
    agent = strict_demo.brands[0].agent if language == "en" else strict_demo.brands[1].agent
    client = Client.of_desk(strict_demo)
    client.get("/login")
    assert client.post("/login", email=agent.email, password=agent.password).status == 303
    for path in ("/", "/look-ups", "/calls/01890000-0000-7000-8000-000000000000", "/look-ups/x"):
        answer = client.get(path)
        assert (answer.status, answer.location) == (303, "/second-factor"), path
    client.get("/second-factor")
    assert client.post("/look-ups", stated="x").location == "/second-factor"
    assert client.post("/language", language=language, back="/").status == 303
    desk = Desk(strict_demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR"))
    desk.page.goto(desk.url("/"))
    desk.fill_log_in(agent)
    page, words = desk.page, OFFICE[language]
    expect(page.get_by_role("status")).to_contain_text(words["factor needed"])
    secret = secret_on(page)
    page.get_by_label(words["app code"], exact=True).fill(totp.code(secret))
    page.get_by_role("button", name=words["turn on"], exact=True).click()
    page.get_by_role("link", name=words["kept"], exact=True).click()
    expect(page.get_by_role("heading", name=CARE[language]["look-up title"], exact=True)).to_be_visible()
    # A session from before, of whoever knew the password, does not grow into a whole one.
    assert client.get("/").location == "/login"
    # A customer is not asked.
    owner = strict_demo.brands[0].owner
    Client.of_portal(strict_demo, strict_demo.brands[0]).log_in(LogIn(owner.email, owner.password))
