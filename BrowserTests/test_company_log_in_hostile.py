"""A provider whose token is nearly empty, so that its `userinfo` is asked; and answers, tokens and callers that mean harm, beside those of
test_company_log_in.py."""
import base64
import gzip
import json
import threading
import time
import urllib.parse

import jwt
import pytest

import backdoor
from providers import CLIENT, Liar
from test_company_log_in import an_entry_more, come_back, desk_client, desk_with, elsewhere, entries, log_in, now, refusals

THIN = ("groups", "email", "email_verified", "name")


def tells_more(liar):
    return lambda said: {**said, "userinfo_endpoint": liar.issuer + "/userinfo"}


@pytest.fixture(scope="module")
def thin_desk(tmp_path_factory):
    def make(_):
        liar = Liar()
        liar.lie(describe=tells_more(liar))
        return liar
    yield from desk_with(tmp_path_factory, make)


@pytest.fixture
def thin(thin_desk):
    server, liar = thin_desk
    liar.subject, liar.groups, liar.email = "42", ["care-agents"], "liar@northline.example"
    liar.beside, liar.bearers = None, []
    backdoor.run(server, "DELETE FROM visitor_events")

    def lie(is_thin=False, beside=None, **more):
        def answer(handler, path):
            if path == "/userinfo":
                liar.bearers.append(handler.headers["Authorization"])
                if beside is None:
                    liar.send(handler, {"sub": liar.subject, "groups": liar.groups, "email": liar.email, "name": "Thea Thin"})
                else:
                    beside(handler)
                return True
            return more["answer"](handler, path) if "answer" in more else False

        def claims(said):
            said = more["claims"](said) if "claims" in more else said
            return {name: value for name, value in said.items() if not is_thin or name not in THIN}

        liar.lie(**{**more, "answer": answer, "claims": claims, "describe": tells_more(liar)})

    liar.tell = lie
    lie()
    return server, liar


def let_in(answer):
    return answer.status == 303 and answer.location == "/"


# What the token leaves out.

def test_what_a_token_leaves_out_is_asked_for_once(thin):
    server, liar = thin
    log_in(server)
    assert liar.bearers == [], "the token says it all"
    liar.tell(is_thin=True)
    liar.subject, liar.email = "thin", "thin@northline.example"
    log_in(server)
    assert liar.bearers == ["Bearer x"]
    assert ("Thea Thin", "thin@northline.example") in backdoor.run(server, "SELECT name, email FROM agents")
    # Read again at the next log-in, as what the token says is.
    liar.groups = ["canteen"]
    assert come_back(desk_client(server)).status == 403 and refusals(server) == {"noGroup": 1}


def page_of(body, status=200, kind="application/json", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
    return answer


def of(**said):
    return page_of(json.dumps(said).encode())


def slow(handler):
    time.sleep(7)


GROUPS = {"groups": ["care-supervisors"]}
BESIDE = {
    "of somebody else": (of(sub="43", **GROUPS), "otherSubject"), "of nobody": (of(**GROUPS), "otherSubject"),
    "of a number": (of(sub=42, **GROUPS), "otherSubject"), "of one more letter": (of(sub="42 ", **GROUPS), "otherSubject"),
    "of two": (page_of(b'{"sub": "43", "sub": "42", "groups": ["care-supervisors"]}'), "unreadable"),
    "a list": (page_of(b'[{"sub": "42", "groups": ["care-supervisors"]}]'), "unreadable"),
    "signed": (page_of(b"eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.", kind="application/jwt"), "unreadable"),
    "a page": (page_of(b"<!doctype html><title>42</title>", kind="text/html"), "unreadable"),
    "without end": (page_of(b'{"sub": "42", "a": "' + b"a" * 300_000 + b'"}'), "unreadable"),
    "elsewhere": (page_of(b"", 302, Location="http://127.0.0.1:1/"), "status 302"),
    "in trouble": (page_of(b"{}", 500), "status 500"), "slow": (slow, "slow"),
    "not for us": (page_of(b"{}", 403), "groupsMissing"), "without groups": (of(sub="42"), "groupsMissing"),
    "with groups in a text": (of(sub="42", groups="care-agents,care-supervisors"), "noGroup"),
}


@pytest.mark.parametrize("what", BESIDE)
def test_what_is_said_beside_a_token_lets_nobody_in_when_it_is_wrong(thin, what):
    server, liar = thin
    beside, reason = BESIDE[what]
    liar.tell(is_thin=True, beside=beside)
    client, began = desk_client(server), time.monotonic()
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status in (403, 503) and "__Host-countersign-care" not in client.cookies, refused.words
    assert entry == [reason] and reason in refused.words and refusals(server) == {reason: 1}
    assert time.monotonic() - began < 6.5


# Tokens.

def part(value):
    return base64.urlsafe_b64encode(value if isinstance(value, bytes) else value.encode()).rstrip(b"=").decode()


def signed(liar, head, payload):
    """Whatever stands in them, with a right signature."""
    told = f"{part(head)}.{part(payload)}"
    return f"{told}.{part(jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256).sign(told.encode(), liar.key))}"


def with_payload(change):
    return lambda liar: {"sign": lambda head, claims: signed(liar, json.dumps({"alg": "RS256", **head}), change(json.dumps(claims)))}


def with_head(change):
    return lambda liar: {"sign": lambda head, claims: signed(liar, change(json.dumps({"alg": "RS256", **head})), json.dumps(claims))}


def claims(**changes):
    return lambda liar: {"claims": lambda said: {**said, **changes}}


TOKENS = {
    "an end beyond all numbers": (with_payload(lambda p: p[:-1].replace('"exp"', '"x"') + ', "exp": 1e99}'), "timeMissing"),
    "an end of thirty digits": (claims(exp=10 ** 30), "timeMissing"), "an end with a fraction": (claims(exp=now() + 300.5), "timeMissing"),
    "a beginning that is true": (claims(iat=True), "timeMissing"), "nbf in words": (claims(nbf="now"), "notYetValid"),
    "auth_time in milliseconds": (lambda liar: {"claims": lambda c: {**c, "auth_time": now() * 1000}}, "wrongAuthTime"),
    "no audience at all": (claims(aud=[]), "otherAudience"), "an audience in a list of lists": (claims(aud=[[CLIENT]]), "otherAudience"),
    "an audience as a member": (claims(aud={CLIENT: CLIENT}), "otherAudience"), "an audience with a nul": (claims(aud=CLIENT + "\0"), "otherAudience"),
    "azp that is null": (claims(azp=None), "otherParty"), "a list with a number": (claims(aud=[CLIENT, 1]), "otherAudience"),
    "a nonce with a nul": (lambda liar: {"claims": lambda c: {**c, "nonce": c["nonce"] + "\0"}}, "wrongNonce"),
    "a subject that is an object": (claims(sub={"id": "42"}), "subjectUnusable"), "a subject turned round": (claims(sub="24\u202e"), "subjectUnusable"),
    "an empty session": (claims(sid=""), "sessionUnusable"), "at_hash in a list": (claims(at_hash=["x"]), "otherAccessToken"),
    "groups in a list of lists": (claims(groups=[["care-agents"]]), "groupsMissing"),
    "groups as members": (claims(groups={"care-agents": True}), "groupsMissing"), "groups that are null": (claims(groups=None), "groupsMissing"),
    "groups in one text": (claims(groups="care-agents,care-supervisors"), "noGroup"), "a group with a nul": (claims(groups=["care-agents\0"]), "noGroup"),
    "a group in capitals": (claims(groups=["Care-Agents"]), "noGroup"), "a wide group": (claims(groups=["ｃare-agents"]), "noGroup"),
    "a group with a blank": (claims(groups=["care-agents "]), "noGroup"), "groups elsewhere": (
        lambda liar: {"claims": lambda c: {**{k: v for k, v in c.items() if k != "groups"}, "_claim_names": {"groups": "src1"}}}, "groupsLeftOut"),
    "more groups than a token has": (claims(groups=["care-agents"] + ["g" * 40] * 900), "tooLarge"),
    "its algorithm in a list": (with_head(lambda h: h.replace('"RS256"', '["RS256"]')), "unreadableHeader"),
    "its algorithm in small letters": (with_head(lambda h: h.replace("RS256", "rs256")), "otherAlgorithm"),
    "its algorithm with a blank": (with_head(lambda h: h.replace("RS256", "RS256 ")), "otherAlgorithm"),
    "its algorithm twice": (with_head(lambda h: '{"alg": "none", ' + h[1:]), "unreadableHeader"),
    "its key by number": (with_head(lambda h: h.replace('"kid": "1"', '"kid": 1')), "keyNotNamed"),
    "not in base64": (with_head(lambda h: h[:-1] + ', "b64": false}'), "notUnderstood"),
    "a type with more behind it": (with_head(lambda h: h.replace('"JWT"', '"JWT;x"')), "otherType"),
    "a header without end": (with_head(lambda h: '{"a": ' * 40 + h + "}" * 40), "unreadableHeader"),
    "claims in a list": (with_payload(lambda p: f"[{p}]"), "unreadableClaims"), "claims behind a mark": (with_payload(lambda p: "\ufeff" + p), "unreadableClaims"),
    "claims in UTF-16": (with_payload(lambda p: p.encode("utf-16")), "unreadableClaims"), "claims with half a letter": (
        with_payload(lambda p: p[:-1] + ', "a": "\\ud800"}'), "unreadableClaims"),
    "its end filled up": (lambda liar: {"sign": lambda h, c: signed(liar, json.dumps({"alg": "RS256", **h}), json.dumps(c)) + "=="}, "notAToken"),
}


@pytest.mark.parametrize("what", TOKENS)
def test_a_token_that_means_harm_lets_nobody_in(thin, what):
    server, liar = thin
    lies, reason = TOKENS[what]
    liar.tell(**lies(liar))
    client = desk_client(server)
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status == 403 and "__Host-countersign-care" not in client.cookies, refused.words
    assert entry == [reason] and refusals(server) == {reason: 1}


# The answer with the token.

def on_token(body, status=200, **headers):
    def answer(handler, path):
        if path == "/token":
            page_of(body, status, **headers)(handler)
        return path == "/token"
    return answer


def drip(handler, path):
    if path != "/token":
        return False
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    try:
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.25)
    except OSError:
        pass
    return True


ANSWERS = {
    "two tokens": (on_token(b'{"id_token": "a.b.c", "id_token": "a.b.c"}'), "unreadable"), "a list": (on_token(b'["a.b.c"]'), "unreadable"),
    "a token in a list": (on_token(b'{"id_token": ["a.b.c"]}'), "unreadable"), "nothing": (on_token(b""), "unreadable"),
    "an access token alone": (on_token(b'{"access_token": "x"}'), "unreadable"), "packed": (
        on_token(gzip.compress(b'{"id_token": "a.b.c"}'), Content_Encoding="gzip"), "unreadable"),
    "an error that went well": (on_token(b'{"error": "invalid_grant"}'), "unreadable"), "elsewhere": (
        on_token(b"", 307, Location="http://127.0.0.1:1/token"), "status 307"),
    "deep": (on_token(b'{"a":' * 5000 + b"1" + b"}" * 5000), "unreadable"), "a word at a time": (drip, "slow"),
    "an error of many lines": (on_token(b'{"error": "x\\r\\nSet-Cookie: a=b"}', 400), "refused other"),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_with_the_token_that_means_harm_lets_nobody_in(thin, what):
    server, liar = thin
    answer, reason = ANSWERS[what]
    liar.tell(answer=answer)
    client, began = desk_client(server), time.monotonic()
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = come_back(client)
    assert refused.status in (403, 503) and "__Host-countersign-care" not in client.cookies, refused.words
    assert entry == [reason] and time.monotonic() - began < 6.5
    liar.tell()
    log_in(server)


# The way back.

def begun(server):
    client = desk_client(server)
    return client, elsewhere(client.get("/login/company").location)


def test_the_way_back_is_taken_by_no_other_method_and_no_other_host(thin):
    server, liar = thin
    client, back = begun(server)
    path, _, query = back.partition("?")
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.twin().send(method, back)
        assert answer.status in (403, 404, 405, 415), (method, answer.status)
    for body in (query, "code=x&state=y"):
        answer = client.twin().send("POST", path, body=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status in (403, 404, 405)
    asked = len(liar.asked)
    for headers in ({"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"}):
        again = desk_client(server).get("/login/company", headers=headers)
        asks = urllib.parse.parse_qs(urllib.parse.urlsplit(again.location).query)
        assert asks["redirect_uri"] == [f"http://127.0.0.1:{server.care}/login/company/answer"]
    assert len(liar.asked) == asked
    assert let_in(client.get(back)), "none of it has used it up"


@pytest.mark.parametrize("change", [
    lambda q: {**q, "state": q["state"] + "\0"}, lambda q: {**q, "state": " " + q["state"]}, lambda q: {**q, "state": q["state"] + "="},
    lambda q: {**q, "state": q["state"].swapcase()}, lambda q: {**q, "state": "\u212a" * 43}, lambda q: {**q, "state": ""},
    lambda q: {**q, "state": "a" * 60_000},
], ids=["a nul behind it", "a blank before it", "filled up", "turned round", "of Kelvin signs", "empty", "without end"])
def test_another_state_is_another_question(thin, change):
    server, liar = thin
    client, back = begun(server)
    query = dict(urllib.parse.parse_qsl(back.partition("?")[2]))
    refused = client.get("/login/company/answer?" + urllib.parse.urlencode(change(query)))
    assert refused.status in (403, 400, 414, 431) and "__Host-countersign-care" not in client.cookies
    assert "/token" not in liar.asked[-1:] and let_in(client.get(back)), "it was somebody else's, and nothing of ours"


@pytest.mark.parametrize("issuer", ["HTTP://127.0.0.1:{}", "http://127.0.0.1:{}/", "http://127.0.0.1:0{}", "http://127.1:{}", "http://user@127.0.0.1:{}", ""])
def test_an_issuer_that_only_looks_the_same_is_another(thin, issuer):
    server, liar = thin
    client, back = begun(server)
    query = dict(urllib.parse.parse_qsl(back.partition("?")[2]))
    with an_entry_more(server, "companyLogInRefused") as entry:
        refused = client.get("/login/company/answer?" + urllib.parse.urlencode({**query, "iss": issuer.format(liar.port)}))
    assert refused.status == 403 and entry == ["otherIssuer"] and liar.asked[-1] != "/token"


def test_a_code_with_members_of_its_own_stays_a_code(thin):
    server, liar = thin
    client, back = begun(server)
    query = dict(urllib.parse.parse_qsl(back.partition("?")[2]))
    seen = []
    liar.knows = lambda handler, form: seen.append(form) or True
    try:
        for code in ("x&client_id=another&grant_type=refresh_token", "x\r\nHost: evil.example\r\n\r\n", "é\u0000"):
            client, back = begun(server)
            state = dict(urllib.parse.parse_qsl(back.partition("?")[2]))["state"]
            answer = client.get("/login/company/answer?" + urllib.parse.urlencode({**query, "state": state, "code": code}, quote_via=urllib.parse.quote))
            assert answer.status == 403 and seen[-1]["code"] == code and seen[-1]["grant_type"] == "authorization_code"
            assert "client_id" not in seen[-1], "the secret goes as HTTP Basic"
    finally:
        liar.knows = None


def test_of_two_cookies_the_strangers_opens_nothing(thin):
    server, liar = thin
    client, back = begun(server)
    stranger, _ = begun(server)
    name = "__Host-countersign-care-company"
    own = "; ".join(f"{key}={value}" for key, value in client.cookies.items())
    for sent in (f"{name}={stranger.cookies[name]}; {own}", f"{name}=; {own}", f"{name}={client.cookies[name][:-1]}; {own}"):
        answer = client.twin().send("GET", back, headers={"Cookie": sent})
        assert answer.status == 403
    # Its own under another of its names is not it either.
    moved = own.replace(name + "=", "__Host-countersign-care-hint=")
    assert client.twin().send("GET", back, headers={"Cookie": moved}).status == 403
    assert let_in(client.get(back))


def test_of_twenty_who_come_back_at_once_with_one_answer_one_is_let_in(thin):
    server, liar = thin
    client, back = begun(server)
    before, answers = len(liar.asked), []
    threads = [threading.Thread(target=lambda: answers.append(client.twin().get(back))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(answer.status for answer in answers) == [303] + [403] * 19
    assert liar.asked[before:].count("/token") == 1 and refusals(server) == {"otherAnswer": 19}


@pytest.mark.parametrize("back", ["/\t/evil.example", "/%09/evil.example", "/%5Cevil.example", "/.//evil.example", "/x\r\nSet-Cookie: a=b", "///evil.example",
                                  "/login/company?back=/login/company", "http:/evil.example", "/" + "a" * 6000])
def test_where_it_leads_afterwards_is_here(thin, back):
    server, liar = thin
    client = desk_client(server)
    answer = come_back(client, "/login/company?" + urllib.parse.urlencode({"back": back}))
    if answer.status == 431:
        return
    assert answer.status == 303 and "a" not in client.cookies, answer.words
    there = urllib.parse.urljoin(f"http://127.0.0.1:{server.care}/", "".join(c for c in answer.location if c not in "\t\r\n").replace("\\", "/"))
    assert urllib.parse.urlsplit(there).netloc == f"127.0.0.1:{server.care}", answer.location
    assert client.get("/").status == 200


def test_a_name_that_means_harm_is_a_name(thin):
    server, liar = thin
    liar.subject, liar.email = "named", "named@northline.example"
    liar.tell(claims=lambda c: {**c, "name": "<script>alert(1)</script>\r\nSet-Cookie: a=b" + "x" * 5000})
    client = desk_client(server)
    assert let_in(come_back(client)) and "<script>alert" not in client.get("/").text and "a" not in client.cookies
    for email in ("a@b.example\r\nBcc: c@d.example", "a b@c.example", "a@", "@", "x" * 400 + "@b.example"):
        liar.subject = "named-" + str(len(email))
        liar.tell(claims=lambda c: {**c, "email": email})
        assert come_back(desk_client(server)).status == 403
    assert refusals(server) == {"emailMissing": 5}
    # An address in other capitals is the same agent's, and nobody is tied by it.
    liar.subject, liar.email = "named-again", "NAMED@Northline.Example"
    liar.tell()
    assert come_back(desk_client(server)).status == 403 and refusals(server)["addressTaken"] == 1
    assert "named@northline.example" not in entries(server, "agentLinked")
