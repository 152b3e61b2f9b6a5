"""The server is known to the provider by a key in place of a secret (private_key_jwt): by a real one, and by one that lies."""
import base64
import datetime
import json
import re
import subprocess
import urllib.parse
import urllib.request

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

import backdoor
from conftest import demo_at_provider
from providers import CLIENT, OWNERS, Assertions, Canaille, Liar, answer_address, configure, configure_brand, make_client_key
from test_company_log_in import (
    WORDS, come_back, desk_client, entries, log_in, make_page, refusals, sign_in_at_canaille, speak, work)
from test_company_log_in_owners import arrive, owner_of, portal_client


def keys_of(server):
    """As the server tells them to whoever asks."""
    return json.load(urllib.request.urlopen(f"http://127.0.0.1:{server.care}/login/company/keys", timeout=10))


def desk_with_key(tmp_path_factory, make, is_brands_too=False):
    """A demo whose care desk has the provider that `make` makes, and shows itself to it by a key."""
    def settle(server, provider):
        file = make_client_key(server.folder / "client-key.pem")
        configure(server, provider.issuer, name="Northline ID", make_agents="true", key_file=file)
        if is_brands_too:
            configure_brand(server, "northline", provider.issuer, name="Northline ID", key_file=file)

    yield from demo_at_provider(tmp_path_factory, make, settle)


@pytest.fixture(scope="module")
def liar_desk(tmp_path_factory):
    def make(server):
        liar = Liar()
        liar.lie(describe=lambda said: {
            **said, "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported": ["RS256", "ES256"]})
        liar.checks = Assertions(CLIENT, liar.issuer + "/token", lambda: keys_of(server))
        liar.knows = liar.checks.knows
        return liar
    yield from desk_with_key(tmp_path_factory, make, is_brands_too=True)


@pytest.fixture(scope="module")
def canaille_desk(tmp_path_factory):
    def make(server):
        return Canaille(
            tmp_path_factory.mktemp("canaille") / "files", answer_address(server),
            keys=f"http://127.0.0.1:{server.care}/login/company/keys").start()
    yield from desk_with_key(tmp_path_factory, make)


@pytest.mark.parametrize("name, role", [("robin", "agent"), ("sam", "supervisor")])
def test_a_whole_log_in_by_canaille_which_knows_the_key(canaille_desk, language, make_page, name, role):
    server, provider = canaille_desk
    page = make_page(language)
    page.goto(f"http://127.0.0.1:{server.care}/login")
    page.get_by_role("link", name=WORDS[language]["company"]).click()
    sign_in_at_canaille(page, name)
    page.wait_for_url(f"http://127.0.0.1:{server.care}/")
    speak(page, language)
    work(server, language, page)
    assert (page.goto(f"http://127.0.0.1:{server.care}/supervision").status == 200) == (role == "supervisor")


def test_another_key_lets_nobody_in_and_doctor_says_whose_it_is(canaille_desk, language, tmp_path, make_page):
    server, provider = canaille_desk
    assert f"{provider.issuer} fits" in server.command("doctor").stdout
    text = (server.data / "countersign.yaml").read_text()
    other = tmp_path / "countersign.yaml"
    other.write_text(text.replace(str(server.folder / "client-key.pem"), make_client_key(tmp_path / "other.pem")))
    said = server.command("doctor", config=other).stdout
    assert f"does not know this server as {CLIENT} with this key" in said and "/login/company/keys" in said, said


def test_each_assertion_is_of_this_client_for_this_address_for_a_minute_and_once(liar_desk):
    server, liar = liar_desk
    for _ in range(3):
        log_in(server)
    claims = liar.checks.seen[-3:]
    assert len(set(liar.checks.ids)) == len(liar.checks.ids) >= 3
    for one in claims:
        assert set(one) == {"iss", "sub", "aud", "iat", "exp", "jti"}
        assert one["iss"] == one["sub"] == CLIENT and one["aud"] == liar.issuer + "/token" and one["exp"] - one["iat"] == 60
    key, = keys_of(server)["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"} and key["alg"] == "ES256"
    # Nothing of it is kept or told.
    written = server.log.read_bytes() + b"".join(file.read_bytes() for file in server.data.glob("database.sqlite*"))
    assert not [jti for jti in liar.checks.ids if jti.encode() in written]


def test_a_provider_that_does_not_know_the_key_is_a_page_in_words(liar_desk, language, make_page):
    server, liar = liar_desk
    backdoor.run(server, "DELETE FROM visitor_events")
    liar.knows = lambda handler, form: False
    try:
        page = make_page(language)
        answer = page.goto(f"http://127.0.0.1:{server.care}/login/company")
        assert answer.status == 403 and "refused invalid_client" in page.locator("main").inner_text()
        assert refusals(server) == {"refused invalid_client": 1} and "refused invalid_client" in entries(server, "companyLogInRefused")
        assert "with this key (invalid_client)" in server.command("doctor").stdout
    finally:
        liar.knows = liar.checks.knows


def test_the_check_of_these_tests_refuses_what_is_wrong(liar_desk):
    """Each is wrong in one thing, and is not taken: so what was taken above was right in each."""
    server, liar = liar_desk
    log_in(server)
    from cryptography.hazmat.primitives.asymmetric import ec
    key, told = ec.generate_private_key(ec.SECP256R1()), liar.checks.seen[-1]
    public = {**json.loads(jwt.algorithms.ECAlgorithm.to_jwk(key.public_key())), "kid": "own", "alg": "ES256", "use": "sig"}
    checks = Assertions(CLIENT, liar.issuer + "/token", lambda: {"keys": [public]})

    class Request:
        headers = {"Authorization": None}

    def takes(headers=None, **changes):
        claims = {name: value for name, value in {**told, "jti": "j" * 43, **changes}.items() if value is not None}
        form = {"client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_id": CLIENT,
                "client_assertion": jwt.encode(claims, key, algorithm="ES256", headers={"kid": "own", **(headers or {})})}
        return checks.knows(Request, form)

    assert takes()
    assert not takes(), "the same once more"
    for wrong in (dict(iss="another"), dict(sub="another"), dict(aud="another"), dict(aud=[told["aud"]]), dict(exp=told["iat"] - 1),
                  dict(exp=told["iat"] + 3600), dict(jti=None), dict(jti="k"), dict(exp=None)):
        assert not takes(**{"jti": "k" * 43, **wrong}), wrong
    assert not takes(headers={"kid": "another"}, jti="l" * 43)


def test_what_is_wrong_with_a_key_is_said_in_words(liar_desk, tmp_path):
    server, liar = liar_desk
    text, own = (server.data / "countersign.yaml").read_text(), str(server.folder / "client-key.pem")
    def said(file, mode=0o600):
        if file.exists():
            file.chmod(mode)
        other = tmp_path / "countersign.yaml"
        other.write_text(text.replace(own, str(file)))
        return server.command("doctor", config=other).stdout

    right = tmp_path / "right.pem"
    make_client_key(right)
    assert "Others can read the key" in said(right, 0o644)
    public, locked, other = tmp_path / "public.pem", tmp_path / "locked.pem", tmp_path / "other.pem"
    subprocess.run(["openssl", "pkey", "-in", right, "-pubout", "-out", public], check=True)
    subprocess.run(["openssl", "pkey", "-in", right, "-aes256", "-passout", "pass:x", "-out", locked], check=True)
    subprocess.run(["openssl", "genpkey", "-algorithm", "Ed25519", "-out", other], check=True, capture_output=True)
    assert "has a public key" in said(public) and "wants a passphrase" in said(locked)
    assert "has no private key of P-256" in said(other)
    missing = said(tmp_path / "missing.pem")
    assert re.search(r"missing\.pem", missing)
    # And where the provider takes none.
    before = dict(liar.lies)
    liar.lie()
    assert "it takes no key of a client" in said(right)
    liar.lie(**before)


def test_customers_come_by_the_key_as_well(liar_desk):
    server, liar = liar_desk
    liar.client, liar.subject = OWNERS, "keyed"
    liar.checks.client = OWNERS
    try:
        owner_of(server, liar)
        assert arrive(server, liar).get("/account/settings").status == 200
        keys = portal_client(server).get("/login/company/keys")
        assert json.loads(keys.text) == keys_of(server) and keys.header("content-type") == "application/jwk-set+json"
        # Where there is a secret, there is no such page.
        assert portal_client(server, "atelier-vingt").get("/login/company/keys").status == 404
    finally:
        liar.client, liar.checks.client, liar.more = CLIENT, CLIENT, {}


# By a certificate, as Entra ID has it; and with tokens by PS256, which are shown again at log-out.

def make_certified_key(file, days=365, key=None):
    """A key of RSA with its certificate below it; the certificate."""
    own, now = rsa.generate_private_key(public_exponent=65537, key_size=2048), datetime.datetime.now(datetime.timezone.utc)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "countersign")])
    certificate = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key((key or own).public_key()).serial_number(
        x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=400)).not_valid_after(
        now + datetime.timedelta(days=days)).sign(own, hashes.SHA256())
    file.write_bytes(own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()) + certificate.public_bytes(
        serialization.Encoding.PEM))
    file.chmod(0o600)
    return certificate


class Certified:
    """Who a client is, by its certificate: `x5t#S256` is what the key is found by."""

    def __init__(self, certificate, audience):
        self.certificate, self.audience, self.seen = certificate, audience, []

    def knows(self, handler, form):
        token = form.get("client_assertion", "")
        try:
            header = jwt.get_unverified_header(token)
            claims = jwt.decode(token, self.certificate.public_key(), algorithms=["PS256"], audience=self.audience, issuer=CLIENT,
                                subject=CLIENT, options={"require": ["jti", "nbf", "iat", "exp"], "strict_aud": True})
        except jwt.PyJWTError:
            return False
        mark = base64.urlsafe_b64encode(self.certificate.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
        if header != {"alg": "PS256", "typ": "JWT", "x5t#S256": mark}:
            return False
        self.seen.append(claims)
        return True


@pytest.fixture(scope="module")
def certified_desk(tmp_path_factory):
    def make(server):
        liar = Liar()
        return liar

    def settle(server, liar):
        file = server.folder / "client-key.pem"
        liar.checks = Certified(make_certified_key(file), liar.issuer + "/token")
        configure(server, liar.issuer, name="Northline ID", make_agents="true", key_file=str(file), algorithm="PS256", log_out_hint="true")

    yield from demo_at_provider(tmp_path_factory, make, settle)


@pytest.fixture
def certified(certified_desk):
    server, liar = certified_desk
    given = []

    def sign(header, claims):
        given.append(jwt.encode(claims, liar.key, algorithm="PS256", headers=header))
        return given[-1]

    liar.honest = dict(
        sign=sign, keys=lambda said: {"keys": [{**key, "alg": "PS256"} for key in said["keys"]]},
        describe=lambda said: {**said, "id_token_signing_alg_values_supported": ["PS256"],
                               "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"]})
    liar.lie(**liar.honest)
    liar.knows, liar.groups = liar.checks.knows, ["care-agents"]
    return server, liar, given


def there(page):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(page.header("refresh").split("url=")[1]).query)


def test_a_certificate_is_what_the_key_is_known_by(certified, tmp_path):
    server, liar, _ = certified
    log_in(server)
    assert liar.checks.seen[-1]["nbf"] == liar.checks.seen[-1]["iat"]
    said = server.command("doctor").stdout
    assert f"{liar.issuer} fits" in said and "key-file expire" not in said, said
    text, own = (server.data / "countersign.yaml").read_text(), str(server.folder / "client-key.pem")

    def doctor(days, **more):
        file, other = tmp_path / "other.pem", tmp_path / "countersign.yaml"
        liar.checks.certificate, before = make_certified_key(file, days, **more), liar.checks.certificate
        other.write_text(text.replace(own, str(file)))
        try:
            return server.command("doctor", config=other).stdout
        finally:
            liar.checks.certificate = before

    assert "company-log-in.key-file expires on" in doctor(10) and "company-log-in.key-file expired on" in doctor(-1)
    strange = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert "is of another key than the private key beside it" in doctor(365, key=strange)
    # One that the provider does not know: as with a key.
    liar.knows = lambda handler, form: False
    assert "or the certificate that stands beside it" in server.command("doctor").stdout
    assert come_back(desk_client(server)).status == 403


def test_the_same_key_that_signs_in_the_older_way_lets_nobody_in(certified):
    server, liar, _ = certified
    backdoor.run(server, "DELETE FROM visitor_events")
    liar.lie(**{**liar.honest, "sign": lambda header, claims: jwt.encode(claims, liar.key, algorithm="RS256", headers=header)})
    assert come_back(desk_client(server)).status == 403
    assert refusals(server) == {"otherAlgorithm": 1}


def test_the_token_is_shown_again_at_log_out_and_the_browser_alone_has_kept_it(certified):
    server, liar, given = certified
    name = "__Host-countersign-care-hint"
    client = log_in(server)
    sealed, token = client.cookies[name], given[-1]
    assert len(name) + len(sealed) <= 4096 and token.split(".")[1] not in sealed
    written = server.log.read_bytes() + b"".join(file.read_bytes() for file in server.data.glob("database.sqlite*"))
    assert token.split(".")[1].encode() not in written and sealed.encode() not in written
    # In another browser it is nothing.
    thief = log_in(server)
    thief.cookies[name] = sealed
    assert "id_token_hint" not in there(thief.post("/logout"))
    page = client.post("/logout")
    assert there(page)["id_token_hint"] == [token] and name not in client.cookies
    assert name not in thief.cookies
    # One that fits in no cookie is not kept, and takes none's place that was.
    client = log_in(server)
    assert name in client.cookies
    client.cookies.pop("__Host-countersign-care")
    liar.groups = ["care-agents"] + [f"group-{number:05}" for number in range(300)]
    assert come_back(client).location == "/" and name not in client.cookies
    asked = there(client.post("/logout"))
    assert "id_token_hint" not in asked and asked["client_id"] == [CLIENT]


def test_who_is_refused_keeps_nothing(certified):
    server, liar, _ = certified
    liar.groups = ["canteen"]
    client = desk_client(server)
    assert come_back(client).status == 403 and "__Host-countersign-care-hint" not in client.cookies
