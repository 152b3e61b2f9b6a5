"""One log-in that opens several accounts: the choice, the switch, an invitation to one more, and what none of them opens."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from several import invited, join_own, log_in, of, own_two
from survey import complaints
from test_erasure import command
from web import Client

pytestmark = pytest.mark.usefixtures("fresh_throttle")


@pytest.fixture
def both(demo, brand):
    return own_two(demo, brand)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_log_in_choice_settings_and_back_by_keyboard(demo, brand, language, size, new_page, both, script):
    first, second = both
    page = new_page(size, java_script_enabled=script)
    office = Office(demo, brand, language, page)
    office.open("/#settings" if script else "/account/settings")
    office.fill_log_in(first)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("Which account|Quel compte"))
    if script:
        assert complaints(page) == []
    button = page.get_by_role("button", name=second.company)
    button.focus()
    page.keyboard.press("Enter")
    office.is_at("/account/settings")
    office.speak()
    top = page.get_by_role("banner").get_by_role("link", name=second.company)
    expect(top).to_contain_text("Switch account" if language == "en" else "Changer de compte")
    top.focus()
    page.keyboard.press("Enter")
    office.is_at("/account/switch")
    expect(page.locator("main li[aria-current]")).to_contain_text(second.account)
    page.get_by_role("button", name=first.company).focus()
    page.keyboard.press("Enter")
    office.is_at("/")
    expect(page.get_by_role("banner")).to_contain_text(first.company)
    expect(page.locator("main dd", has_text=first.account)).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size[0], width


def test_whoever_has_one_account_meets_no_choice(demo, brand, language):
    person = backdoor.new_account(demo, brand)
    client = Client.of_portal(demo, brand).log_in(person)
    assert "/account/switch" not in client.get("/").text
    assert client.get("/account/switch").location.endswith("/account/settings")


def test_an_invitation_is_accepted_by_logging_in_and_by_nothing_else(demo, brand, language):
    person = backdoor.new_account(demo, brand)
    company, link = invited(demo, brand, person.email)
    stranger = Client.of_portal(demo, brand)
    page = stranger.get(link)
    assert page.status == 200 and 'type="password"' not in page.text, page.words
    assert company.company in page.words and person.company not in page.words
    assert stranger.post(link, password="a password of the inviter's choice").status == 200
    other = Client.of_portal(demo, brand).log_in(company)
    assert 'action="/password/' not in other.get(link).text
    other.post(link)
    client = Client.of_portal(demo, brand).log_in(person)
    assert "/account/switch" not in client.get("/").text, "it is not theirs before they agree"
    client.get(link)
    joined = client.post(link)
    assert joined.status == 303 and joined.location.endswith("/account/switch?joined")
    page = client.follow(joined)
    assert client.post("/account/switch", account=of(page, company.company)).status == 303
    assert company.account in client.get("/").words
    assert client.get(link).status == 410


def test_a_form_of_an_account_that_was_left_changes_nothing(demo, brand, language, both):
    first, second = both
    tab = Client.of_portal(demo, brand)
    assert log_in(tab, first, first.company).status == 303
    edit = tab.get("/account/settings/security-question")
    other = tab.twin()
    page = other.get("/account/switch")
    assert other.post("/account/switch", account=of(page, second.company)).status == 303
    tab.cookies = other.cookies
    kept = backdoor.run(demo, "SELECT account, id FROM answers ORDER BY account")
    forms = {
        "/account/settings/security-question": {
            "key": edit.field("key"), "question": "unbearable-film", "answer": "Le Manège des Ombres pâles"},
        "/support-code": {}, "/account/people/invitation": {
            "name": "Zed", "email": "zed@quarry.example", "role": "user", "may-call": "no"},
        "/account/settings/sessions": {}, "/account/switch": {"account": "x"}}
    for path, fields in forms.items():
        refused = tab.post(path, token=edit.field("token"), **fields)
        assert refused.status in (404, 409), (path, refused.status)
    assert backdoor.run(demo, "SELECT account, id FROM answers ORDER BY account") == kept
    assert not backdoor.run(demo, "SELECT 1 FROM members WHERE email = 'zed@quarry.example'")
    # Logging out is right from every tab.
    assert tab.post("/logout", token=edit.field("token")).status == 303
    assert tab.get("/account/settings").status == 303


def test_going_back_to_the_choice_after_a_log_out_opens_nothing(demo, brand, language, both):
    first, _ = both
    client = Client.of_portal(demo, brand)
    client.get("/login")
    choice = client.post("/login", email=first.email, password=first.password, back="")
    fields = {"ticket": choice.field("ticket"), "back": "", "account": of(choice, first.company), "token": choice.field("token")}
    stranger = Client.of_portal(demo, brand)
    stranger.get("/login")
    assert stranger.post("/login/account", **{**fields, "token": None}).status == 200, "another browser"
    assert stranger.get("/account/settings").status == 303
    assert client.post("/login/account", **fields).status == 303
    client.get("/")
    client.post("/logout")
    again = client.post("/login/account", **fields)
    assert again.status == 200 and client.get("/account/settings").status == 303, again.words


def test_the_desk_asks_for_a_second_statement_and_gives_no_list(demo, brand, language, both):
    first, second = both
    desk = Client.of_desk(demo).log_in(brand.agent)
    page = desk.follow(desk.look_up(first.email))
    assert first.company not in page.text and second.company not in page.text and 'name="second"' in page.text
    found = desk.follow(desk.look_up(first.email, second.account))
    assert second.company in found.text and first.company not in found.text


def test_the_link_of_a_second_account_asks_whoever_is_not_logged_in_to(demo, brand, language):
    first = backdoor.new_account(demo, brand)
    second = backdoor.invite(demo, brand, email=first.email)
    link = f"/activate/{second.token}"
    stranger = Client.of_portal(demo, brand)
    stranger.get(link)
    stranger.post(f"{link}/confirmation")
    page = stranger.get(link)
    assert 'type="password"' not in page.text and f"back=%2Factivate%2F{second.token}" in page.text, page.text
    stranger.post(f"{link}/password", password="a password that opens the first as well")
    Client.of_portal(demo, brand).log_in(first)
    mine = join_own(Client.of_portal(demo, brand).log_in(first), second)
    assert second.account in mine.get("/").words


def test_a_file_may_bring_two_accounts_of_one_owner(demo, brand, language, tmp_path):
    email = f"rita-{brand.id}@chiffres.example"
    file = tmp_path / "accounts.csv"
    phone = "+14165550177" if brand.id == "northline" else "+33199002177"
    file.write_text("number,company,phone,email,name,language\n" + "".join(
        f"RC-{i}{brand.id[:2]},Chiffres {i},{phone},{email},Rita Chiffres,{language}\n" for i in (1, 2)))
    done = command(
        demo, "account", "import", str(file), "--brand", brand.id, "--links", str(tmp_path / "links.csv"))
    assert "lines 2, 3" in done.stdout + done.stderr
    assert len(backdoor.run(demo, "SELECT DISTINCT log_in FROM members WHERE email = ?", email)) == 1
