"""Log-in at the care desk by the company's own provider: real ones from PyPI, and one that lies."""
import base64
import contextlib
import email.utils
import hmac
import http.client
import json
import re
import socket
import threading
import time
import urllib.parse

import jwt
import pytest
from playwright.sync_api import expect

import backdoor
import totp
from conftest import SMALL, WIDE, demo_at_provider
from pages import Desk
from providers import CLIENT, SECRET, Canaille, Liar, Nanoidp, answer_address, configure, make_key, refused_port
from web import Client

WORDS = {
    "en": {"company": "Log in with Northline ID", "log out": "Log out", "agent": "agent", "supervisor": "supervisor",
           "no access": "You have no access to the care desk", "clock": "A clock is wrong", "last": "You are the last administrator", "away": "Your company’s log-in does not answer",
           "again": "Show again who you are", "out": "You have logged out.", "locale": "en-GB",
           "no passwords": "Passwords are not used at this care desk.", "continue": "Continue", "log in": "Log in"},
    "fr": {"company": "Se connecter avec Northline ID", "log out": "Se déconnecter", "agent": "conseiller",
           "supervisor": "supervision", "no access": "Vous n’avez pas accès à l’espace conseiller", "clock": "Une horloge n’est pas à l’heure",
           "last": "Vous êtes la dernière personne à administrer le service",
           "away": "La connexion de l’entreprise ne répond pas", "again": "Confirmez votre identité",
           "out": "La déconnexion est effectuée.", "locale": "fr-FR",
           "no passwords": "Cet espace conseiller ne s’ouvre pas avec un mot de passe.", "continue": "Continuer",
           "log in": "Se connecter"},
}


def desk_with(tmp_path_factory, make, **settings):
    """A demo whose care desk has the provider that `make` makes; both."""
    def settle(server, provider):
        secret = getattr(provider, "SECRET", SECRET)
        configure(server, provider.issuer, secret_text=secret, **{"name": "Northline ID", "make_agents": "true", **settings})

    yield from demo_at_provider(tmp_path_factory, make, settle, environment={"COUNTERSIGN_LOG_FORMAT": "json"})


@pytest.fixture(scope="module")
def liar_desk(tmp_path_factory):
    yield from desk_with(tmp_path_factory, lambda _: Liar())


@pytest.fixture
def lying(liar_desk):
    server, liar = liar_desk
    liar.lie()
    liar.subject, liar.groups, liar.email = "42", ["care-agents"], "liar@northline.example"
    backdoor.run(server, "DELETE FROM visitor_events")
    return server, liar


@pytest.fixture(scope="module")
def nanoidp_desk(tmp_path_factory):
    yield from desk_with(
        tmp_path_factory,
        lambda server: Nanoidp(tmp_path_factory.mktemp("nanoidp") / "files", answer_address(server)).start(),
        scopes="[profile, email]")


def desk_client(server):
    return Client(server, server.care, "127.0.0.1")


def elsewhere(address):
    """What the provider answers a browser with: where it is sent back to."""
    url = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=30)
    connection.request("GET", f"{url.path}?{url.query}")
    response = connection.getresponse()
    assert response.status == 303, response.read()
    connection.close()
    back = urllib.parse.urlsplit(response.getheader("Location"))
    return f"{back.path}?{back.query}"


def come_back(client, path="/login/company"):
    """There and back by plain HTTP; what the care desk answers."""
    begun = client.get(path)
    assert begun.status == 303, begun.words
    return client.get(elsewhere(begun.location))


def log_in(server):
    client = desk_client(server)
    answer = come_back(client)
    assert answer.status == 303 and answer.location == "/", answer.words
    assert client.get("/").status == 200
    return client


def entries(server, kind):
    """Their details, in order; those that were counted within the minute as well."""
    return [detail for detail, in backdoor.run(
        server, "SELECT detail FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE k.name = ? ORDER BY number", kind)]


def refusals(server):
    """How many there were of each reason, by the log and what it is about to tell."""
    rows = backdoor.run(
        server, "SELECT detail, more + 1 FROM visitor_events WHERE kind IN ('companyLogInRefused', 'companyLogOutRefused')")
    return dict(rows)


# Real providers, in a browser.

@pytest.fixture
def make_page(browser):
    contexts = []

    def make(language, size=WIDE, script=True):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=WORDS[language]["locale"],
                                      java_script_enabled=script)
        contexts.append(context)
        context.set_default_timeout(8_000)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def speak(page, language):
    if page.locator("html").get_attribute("lang") != language:
        page.locator("form[action='/language'] button").click()
        expect(page.locator("html")).to_have_attribute("lang", language)


def sign_in_at_nanoidp(page, name):
    page.locator("#username").fill(name)
    page.locator("#password").fill(Nanoidp.PASSWORD)
    page.locator("#password").press("Enter")


class ByAddress(Desk):
    """As it is registered at the providers."""

    def url(self, path="/"):
        return f"http://127.0.0.1:{self.demo.care}{path}"


def work(server, language, page):
    """What somebody comes for: a call, a right answer, its end."""
    desk, owner = ByAddress(server, language, page), server.brand("northline").owner
    desk.open_call(owner.account)
    desk.check(owner.answer)
    desk.says("verified")
    desk.button("end").click()
    desk.says("ended")


@pytest.mark.parametrize("name, role", [("robin", "agent"), ("sam", "supervisor")])
def test_a_whole_log_in_by_nanoidp(nanoidp_desk, language, make_page, name, role):
    server, provider = nanoidp_desk
    words, page = WORDS[language], make_page(language, script=language == "fr")
    page.goto(f"http://127.0.0.1:{server.care}/find")
    link = page.get_by_role("link", name=words["company"])
    # The first thing that can be done on the page's own part.
    first = page.locator("main a, main button, main input:not([type=hidden]), main summary").first
    assert first.get_attribute("href") == link.get_attribute("href")
    link.click()
    assert page.url.startswith(provider.issuer)
    sign_in_at_nanoidp(page, name)
    page.wait_for_url(f"http://127.0.0.1:{server.care}/find")
    speak(page, language)
    work(server, language, page)
    page.goto(f"http://127.0.0.1:{server.care}/profile")
    expect(page.locator("main")).to_contain_text(Nanoidp.USERS[name][0])
    assert (page.goto(f"http://127.0.0.1:{server.care}/supervision").status == 200) == (role == "supervisor")
    # Where others give their password again, the provider asks for it.
    backdoor.run(server, "UPDATE sessions SET password_given_at = 1")
    page.goto(f"http://127.0.0.1:{server.care}/second-factor")
    page.get_by_role("link", name=words["continue"], exact=True).click()
    assert page.url.startswith(provider.issuer) and "prompt=login" in page.url and "max_age=0" in page.url, page.url
    sign_in_at_nanoidp(page, name)
    page.wait_for_url(f"http://127.0.0.1:{server.care}/second-factor")
    expect(page.locator(".secret-key")).to_be_visible()
    page.goto(f"http://127.0.0.1:{server.care}/")
    page.get_by_role("button", name=words["log out"], exact=True).first.click()
    # By way of theirs, which is ended as well: whoever comes again gives the password again.
    page.wait_for_url(f"http://127.0.0.1:{server.care}/login?out")
    expect(page.locator("main")).to_contain_text(words["out"])
    page.get_by_role("link", name=words["company"]).click()
    expect(page.locator("#password")).to_be_visible()
    assert page.goto(f"http://127.0.0.1:{server.care}/profile").url.endswith("/login?back=%2Fprofile")
    known = backdoor.run(server, "SELECT issuer, role, administers FROM agents WHERE subject = ?", name)
    assert known == [(provider.issuer, role, 0)]


def test_no_group_is_told_with_those_that_were_seen(nanoidp_desk, language, make_page):
    server, provider = nanoidp_desk
    page = make_page(language, SMALL)
    page.goto(f"http://127.0.0.1:{server.care}/login/company")
    sign_in_at_nanoidp(page, "kim")
    expect(page.get_by_role("heading", name=WORDS[language]["no access"])).to_be_visible()
    assert page.locator("main li").all_inner_texts() == ["canteen", "car-park <b>"]
    assert "noGroup" in page.locator("main").inner_text()
    assert "noGroup" in entries(server, "companyLogInRefused")
    assert not backdoor.run(server, "SELECT 1 FROM agents WHERE subject = 'kim'")


def nothing():
    pass


def by_nanoidp(server, provider, before=nothing, between=nothing, after=nothing):
    """One log-in by plain HTTP, with what happens on the way; the answer of the care desk."""
    client = desk_client(server)
    before()
    begun = client.get("/login/company")
    there = Client(server, provider.port, "127.0.0.1")
    form = there.get(begun.location.removeprefix(provider.issuer))
    between()
    answer = there.post("/authorize", transaction_id=form.field("transaction_id"), token=None, username="robin",
                        password=Nanoidp.PASSWORD)
    assert answer.status in (302, 303), answer.words
    after()
    back = urllib.parse.urlsplit(answer.location)
    done = client.get(f"{back.path}?{back.query}")
    return done if done.status != 303 else client.get("/")


def test_twenty_changes_of_keys_on_the_way_fail_no_log_in(nanoidp_desk):
    """Before it begins, while the person is at the provider's page, and between that and the care desk's."""
    server, provider = nanoidp_desk
    kids = set()
    for number in range(20):
        place = ("before", "between", "after")[number % 3]
        done = by_nanoidp(server, provider, **{place: lambda: kids.add(provider.rotate())})
        assert done.status == 200, (place, done.words)
    assert len(kids) == 20


def test_twenty_changes_of_keys_fail_nobody_of_two_who_log_in_without_a_pause(nanoidp_desk):
    server, provider = nanoidp_desk
    over, done = threading.Event(), []

    def keep_logging_in():
        while not over.is_set():
            answer = by_nanoidp(server, provider)
            done.append(answer.status if answer.status == 200 else answer.words)

    people = [threading.Thread(target=keep_logging_in) for _ in range(2)]
    for person in people:
        person.start()
    kids = set()
    for _ in range(20):
        kids.add(provider.rotate())
        before = len(done)
        while len(done) == before and any(person.is_alive() for person in people):
            time.sleep(0.02)
    over.set()
    for person in people:
        person.join(60)
    # On a busy machine the provider itself may take longer than five seconds: that is told as `slow`, and has nothing to do with keys.
    failed = [one for one in done if one != 200 and not re.search(r": slow\b", one)]
    assert len(kids) == 20 and done.count(200) >= 20 and not failed, failed


def sign_in_at_canaille(page, name):
    # Asked again it may know the name already.
    if not page.locator("input[name=password]").count():
        page.locator("input[name=login]").fill(name)
        page.locator("input[name=login]").press("Enter")
    page.locator("input[name=password]").fill(Canaille.PASSWORD)
    page.locator("input[name=password]").press("Enter")


@pytest.mark.parametrize("name, role", [("robin", "agent"), ("sam", "supervisor"), ("kim", None)])
def test_a_whole_log_in_by_canaille(canaille_desk, language, make_page, name, role):
    server, provider = canaille_desk
    words, page = WORDS[language], make_page(language)
    page.goto(f"http://127.0.0.1:{server.care}/login")
    page.get_by_role("link", name=words["company"]).click()
    sign_in_at_canaille(page, name)
    page.wait_for_url(f"http://127.0.0.1:{server.care}/**")
    if role is None:
        return expect(page.get_by_role("heading", name=words["no access"])).to_be_visible()
    speak(page, language)
    work(server, language, page)
    assert (page.goto(f"http://127.0.0.1:{server.care}/supervision").status == 200) == (role == "supervisor")
    page.goto(f"http://127.0.0.1:{server.care}/")
    page.get_by_role("button", name=words["log out"], exact=True).first.click()
    page.wait_for_url(re.compile(re.escape(provider.issuer) + "/oauth/end_session"))
    return None


@pytest.fixture(scope="module")
def canaille_desk(tmp_path_factory):
    yield from desk_with(
        tmp_path_factory,
        lambda server: Canaille(tmp_path_factory.mktemp("canaille") / "files", answer_address(server)).start())


# Answers and tokens that are wrong in one thing each.

@contextlib.contextmanager
def an_entry_more(server, kind):
    """What happens meanwhile is told by one entry of the log, and no more; its word."""
    told, before = [], entries(server, kind)
    yield told
    told += entries(server, kind)[len(before):]
    assert len(told) == 1, told


def other_key(header, claims):
    return jwt.encode(claims, make_key(), algorithm="RS256", headers=header)


def unsigned(header, claims):
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    return f"{part({**header, 'alg': 'none'})}.{part(claims)}."


def by_secret(header, claims):
    return jwt.encode(claims, SECRET * 2, algorithm="HS256", headers=header)


def by_public_key(liar):
    """The classic: HS256, with the public key for its secret."""
    def sign(header, claims):
        from cryptography.hazmat.primitives import serialization
        pem = liar.key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        def part(value):
            return base64.urlsafe_b64encode(value).rstrip(b"=")
        head = part(json.dumps({**header, "alg": "HS256"}).encode()) + b"." + part(json.dumps(claims).encode())
        return (head + b"." + part(hmac.digest(pem, head, "sha256"))).decode()
    return sign


def with_claims(**changes):
    return {"claims": lambda claims: {
        name: value for name, value in {**claims, **changes}.items() if value is not None}}


def with_header(**changes):
    return {"header": lambda header: {
        name: value for name, value in {**header, **changes}.items() if value is not None}}


def now():
    return int(time.time())


TOKENS = {
    "unsigned": ({"sign": unsigned}, "otherAlgorithm"),
    "none with a signature": ({"sign": lambda h, c: unsigned(h, c) + "AAAA"}, "otherAlgorithm"),
    "by the secret": ({"sign": by_secret}, "otherAlgorithm"),
    "by another algorithm": ({"sign": lambda h, c: jwt.encode(c, make_key(), algorithm="RS512", headers=h)}, "otherAlgorithm"),
    "by a strange key": ({"sign": other_key}, "wrongSignature"),
    "a strange kid": (with_header(kid="2"), "unknownKey"),
    "a kid of another case": (with_header(kid="１"), "unknownKey"),
    "no kid": (with_header(kid=None), "keyNotNamed"),
    "a type of its own": (with_header(typ="at+jwt"), "otherType"),
    "a log-out token": (with_header(typ="logout+jwt"), "otherType"),
    "crit": (with_header(crit=["exp"]), "notUnderstood"),
    "zip": (with_header(zip="DEF"), "notUnderstood"),
    "a key in the header": ({"sign": lambda h, c: other_key({**h, "jwk": {"kty": "RSA"}}, c)}, "wrongSignature"),
    "cut short": ({"sign": lambda h, c: other_key(h, c)[:-400]}, None),
    "no token": ({"sign": lambda h, c: "nothing"}, "notAToken"),
    "four parts": ({"sign": lambda h, c: other_key(h, c) + ".e30"}, "notAToken"),
    "other nonce": (with_claims(nonce="another"), "wrongNonce"),
    "no nonce": (with_claims(nonce=None), "wrongNonce"),
    "a nonce in a list": (with_claims(nonce=["x"]), "wrongNonce"),
    "other audience": (with_claims(aud="another"), "otherAudience"),
    "no audience": (with_claims(aud=None), "otherAudience"),
    "an audience that begins so": (with_claims(aud=CLIENT + "2"), "otherAudience"),
    "two audiences without azp": (with_claims(aud=[CLIENT, "another"]), "otherParty"),
    "made for another": (with_claims(aud=[CLIENT, "another"], azp="another"), "otherParty"),
    "azp of another": (with_claims(azp="another"), "otherParty"),
    "other issuer": (with_claims(iss="https://evil.example"), "otherIssuer"),
    "issuer with a slash": ({"claims": lambda c: {**c, "iss": c["iss"] + "/"}}, "otherIssuer"),
    "no issuer": (with_claims(iss=None), "otherIssuer"),
    "expired": ({"claims": lambda c: {**c, "exp": now() - 61}}, "expired"),
    "no end": (with_claims(exp=None), "timeMissing"),
    "an end in words": (with_claims(exp="soon"), "timeMissing"),
    "a negative end": (with_claims(exp=-1), "timeMissing"),
    "no beginning": (with_claims(iat=None), "timeMissing"),
    "of the future": ({"claims": lambda c: {**c, "iat": now() + 120}}, "issuedLater"),
    "of an hour ago": ({"claims": lambda c: {**c, "iat": now() - 3600}}, "issuedTooLongAgo"),
    "not yet good": ({"claims": lambda c: {**c, "nbf": now() + 300}}, "notYetValid"),
    "no subject": (with_claims(sub=None), "subjectUnusable"),
    "an empty subject": (with_claims(sub=""), "subjectUnusable"),
    "a subject of 256": (with_claims(sub="a" * 256), "subjectUnusable"),
    "a subject with a line": (with_claims(sub="4\n2"), "subjectUnusable"),
    "a subject in letters of its own": (with_claims(sub="４２"), "subjectUnusable"),
    "a session that is none": (with_claims(sid=7), "sessionUnusable"),
    "of another access token": (with_claims(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "otherAccessToken"),
    "a log-in of the future": ({"claims": lambda c: {**c, "auth_time": now() + 600}}, "wrongAuthTime"),
    "an event of a log-out": (with_claims(events={}), "otherPurpose"),
    "two of a member": ({"sign": None}, "unreadableClaims"),
}


def twice(liar):
    """A payload with one member twice, signed all the same."""
    def sign(header, claims):
        text = json.dumps(claims)[:-1] + ', "sub": "another"}'
        return jwt.api_jws.encode(text.encode(), liar.key, algorithm="RS256", headers=header)
    return sign


@pytest.mark.parametrize("what", TOKENS)
def test_a_token_that_is_wrong_lets_nobody_in(lying, what):
    server, liar = lying
    lies, reason = TOKENS[what]
    liar.lie(**({"sign": twice(liar)} if what == "two of a member" else lies))
    client = desk_client(server)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and "__Host-countersign-care" not in client.cookies, refused.words
    told = refusals(server)
    assert len(told) == 1 and (reason is None or told == {reason: 1}), told
    assert list(told) == entry and entry[0] in refused.words


@pytest.mark.parametrize("seconds", [300, -900])
def test_a_clock_that_is_wrong_is_said_to_be_one(lying, language, make_page, seconds):
    server, liar = lying
    liar.lie(claims=lambda c: {**c, "iat": now() + seconds, "exp": now() + seconds + 300, "auth_time": now() + min(seconds, 0)})
    page = make_page(language)
    page.goto(f"http://127.0.0.1:{server.care}/login/company")
    expect(page.get_by_role("heading", name=WORDS[language]["clock"])).to_be_visible()


def test_the_classic_confusion_of_keys_lets_nobody_in(lying):
    server, liar = lying
    liar.lie(sign=by_public_key(liar))
    with an_entry_more(server, "companyLogInRefused") as entry:
        assert come_back(desk_client(server)).status == 403
    assert refusals(server) == {"otherAlgorithm": 1} and entry == ["otherAlgorithm"]


def test_how_many_hostile_answers_and_tokens_are_refused_is_told(capsys):
    """Each of them by a test of its own above or below, at either door, with an entry of the log."""
    from test_company_log_in_owners import HOSTILE
    kinds = {"tokens": len(TOKENS) + 1, "answers": len(ANSWERS) + 2, "words of a log-out": len(LOG_OUTS) + 3}
    with capsys.disabled():
        print(f"\nhostile at the care desk, and at the Office Manager: {kinds}, {sum(kinds.values())} each; of customers "
              f"besides {2 * len(HOSTILE)} claims of an account that is not theirs")
    assert sum(kinds.values()) >= 60


ANSWERS = {
    "another state": (lambda back: {**back, "state": "A" * 43}, "otherAnswer"),
    "no state": (lambda back: {"code": back["code"], "iss": back["iss"]}, "otherAnswer"),
    "two states": (lambda back: {**back, "state": [back["state"], back["state"]]}, "otherAnswer"),
    "two codes": (lambda back: {**back, "code": [back["code"], "another"]}, "otherAnswer"),
    "no code": (lambda back: {"state": back["state"], "iss": back["iss"]}, "otherAnswer"),
    "an empty code": (lambda back: {**back, "code": ""}, "otherAnswer"),
    "a code without end": (lambda back: {**back, "code": "a" * 4097}, "otherAnswer"),
    "another code": (lambda back: {**back, "code": "another"}, "refused invalid_grant"),
    "another issuer": (lambda back: {**back, "iss": "https://evil.example"}, "otherIssuer"),
    "no issuer where it is announced": (lambda back: {"state": back["state"], "code": back["code"]}, "otherIssuer"),
    "denied": (lambda back: {"state": back["state"], "iss": back["iss"], "error": "access_denied"}, "refused access_denied"),
    "an error of its own": (
        lambda back: {"state": back["state"], "iss": back["iss"], "error": "<script>alert(1)</script>"}, "refused other"),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_that_is_wrong_lets_nobody_in(lying, what):
    server, liar = lying
    change, reason = ANSWERS[what]
    liar.lie(redirect=change)
    client = desk_client(server)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and "__Host-countersign-care" not in client.cookies, refused.words
    assert "<script>" not in refused.text
    assert refusals(server) == {reason: 1} and reason in refused.words and entry == [reason]


def test_an_answer_is_good_once_and_in_one_browser(lying):
    server, liar = lying
    client = desk_client(server)
    begun = client.get("/login/company")
    cookie = next(value for name, value in begun.headers if name.lower() == "set-cookie" and "care-company=" in value)
    assert re.match("__Host-", cookie) and all(
        part in cookie for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=600")), cookie
    back, before = elsewhere(begun.location), client.twin()
    # Somebody else's browser, which has the cookie and not what it is bound to.
    thief = desk_client(server)
    thief.get("/login")
    thief.cookies["__Host-countersign-care-company"] = client.cookies["__Host-countersign-care-company"]
    assert thief.get(back).status == 403
    assert client.get(back).status == 303 and "__Host-countersign-care-company" not in client.cookies
    # The same once more, with the cookie that the browser had; and with a code that was not used.
    assert before.get(back).status == 403
    fresh = re.sub("code=[^&]*", "code=" + urllib.parse.parse_qs(urllib.parse.urlsplit(
        elsewhere(begun.location)).query)["code"][0], back)
    assert before.get(fresh).status == 403
    assert refusals(server) == {"otherAnswer": 3}


def test_of_two_tabs_the_later_one_counts_whichever_comes_back_first(lying):
    server, liar = lying
    client = desk_client(server)
    earlier, later = (elsewhere(client.get("/login/company").location) for _ in range(2))
    assert client.get(earlier).status == 403 and client.get(later).location == "/"
    assert refusals(server) == {"otherAnswer": 1}


def test_who_clicks_twice_at_the_provider_or_goes_back_is_logged_in(lying):
    """The browser shows what the second answer leads to, and the first has logged somebody in by then."""
    server, liar = lying
    client = desk_client(server)
    begun = client.get("/login/company")
    first, second = (elsewhere(begun.location) for _ in range(2))
    assert client.get(first).location == "/"
    for late in (second, first):
        again = client.get(late)
        assert again.status == 303 and again.location == "/"
    assert refusals(server) == {"otherAnswer": 2} and client.get("/").status == 200


def test_tried_again_it_leads_where_it_was_to_lead(lying):
    server, liar = lying
    path = "/supervision?day=2026-11-28"
    quoted = urllib.parse.quote(path, safe="").replace("-", "%2D")
    liar.lie(redirect=lambda back: {"state": back["state"], "iss": back["iss"], "error": "access_denied"})
    client = desk_client(server)
    assert f'href="/login/company?back={quoted}"' in come_back(client, f"/login/company?back={quoted}").text
    liar.lie()
    assert come_back(client, f"/login/company?back={quoted}").location == path
    liar.lie(redirect=lambda back: {"state": back["state"], "iss": back["iss"], "error": "temporarily_unavailable"})
    assert f'href="/login/company/again?back={quoted}"' in come_back(client, f"/login/company/again?back={quoted}").text


def test_what_leads_elsewhere_afterwards_leads_home(lying):
    server, liar = lying
    for back in ("https://evil.example/", "//evil.example", "/\\evil", "javascript:alert(1)"):
        client = desk_client(server)
        answer = come_back(client, "/login/company?back=" + urllib.parse.quote(back, safe=""))
        assert answer.status == 303 and answer.location == "/", answer.location


# Who may come in, and as what.

def test_rights_follow_the_groups_at_every_log_in(lying):
    server, liar = lying
    liar.subject, liar.email = "moving", "moving@northline.example"
    client = log_in(server)
    assert client.get("/supervision").status == 403
    liar.groups = ["care-supervisors", "care-agents"]
    other = log_in(server)
    assert other.get("/supervision").status == 200
    # Whoever had the earlier rights has logged in with them: that ends.
    assert client.get("/").status == 303
    liar.groups = ["canteen"]
    assert come_back(desk_client(server)).status == 403
    brands = backdoor.run(
        server, "SELECT b.id FROM agent_brands s JOIN brands b ON b.key = s.brand JOIN agents g ON g.key = s.agent "
        "WHERE g.subject = 'moving' ORDER BY s.position")
    assert [brand for brand, in brands] == ["northline", "atelier-vingt"]


def test_the_last_administrator_is_not_made_less_by_a_group(lying, language, make_page):
    server, liar = lying
    liar.subject, liar.email = "boss", "boss@northline.example"
    log_in(server)
    others = backdoor.run(server, "SELECT email FROM agents WHERE administers = 1")
    backdoor.run(server, "UPDATE agents SET administers = (subject IS NOT NULL AND subject = 'boss')")
    page = make_page(language, SMALL)
    page.goto(f"http://127.0.0.1:{server.care}/login/company")
    expect(page.get_by_role("heading", name=WORDS[language]["last"])).to_be_visible()
    assert "lastAdministrator" in page.locator("main").inner_text() and refusals(server) == {"lastAdministrator": 1}
    assert backdoor.run(server, "SELECT administers FROM agents WHERE subject = 'boss'") == [(1,)]
    assert "gives the role administrator" in server.command("doctor").stdout
    # With another one they become what their groups say.
    backdoor.run(server, "UPDATE agents SET administers = 1 WHERE email = ?", server.brand("northline").agent.email)
    assert come_back(desk_client(server)).status == 303
    backdoor.run(server, "UPDATE agents SET administers = 0")
    for email, in others:
        backdoor.run(server, "UPDATE agents SET administers = 1 WHERE email = ?", email)


REFUSED = {
    "groupsMissing": with_claims(groups=None),
    "groupsLeftOut": {"claims": lambda c: {
        **{name: value for name, value in c.items() if name != "groups"}, "_claim_names": {"groups": "src1"},
        "_claim_sources": {"src1": {"endpoint": "https://graph.example"}}}},
    "noGroup": with_claims(groups=[]),
    "emailMissing": with_claims(sub="without", email=None),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_who_has_no_rights_is_told_why(lying, reason):
    server, liar = lying
    liar.lie(**REFUSED[reason])
    refused = come_back(desk_client(server))
    assert refused.status == 403 and reason in refused.words and refusals(server) == {reason: 1}


def test_an_address_opens_nothing(lying):
    """Somebody who can choose their address at the provider becomes nobody who is here."""
    server, liar = lying
    liar.subject, liar.email = "impostor", server.brand("northline").agent.email
    refused = come_back(desk_client(server))
    assert refused.status == 403 and refusals(server) == {"addressTaken": 1}
    assert not backdoor.run(server, "SELECT 1 FROM agents WHERE subject = 'impostor'")


def test_an_agent_who_is_untied_is_out_and_the_next_log_in_is_nobodys(lying):
    """The wrong person there was tied to an agent, or the company has another provider."""
    server, liar = lying
    liar.subject, liar.email = "wrong", "untied@northline.example"
    client = log_in(server)
    done = server.command("agent", "unlink", "untied@northline.example")
    assert done.returncode == 0 and "link-by-email" in done.stderr, done.stderr
    assert client.get("/").status == 303 and "untied@northline.example" in entries(server, "agentUnlinked")
    assert not backdoor.run(server, "SELECT 1 FROM agents WHERE subject = 'wrong'")
    # Whoever it was is nobody, and has no way to the address.
    refused = come_back(desk_client(server))
    assert refused.status == 403 and refusals(server) == {"addressTaken": 1}
    again = server.command("agent", "unlink", "untied@northline.example")
    assert again.returncode != 0 and "tied to nobody" in again.stderr
    assert server.command("agent", "unlink", "nobody@northline.example").returncode != 0
    # The row is as it says: its tag was made anew.
    assert "altered" not in server.command("doctor").stdout


def test_whoever_was_shut_out_here_stays_out(lying):
    server, liar = lying
    liar.subject, liar.email = "gone", "gone@northline.example"
    client = log_in(server)
    assert server.command("agent", "disable", "gone@northline.example").returncode == 0
    assert client.get("/").status == 303
    refused = come_back(desk_client(server))
    assert refused.status == 403 and refusals(server) == {"disabled": 1}


# Log-out.

def send_log_out(server, token, kind="application/x-www-form-urlencoded"):
    return desk_client(server).send(
        "POST", "/login/company/log-out", body=urllib.parse.urlencode({"logout_token": token}), headers={"Content-Type": kind})


def test_a_log_out_there_ends_the_session_here_within_a_second(lying):
    server, liar = lying
    clients = [log_in(server) for _ in range(2)]
    began = time.monotonic()
    token = liar.log_out_token(sid="session-1")
    answer = send_log_out(server, token)
    assert answer.status == 200 and answer.header("cache-control") == "no-store", answer.text
    assert all(client.get("/").status == 303 for client in clients)
    assert time.monotonic() - began < 1
    assert entries(server, "companySessionsEnded")
    # Once more it is none, and where there is nobody it was done.
    assert send_log_out(server, token).status == 400
    assert send_log_out(server, liar.log_out_token(sub="nobody")).status == 200
    assert refusals(server) == {"replayed": 1}


LOG_OUTS = {
    "with a nonce": (dict(nonce="x"), "otherPurpose"), "without its event": (dict(events={}), "otherPurpose"),
    "an event that is no object": (
        dict(events={"http://schemas.openid.net/event/backchannel-logout": 1}), "otherPurpose"),
    "without an id": (dict(jti=None), "idMissing"), "of nobody": (dict(sub=None), "subjectUnusable"),
    "for another": (dict(aud="another"), "otherAudience"), "by another": (dict(iss="https://evil.example"), "otherIssuer"),
    "expired": (dict(exp=1), "expired"), "old": (dict(iat=1), "issuedTooLongAgo"), "of an ID token": (dict(typ="JWT", nonce="n"), "otherPurpose"),
    "of another type": (dict(typ="at+jwt"), "otherType"),
}


@pytest.mark.parametrize("what", LOG_OUTS)
def test_a_word_of_a_log_out_that_is_wrong_ends_nothing(lying, what):
    server, liar = lying
    client = log_in(server)
    changes, reason = LOG_OUTS[what]
    with an_entry_more(server, "companyLogOutRefused") as entry:
        answer = send_log_out(server, liar.log_out_token(**changes))
    assert answer.status == 400 and json.loads(answer.text)["error"] == "invalid_request"
    assert refusals(server) == {reason: 1} and entry == [reason]
    assert client.get("/").status == 200


def test_a_word_of_a_log_out_is_a_form_of_a_few_bytes(lying):
    server, liar = lying
    for sign in (other_key, unsigned, by_secret):
        liar.lie(sign=sign)
        assert send_log_out(server, liar.log_out_token()).status == 400
    liar.lie()
    assert send_log_out(server, liar.log_out_token(), kind="application/json").status == 415
    assert send_log_out(server, "a" * 40_000).status == 413
    assert send_log_out(server, "").status == 400


def test_made_up_words_of_log_outs_wait_and_the_providers_own_do_not(lying):
    """From one network: two hundred at once, and a hundred a second after that; each of them would write a row."""
    server, liar = lying
    client, stranger = log_in(server), "127.0.7.7"
    body = urllib.parse.urlencode({"logout_token": "made.up.word"})

    def send(token=body):
        return Client(server, server.care, "127.0.0.1", address=stranger).send(
            "POST", "/login/company/log-out", body=token, headers={"Content-Type": "application/x-www-form-urlencoded"}).status

    answers, began = [], time.monotonic()
    threads = [threading.Thread(target=lambda: answers.extend(send() for _ in range(20))) for _ in range(20)]
    for thread in threads:
        thread.start()
    while len(answers) < 220 and time.monotonic() - began < 20:
        time.sleep(0.01)
    # In the midst of it, and from the same network: the provider's own word.
    word = urllib.parse.urlencode({"logout_token": liar.log_out_token(sid="session-1")})
    told = time.monotonic()
    assert send(word) == 200 and time.monotonic() - told < 1
    assert client.get("/").status == 303
    for thread in threads:
        thread.join(60)
    # Nobody of so few was refused, and all of them have taken their time.
    assert answers == [400] * 400 and time.monotonic() - began >= 1.8
    assert refusals(server) == {"notAToken": 400}


def test_logging_out_here_leads_to_their_log_out(lying):
    server, liar = lying
    client = log_in(server)
    page = client.post("/logout")
    there = urllib.parse.urlsplit(page.header("refresh").split("url=")[1])
    asked = urllib.parse.parse_qs(there.query)
    assert page.status == 200 and there.path == "/end" and asked["client_id"] == [CLIENT]
    assert asked["post_logout_redirect_uri"] == [f"http://127.0.0.1:{server.care}/login?out"]
    assert client.get("/").status == 303


# A provider in trouble.

@pytest.fixture(scope="module")
def troubled_desk(tmp_path_factory):
    """Whose provider has never answered when the server starts."""
    def make(_):
        liar = Liar()
        liar.lie(answer=garbage)
        return liar
    yield from desk_with(tmp_path_factory, make)


def garbage(handler, path):
    handler.send_response(200)
    handler.send_header("Content-Length", "9")
    handler.end_headers()
    handler.wfile.write(b"<html>\x00\xff\xfe")
    return True


def slow(handler, path):
    time.sleep(7)
    return False


def large(handler, path):
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"{" + b" " * 300_000)
    return True


def cut(handler, path):
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    handler.wfile.write(b'{"issuer"')
    handler.connection.shutdown(socket.SHUT_RDWR)
    return True


def down(handler, path):
    handler.send_response(500)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
    return True


def drip(handler, path):
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(80):
        try:
            handler.wfile.write(b" ")
            time.sleep(0.1)
        except OSError:
            return True
    return True


def redirecting(handler, path):
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()
    return True


TROUBLE = {
    "garbage": (dict(answer=garbage), 503, "unreadable"), "large": (dict(answer=large), 503, "unreadable"),
    "cut short": (dict(answer=cut), 503, "unreachable"), "down": (dict(answer=down), 503, "status 500"),
    "another issuer": (dict(describe=lambda d: {**d, "issuer": "https://evil.example"}), 403, "otherIssuer"),
    "plain challenges": (dict(describe=lambda d: {**d, "code_challenge_methods_supported": ["plain"]}), 403, "missing challenge"),
    "no keys' place": (dict(describe=lambda d: {**d, "jwks_uri": "file:///etc/passwd"}), 403, "missing keys"),
    "slow": (dict(answer=slow), 503, "slow"), "a drop at a time": (dict(answer=drip), 503, "slow"),
    "elsewhere": (dict(answer=redirecting), 503, "status 302"),
}


def test_trouble_is_a_page_and_never_a_wait(troubled_desk, make_page):
    server, liar = troubled_desk
    page = make_page("en", SMALL)
    for lies, status, reason in TROUBLE.values():
        liar.lie(**lies)
        began = time.monotonic()
        answer = page.goto(f"http://127.0.0.1:{server.care}/login/company")
        assert answer.status == status and time.monotonic() - began < 6.5, reason
        assert reason in page.locator("main").inner_text() and refusals(server)[reason] >= 1
    for language in WORDS:
        page = make_page(language, SMALL)
        page.goto(f"http://127.0.0.1:{server.care}/login/company")
        expect(page.get_by_role("heading", name=WORDS[language]["away"])).to_be_visible()
    # Back again, at once: nothing of it was kept.
    liar.lie()
    log_in(server)
    # It has been heard once: it may go, and comes back.
    liar.lie(answer=lambda handler, path: path != "/authorize" and down(handler, path))
    assert come_back(desk_client(server)).status == 503
    liar.lie()
    log_in(server)


# At its second and third question: what each does is the first that the provider is asked for, and the page's word.
LATER = {"garbage": (garbage, "unreadable"), "large": (large, "unreadable"), "cut": (cut, "unreachable"), "down": (down, "status 500"),
         "slow": (slow, "slow"), "a drop at a time": (drip, "slow"), "elsewhere": (redirecting, "status 302")}


@pytest.mark.parametrize("what", LATER)
@pytest.mark.parametrize("where", ["/token", "/keys"])
def test_trouble_on_the_way_back_is_a_page_and_never_a_wait(lying, where, what):
    server, liar = lying
    log_in(server)
    trouble, reason = LATER[what]
    # A key that nobody has heard of, so that keys are asked for.
    liar.kid += "+"
    liar.lie(answer=lambda handler, path: path == where and trouble(handler, path))
    client, began = desk_client(server), time.monotonic()
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert time.monotonic() - began < 6.5
    # Where keys cannot be had those that are kept go on, and this one is not among them.
    said = reason if where == "/token" else "unknownKey"
    assert refused.status == (503 if where == "/token" else 403) and said in refused.words and entry == [said], refused.words
    assert "__Host-countersign-care" not in client.cookies
    # Nothing of it was kept, and nobody else has waited.
    liar.lie()
    log_in(server)


# The second factor, the emergency, and no passwords.

@pytest.fixture(scope="module")
def strict_desk(tmp_path_factory):
    yield from desk_with(
        tmp_path_factory, lambda _: Liar(), acr="[phr]", amr="[mfa]", local_passwords="false", link_by_email="true")


def test_our_second_factor_follows_where_theirs_was_not_given(strict_desk):
    server, liar = strict_desk
    liar.lie()
    liar.subject, liar.email = "first", "first@northline.example"
    client = desk_client(server)
    come_back(client)
    # There is none yet: nothing opens before it is set up.
    assert client.get("/").location == "/second-factor"
    page = client.get("/second-factor")
    secret = re.search(r'secret-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    used = totp.code(secret)
    assert client.post("/second-factor", key=page.field("key"), code=used).status == 200
    client = desk_client(server)
    asked = come_back(client)
    assert asked.status == 200 and "__Host-countersign-care" not in client.cookies
    client.page = asked
    ticket = asked.field("ticket")
    assert client.post("/login/company/code", ticket=ticket, back="", code=totp.wrong(secret)).status == 422
    # The ticket is another browser's nowhere.
    thief = desk_client(server)
    thief.get("/login")
    backdoor.let_codes_pass(server)
    assert "__Host-countersign-care" not in thief.cookies
    thief.post("/login/company/code", ticket=ticket, back="", code=totp.code(secret))
    assert "__Host-countersign-care" not in thief.cookies
    assert client.post("/login/company/code", ticket=ticket, back="", code=totp.code(secret)).status == 303
    assert client.get("/").status == 200
    # Where the provider says that it was given, it is not asked for again.
    for given in (dict(acr="phr"), dict(amr=["pwd", "mfa"])):
        liar.lie(**with_claims(**given))
        assert come_back(desk_client(server)).status == 303
    for other in (dict(acr="PHR"), dict(amr=["pwd"]), dict(acr=["phr"])):
        liar.lie(**with_claims(**other))
        assert come_back(desk_client(server)).status == 200


def test_a_password_is_worth_nothing_where_they_are_off(strict_desk, language, make_page):
    server, liar = strict_desk
    agent = server.brand("northline").agent
    page = make_page(language)
    page.goto(f"http://127.0.0.1:{server.care}/login")
    expect(page.locator("main")).to_contain_text(WORDS[language]["no passwords"])
    assert page.locator("main input[type=password]").count() == 0
    client = desk_client(server)
    client.get("/login")
    refused = client.post("/login", email=agent.email, password=agent.password, back="")
    assert refused.status == 403 and "__Host-countersign-care" not in client.cookies
    assert "passwordsOff" in entries(server, "agentLoginFailed")


def test_an_agent_who_was_here_is_known_by_a_verified_address_where_that_is_set(strict_desk):
    server, liar = strict_desk
    agent = server.brand("northline").agent
    liar.subject, liar.email = "known", agent.email
    liar.lie(**with_claims(email_verified=None, acr="phr"))
    assert come_back(desk_client(server)).status == 403
    liar.lie(**with_claims(email_verified="true", acr="phr"))
    assert come_back(desk_client(server)).status == 403
    liar.lie(**with_claims(acr="phr"))
    assert come_back(desk_client(server)).status == 303
    assert agent.email in entries(server, "agentLinked")
    # From then on it is who they are there that counts.
    liar.subject = "another"
    assert come_back(desk_client(server)).status == 403
    # Untied by whoever runs the server, they are known anew.
    assert server.command("agent", "unlink", agent.email).returncode == 0
    assert come_back(desk_client(server)).status == 303
    assert backdoor.run(server, "SELECT subject FROM agents WHERE email = ?", agent.email) == [("another",)]


def test_in_an_emergency_a_link_of_the_host_logs_in_once(strict_desk, language, make_page):
    server, liar = strict_desk
    supervisor = server.brand("northline").supervisor
    liar.lie(answer=down)
    first, second = (server.command("agent", "log-in-link", supervisor.email).stdout.strip() for _ in range(2))
    page = make_page(language, SMALL)
    assert page.goto(first).status == 410
    assert page.goto(second).status == 200
    page.goto(second)
    page.locator("main form button").click()
    page.wait_for_url(f"http://127.0.0.1:{server.care}/")
    assert page.goto(second).status == 410
    assert supervisor.email in entries(server, "logInLinkMade")
    assert len(entries(server, "logInLinkUsed")) >= 1
    assert server.command("agent", "log-in-link", "nobody@northline.example").returncode != 0


def test_the_password_is_asked_for_again_at_the_provider(lying, language, make_page):
    server, liar = lying
    liar.subject, liar.email = f"again-{language}", f"again-{language}@northline.example"
    liar.lie(**with_claims(auth_time=None))
    page = make_page(language, SMALL)
    page.goto(f"http://127.0.0.1:{server.care}/login/company")
    page.goto(f"http://127.0.0.1:{server.care}/second-factor")
    expect(page.get_by_role("heading", name=WORDS[language]["again"])).to_be_visible()
    # Another person, and one who has given theirs long ago.
    for lies, reason in (
            (with_claims(sub="another"), "otherPerson"), ({"claims": lambda c: {**c, "auth_time": now() - 400}}, "wrongAuthTime"),
            (with_claims(auth_time=None), "wrongAuthTime")):
        liar.lie(**lies)
        page.goto(f"http://127.0.0.1:{server.care}/second-factor")
        page.get_by_role("link", name=WORDS[language]["continue"]).click()
        expect(page.locator("main")).to_contain_text(reason)
    liar.lie()
    page.goto(f"http://127.0.0.1:{server.care}/second-factor")
    page.get_by_role("link", name=WORDS[language]["continue"]).click()
    page.wait_for_url(f"http://127.0.0.1:{server.care}/second-factor")
    expect(page.locator(".secret-key")).to_be_visible()


# What whoever runs the server is told, and what is written down.

def test_doctor_says_what_does_not_fit(lying):
    server, liar = lying
    said = server.command("doctor").stdout
    assert f"{liar.issuer} fits; register http://127.0.0.1:" in said
    liar.lie(describe=lambda d: {**d, "issuer": d["issuer"] + "/"})
    assert "calls itself something else" in server.command("doctor").stdout
    liar.lie(describe=lambda d: {**d, "id_token_signing_alg_values_supported": ["ES256", "none"]})
    assert "does not sign with RS256" in server.command("doctor").stdout
    liar.lie(describe=lambda d: {**d, "scopes_supported": ["openid"], "backchannel_logout_supported": False})
    said = server.command("doctor").stdout
    assert "scopes profile, email, groups" in said and "does not tell of log-outs by itself" in said
    for ahead, words in ((300, "seconds ahead of this machine"), (-300, "seconds behind this machine")):
        def set_clock(handler, path):
            handler.date_time_string = lambda: email.utils.formatdate(time.time() + ahead, usegmt=True)
            return False
        liar.lie(answer=set_clock)
        assert words in server.command("doctor").stdout
    liar.lie()
    assert "this machine’s" not in server.command("doctor").stdout
    liar.lie(answer=down)
    assert "the provider does not answer" in server.command("doctor").stdout


def test_nothing_of_tokens_is_kept(lying):
    server, liar = lying
    seen = []
    liar.lie(sign=lambda header, claims: seen.append(
        jwt.encode(claims, liar.key, algorithm="RS256", headers=header)) or seen[-1])
    client = desk_client(server)
    begun = client.get("/login/company")
    back = elsewhere(begun.location)
    assert client.get(back).status == 303
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(begun.location).query)
    words = [seen[0].split(".")[1], seen[0].split(".")[2], asked["state"][0], asked["nonce"][0], SECRET,
             urllib.parse.parse_qs(urllib.parse.urlsplit(back).query)["code"][0]]
    written = server.log.read_bytes() + b"".join(file.read_bytes() for file in server.data.glob("database.sqlite*"))
    assert not [word for word in words if word.encode() in written]


def test_nobody_listens_is_told_by_doctor(lying, tmp_path):
    server, liar = lying
    text = (server.data / "countersign.yaml").read_text()
    other = tmp_path / "countersign.yaml"
    other.write_text(text.replace(liar.issuer, f"http://127.0.0.1:{refused_port()}"))
    assert "the provider does not answer (unreachable)" in server.command("doctor", config=other).stdout
