"""A support code, and the two words by which a customer tells a real agent."""
import re

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Office
from web import Client


@pytest.fixture
def person(demo, brand):
    return backdoor.new_account(demo, brand)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def open_office(request, demo, brand, language, new_page):
    return Office(demo, brand, language, new_page(java_script_enabled=request.param))


def shown(page):
    return re.sub(r"\s", "", page.locator(".code").inner_text())


@pytest.mark.every_storefront
def test_a_code_is_shown_once_and_home_tells_that_it_waits(demo, person, open_office):
    office = open_office.log_in(person)
    backdoor.forget_password_given(demo)
    office.button("get a code").click()
    office.label("password").fill(person.password)
    office.button("continue").click()
    office.button("get a code").click()
    expect(office.heading("your code")).to_be_visible()
    first = shown(office.page)
    assert re.fullmatch(r"\d{6}", first)
    office.page.reload()
    expect(office.heading("code shown")).to_be_visible()
    assert first not in office.page.content()
    office.button("get a new code").click()
    expect(office.heading("your code")).to_be_visible()
    second = shown(office.page)
    office.open("/")
    expect(office.page.locator("main")).to_contain_text(office.words["code waiting"])
    content = office.page.content()
    assert not {first, second, f"{second[:3]}\u00a0{second[3:]}"} & set(re.findall(r"\d{6}|\d{3}\u00a0\d{3}", content))
    assert backdoor.events(demo, person).count("codeMade") == 2


def test_home_tells_that_a_code_was_used_and_forgets_an_old_one(demo, person, office):
    office.log_in(person)
    office.button("get a code").click()
    expect(office.heading("your code")).to_be_visible()
    backdoor.run(demo, "UPDATE support_codes SET used_at = made_at + 1000")
    office.open("/")
    expect(office.page.locator("main")).to_contain_text(office.words["code used"])
    backdoor.expire_support_code(demo, person, minutes=90)
    office.open("/")
    expect(office.page.locator("main")).not_to_contain_text(office.words["code used"])


def test_a_code_is_kept_sealed_and_its_page_is_not_stored(demo, brand, person):
    owner = Client.of_portal(demo, brand).log_in(person)
    home = owner.get("/")
    made = owner.post("/support-code", key=home.field("key"))
    digits = re.sub(r"\D", "", re.search(r'class="code">([^<]*)<', made.text)[1])
    assert len(digits) == 6 and made.header("cache-control") == "no-store"
    again = owner.post("/support-code", key=home.field("key"))
    assert again.status == 200 and 'class="code"' not in again.text
    row = backdoor.run(
        demo, "SELECT s.* FROM support_codes s JOIN accounts a ON a.key = s.account WHERE a.number = ?",
        person.account.replace("-", ""))
    assert row and digits not in str(row) and digits.encode().hex() not in str(row)


def test_nobody_gets_a_code_for_whom_the_question_is_not(demo, brand, person):
    backdoor.make_user(demo, person)
    user = Client.of_portal(demo, brand).log_in(person)
    assert 'action="/support-code"' not in user.get("/").text
    assert user.get("/support-code").status == 403
    assert user.post("/support-code", key="01890000-0000-7000-8000-000000000000").status == 403
    assert not backdoor.run(
        demo, "SELECT 1 FROM support_codes s JOIN accounts a ON a.key = s.account WHERE a.number = ?",
        person.account.replace("-", ""))


@pytest.mark.every_storefront
def test_two_words_stand_on_home_while_a_call_is_under_way(demo, brand, person, office):
    office.log_in(person)
    expect(office.heading("call under way")).to_have_count(0)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    office.open("/")
    banner = office.page.get_by_role("region", name=office.words["call under way"])
    expect(banner).to_contain_text(office.words["screen shows"])
    expect(banner).to_contain_text(office.words["hang up"])
    words = banner.locator(".words").inner_text().split(" · ")
    assert len(set(words)) == 2 and all(re.fullmatch(r"[^\W\d]+(-[^\W\d]+)*", word) for word in words)
    agent.get(call)
    agent.post(f"{call}/ending", ending="ended")
    office.open("/")
    expect(office.heading("call under way")).to_have_count(0)
