"""A support code, and the two words of a call that the customer has announced."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from web import Client
from words import CARE


@pytest.fixture
def person(demo, brand):
    return backdoor.new_account(demo, brand)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def open_office(request, demo, brand, language, new_page):
    return Office(demo, brand, language, new_page(java_script_enabled=request.param))


def get_code(office):
    """From Home, by somebody who has dialled."""
    office.open("/")
    office.link("get a code").or_(office.link("get a new code")).click()
    office.button("dialled").click()


def shown(page):
    return re.sub(r"\s", "", page.locator(".code").inner_text())


def together(text):
    """With no space between digits, however it is written."""
    return re.sub(r"(?<=\d)(\s|&nbsp;|&#160;)+(?=\d)", "", text)


def test_a_code_can_be_seen_again_where_it_was_made_and_home_tells_that_it_waits(demo, person, open_office):
    office = open_office.log_in(person)
    backdoor.forget_password_given(demo)
    get_code(office)
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.button("dialled").click()
    expect(office.heading("your code")).to_be_visible()
    first = shown(office.page)
    assert re.fullmatch(r"\d{6}", first)
    office.page.reload()
    assert shown(office.page) == first
    assert office.page.locator("a.dial").get_attribute("href").startswith("tel:")
    office.open("/")
    expect(office.page.locator("main")).to_contain_text(office.words["code waiting"])
    assert first not in together(office.page.content())
    office.link("show the code").click()
    assert shown(office.page) == first
    get_code(office)
    expect(office.heading("your code")).to_be_visible()
    assert shown(office.page) != first
    assert backdoor.events(demo, person).count("codeMade") == 2


def test_no_other_session_sees_a_code_and_neither_does_this_one_with_a_new_token(demo, brand, person, office):
    office.log_in(person)
    get_code(office)
    digits = shown(office.page)
    other = Client.of_portal(demo, brand).log_in(person)
    for page in (other.get("/support-code"), other.get("/")):
        assert 'class="code"' not in page.text and digits not in together(page.text)
    assert 'href="/support-code"' not in other.get("/").text
    backdoor.forget_password_given(demo)
    office.open("/account/settings/security-question")
    office.label("password").fill(person.password)
    office.button("continue").click()
    expect(office.question_list()).to_be_visible()
    office.open("/support-code")
    expect(office.button("dialled")).to_be_visible()
    expect(office.page.locator(".code")).to_have_count(0)


def test_a_code_counts_down_is_copied_and_leaves_the_page_when_it_is_used(demo, brand, person, new_page, language):
    page = new_page()
    office = Office(demo, brand, language, page).log_in(person)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    get_code(office)
    digits = shown(page)
    expect(page.locator(".countdown")).to_be_visible()
    expect(page.locator(".countdown .digits")).to_have_text(re.compile(r"9:[0-5]\d"))
    office.button("copy the code").click()
    office.says("copied")
    assert page.evaluate("navigator.clipboard.readText()") == digits
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    expect(office.heading("call under way")).to_be_visible()
    assert shown(page) == digits
    agent.check_code(call, digits)
    expect(page.locator("main")).to_contain_text(office.words["code used"])
    expect(page.locator(".code")).to_have_count(0)


def test_home_follows_a_call_for_ten_minutes_without_anybody_touching_it(demo, brand, person, new_page, language):
    page = new_page()
    office = Office(demo, brand, language, page).log_in(person)
    backdoor.run(demo, "UPDATE sessions SET seen_at = seen_at - ?", 5 * backdoor.MINUTE)
    office.button("press").click()
    expect(office.link("show words")).to_be_visible()
    seen = "SELECT max(s.seen_at) AS at FROM sessions s JOIN members m ON m.key = s.member WHERE m.email = ?"
    page.wait_for_timeout(300)
    backdoor.run(demo, "UPDATE sessions SET seen_at = seen_at - ?", 5 * backdoor.MINUTE)
    before = backdoor.run(demo, seen, person.email.lower())
    answers = []
    page.on("response", lambda answer: "/news" in answer.url and answers.append(answer))
    for _ in range(2):
        with page.expect_response(lambda answer: "/news" in answer.url):
            pass
    assert {answer.status for answer in answers} == {204}
    assert backdoor.run(demo, seen, person.email.lower()) == before
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    banner = page.locator(".banner.call")
    expect(banner.locator(".words")).to_be_visible(timeout=4000)
    expect(page.locator("p.unseen[role=status]")).to_have_text(office.words["call under way"])
    words = banner.locator(".words").inner_text()
    assert any(answer.status == 205 for answer in answers)
    agent.get(call)
    agent.post(f"{call}/ending", ending="ended")
    expect(banner).to_have_count(0, timeout=4000)
    backdoor.run(demo, "UPDATE call_announcements SET announced_at = announced_at - ?", 11 * backdoor.MINUTE)
    office.open("/")
    expect(page.locator("[data-follow]")).to_have_count(0)


def test_news_are_for_the_session_alone(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    owner.press_calling()
    address = re.search(r'data-follow="([^"]+)"', owner.get("/").text)[1]
    quiet = owner.get(address)
    assert quiet.status == 204 and quiet.text == ""
    Client.of_desk(demo).log_in(brand.agent).open_call(person.account)
    loud = owner.get(address)
    assert loud.status == 205 and loud.text == ""
    assert Client.of_portal(demo, brand).get(address).status == 303
    backdoor.leave_idle(demo)
    assert owner.get(address).status == 303


def test_home_tells_that_a_code_was_used_and_forgets_an_old_one(demo, person, office):
    office.log_in(person)
    get_code(office)
    expect(office.heading("your code")).to_be_visible()
    backdoor.run(demo, "UPDATE support_codes SET used_at = made_at + 1000")
    office.open("/")
    expect(office.page.locator("main")).to_contain_text(office.words["code used"])
    backdoor.expire_support_code(demo, person, minutes=90)
    office.open("/")
    expect(office.page.locator("main")).not_to_contain_text(office.words["code used"])


def test_a_code_is_kept_sealed_and_its_page_is_not_stored(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    home = owner.get("/support-code")
    made = owner.follow(owner.post("/support-code", key=home.field("key"), dialled="yes"))
    digits = re.sub(r"\D", "", re.search(r'class="code"[^>]*>([^<]*)<', made.text)[1])
    assert len(digits) == 6 and made.header("cache-control") == "no-store"
    again = owner.follow(owner.post("/support-code", key=home.field("key"), dialled="yes"))
    assert re.sub(r"\D", "", re.search(r'class="code"[^>]*>([^<]*)<', again.text)[1]) == digits
    row = backdoor.run(
        demo, "SELECT s.* FROM support_codes s JOIN accounts a ON a.key = s.account WHERE a.number = ?",
        person.account.replace("-", ""))
    assert row and digits not in str(row) and digits.encode().hex() not in str(row)


def test_nobody_gets_a_code_for_whom_the_question_is_not(demo, brand, person):
    backdoor.make_user(demo, person)
    user = Client.of_portal(demo, brand).log_in(person)
    assert 'href="/support-code"' not in user.get("/").text
    assert user.get("/support-code").status == 403
    assert user.post("/support-code", key="01890000-0000-7000-8000-000000000000").status == 403
    assert not backdoor.run(
        demo, "SELECT 1 FROM support_codes s JOIN accounts a ON a.key = s.account WHERE a.number = ?",
        person.account.replace("-", ""))


def test_no_code_without_saying_who_dialled_and_they_called_me_ends_calls_and_codes(demo, brand, person, office):
    """An impostor has the agent on one phone and the customer on the other."""
    impostor = Client.of_desk(demo).log_in(brand.agent)
    call = impostor.open_call(person.account)
    owner = Client.of_portal(demo, brand).log_in(person)
    asked = owner.get("/support-code")
    assert 'class="code"' not in owner.post("/support-code", key=asked.field("key")).text
    code = owner.new_code()
    office.log_in(person)
    office.link("get a new code").click()
    office.button("they called").click()
    expect(office.heading("hang up now")).to_be_visible()
    page = impostor.check_code(call, code)
    assert CARE[page.lang]["by code"] not in page.words and CARE[page.lang]["ended"] in page.words
    office.open("/")
    expect(office.heading("call under way")).to_have_count(0)
    assert backdoor.events(demo, person).count("impostorReported") == 1


def test_two_words_stand_on_home_in_a_call_that_was_announced(demo, brand, person, open_office, request):
    office = open_office.log_in(person)
    expect(office.heading("call under way")).to_have_count(0)
    office.button("press").click()
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    # With the script the page follows the call by itself.
    if request.node.callspec.params["open_office"] is False:
        office.link("show words").click()
    banner = office.page.locator(".banner.call").filter(has_text=office.words["call under way"])
    expect(banner).to_contain_text(office.words["say words"])
    expect(banner).to_contain_text(office.words["hang up"])
    words = banner.locator(".words").inner_text().split(" · ")
    assert len(set(words)) == 2 and all(re.fullmatch(r"[^\W\d]+(-[^\W\d]+)*", word) for word in words)
    assert " · ".join(words) in agent.get(call).words
    agent.post(f"{call}/words", known="yes")
    page = agent.get(call)
    assert CARE[page.lang]["ticked"] in page.words and CARE[page.lang]["by question"] not in page.words
    agent.post(f"{call}/ending", ending="ended")
    office.open("/")
    expect(office.heading("call under way")).to_have_count(0)
    assert backdoor.events(demo, person).count("callWordsKnown") == 1


def test_a_call_that_nobody_announced_has_no_words_and_a_second_one_is_warned_of(demo, brand, person, office):
    office.log_in(person)
    agent = Client.of_desk(demo).log_in(brand.agent)
    impostor = agent.open_call(person.account)
    office.open("/")
    banner = office.page.locator(".banner.call").filter(has_text=office.words["call under way"])
    expect(banner).to_contain_text(office.words["no words"])
    expect(banner.locator(".words")).to_have_count(0)
    agent.get(impostor)
    agent.post(f"{impostor}/ending", ending="ended")
    office.open("/")
    office.button("press").click()
    colleague = Client.of_desk(demo).log_in(brand.supervisor)
    own, other = agent.open_call(person.account), colleague.open_call(person.account)
    for who, call in ((agent, own), (colleague, other)):
        page = who.get(call)
        assert CARE[page.lang]["other call"] in page.words
    assert "name=\"known\"" in agent.get(own).text and "name=\"known\"" not in colleague.get(other).text
    office.open("/")
    expect(office.heading("other call")).to_be_visible()


def test_while_checks_are_stopped_home_says_so_and_no_code_is_made(demo, brand, person, open_office):
    office = open_office.log_in(person)
    backdoor.stop(demo, person)
    office.open("/")
    main = office.page.locator("main")
    expect(office.heading("stopped")).to_be_visible()
    expect(main.locator("dd", has_text=office.words["stopped"])).to_be_visible()
    expect(office.link("get a code")).to_have_count(0)
    office.open("/support-code")
    office.is_at("/")
    assert "codeMade" not in backdoor.events(demo, person)
    main.locator(".banner a.button").click()
    office.is_at("/account/settings/security-question")


def test_home_tells_of_a_lock_and_still_offers_a_code(demo, brand, person, open_office):
    spent = backdoor.now()
    backdoor.spend(demo, person, 5, 5, locked_minutes=60)
    office = open_office.log_in(person)
    expect(office.heading("locked")).to_be_visible()
    minute = "time => new Date(time).toLocaleTimeString('en-GB', {hour: 'numeric', minute: '2-digit', timeZone: '%s'})" % (
        "America/Toronto" if brand.id == "northline" else "Europe/Paris")
    ends = [office.page.evaluate(minute, spent + minutes * backdoor.MINUTE).lstrip("0") for minutes in (60, 61)]
    told = office.page.locator(".banner", has=office.heading("locked")).inner_text()
    assert any(end in told for end in ends), (ends, told)
    expect(office.link("get a code")).to_be_visible()
    assert office.page.locator("main a.tel").first.get_attribute("href").startswith("tel:")
