"""The pages of the care desk."""
import backdoor
from words import OFFICE


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
    from own_tour import agents_factor_pages
    yield from agents_factor_pages(tour, desk)
    page.goto(desk.url("/no-such-page"))
    yield "care not found", page


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
    for status in ("active", "pending", "suspended", "closed"):
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
        desk.button("end").click()
    nobody = tour._know(backdoor.invite(demo, brand))
    desk.open_call(nobody.account)
    desk.says("no question")
    yield "call, no question", page
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


def wrong_by_agent(demo, brand):
    """One more wrong answer typed by the brand's agent, on an account that has not been called for."""
    from web import Client
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    for _ in range(3):
        agent.check(call, "Nothing of the Kind")
