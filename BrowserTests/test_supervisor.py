"""What a supervisor does besides calls: lifts locks, pauses and resumes agents. Nobody else can."""
import datetime
import uuid
import zoneinfo

import pytest
from playwright.sync_api import expect

import backdoor
from pages import Desk, Supervision
from web import Client
from words import CARE, SUPERVISOR

WRONG = "Nothing of the Kind"


@pytest.fixture(autouse=True)
def fresh(demo):
    backdoor.rest_agents(demo)
    backdoor.resume_agents(demo)
    yield
    for brand in demo.brands:
        backdoor.serve_all(demo, brand.supervisor)


@pytest.fixture
def locked(demo, brand):
    person = backdoor.new_account(demo, brand)
    backdoor.spend(demo, person, 5, 5, locked_minutes=60)
    return person


@pytest.fixture
def boss(demo, brand):
    """The supervisor, by plain HTTP."""
    return Client.of_desk(demo).log_in(brand.supervisor)


def paths(demo, brand, person):
    account, agent = backdoor.account_id(demo, person), backdoor.agent_id(demo, brand.supervisor)
    return (["/supervision/locks", f"/supervision/locks/{account}", "/supervision/agents",
             f"/supervision/agents/{agent}", "/supervision/audit-log", "/supervision/audit-log?kind=callOpened"],
            [f"/supervision/locks/{account}/lifting", f"/supervision/agents/{agent}/pause",
             f"/supervision/agents/{agent}/resumption", "/supervision/audit-log/export?format=csv"])


def test_an_agent_is_refused_everywhere_and_sees_no_link(demo, brand, desk, agent, locked):
    got, posted = paths(demo, brand, locked)
    for path in got:
        page = agent.get(path)
        assert page.status == 403 and SUPERVISOR[page.lang]["not allowed"] in page.words, path
    agent.get("/")
    for path in posted:
        assert agent.post(path, reason="because I can").status == 403, path
    assert backdoor.budget(demo, locked)[0] == 5
    assert not backdoor.run(demo, "SELECT 1 FROM agents WHERE paused = 1")
    desk.log_in(brand.agent)
    expect(desk.page.locator("nav.tabs")).to_have_count(0)
    expect(desk.page.locator("a[href^='/supervision']")).to_have_count(0)


def test_a_visitor_is_sent_to_log_in(demo, brand, locked):
    visitor = Client.of_desk(demo)
    for path in paths(demo, brand, locked)[0]:
        page = visitor.get(path)
        assert page.status == 303 and page.location.startswith("/login?back="), path


def test_a_supervisor_goes_by_the_tabs_and_still_takes_calls(supervision, demo, brand):
    person = backdoor.new_account(demo, brand)
    for name in ("locks", "agents", "audit log"):
        supervision.link(name).click()
        expect(supervision.page.locator("h1")).to_have_text(supervision.words[name])
        expect(supervision.link(name)).to_have_attribute("aria-current", "true")
    supervision.link("calls").click()
    desk = Desk(demo, supervision.language, supervision.page)
    desk.open_call(person.account)
    desk.check(person.answer)
    expect(desk.result).to_contain_text(desk.words["by question"])


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_lock_is_lifted_with_a_reason_and_the_answer_works_again(demo, brand, language, locked, new_page, script):
    page = new_page(java_script_enabled=script, locale=f"{language}-FR")
    supervision = Supervision(demo, language, page).log_in(brand.supervisor)
    supervision.link("locks").click()
    row = page.locator("tbody tr", has_text=locked.account)
    expect(row).to_contain_text(locked.company)
    expect(row).to_contain_text(brand.id == "northline" and "Northline" or "Atelier Vingt")
    expect(row).to_contain_text(supervision.words["locked until"])
    row.get_by_role("link").click()
    expect(supervision.heading("unlock title")).to_be_visible()
    for reason in ("", "no", "x" * 201):
        supervision.page.locator("#reason").evaluate("field => field.removeAttribute('maxlength')")
        supervision.give_reason(reason, "unlock")
        assert supervision.words["reason missing"] in supervision.error_of(supervision.label("reason"))
        expect(supervision.label("reason")).to_have_value(reason)
    supervision.give_reason("  Called back \t on the number of the bill ", "unlock")
    expect(page.get_by_role("status")).to_have_text(supervision.words["unlocked"])
    expect(page.locator("tbody tr", has_text=locked.account)).to_have_count(0)
    assert backdoor.budget(demo, locked) == (0, 5, None)
    told = backdoor.entries(demo, "questionUnlocked", locked)
    assert told == [("Robin Castle", "Called back on the number of the bill")]
    agent = Client.of_desk(demo).log_in(brand.agent)
    page = agent.check(agent.open_call(locked.account), locked.answer)
    assert CARE[page.lang]["by question"] in page.words


def test_unlocking_twice_is_unlocking_once_and_the_owner_is_told(demo, boss, locked):
    path = f"/supervision/locks/{backdoor.account_id(demo, locked)}"
    boss.get(path)
    for _ in range(3):
        page = boss.follow(boss.post(f"{path}/lifting", reason="Called back"))
        assert SUPERVISOR[page.lang]["unlocked"] in page.words
    assert len(backdoor.entries(demo, "questionUnlocked", locked)) == 1
    mails = backdoor.run(
        demo, "SELECT email FROM outbox WHERE kind = 'questionUnlocked' AND email = ?", locked.email)
    assert len(mails) == 1


@pytest.mark.parametrize("trouble", ["dead", "stopped"])
def test_what_only_the_owner_can_mend_cannot_be_unlocked(supervision, boss, demo, brand, trouble):
    person = backdoor.new_account(demo, brand)
    backdoor.stop(demo, person) if trouble == "stopped" else backdoor.spend(demo, person, 5, 10)
    supervision.link("locks").click()
    row = supervision.page.locator("tbody tr", has_text=person.account)
    expect(row).to_contain_text(supervision.words[trouble])
    expect(row).to_contain_text(supervision.words["owner only"])
    expect(row.get_by_role("link")).to_have_count(0)
    path = f"/supervision/locks/{backdoor.account_id(demo, person)}"
    assert boss.get(path).location == "/supervision/locks"
    before = backdoor.budget(demo, person)
    boss.post(f"{path}/lifting", reason="Because I say so")
    assert backdoor.budget(demo, person) == before
    assert not backdoor.entries(demo, "questionUnlocked", person)


def test_another_brands_account_is_not_there(demo, brand, boss, locked):
    other = next(one for one in demo.brands if one.id != brand.id)
    backdoor.serve_only(demo, brand.supervisor, other)
    path = f"/supervision/locks/{backdoor.account_id(demo, locked)}"
    assert boss.get(path).status == 404
    boss.get("/")
    assert boss.post(f"{path}/lifting", reason="Called back").status == 404
    assert boss.get(f"/supervision/locks/{uuid.uuid4()}").status == 404
    assert boss.get("/supervision/locks/nonsense").status == 404
    assert locked.account not in boss.get("/supervision/locks").words
    assert backdoor.budget(demo, locked)[0] == 5


def test_a_paused_agent_checks_nothing_until_resumed(supervision, demo, brand):
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    page = supervision.page
    supervision.link("agents").click()
    page.get_by_role("link", name="Alex Moreau").click()
    supervision.button("pause").click()
    assert supervision.words["reason missing"] in supervision.error_of(supervision.label("reason"))
    supervision.give_reason("Too many guesses", "pause")
    expect(page.get_by_role("status")).to_have_text(supervision.words["is paused"])
    expect(page.locator("dl.facts")).to_contain_text(supervision.words["paused"])
    for told in (agent.check(call, person.answer), agent.check_code(call, "123456")):
        assert CARE[told.lang]["paused by supervisor"] in told.words
    assert backdoor.attempts(demo, person) == 0
    supervision.give_reason("Talked it over", "resume")
    expect(page.get_by_role("status")).to_have_text(supervision.words["is resumed"])
    expect(page.locator("dl.facts")).to_contain_text(supervision.words["may check"])
    assert CARE[told.lang]["by question"] in agent.check(call, person.answer).words
    assert backdoor.entries(demo, "agentStopped")[-1] == ("Robin Castle", "alex@care.example: Too many guesses")
    assert backdoor.entries(demo, "agentResumed")[-1] == ("Robin Castle", "alex@care.example: Talked it over")


def test_pausing_twice_is_pausing_once(demo, brand, boss):
    path = f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}"
    boss.get(path)
    before = len(backdoor.entries(demo, "agentStopped"))
    for _ in range(3):
        assert boss.post(f"{path}/pause", reason="Too many guesses").status == 303
    assert len(backdoor.entries(demo, "agentStopped")) == before + 1


def test_an_agent_paused_by_wrong_attempts_can_be_resumed(demo, brand, boss):
    agent = Client.of_desk(demo).log_in(brand.agent)
    for wrongs in (3, 3, 3, 1):
        person = backdoor.new_account(demo, brand)
        call = agent.open_call(person.account)
        for _ in range(wrongs):
            page = agent.check(call, WRONG)
    assert CARE[page.lang]["paused"] in page.words
    path = f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}"
    boss.get(path)
    assert boss.post(f"{path}/resumption", reason="A new colleague, practising").status == 303
    page = agent.check(call, person.answer)
    assert CARE[page.lang]["by question"] in page.words


def test_nobody_pauses_or_resumes_oneself(supervision, boss, demo, brand):
    path = f"/supervision/agents/{backdoor.agent_id(demo, brand.supervisor)}"
    supervision.open(path)
    supervision.says("not oneself")
    expect(supervision.label("reason")).to_have_count(0)
    boss.get("/")
    for action in ("pause", "resumption"):
        page = boss.post(f"{path}/{action}", reason="Because I can")
        assert page.status == 403 and SUPERVISOR[page.lang]["not oneself"] in page.words
    assert not backdoor.run(demo, "SELECT 1 FROM agents WHERE paused = 1")


def test_an_agent_of_no_common_brand_is_not_there(demo, brand, boss):
    other = next(one for one in demo.brands if one.id != brand.id)
    backdoor.serve_only(demo, brand.supervisor, other)
    backdoor.serve_only(demo, brand.agent, brand)
    path = f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}"
    assert "Alex Moreau" not in boss.get("/supervision/agents").words
    assert boss.get(path).status == 404
    boss.get("/")
    assert boss.post(f"{path}/pause", reason="Too many guesses").status == 404
    backdoor.serve_all(demo, brand.agent)


def midnight(days):
    """So many days ago, by the clock of the care desk."""
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((today - datetime.timedelta(days=days)).timestamp() * 1000)


def test_the_figures_are_those_of_the_attempts(supervision, demo, brand):
    agent = Client.of_desk(demo).log_in(brand.agent)
    person = backdoor.new_account(demo, brand)
    call = agent.open_call(person.account)
    agent.check(call, WRONG)
    agent.check_code(call, "123456")
    agent.check(call, person.answer)
    day = f"taken_at >= {midnight(0)}"
    checks, wrong, right = backdoor.run(
        demo, "SELECT count(*), count(*) FILTER (WHERE result <> 'verified'), count(*) FILTER (WHERE result = 'verified') FROM attempts "
        f"WHERE {day} AND agent = (SELECT key FROM agents WHERE email = ?)", brand.agent.email)[0]
    assert wrong >= 2 and right >= 1
    page = supervision.page
    supervision.open(f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}")
    today = page.locator("table tbody tr").first.locator("td.number").all_inner_texts()
    assert today[:3] == [str(checks), str(right), str(wrong)]
    assert today[3].rstrip("% \u00a0\u202f") == str(round(100 * wrong / checks))
    expect(page.locator("table tbody tr")).to_have_count(14)
    total = backdoor.run(
        demo, f"SELECT count(*) FROM attempts WHERE taken_at >= {midnight(13)} "
        "AND result IS DISTINCT FROM 'notChecked' AND agent = (SELECT key FROM agents WHERE email = ?)", brand.agent.email)[0][0]
    assert str(total) in page.locator("svg.chart").get_attribute("aria-label")
    supervision.link("all agents").click()
    row = page.locator("tbody tr", has_text="Alex Moreau").locator("td.number").all_inner_texts()
    assert row[:3] == today[:3] and row[4] == str(total)
