"""What the listeners answer on the wire."""
import re
import socket

import pytest

import backdoor
from web import Client
from words import OFFICE

HEADERS = {
    "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin", "strict-transport-security": "max-age=31536000",
}
PORTAL_PATHS = ["/", "/login", "/account/settings", "/no-such-page", "/health/live", "/health/ready", "/activate/x"]
CARE_PATHS = ["/", "/login", "/calls/x", "/no-such-page", "/health/live", "/health/ready"]


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def check_headers(answer, what):
    for name, value in HEADERS.items():
        assert answer.header(name) == value, f"{what}: {name}"
    policy = dict(part.strip().split(" ", 1) for part in answer.header("content-security-policy").split(";"))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'" and policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in answer.header("content-security-policy")
    assert "server" not in {name.lower() for name, _ in answer.headers} and not answer.header("x-powered-by")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_of_the_office_manager_carries_the_security_headers(demo, brand, portal, method):
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    style = re.search(r'href="(/assets/[^"]+\.css)"', portal.get("/login").text)[1]
    for path in [*PORTAL_PATHS, style]:
        for client in (portal, member):
            check_headers(client.send(method, path), f"{method} {path}")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_of_the_care_desk_carries_the_security_headers(demo, agent, method):
    visitor = Client.of_desk(demo)
    for path in CARE_PATHS:
        for client in (visitor, agent):
            check_headers(client.send(method, path), f"{method} {path}")


def test_refused_requests_carry_the_security_headers_too(demo, portal):
    check_headers(portal.send("GET", "/", headers={"Host": "nobody.localhost"}), "unknown host")
    check_headers(portal.send("POST", "/login", body="a=b"), "no form")
    check_headers(portal.send("POST", "/nowhere", body="token=x", headers=FORM), "stale")
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
        check_headers(portal.send(method, "/login"), method)


def test_pages_are_never_stored_and_assets_are_kept(demo, brand, portal):
    member = Client.of_portal(demo, brand).log_in(brand.owner)
    for client, path in [(portal, "/login"), (portal, "/account/settings"), (member, "/"),
                         (member, "/account/settings"), (member, "/account/activity"), (member, "/no-such-page")]:
        assert "no-store" in client.get(path).header("cache-control"), path
    names = re.findall(r'(?:href|src)="(/assets/[^"]+)"', portal.get("/login").text)
    assert len(names) == 5
    for name in names:
        asset = portal.get(name)
        assert asset.status == 200 and "immutable" in asset.header("cache-control")
        assert portal.get(name.replace("/assets/", "/assets/0")).status == 404


@pytest.mark.parametrize("path", ["/login", "/health/live", "/health/ready", "/no-such-page", "/account/settings"])
def test_head_answers_like_get_without_a_body(portal, path):
    got, head = portal.get(path), portal.send("HEAD", path)
    assert (head.status, head.body) == (got.status, b"")
    assert head.header("content-type") == got.header("content-type")


def test_health_is_told_in_plain_words(demo):
    for port in (demo.portal, demo.care):
        client = Client(demo, port, "127.0.0.1")
        assert (client.get("/health/live").status, client.get("/health/live").body) == (200, b"alive\n")
        assert (client.get("/health/ready").status, client.get("/health/ready").body) == (200, b"ready\n")


@pytest.mark.parametrize("size, status", [(16 * 1024, 403), (16 * 1024 + 1, 413), (300_000, 413)])
@pytest.mark.parametrize("door", ["portal", "care"])
def test_a_form_of_more_than_16_kib_is_refused_with_a_page(demo, brand, door, size, status):
    client = Client.of_portal(demo, brand) if door == "portal" else Client.of_desk(demo)
    client.get("/login")
    body = "token=x&email=" + "x" * (size - len("token=x&email="))
    answer = client.send("POST", "/login", body=body, headers=FORM)
    assert answer.status == status
    if status == 413:
        assert any(OFFICE[language]["too much"] in answer.words for language in OFFICE)


def test_a_form_that_does_not_say_its_length_is_measured_too(portal):
    portal.get("/login")
    answer = portal.send("POST", "/login", body=(b"x" * 1000 for _ in range(40)), headers=FORM)
    assert answer.status == 413


def test_a_form_whose_pieces_are_garbled_is_the_senders_fault(portal):
    portal.get("/login")
    answer = portal.send(
        "POST", "/login", body=b"token=x&email=y", headers={**FORM, "Transfer-Encoding": "chunked"})
    assert 400 <= answer.status < 500


def test_headers_of_more_than_16_kib_are_refused(portal):
    answer = portal.send("GET", "/login", headers={"X-Long": "x" * 20_000})
    assert 400 <= answer.status < 500


@pytest.mark.parametrize("host", ["nobody.localhost", "127.0.0.1", "northline.localhost.evil.example", "evil.example",
                                  "northline", "", "[::1]"])
def test_an_unknown_host_is_told_that_nothing_is_here(portal, host):
    answer = portal.send("GET", "/account/settings", headers={"Host": host})
    assert answer.status == 421
    assert "Nothing is served at this address" in answer.words
    assert "Rien n’est proposé à cette adresse" in answer.words
    assert "Northline" not in answer.text and "Atelier" not in answer.text


def test_the_host_name_is_read_without_regard_to_case_and_port(portal, brand):
    for host in (brand.host.upper(), f"{brand.host}:1", brand.host):
        assert portal.send("GET", "/login", headers={"Host": host}).status == 200, host


def test_a_forged_forwarded_host_is_not_believed(demo, brand, portal):
    other = next(other for other in demo.brands if other.id != brand.id)
    names = {"northline": "Northline", "atelier-vingt": "Atelier Vingt"}
    answer = portal.get("/login", headers={"X-Forwarded-Host": other.host, "Forwarded": f"host={other.host}"})
    assert names[brand.id] in answer.text and names[other.id] not in answer.text


def test_a_forged_forwarded_address_does_not_outwit_the_throttle(demo, brand, portal):
    backdoor.forget_failed_logins(demo)
    portal.get("/login")
    statuses = []
    for place in range(21):
        address = f"203.0.113.{place}"
        forged = {"X-Forwarded-For": address, "Forwarded": f"for={address}", "X-Real-IP": address}
        statuses.append(portal.post(
            "/login", headers=forged, email=f"guess{place}@nowhere.example", password="guessed once more").status)
    backdoor.forget_failed_logins(demo)
    assert statuses == [422] * 20 + [429]
    assert backdoor.run(demo, "SELECT DISTINCT address FROM audit WHERE kind = 9") == [("127.0.0.1",)]


def test_an_error_page_gives_a_reference_and_no_inner_workings(demo, brand, portal):
    # At the desk Customer Care is who reads it.
    desk = Client.of_desk(demo).log_in(brand.agent).get("/no-such-page")
    assert re.search(r"(Reference|Référence)\s*: \w+", desk.words)
    assert "for Customer Care" not in desk.words and "pour le Service Client" not in desk.words
    answer = portal.get("/no-such-page")
    assert answer.status == 404
    assert re.search(r"(Reference for Customer Care|Référence pour le Service Client)\s*: \w+", answer.words)
    for trace in ("Error(", ".swift", "Hummingbird", "sqlite", "/usr/", "0x0"):
        assert trace not in answer.text


def test_broken_requests_are_answered_and_the_server_lives_on(demo, portal):
    for broken in (b"NONSENSE\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET /%zz HTTP/1.1\r\n\r\n",
                   b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", b"\x16\x03\x01\x02\x00\x01"):
        with socket.create_connection(("127.0.0.1", demo.portal), timeout=5) as connection:
            connection.sendall(broken)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(5)
            answer = connection.recv(65536)
        assert b"200 OK" not in answer[:20]
    assert portal.get("/login").status == 200


@pytest.mark.parametrize("path", ["/%00", "/login?%00", "/activate/%2e%2e%2f", "/../../etc/passwd", "/account/%ff",
                                  "/login?back=" + "x" * 5000, "/?" + "a=b&" * 500])
def test_odd_paths_are_answered_with_a_page(portal, path):
    answer = portal.send("GET", path)
    assert answer.status < 500
    assert "root:" not in answer.text


def test_a_name_or_password_with_odd_characters_is_only_wrong(demo, brand, portal):
    portal.get("/login")
    for text in ("\x00", "a\x00@b.example", "\U0001f600", "%", "'"):
        backdoor.forget_failed_logins(demo)
        assert portal.post("/login", email=text + "@x.example", password="wrong " + text).status == 422
