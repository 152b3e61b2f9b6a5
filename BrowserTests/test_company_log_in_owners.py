"""Log-in at the Office Manager by the brand's own provider: real ones from PyPI, and one that lies."""
import json
import re
import time
import uuid
import urllib.parse

import pytest
from playwright.sync_api import expect

import backdoor
import totp
import typed
from conftest import SMALL, WIDE, demo_at_provider
from pages import Office
from providers import OWNERS, SECRET, Canaille, Liar, Nanoidp, configure, configure_brand, office_addresses
from test_company_log_in import (
    ANSWERS, LOG_OUTS, TOKENS, an_entry_more, by_public_key, come_back, down, elsewhere, entries, make_page, refusals,
    sign_in_at_canaille, twice, with_claims)
from web import Client

SESSION = "__Host-countersign"
QUESTION, ANSWER = "stuffed-toy-name", "gribouillon piratapon"
WORDS = {
    "en": {"log in": "Log in with Northline ID", "again": "Show again who you are", "go on": "Continue", "log out": "Log out",
           "out": "You have logged out.", "denied": "You were not logged in", "unknown": "We did not find your account",
           "not invited": "You are not among the people of this account", "other": "You belong to another account",
           "no password": "There is no password for this Office Manager.", "locale": "en-GB", "password": "Password",
           "from now on": "From now on you log in at", "somebody": "That was somebody else", "notices": "Notices",
           "until": "Until then notices go to the old address", "for notices": "will go to this address",
           "changed": "Your e-mail address has been changed.", "with the new one": "Log in with the new one"},
    "fr": {"log in": "Se connecter avec Northline ID", "again": "Confirmez votre identité", "go on": "Continuer",
           "log out": "Se déconnecter", "out": "La déconnexion est effectuée.", "denied": "La connexion n’a pas eu lieu",
           "unknown": "Nous n’avons pas trouvé votre compte", "not invited": "Vous ne faites pas partie de ce compte",
           "other": "Vous appartenez à un autre compte", "locale": "fr-FR", "password": "Mot de passe",
           "no password": "Il n’y a pas de mot de passe pour cet Office Manager.", "from now on": "Désormais, connectez-vous sur",
           "somebody": "C’était une autre personne", "notices": "Alertes", "until": "D’ici là, les alertes sont envoyées à l’ancienne adresse",
           "for notices": "seront envoyées à cette adresse", "changed": "Votre adresse e-mail a été changée.",
           "with the new one": "Connectez-vous avec la nouvelle"},
}
PEOPLE = {
    f"{name}-{language}": {"email": f"{name}-{language}@quarry.example", "attributes": {"account_number": number}}
    for language, digit in (("en", 1), ("fr", 2))
    for name, number in (("owner", f"QX-10000{digit}"), ("second", f"QX-10000{digit}"), ("lost", f"QX-90000{digit}"))
}


def office_with(tmp_path_factory, make, prepare=None, **settings):
    """A demo whose Office Manager of Northline has the provider that `make` makes; both."""
    def settle(server, provider):
        secret = getattr(provider, "SECRET", SECRET)
        configure_brand(server, "northline", provider.issuer, secret_text=secret, **{"name": "Northline ID", **settings})
        if prepare:
            prepare(server, provider)

    yield from demo_at_provider(tmp_path_factory, make, settle)


@pytest.fixture(scope="module")
def liar_office(tmp_path_factory):
    """The care desk has the same provider, and the other brand one of its own."""
    others = []

    def prepare(server, liar):
        configure(server, liar.issuer)
        others.append(Liar(OWNERS))
        configure_brand(server, "atelier-vingt", others[0].issuer)

    try:
        for server, liar in office_with(tmp_path_factory, lambda _: Liar(OWNERS), prepare):
            liar.other = others[0]
            yield server, liar
    finally:
        for other in others:
            other.stop()


@pytest.fixture
def lying(liar_office):
    server, liar = liar_office
    for one in (liar, liar.other):
        one.lie()
        one.client, one.subject, one.email, one.more = OWNERS, "s-" + str(time.monotonic_ns()), "nobody@quarry.example", {}
    backdoor.run(server, "DELETE FROM visitor_events")
    return server, liar


@pytest.fixture(scope="module")
def nanoidp_office(tmp_path_factory):
    def make(server):
        return Nanoidp(
            tmp_path_factory.mktemp("nanoidp") / "files", office_addresses(server, "northline"), PEOPLE, OWNERS).start()
    yield from office_with(tmp_path_factory, make)


@pytest.fixture(scope="module")
def canaille_office(tmp_path_factory):
    def make(server):
        people = {f"owner-{language}": ("customers", f"QX-30000{digit}") for language, digit in (("en", 1), ("fr", 2))}
        return Canaille(
            tmp_path_factory.mktemp("canaille") / "files", office_addresses(server, "northline"), people, OWNERS).start()
    yield from office_with(tmp_path_factory, make, account_claim="website")


def portal_client(server, brand="northline"):
    return Client.of_portal(server, server.brand(brand))


def owner_of(server, liar, **facts):
    """Somebody whose account waits, and whom the provider means from now on."""
    person = backdoor.invite(server, server.brand("northline"), **facts)
    liar.more = {"account_number": person.account}
    return person


def activate(client, link):
    page = client.get(link)
    assert page.status == 200 and 'type="password"' not in page.text, page.words
    done = client.post(f"{link}/security-question", question=QUESTION, answer=ANSWER)
    assert done.status == 303, done.words
    return client


def arrive(server, liar):
    """The first arrival of an owner, to the end; the browser."""
    client = portal_client(server)
    answer = come_back(client)
    assert answer.status == 303 and answer.location.startswith("/activate/"), answer.words
    return activate(client, answer.location)


def told(server, person):
    """What happened to the account, by the log."""
    return [kind for kind, in backdoor.run(
        server, "SELECT k.name FROM audit e JOIN audit_kinds k ON k.key = e.kind JOIN accounts a ON a.id = e.account "
        "WHERE a.number_written = ? ORDER BY e.number", person.account)]


def sign_in(page, name):
    page.locator("#username").fill(name)
    page.locator("#password").fill(Nanoidp.PASSWORD)
    page.locator("#password").press("Enter")


# Real providers, in a browser.

@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
def test_the_whole_way_of_an_owner_by_nanoidp(nanoidp_office, language, size, make_page):
    server, provider = nanoidp_office
    words, brand, name = WORDS[language], server.brand("northline"), f"owner-{language}"
    number = PEOPLE[name]["attributes"]["account_number"]
    if size == WIDE:
        backdoor.invite(server, brand, account=number, email=f"billing-{language}@quarry.example")
    # Without scripts for one of the languages: a link from the carrier's portal is enough.
    page = make_page(language, size, script=language == "fr")
    office = Office(server, brand, language, page).open("/settings")
    assert page.url.startswith(provider.issuer), page.url
    sign_in(page, name)
    if size == WIDE:
        # The first arrival: one step, and no password.
        page.wait_for_url("**/activate/*")
        assert page.locator("main input[type=password]").count() == 0 and page.locator("progress").count() == 0
        office.question_list().select_option(QUESTION)
        office.type_answer(ANSWER, label="your answer")
        office.button("finish").click()
        expect(office.heading("done")).to_be_visible()
        expect(page.locator("main")).to_contain_text(words["from now on"])
        office.open("/settings")
    office.is_at("/account/settings")
    expect(page.locator("#password-card")).to_have_count(0)
    # The address is for notices, and for nothing else.
    expect(page.locator("#address-card")).to_have_text(words["notices"])
    # Where others give their password again, the provider asks for it.
    backdoor.run(server, "UPDATE sessions SET password_given_at = 1")
    office.open("/account/settings/security-question")
    expect(page.get_by_role("heading", name=words["again"])).to_be_visible()
    page.get_by_role("link", name=words["go on"], exact=True).click()
    assert page.url.startswith(provider.issuer) and "prompt=login" in page.url and "max_age=0" in page.url, page.url
    sign_in(page, name)
    office.is_at("/account/settings/security-question")
    office.question_list().select_option("lent-book")
    office.type_answer(f"The Salt Road of {size[0]}")
    office.button("save").click()
    office.is_at("/account/settings?saved")
    # Log-out leads by way of theirs.
    page.get_by_role("button", name=words["log out"], exact=True).first.click()
    page.wait_for_url("**/login?out")
    expect(page.locator("main")).to_contain_text(words["out"])
    # The second arrival is a log-in, by the button.
    first = page.locator("main a, main button, main input:not([type=hidden]), main summary").first
    expect(first).to_have_text(words["log in"])
    first.click()
    sign_in(page, name)
    office.is_at("/")
    office.open("/account/activity")
    assert page.locator("main").inner_text()
    linked = backdoor.run(server, "SELECT issuer, email FROM members WHERE subject = ?", name)
    assert linked == [(provider.issuer, f"billing-{language}@quarry.example")]


def test_the_fragment_of_an_old_link_survives_the_button(nanoidp_office, make_page):
    server, provider = nanoidp_office
    page = make_page("en")
    Office(server, server.brand("northline"), "en", page).open("/#settings")
    link = page.get_by_role("link", name=WORDS["en"]["log in"])
    expect(link).to_have_attribute("href", re.compile("back=%2Faccount%2Fsettings"))


@pytest.mark.parametrize("path", ["/settings", "/#settings"])
def test_a_link_of_the_carriers_portal_lands_on_settings_where_nothing_is_asked_there(lying, language, path, make_page):
    """By single sign-on: the provider knows the person already, and shows no page of its own."""
    server, liar = lying
    owner_of(server, liar)
    arrive(server, liar)
    page = make_page(language, SMALL)
    office = Office(server, server.brand("northline"), language, page).open(path)
    if "#" in path:
        # Old links show the log-in page first: what stands behind the hash is the browser's own.
        page.get_by_role("link", name=WORDS[language]["log in"]).click()
    office.is_at("/account/settings")
    expect(page.locator("#address-card")).to_have_text(WORDS[language]["notices"])
    # Another address: the mail goes there, and nobody is told to log in with it.
    office.open("/account/settings/e-mail?sent")
    expect(page.locator("main")).to_contain_text(WORDS[language]["until"])


def test_another_address_of_whoever_comes_by_the_provider_is_for_notices(lying, language):
    """Nobody logs in with it: no page of the change says so, in the browser that is logged in or in another one."""
    server, liar = lying
    brand = server.brand("northline")
    person = owner_of(server, liar)
    client = arrive(server, liar)
    host, words = brand.host_in(language), WORDS[language]
    email = f"other-{time.monotonic_ns()}@quarry.example"
    backdoor.give_passwords(server)
    client.get("/account/settings/e-mail")
    assert client.post("/account/settings/e-mail", email=email).status == 303
    link = f"/email/{backdoor.know_link(server, person, 'email_changes')}"
    elsewhere = Client.of_portal(server, brand, host)
    page = elsewhere.get(link)
    assert page.lang == language and words["for notices"] in page.words, page.words
    done = elsewhere.post(link)
    assert done.status == 303 and done.location == "/login?notices"
    page = elsewhere.get(done.location)
    assert words["changed"] in page.words and words["with the new one"] not in page.words, page.words
    assert backdoor.run(server, "SELECT email FROM members WHERE subject = ?", liar.subject) == [(email,)]


def test_somebody_else_of_the_account_and_an_unknown_account_are_told_what_to_do(nanoidp_office, language, make_page):
    server, provider = nanoidp_office
    brand = server.brand("northline")
    number = PEOPLE[f"second-{language}"]["attributes"]["account_number"]
    if not backdoor.run(server, "SELECT 1 FROM accounts WHERE number_written = ?", number):
        backdoor.new_account(server, brand, account=number)
    for name, heading, reason in (("second", "not invited", "notInvited"), ("lost", "unknown", "unknownAccount")):
        for size in (WIDE, SMALL):
            page = make_page(language, size)
            Office(server, brand, language, page).open("/login/company")
            sign_in(page, f"{name}-{language}")
            # An account that is here, and has an owner whom the provider does not know, is not given to the first who comes.
            expect(page.get_by_role("heading", name=WORDS[language][heading])).to_be_visible()
            expect(page.locator("main")).to_contain_text(reason)
            expect(page.locator("main")).to_contain_text("555")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert reason in entries(server, "companyLogInRefused")


def test_the_way_of_an_owner_by_canaille(canaille_office, language, make_page):
    server, provider = canaille_office
    words, brand, page = WORDS[language], server.brand("northline"), make_page(language)
    number = {"en": "QX-300001", "fr": "QX-300002"}[language]
    backdoor.invite(server, brand, account=number)
    office = Office(server, brand, language, page)
    office.open("/settings")
    sign_in_at_canaille(page, f"owner-{language}")
    page.wait_for_url("**/activate/*")
    office.question_list().select_option(QUESTION)
    office.type_answer(ANSWER, label="your answer")
    office.button("finish").click()
    expect(office.heading("done")).to_be_visible()
    # Two tokens of one second are the same to Canaille, and it keeps no token twice.
    time.sleep(1)
    # The provider knows who it is by now: the carrier's link leads to Settings at once, also in a browser that is not logged in here.
    page.context.clear_cookies(domain=re.compile("northline"))
    office.open("/settings")
    office.is_at("/account/settings")
    office.settings_show({"en": "stuffed toy", "fr": "peluche"}[language])
    expect(page.locator("#address-card")).to_have_text(words["notices"])
    expect(page.locator("#password-card")).to_have_count(0)
    office.open("/account/activity")
    expect(page.locator("main")).to_contain_text({"en": "tied to their customer account", "fr": "liée à son compte client"}[language])
    # Log-out here asks there as well; whoever comes again gives the password again.
    office.open("/")
    page.get_by_role("button", name=words["log out"], exact=True).first.click()
    page.wait_for_url(re.compile(re.escape(provider.issuer.rstrip("/")) + "/oauth/end_session"))
    office.open("/account/settings")
    expect(page).to_have_url(re.compile(r"/login\?back="))
    linked = backdoor.run(server, "SELECT issuer, subject FROM members WHERE subject = ?", f"owner-{language}")
    assert linked == [(provider.issuer, f"owner-{language}")]


def test_asked_for_the_password_again_canaille_asks_without_end(canaille_office, language, make_page):
    """What Canaille 0.3.6 cannot do: to `max_age=0` it never answers, however often the right password is given. Nothing opens by that."""
    server, provider = canaille_office
    words, brand, page = WORDS[language], server.brand("northline"), make_page(language)
    office = Office(server, brand, language, page).open("/settings")
    sign_in_at_canaille(page, f"owner-{language}")
    office.is_at("/account/settings")
    backdoor.run(server, "UPDATE sessions SET password_given_at = 1")
    office.open("/account/settings/security-question")
    page.get_by_role("link", name=words["go on"], exact=True).click()
    assert "max_age=0" in page.url or page.url.startswith(provider.issuer)
    for _ in range(3):
        expect(page.locator("input[name=password]")).to_be_visible()
        assert page.url.startswith(provider.issuer)
        page.locator("input[name=password]").fill(Canaille.PASSWORD)
        with page.expect_navigation():
            page.locator("input[name=password]").press("Enter")
    assert page.url.startswith(provider.issuer) and page.locator("input[name=password]").count() == 1
    # Whoever gives up is where they were, and the question stays closed.
    office.open("/account/settings")
    office.is_at("/account/settings")
    office.open("/account/settings/security-question")
    expect(page.get_by_role("heading", name=words["again"])).to_be_visible()


# Who is let in, and as whom.

def test_the_first_arrival_activates_and_is_bound(lying):
    server, liar = lying
    person = owner_of(server, liar)
    client = arrive(server, liar)
    assert client.get("/").status == 200
    assert told(server, person) == ["memberLinked", "accountConfirmed", "questionChosen", "accountActivated"]
    assert backdoor.run(server, "SELECT 1 FROM passwords p JOIN members m ON m.key = p.member WHERE m.email = ?", person.email) == []
    # The mailed link has been replaced: it is no way to choose a password.
    assert portal_client(server).get(f"/activate/{person.token}").status == 404
    again = portal_client(server)
    assert come_back(again).location == "/" and again.get("/account/people").status == 200
    # The provider's other people of the account, at an address that is the owner's as well.
    liar.subject, liar.email = "another-" + liar.subject, person.email
    refused = come_back(portal_client(server))
    assert refused.status == 403 and refusals(server) == {"notInvited": 1}


def test_an_activation_that_is_left_goes_on_by_the_provider_alone(lying):
    server, liar = lying
    person = owner_of(server, liar)
    client = portal_client(server)
    link = come_back(client).location
    # In another browser the link opens nothing but the way there.
    thief = portal_client(server)
    page = thief.get(link)
    assert page.status == 200 and "/login/company" in page.text and "<select" not in page.text
    refused = thief.post(f"{link}/security-question", question=QUESTION, answer=ANSWER)
    assert refused.status == 303 and SESSION not in thief.cookies
    liar.subject, before = "thief-" + liar.subject, liar.subject
    assert come_back(thief).status == 403
    liar.subject = before
    other = portal_client(server)
    second = come_back(other).location
    assert second != link and client.get(link).status == 404
    activate(other, second)
    assert told(server, person).count("accountConfirmed") == 1


def test_whoever_is_invited_joins_by_a_verified_address_alone(lying):
    server, liar = lying
    owner_of(server, liar)
    boss = arrive(server, liar)
    backdoor.give_passwords(server)
    email = f"bookkeeper-{time.monotonic_ns()}@quarry.example"
    boss.get("/account/people/invitation")
    sent = boss.post(
        "/account/people/invitation", **{"name": "Sam Ostrowski", "email": email, "role": "user", "may-call": "no"})
    assert sent.status == 303, sent.words
    liar.subject, liar.email = "invited-" + liar.subject, email
    for verified in (None, False, "true"):
        liar.lie(**with_claims(email_verified=verified))
        assert come_back(portal_client(server)).status == 403
    assert refusals(server) == {"addressNotVerified": 3}
    liar.lie()
    client = portal_client(server)
    assert come_back(client).status == 303 and client.get("/account/settings").status == 200
    assert "Sam Ostrowski" in boss.get("/account/people").words
    # From then on they are who the provider says, whatever the address is.
    liar.email = "elsewhere@quarry.example"
    assert come_back(portal_client(server)).status == 303


def test_an_address_activates_nothing_and_links_nobody(lying):
    server, liar = lying
    person = backdoor.new_account(server, server.brand("northline"))
    liar.email, liar.more = person.email, {"account_number": person.account}
    assert come_back(portal_client(server)).status == 403
    waiting = backdoor.invite(server, server.brand("northline"))
    liar.email, liar.more = waiting.email, {}
    assert come_back(portal_client(server)).status == 403
    assert refusals(server) == {"notInvited": 1, "accountMissing": 1}


def test_a_log_in_that_opens_other_accounts_is_given_to_nobody(lying):
    server, liar = lying
    person = backdoor.new_account(server, server.brand("northline"))
    owner_of(server, liar, email=person.email)
    assert come_back(portal_client(server)).status == 403
    assert refusals(server) == {"ownLogInFirst": 1}


HOSTILE = {
    "the number of another account": ("otherAccount", lambda liar, other: {"account_number": other.account}),
    "a number that nobody has": ("unknownAccount", lambda liar, other: {"account_number": "QX-000000"}),
    "no number": ("accountMissing", lambda liar, other: {"account_number": None}),
    "an empty number": ("unknownAccount", lambda liar, other: {"account_number": ""}),
    "numbers in a list": ("accountMissing", lambda liar, other: {"account_number": [other.account]}),
    "a number in an object": ("accountMissing", lambda liar, other: {"account_number": {"value": other.account}}),
    "a figure": ("accountMissing", lambda liar, other: {"account_number": 7}),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("who", ["known", "new"])
def test_an_account_that_is_not_theirs_stays_closed(lying, what, who):
    server, liar = lying
    reason, claims = HOSTILE[what]
    other = backdoor.new_account(server, server.brand("northline"))
    mine = owner_of(server, liar)
    if who == "known":
        arrive(server, liar)
    elif reason == "otherAccount":
        reason = "notInvited"
    client = portal_client(server)
    liar.more = claims(liar, other)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and SESSION not in client.cookies, refused.words
    assert refusals(server) == {reason: 1} and reason in refused.words and entry == [reason]
    assert not backdoor.run(
        server, "SELECT 1 FROM members m JOIN accounts a ON a.key = m.account WHERE a.number_written = ? AND m.subject = ?",
        other.account, liar.subject)
    del mine


def test_a_closed_account_stays_closed(lying):
    server, liar = lying
    person = owner_of(server, liar)
    client = arrive(server, liar)
    backdoor.set_status(server, person, "closed")
    assert client.get("/").status == 303
    assert come_back(portal_client(server)).status == 403 and refusals(server) == {"accountClosed": 1}


def test_a_member_who_was_swapped_in_the_database_is_nobody(lying):
    """Whoever writes to the database gives no account to another subject."""
    server, liar = lying
    owner_of(server, liar)
    arrive(server, liar)
    victim = backdoor.new_account(server, server.brand("northline"))
    import sqlite3
    with sqlite3.connect(server.data / "database.sqlite", timeout=20) as db:
        db.execute("UPDATE members SET issuer = NULL, subject = NULL WHERE subject = ?", [liar.subject])
        db.execute("UPDATE members SET issuer = ?, subject = ? WHERE email = ?", [liar.issuer, liar.subject, victim.email])
    db.close()
    liar.more = {"account_number": victim.account}
    client = portal_client(server)
    assert come_back(client).status >= 400 and SESSION not in client.cookies
    import row_tags
    row_tags.renew(server)
    backdoor.run(server, "UPDATE members SET issuer = NULL, subject = NULL WHERE subject = ?", liar.subject)


def test_who_is_untied_is_out_and_comes_back_as_who_is_invited(lying):
    """The wrong person there arrived first: an owner without a password, untied by whoever runs the server."""
    server, liar = lying
    person = owner_of(server, liar)
    wrong = arrive(server, liar)
    unlink = ("account", "member", "unlink", person.account, "--brand", "northline", "--email", person.email)
    done = server.command(*unlink)
    assert done.returncode == 0, done.stderr
    assert wrong.get("/").status == 303 and told(server, person)[-1] == "memberUnlinked"
    assert "tied to nobody" in server.command(*unlink).stderr
    # The same once more is nobody; a verified address is who is invited.
    assert come_back(portal_client(server)).status == 403 and refusals(server) == {"notInvited": 1}
    liar.subject, liar.email = "right-" + liar.subject, person.email
    client = portal_client(server)
    assert come_back(client).status == 303 and client.get("/account/people").status == 200
    activity = client.get("/account/activity").words
    assert f"{person.name} was untied from their customer account" in activity or f"Accès de {person.name} délié" in activity
    people = server.command("account", "member", "list", person.account, "--brand", "northline").stdout
    assert "seen" in people and "invited" not in people


def test_an_account_whose_activation_the_wrong_person_began_is_whose_claim_comes_first_again(lying):
    server, liar = lying
    person = owner_of(server, liar)
    wrong = portal_client(server)
    link = come_back(wrong).location
    unlink = ("account", "member", "unlink", person.account, "--brand", "northline", "--email", person.email)
    assert server.command(*unlink).returncode == 0
    # What the wrong browser holds opens nothing any more.
    assert wrong.get(link).status == 404
    wrong.post(f"{link}/security-question", question=QUESTION, answer=ANSWER)
    assert SESSION not in wrong.cookies and "questionChosen" not in told(server, person)
    liar.subject = "right-" + liar.subject
    assert arrive(server, liar).get("/account/people").status == 200
    assert told(server, person)[-1] == "accountActivated"


# Answers and tokens that are wrong in one thing each: the same as at the care desk.

@pytest.mark.parametrize("what", TOKENS)
def test_a_token_that_is_wrong_lets_no_owner_in(lying, what):
    server, liar = lying
    owner_of(server, liar)
    lies, reason = TOKENS[what]
    if "audience" in what or "made for" in what or "azp" in what:
        # Those name the care desk's client: so it is another's, and none of ours.
        reason = "otherAudience" if what != "azp of another" else "otherParty"
    liar.lie(**({"sign": twice(liar)} if what == "two of a member" else lies))
    client = portal_client(server)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and SESSION not in client.cookies, refused.words
    told = refusals(server)
    assert len(told) == 1 and (reason is None or told == {reason: 1}), told
    assert list(told) == entry and entry[0] in refused.words
    assert not backdoor.run(server, "SELECT 1 FROM members WHERE subject = ?", liar.subject)


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_that_is_wrong_lets_no_owner_in(lying, what):
    server, liar = lying
    owner_of(server, liar)
    change, reason = ANSWERS[what]
    liar.lie(redirect=change)
    client = portal_client(server)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and SESSION not in client.cookies, refused.words
    assert refusals(server) == {reason: 1} and reason in refused.words and entry == [reason]


def test_the_public_key_is_no_secret(lying):
    server, liar = lying
    owner_of(server, liar)
    liar.lie(sign=by_public_key(liar))
    assert come_back(portal_client(server)).status == 403 and refusals(server) == {"otherAlgorithm": 1}


def test_the_care_desks_token_opens_no_account(lying):
    server, liar = lying
    owner_of(server, liar)
    liar.client = "countersign-care"
    assert come_back(portal_client(server)).status == 403 and refusals(server) == {"otherAudience": 1}
    # And a customer's token no care desk.
    liar.client = OWNERS
    liar.more = {"groups": ["care-supervisors"]}
    desk = Client(server, server.care, "127.0.0.1")
    assert come_back(desk).status == 403 and refusals(server) == {"otherAudience": 1}


def test_another_brands_provider_opens_no_account(lying):
    server, liar = lying
    person = owner_of(server, liar)
    arrive(server, liar)
    # The same person by the other brand's provider, at its own door and at this one.
    liar.other.subject, liar.other.more = liar.subject, {"account_number": person.account}
    assert come_back(portal_client(server, "atelier-vingt")).status == 403
    begun = portal_client(server)
    first = begun.get("/login/company")
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(first.location).query)
    stolen = liar.other.signed(liar.other.claims(query["nonce"][0]))
    liar.lie(sign=lambda header, claims: stolen)
    refused = begun.get(elsewhere(first.location))
    assert refused.status == 403, refused.words
    kinds = refusals(server)
    assert kinds.pop("unknownAccount") == 1 and set(kinds) <= {"wrongSignature", "otherIssuer"} and len(kinds) == 1


def test_an_answer_is_good_once_in_one_browser_at_one_door(lying):
    server, liar = lying
    owner_of(server, liar)
    arrive(server, liar)
    client = portal_client(server)
    begun = client.get("/login/company")
    back, before = elsewhere(begun.location), client.twin()
    thief = portal_client(server)
    thief.get("/login")
    thief.cookies[f"{SESSION}-company"] = client.cookies[f"{SESSION}-company"]
    assert thief.get(back).status == 403
    # At the care desk, and at the other brand, with all cookies of this browser.
    desk = Client(server, server.care, "127.0.0.1", {
        name.replace(SESSION, f"{SESSION}-care"): value for name, value in client.cookies.items()})
    assert desk.get(back).status == 403
    other = portal_client(server, "atelier-vingt")
    other.cookies = dict(client.cookies)
    assert other.get(back).status == 403
    assert client.get(back).status == 303
    assert before.get(back).status == 403
    doors = backdoor.run(server, "SELECT place, detail, more + 1 FROM visitor_events ORDER BY place")
    assert doors == [("atelier-vingt", "otherAnswer", 1), ("care desk", "otherAnswer", 1), ("northline", "otherAnswer", 2)]


# Asked again, everywhere.

AGAIN = ["/account/settings/security-question", "/account/settings/e-mail", "/account/people/invitation", "/second-factor",
         "/account/settings/new-password"]


def test_everywhere_the_password_is_asked_for_the_provider_asks(lying, language, make_page):
    server, liar = lying
    person = owner_of(server, liar)
    client = arrive(server, liar)
    backdoor.run(server, "UPDATE sessions SET password_given_at = 1")
    code = client.get("/").text
    assert 'action="/support-code' in code or "/support-code" in code
    for path in AGAIN:
        page = client.get(path)
        assert "/login/company/again?back=" in page.text and 'type="password"' not in page.text, path
    # What was sent is no way round it: a form of the page, and the form for a password itself.
    for path, fields in (("/not-me", {}), ("/account/settings/security-question", dict(
                         key=str(uuid.uuid4()), question="lent-book", answer="Nagaoka Road")),
                         ("/account/settings/e-mail", dict(email="new@quarry.example")),
                         ("/account/people/invitation", dict(name="A B", email="ab@quarry.example", role="user")),
                         ("/support-code", dict(key=str(uuid.uuid4()), dialled="yes")),
                         ("/account/settings/password?back=%2F", dict(password=backdoor.PASSWORD))):
        client.page = client.get("/account/settings")
        answer = client.post(path, **fields)
        assert answer.status in (200, 403, 422), (path, answer.status)
        assert "/login/company/again" in answer.text, path
    assert "questionChanged" not in told(server, person) and "reportedNotMe" not in told(server, person)
    # In a browser: another person, one whose password was given long ago, one of whom it is not said, and the right one.
    page = make_page(language, SMALL)
    office = Office(server, server.brand("northline"), language, page).open("/login/company")
    for lies, reason in (
            (with_claims(sub="another"), "otherPerson"),
            ({"claims": lambda c: {**c, "auth_time": int(time.time()) - 400}}, "wrongAuthTime"),
            (with_claims(auth_time=None), "wrongAuthTime")):
        backdoor.run(server, "UPDATE sessions SET password_given_at = 1")
        liar.lie(**lies)
        office.open("/account/settings/security-question")
        page.get_by_role("link", name=WORDS[language]["go on"], exact=True).click()
        expect(page.locator("main")).to_contain_text(reason)
    liar.lie(redirect=lambda back: {"state": back["state"], "iss": back["iss"], "error": "access_denied"})
    office.open("/account/settings/security-question")
    page.get_by_role("link", name=WORDS[language]["go on"], exact=True).click()
    expect(page.get_by_role("heading", name=WORDS[language]["denied"])).to_be_visible()
    # Cancelled there, one is still logged in here.
    office.open("/account/settings")
    office.is_at("/account/settings")
    liar.lie()
    office.open("/account/settings/security-question")
    page.get_by_role("link", name=WORDS[language]["go on"], exact=True).click()
    office.is_at("/account/settings/security-question")
    office.question_list().select_option("lent-book")
    office.type_answer("The Salt Road of Nagaoka")
    office.button("save").click()
    office.is_at("/account/settings?saved")
    # "This was not me" leads to the question: there is no password to choose.
    office.open("/not-me")
    page.locator("main form button").click()
    page.wait_for_url("**/account/settings/security-question")


def test_cancelled_at_the_provider_is_a_page(lying, language, make_page):
    server, liar = lying
    liar.lie(redirect=lambda back: {"state": back["state"], "iss": back["iss"], "error": "access_denied"})
    for size in (WIDE, SMALL):
        page = make_page(language, size, script=False)
        Office(server, server.brand("northline"), language, page).open("/settings")
        expect(page.get_by_role("heading", name=WORDS[language]["denied"])).to_be_visible()
        assert page.locator("main a").first.get_attribute("href") == "/login/company?back=%2Faccount%2Fsettings"


def test_our_second_factor_follows_for_whoever_has_one(lying):
    server, liar = lying
    owner_of(server, liar)
    client = arrive(server, liar)
    backdoor.give_passwords(server)
    page = client.get("/second-factor")
    secret = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    client.page = page
    assert client.post("/second-factor", key=page.field("key"), code=totp.code(secret)).status == 200
    client = portal_client(server)
    asked = come_back(client)
    assert asked.status == 200 and SESSION not in client.cookies
    client.page, ticket = asked, asked.field("ticket")
    assert client.post("/login/company/code", ticket=ticket, back="", code=totp.wrong(secret)).status == 422
    thief = portal_client(server)
    thief.get("/login")
    backdoor.let_codes_pass(server)
    thief.post("/login/company/code", ticket=ticket, back="", code=totp.code(secret))
    assert SESSION not in thief.cookies
    assert client.post("/login/company/code", ticket=ticket, back="", code=totp.code(secret)).status == 303
    assert client.get("/").status == 200


# Log-out.

def send_log_out(server, token, brand="northline"):
    return portal_client(server, brand).send(
        "POST", "/login/company/log-out", body=urllib.parse.urlencode({"logout_token": token}),
        headers={"Content-Type": "application/x-www-form-urlencoded"})


def test_a_log_out_there_ends_the_owners_session_within_a_second(lying):
    server, liar = lying
    person = owner_of(server, liar)
    # Of the activation as well as of a log-in.
    clients = [arrive(server, liar)]
    clients.append(portal_client(server))
    assert come_back(clients[1]).status == 303
    bystander = portal_client(server).log_in(server.brand("northline").owner)
    began = time.monotonic()
    token = liar.log_out_token(sid="session-1")
    assert send_log_out(server, token).status == 200
    assert all(client.get("/").status == 303 for client in clients) and time.monotonic() - began < 1
    assert bystander.get("/").status == 200 and "companySessionsEnded" in told(server, person)
    assert send_log_out(server, token).status == 400 and refusals(server) == {"replayed": 1}
    # By the subject alone, and at the door of another brand nothing.
    client = portal_client(server)
    assert come_back(client).status == 303
    assert send_log_out(server, liar.log_out_token(), "atelier-vingt").status == 400 and client.get("/").status == 200
    assert send_log_out(server, liar.log_out_token()).status == 200 and client.get("/").status == 303


@pytest.mark.parametrize("what", LOG_OUTS)
def test_a_word_of_a_log_out_that_is_wrong_ends_no_owners_session(lying, what):
    server, liar = lying
    owner_of(server, liar)
    client = arrive(server, liar)
    changes, reason = LOG_OUTS[what]
    with an_entry_more(server, "companyLogOutRefused") as entry:
        answer = send_log_out(server, liar.log_out_token(**changes))
    assert answer.status == 400 and json.loads(answer.text)["error"] == "invalid_request"
    assert refusals(server) == {reason: 1} and entry == [reason]
    assert client.get("/").status == 200


def test_an_owners_log_out_leads_to_theirs(lying):
    server, liar = lying
    owner_of(server, liar)
    client = arrive(server, liar)
    client.get("/")
    page = client.post("/logout")
    there = urllib.parse.urlsplit(page.header("refresh").split("url=")[1])
    asked = urllib.parse.parse_qs(there.query)
    brand = server.brand("northline")
    assert page.status == 200 and there.path == "/end" and asked["client_id"] == [OWNERS]
    assert asked["post_logout_redirect_uri"] == [brand.at("/login?out")]
    assert client.get("/").status == 303


# A provider that is away, and no passwords.

@pytest.fixture(scope="module")
def strict_office(tmp_path_factory):
    yield from office_with(tmp_path_factory, lambda _: Liar(OWNERS), local_passwords="false", link_by_email="true")


def test_a_provider_that_is_away_is_a_page(tmp_path_factory, language, make_page):
    def make(_):
        liar = Liar(OWNERS)
        liar.lie(answer=down)
        return liar
    for server, liar in office_with(tmp_path_factory, make):
        page = make_page(language, SMALL)
        answer = page.goto(server.brand("northline").at("/settings", server.brand("northline").host_in(language)))
        assert answer.status == 503 and "status 500" in page.locator("main").inner_text()
        # Passwords go on meanwhile.
        portal_client(server).log_in(server.brand("northline").owner)
        assert "the provider does not answer" in server.command("doctor").stdout


def test_where_passwords_are_off_none_is_taken_or_chosen(strict_office, language, make_page):
    server, liar = strict_office
    brand, words = server.brand("northline"), WORDS[language]
    page = make_page(language, SMALL)
    office = Office(server, brand, language, page).open("/login")
    expect(page.locator("main")).to_contain_text(words["no password"])
    assert page.locator("main input[type=password]").count() == 0
    client = portal_client(server)
    client.get("/login")
    refused = client.post("/login", email=brand.owner.email, password=typed.remember(brand.owner.password), back="")
    assert refused.status == 403 and SESSION not in client.cookies
    assert "passwordsOff" in entries(server, "memberLoginFailed")
    waiting = backdoor.invite(server, brand)
    for path in ("/password", "/password/" + "A" * 43):
        assert client.get(path).status == 403
        assert client.post(path, email=brand.owner.email, password=backdoor.PASSWORD).status == 403
    link = f"/activate/{waiting.token}"
    assert "/login/company" in client.get(link).text
    client.post(f"{link}/confirmation")
    assert client.post(f"{link}/password", password=backdoor.PASSWORD).status == 303
    assert backdoor.run(server, "SELECT 1 FROM passwords p JOIN members m ON m.key = p.member WHERE m.email = ?", waiting.email) == []
    office.open(link)
    page.get_by_role("link", name=words["log in"]).click()


def test_who_was_here_is_known_by_a_verified_address_where_that_is_set(strict_office):
    server, liar = strict_office
    liar.lie()
    owner = server.brand("northline").owner
    liar.subject, liar.email, liar.more = "known", owner.email, {"account_number": owner.account}
    liar.lie(**with_claims(email_verified=False))
    assert come_back(portal_client(server)).status == 403
    liar.lie()
    client = portal_client(server)
    assert come_back(client).status == 303 and client.get("/account/settings").status == 200
    assert "/account/settings/new-password" not in client.get("/account/settings").text
    liar.subject = "another"
    assert come_back(portal_client(server)).status == 403


# What is told and kept.

def test_doctor_names_each_address_of_the_brand(lying):
    server, liar = lying
    said = server.command("doctor").stdout
    for address in office_addresses(server, "northline"):
        assert address in said, said
    liar.other.lie(describe=lambda d: {**d, "id_token_signing_alg_values_supported": ["ES256"]})
    assert "brands[2].company-log-in.algorithm" in server.command("doctor").stdout


def test_the_record_of_a_person_names_whom_the_provider_means_and_erasing_forgets_it(lying):
    server, liar = lying
    person = owner_of(server, liar)
    arrive(server, liar)
    out = server.command("account", "export", "--brand", "northline", person.account)
    assert out.returncode == 0 and liar.subject in out.stdout, out.stderr
    backdoor.set_status(server, person, "closed")
    backdoor.run(server, "UPDATE accounts SET closed_at = 1 WHERE number_written = ?", person.account)
    gone = server.command("account", "erase", "--brand", "northline", person.account, "--yes")
    assert gone.returncode == 0, gone.stderr
    assert liar.subject.encode() not in (server.data / "database.sqlite").read_bytes()
