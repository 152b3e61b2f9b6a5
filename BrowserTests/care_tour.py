"""The pages of the care desk."""
import backdoor
from caller_tour import caller_pages
from own_tour import agents_factor_pages, profile_pages
from web import Client
from words import PROOF, OFFICE


def care_pages(tour):
    """Every one of them; wrong answers are given on accounts of their own."""
    desk = tour.desk()
    demo, brand, page = tour.demo, tour.brand, desk.page
    backdoor.rest_agents(demo)
    page.goto(desk.url("/login"))
    yield "care log-in", page
    page.get_by_role("button", name=OFFICE[desk.language]["log in"], exact=True).click()
    page.locator("#email-error").wait_for()
    yield "care log-in, nothing entered", page
    desk.log_in(brand.agent)
    yield "look-up", page
    yield from look_up_pages(tour, desk)
    yield from call_pages(tour, desk)
    yield from obstacle_pages(tour, desk)
    yield from code_pages(tour, desk)
    yield from caller_pages(tour, desk)
    page.goto(desk.url("/supervision/locks"))
    yield "care, supervisors only", page
    yield from agents_factor_pages(tour, desk)
    yield from profile_pages(tour, desk)
    page.goto(desk.url("/no-such-page"))
    yield "care not found", page
    yield from supervisor_pages(tour)
    yield from administrator_pages(tour)


def look_up_pages(tour, desk):
    demo, brand, page = tour.demo, tour.brand, desk.page
    page.goto(desk.url("/?old"))
    yield "look-up, too old", page
    desk.button("find").click()
    page.locator("#stated-error").wait_for()
    yield "look-up, nothing stated", page
    desk.look_up("ZZ-000000")
    page.locator("#stated-error").wait_for()
    yield "look-up, unknown", page
    shared = "+16135550001"
    for _ in range(2):
        tour._know(backdoor.new_account(demo, brand, phone=shared))
    desk.look_up(shared)
    desk.label("second").wait_for()
    yield "look-up, second statement", page
    desk.look_up(shared, "ZZ-000000")
    page.locator("#second-error").wait_for()
    yield "look-up, second statement unknown", page
    person = tour._know(backdoor.new_account(demo, brand))
    for status in ("pending", "suspended", "closed"):
        backdoor.set_status(demo, person, status)
        desk.look_up(person.account)
        desk.heading("found").wait_for()
        yield f"found, {status}", page


def call_pages(tour, desk):
    demo, brand, page = tour.demo, tour.brand, desk.page
    person = tour._know(backdoor.new_account(demo, brand))
    desk.open_call(person.account)
    desk.label("said").wait_for()
    yield "call", page
    for summary in page.locator("summary").all():
        summary.click()
    yield "call, other language and what does not matter", page
    desk.button("check").click()
    page.locator("#said-error").wait_for()
    yield "call, nothing said", page
    for name in ("call, wrong", "call, wrong again"):
        desk.check("Nothing of the Kind")
        desk.says("wrong")
        yield name, page
    desk.check(person.answer)
    desk.says("verified")
    yield "call, verified", page
    desk.button("end").click()
    desk.says("ended")
    yield "call ended, verified", page
    desk.open_call(person.account)
    for _ in range(3):
        desk.label("said").wait_for()
        desk.check("Nothing of the Kind")
    desk.says("failed")
    yield "call ended, failed", page
    for button, words in (("could not", "no answer"), ("end", "over")):
        desk.open_call(person.account)
        desk.button(button).click()
        desk.says(words)
        yield f"call ended, {words}", page
    desk.open_call(person.account)
    backdoor.expire_calls(demo)
    page.reload()
    desk.says("expired")
    yield "call ended, expired", page


def obstacle_pages(tour, desk):
    demo, brand, page = tour.demo, tour.brand, desk.page
    person = tour._know(backdoor.new_account(demo, brand))
    for name, spent, words in (("locked", (5, 5, 60), "until"), ("dead", (10, 10), "dead")):
        backdoor.spend(demo, person, *spent)
        desk.open_call(person.account)
        desk.says(words)
        yield f"call, {name}", page
        if name == "locked":
            desk.button("call back").click()
            desk.page.locator("summary", has_text=person.phone[-4:]).wait_for()
            yield "call, locked, numbers to call back on", page
        desk.button("end").click()
    nobody = tour._know(backdoor.invite(demo, brand))
    desk.open_call(nobody.account)
    desk.says("no question")
    yield "call, no question", page
    desk.button("send invitation").click()
    desk.says("invitation sent")
    yield "call, no question, invitation sent", page
    desk.button("end").click()
    other = tour._know(backdoor.new_account(demo, brand))
    backdoor.run(
        demo, "UPDATE attempts SET given_back = 0, taken_at = ? WHERE agent = (SELECT key FROM agents WHERE email = ?)",
        backdoor.now(), brand.agent.email)
    while backdoor.wrong_of_agent(demo, brand.agent) < 10:
        wrong_by_agent(demo, brand)
    desk.open_call(other.account)
    desk.says("paused")
    yield "call, agent paused", page
    desk.button("end").click()
    backdoor.rest_agents(demo)


def code_pages(tour, desk):
    demo, brand, page = tour.demo, tour.brand, desk.page
    person = tour._know(backdoor.new_account(demo, brand))
    desk.open_call(person.account)
    desk.check(person.answer)
    desk.says("by question")
    yield "call, verified at once", page
    desk.check_code("000000")
    desk.says("stays verified")
    yield "call, verified, then a wrong code", page
    owner = Client.of_portal(demo, brand).log_in(person)
    desk.check_code(owner.new_code())
    desk.says("by code")
    yield "call, verified by a code", page
    desk.button("end").click()
    desk.says("ended")
    yield "call ended, verified by a code", page
    owner.press_calling()
    desk.open_call(person.account)
    yield "call, announced", page
    desk.button("knew").click()
    desk.button("did not know").wait_for()
    yield "call, the caller knew the words", page
    desk.button("end").click()
    desk.says("ended")
    desk.open_call(person.account)
    yield "call, beside an announced one", page
    desk.check_code("12345")
    page.locator("#support-code-error").wait_for()
    yield "call, not six digits", page
    desk.check_code("000000")
    desk.says("code wrong")
    yield "call, wrong code", page
    backdoor.spend(demo, person, 5, 5, 60)
    page.reload()
    desk.says("until")
    yield "call, wrong code and locked", page
    backdoor.spend(demo, person, 0, 0)
    for what in ("question", "password", "address"):
        backdoor.change(demo, person, what)
        page.reload()
        desk.says(f"{what} changed")
        yield f"call, {what} changed", page
    backdoor.stop(demo, person)
    page.reload()
    desk.says("stopped")
    yield "call, stopped", page
    desk.button("end").click()
    backdoor.run(demo, "UPDATE agents SET paused = 1 WHERE email = ?", brand.agent.email)
    desk.open_call(tour._know(backdoor.new_account(demo, brand)).account)
    desk.says("paused by supervisor")
    yield "call, paused by a supervisor", page
    desk.button("end").click()
    backdoor.resume_agents(demo)


def supervisor_pages(tour):
    demo, brand = tour.demo, tour.brand
    desk = tour.supervision()
    page = desk.page
    tour.data |= {brand.agent.email, brand.supervisor.email, "Alex Moreau", "Robin Castle"}
    tour.data |= {name for (name,) in backdoor.run(demo, "SELECT company FROM accounts")}
    yield "supervisor’s look-up", page
    yield from lock_pages(tour, desk)
    desk.open("/supervision")
    for summary in page.locator("main summary").all():
        summary.click()
    yield "overview", page
    desk.open("/supervision/agents")
    yield "agents", page
    desk.open(f"/supervision/agents/{backdoor.agent_id(demo, brand.supervisor)}")
    yield "agent, oneself", page
    desk.open(f"/supervision/agents/{backdoor.agent_id(demo, brand.agent)}")
    desk.button("pause").click()
    page.locator("#reason-error").wait_for()
    yield "agent, no reason", page
    desk.give_reason("zzz", "pause")
    desk.says("is paused")
    yield "agent, paused", page
    desk.give_reason("zzz", "resume")
    desk.says("is resumed")
    yield "agent, resumed", page
    yield from audit_pages(tour, desk)


def administrator_pages(tour):
    demo, brand = tour.demo, tour.brand
    administrator = backdoor.new_agent(demo, brand, role="administrator", name="Kim Aubert", language=tour.language)
    desk = tour.desk().log_in(administrator)
    page = desk.page
    tour.data |= {text for row in backdoor.run(demo, "SELECT name, email FROM agents") for text in row}
    for name, path in (("agents’ access", ""), ("access, of others’ brands", f"/{backdoor.agent_id(demo, brand.agent)}")):
        page.goto(desk.url("/administration/agents" + path))
        yield name, page
    page.goto(desk.url("/administration/new-agent"))
    yield "new agent", page
    page.locator("main button.primary").click()
    page.locator("#email-error").wait_for()
    yield "new agent, refused", page
    person = backdoor.new_agent(demo, brand, name="Sasha Marchand")
    tour.data |= {person.email}
    access = f"/administration/agents/{backdoor.agent_id(demo, person)}"
    for matter in ("name", "role", "brands", "password", "disable"):
        page.goto(desk.url(f"{access}/{matter}"))
        yield f"access, {matter}", page
    page.locator("main button.primary").click()
    page.locator("#reason-error").wait_for()
    yield "access, no reason", page
    page.locator("#reason").fill("zzz")
    page.locator("main button.primary").click()
    page.get_by_role("status").wait_for()
    yield "access, ended", page


def lock_pages(tour, desk):
    demo, page = tour.demo, desk.page
    backdoor.run(demo, "UPDATE answers SET wrong_in_a_row = 0, wrong_in_all = 0, locked_until = NULL, stopped = 0")
    desk.open("/supervision/locks")
    yield "locked accounts, none", page
    people = [tour._know(backdoor.new_account(demo, tour.brand)) for _ in range(3)]
    backdoor.spend(demo, people[0], 5, 5, 60)
    backdoor.spend(demo, people[1], 5, 10)
    backdoor.stop(demo, people[2])
    page.reload()
    yield "locked accounts", page
    desk.open(f"/supervision/locks/{backdoor.account_id(demo, people[0])}")
    desk.button("unlock").click()
    page.locator("#reason-error").wait_for()
    yield "unlock, no reason", page
    desk.give_reason("zzz", "unlock")
    desk.says("unlocked")
    yield "locked accounts, one unlocked", page


def audit_pages(tour, desk):
    page = desk.page
    tour.data |= {text for row in backdoor.run(
        tour.demo, "SELECT DISTINCT actor_name, detail FROM audit") for text in row if text}
    desk.open("/supervision/audit-log")
    yield "audit log", page
    desk.open("/supervision/audit-log?account=ZZ-1&from=2026-02-31&until=x")
    yield "audit log, refused", page
    desk.open("/supervision/audit-log?kind=auditExported")
    desk.says("nothing")
    yield "audit log, nothing", page
    desk.open("/supervision/audit-log")
    desk.button("search").click()
    desk.link("older").wait_for()
    yield "audit log, found", page
    desk.link("older").click()
    desk.link("newest").wait_for()
    yield "audit log, older", page
    desk.open("/supervision/audit-log/verification")
    yield "audit log, verification", page
    page.get_by_role("button", name=PROOF[desk.language]["verify"]).click()
    page.get_by_role("status").wait_for()
    yield "audit log, verified", page


def wrong_by_agent(demo, brand):
    """One more wrong answer typed by the brand's agent, on an account that has not been called for."""
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    for _ in range(3):
        agent.check(call, "Nothing of the Kind")
