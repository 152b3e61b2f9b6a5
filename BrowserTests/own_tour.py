"""The pages about one's own log-in, and those around a call."""
import dataclasses
import re
import uuid

import backdoor
import totp
import typed
from several import invited, own_two
from server import LogIn
from web import Client
from words import OFFICE


NEW = "un funambule dessine des cerfs-volants"


def own_pages(tour):
    """Of a member: on an account of its own, as some of them end sessions and stop phone checks."""
    person = tour._know(backdoor.new_account(tour.demo, tour.brand))
    yield from forgotten_pages(tour, person)
    person = dataclasses.replace(person, password=NEW)
    office = tour._office().log_in(person)
    yield from people_pages(tour, office)
    yield from code_pages(tour, office, person)
    yield from change_pages(tour, office, person)
    yield from factor_pages(tour, office, person)
    yield from several_pages(tour)
    yield from not_me_link_pages(tour, person)
    yield from not_me_pages(tour, office, person)


def forgotten_pages(tour, person):
    office = tour._office()
    page = office.page
    office.link("forgotten").click()
    office.heading("forgotten title").wait_for()
    yield "forgotten password", page
    office.button("send").click()
    page.locator("#email-error").wait_for()
    yield "forgotten password, nothing entered", page
    office.label("e-mail").fill(person.email)
    office.button("send").click()
    office.heading("look").wait_for()
    yield "forgotten password, sent", page
    backdoor.forget_failed_logins(tour.demo)
    link = f"/password/{backdoor.know_link(tour.demo, person, 'password_resets')}"
    office.open(link)
    yield "new password by link", page
    office.button("save").click()
    page.locator("#password-error").wait_for()
    yield "new password by link, refused", page
    office.label("new password").fill(typed.remember(NEW))
    office.button("save").click()
    office.says("reset done")
    yield "log-in after a reset", page
    office.open(link)
    yield "new password by a dead link", page


def several_pages(tour):
    first, second = (tour._know(person) for person in own_two(tour.demo, tour.brand))
    company, link = invited(tour.demo, tour.brand, first.email)
    tour._know(company)
    tour.data |= {second.account, first.account, company.account}
    office = tour._office()
    page = office.page
    office.open(link)
    yield "invitation for whoever has a log-in", page
    office.open("/login")
    office.fill_log_in(first)
    page.locator("ul.choices").wait_for()
    yield "choice of an account", page
    page.get_by_role("button", name=first.company).click()
    page.locator("form[action='/logout']").wait_for()
    office.speak()
    yield "home, with several accounts", page
    office.open(link)
    yield "invitation, to be accepted", page
    page.locator("main button.primary").click()
    page.locator("ul.choices").wait_for()
    yield "switch of account, joined", page
    token = page.locator("main input[name=token]").get_attribute("value")
    page.get_by_role("button", name=second.company).click()
    office.is_at("/")
    page.evaluate("""token => {
        const form = document.querySelector("form[action='/logout']");
        form.action = "/support-code";
        form.elements.token.value = token;
        form.submit();
    }""", token)
    page.get_by_text(re.compile("page was of another account|celle d’un autre compte")).first.wait_for()
    yield "a form of another account", page


def people_pages(tour, office):
    page, send = office.page, office.page.locator("main button.primary").first
    office.open("/account/people")
    page.locator("main a.button.primary").wait_for()
    yield "people", page
    office.open("/account/people/invitation")
    yield "invitation of a person", page
    send.click()
    page.locator("#email-error").wait_for()
    yield "invitation of a person, refused", page
    name, email = "Noé Lacombe", f"noe-{uuid.uuid4().hex[:8]}@quarry.example"
    tour.data |= {name, email}
    page.locator("#name").fill(name)
    page.locator("#email").fill(email)
    page.locator("#role").select_option("user")
    send.click()
    page.get_by_role("status").wait_for()
    yield "people, somebody invited", page
    page.locator("tr", has_text=email).get_by_role("link").click()
    page.locator("#role").wait_for()
    yield "one person", page
    page.locator("a[href$='/removal']").click()
    page.locator("form[action$='/removal']").wait_for()
    yield "removal of a person", page


def code_pages(tour, office, person):
    page = office.page
    office.open("/support-code")
    yield "support code, who dialled", page
    office.button("dialled").click()
    office.heading("your code").wait_for()
    yield "support code", page
    backdoor.run(tour.demo, "UPDATE support_codes SET used_at = made_at + 1000")
    page.reload()
    office.says("code used")
    yield "support code, used", page
    office.link("get a new code").click()
    office.button("dialled").click()
    office.heading("your code").wait_for()
    office.open("/")
    office.button("press").click()
    office.link("show words").wait_for()
    yield "home, a call expected", page
    agent = Client.of_desk(tour.demo).log_in(tour.brand.agent)
    call = agent.open_call(person.account)
    office.open("/")
    office.heading("call under way").wait_for()
    yield "home, a call under way and a code waiting", page
    colleague = Client.of_desk(tour.demo).log_in(tour.brand.supervisor)
    other = colleague.open_call(person.account)
    office.open("/")
    office.heading("other call").wait_for()
    yield "home, a second call", page
    for who, one in ((agent, call), (colleague, other)):
        who.get(one)
        who.post(f"{one}/ending", ending="ended")
    office.open("/support-code")
    office.button("they called").click()
    office.heading("hang up now").wait_for()
    yield "they called me", page


def change_pages(tour, office, person):
    page = office.page
    office.open("/account/settings/new-password")
    yield "new password", page
    office.button("save").click()
    page.locator("#password-error").wait_for()
    yield "new password, refused", page
    office.open("/account/settings/e-mail")
    yield "new address", page
    office.button("send").click()
    page.locator("#email-error").wait_for()
    yield "new address, refused", page
    new = f"n{person.email}"
    tour.data.add(new)
    office.label("new e-mail").fill(new)
    office.button("send").click()
    office.heading("confirm mailbox").wait_for()
    yield "new address, sent", page
    link = f"/email/{backdoor.know_link(tour.demo, person, 'email_changes')}"
    office.open(link)
    yield "new address by link", page
    agreement = f"/email/{backdoor.ask_old_mailbox(tour.demo, person)}"
    office.button("use address").click()
    office.heading("mailbox confirmed").wait_for()
    yield "new address, waits for the old mailbox", page
    office.open("/account/settings")
    yield "settings, address waits", page
    office.open(agreement)
    yield "agreement of the old mailbox", page
    office.button("agree").click()
    office.heading("agreed").wait_for()
    yield "agreement, given", page
    office.open("/account/settings?address")
    office.says("address changed")
    yield "settings, address changed", page
    office.open(link)
    yield "new address by a dead link", page
    for _ in range(6):
        Client.of_portal(tour.demo, tour.brand).log_in(LogIn(new, person.password))
    office.open("/account/settings")
    yield "settings, many sessions", page
    office.button("end others").click()
    office.says("others ended")
    yield "settings, sessions ended", page


def factor_pages(tour, office, person):
    page = office.page
    office.open("/second-factor")
    secret = page.locator(".secret-key").inner_text()
    # Letters by chance, which may look like words.
    tour.data.add(secret)
    yield "second factor, set up", page
    office.label("app code").fill(totp.wrong(secret))
    office.button("turn on").click()
    page.locator("#code-error").wait_for()
    yield "second factor, first code wrong", page
    office.label("app code").fill(totp.code(secret))
    office.button("turn on").click()
    office.heading("recovery title").wait_for()
    tour.data |= set(page.locator(".codes li").all_inner_texts())
    yield "recovery codes", page
    code = page.locator(".codes li").first.inner_text()
    office.open("/account/settings")
    yield "settings, second factor on", page
    office.button("log out").click()
    office.fill_log_in(LogIn(f"n{person.email}", person.password))
    office.heading("enter code").wait_for()
    yield "log-in, code", page
    office.button("log in").click()
    page.locator("#code-error").wait_for()
    yield "log-in, no code", page
    page.locator("summary").click()
    office.label("recovery").fill("ABCD-ABCD-ABCD-ABCD")
    office.button("log in").click()
    page.locator("#recovery-error").wait_for()
    yield "log-in, recovery code wrong", page
    office.label("recovery").fill(code)
    office.button("log in").click()
    office.says("recovered")
    office.speak()
    yield "second factor, after a recovery code", page
    office.button("turn off").click()
    page.locator("#code-error").wait_for()
    yield "second factor, not turned off", page
    page.locator("summary").click()
    backdoor.let_codes_pass(tour.demo)
    office.label("code").fill(totp.code(secret))
    office.button("turn off").click()
    office.heading("factor off").wait_for()
    yield "second factor, turned off", page


def not_me_link_pages(tour, person):
    """From a notice, without a log-in."""
    email = f"n{person.email}"
    office = tour._office()
    link = backdoor.report_link(tour.demo, email)
    office.open(link)
    yield "this was not me, from a mail", office.page
    office.button("not me").click()
    office.heading("thank you").wait_for()
    yield "this was not me, from a mail, done", office.page
    office.open(link)
    yield "this was not me, from a mail, used", office.page


def not_me_pages(tour, office, person):
    page = office.page
    office.open("/not-me")
    yield "this was not me", page
    office.button("not me").click()
    office.says("reported")
    yield "new password, after a report", page
    office.open("/account/settings/security-question")
    yield "edit, after a report", page
    office.open("/not-me")
    yield "this was not me, reported already", page
    office.open("/account/settings")
    yield "settings, stopped", page
    backdoor.run(tour.demo, "UPDATE members SET role = 'user' WHERE key = "
                            "(SELECT key FROM members WHERE email = ?)", f"n{person.email}")
    office.open("/account/settings/new-password?reported")
    yield "new password, reported by somebody who may not edit", page
    office.open("/")
    yield "home without a code", page


def profile_pages(tour, desk):
    """An agent's own page, and their new password."""
    demo, page, words = tour.demo, desk.page, OFFICE[tour.language]
    Client.of_desk(demo).log_in(tour.brand.agent)
    page.goto(desk.url("/profile"))
    yield "care profile", page
    page.get_by_role("button", name=words["end others"], exact=True).click()
    page.get_by_text(words["others ended"]).wait_for()
    yield "care profile, sessions ended", page
    backdoor.give_passwords(demo)
    page.goto(desk.url("/account/settings/new-password"))
    yield "care new password", page
    page.get_by_role("button", name=words["save"], exact=True).click()
    page.locator("#password-error").wait_for()
    yield "care new password, refused", page
    link = desk.url(f"/password/{backdoor.link_for_agent(demo, tour.brand.agent)}")
    page.goto(link)
    yield "care new password by link", page
    backdoor.run(demo, "DELETE FROM password_resets WHERE agent IS NOT NULL")
    page.goto(link)
    yield "care new password by a dead link", page


def agents_factor_pages(tour, desk):
    page, words = desk.page, OFFICE[tour.language]
    page.goto(desk.url("/second-factor"))
    if page.locator("#password").count():
        yield "care password again", page
        page.locator("#password").fill(tour.brand.agent.password)
        page.get_by_role("button", name=words["continue"], exact=True).click()
    secret = page.locator(".secret-key").inner_text()
    tour.data.add(secret)
    yield "care second factor, set up", page
    page.get_by_label(words["app code"], exact=True).fill(totp.code(secret))
    page.get_by_role("button", name=words["turn on"], exact=True).click()
    page.locator(".codes").wait_for()
    tour.data |= set(page.locator(".codes li").all_inner_texts())
    yield "care recovery codes", page
    page.goto(desk.url("/second-factor"))
    yield "care second factor, on", page
    for table in ("recovery_codes", "second_factors"):
        backdoor.run(tour.demo, f"DELETE FROM {table}")
