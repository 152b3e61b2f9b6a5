"""The pages of a call that tell who is calling, and that its end was taken back."""
import backdoor


def caller_pages(tour, desk):
    demo, brand, page = tour.demo, tour.brand, desk.page
    person = tour._know(backdoor.new_account(demo, brand))
    desk.open_call(person.account)
    desk.button("compare").click()
    page.locator("#name-error").wait_for()
    yield "call, no name", page
    say(desk, "Zed Zanzibar")
    desk.says("no match")
    yield "call, name does not match", page
    say(desk, person.name)
    desk.says("matches")
    yield "call, name matches", page
    desk.check(person.answer)
    desk.says("people")
    yield "call, verified, with who is calling", page
    desk.look_up(person.account)
    desk.says("ends verified")
    yield "found, with a verified call open", page
    desk.button("open").click()
    backdoor.run(demo, "UPDATE members SET may_call = 0 WHERE email = ?", person.email)
    say(desk, person.name)
    desk.says("may not call")
    yield "call, may not call", page
    backdoor.run(demo, "UPDATE members SET may_call = 1 WHERE email = ?", person.email)
    for _ in range(2):
        say(desk, "Zed Zanzibar")
        desk.says("no match")
    yield "call, no more names", page
    page.locator(".caller summary").click()
    desk.button("record").click()
    page.locator("#reason-error").wait_for()
    yield "call, somebody else without a reason", page
    desk.label("why").fill("The accountant")
    desk.button("record").click()
    desk.says("somebody")
    yield "call, somebody else", page
    desk.button("end").click()
    desk.button("undo").click()
    desk.says("goes on")
    yield "call, end taken back", page
    desk.button("end").click()
    desk.link("new").wait_for()
    backdoor.outlive_undo(demo)
    page.goto(page.url.split("?")[0] + "?late")
    desk.says("too late")
    yield "call, end taken back too late", page


def say(desk, name):
    desk.label("name").fill(name)
    desk.button("compare").click()
