"""The company's own log-in as it is used: TLS at our side and at the providers', whose authority the configuration names."""
import datetime
import os
import re
import ssl
import subprocess
import time
import urllib.parse

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import backdoor
from conftest import assert_calm, start_demo
from mailbox import Certificate
from providers import OWNERS, Canaille, Liar, configure, configure_brand
from test_company_log_in import WORDS, entries, sign_in_at_canaille
from test_company_log_in_owners import ANSWER, QUESTION
from test_crowd import SecureClient, answers

CARE, OFFICE = "__Host-countersign-care", "__Host-countersign"


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """A demo by TLS: agents come by Canaille, customers of one brand by the tests' own provider, both by TLS as well."""
    server = start_demo(tmp_path_factory)
    server.stop()
    folder = tmp_path_factory.mktemp("certificates")
    certificate = Certificate(folder, trusted=True)
    desk = f"https://127.0.0.1:{server.care}"
    agents = Canaille(
        tmp_path_factory.mktemp("canaille") / "files", f"{desk}/login/company/answer", certificate=certificate).start()
    owners = Liar(OWNERS, certificate)
    owners.certificate = certificate
    configure(server, agents.issuer, name="Northline ID", make_agents="true", ca_file=str(certificate.authority))
    configure_brand(server, "northline", owners.issuer, name="Northline ID", ca_file=str(certificate.authority))
    file = server.data / "countersign.yaml"
    file.write_text(f"{file.read_text()}\ntls:\n  certificate: {folder / 'server.pem'}\n  key: {folder / 'server.key'}\n")
    process = serve(server, file)
    try:
        yield server, agents, owners
    finally:
        process.terminate()
        assert process.wait(timeout=60) == 0
        owners.stop()
        agents.stop()
    assert_calm(server)


def serve(server, file):
    with open(server.log, "ab") as log:
        process = subprocess.Popen(
            [server.binary, "serve", "--config", str(file), "--portal", f"127.0.0.1:{server.portal}", "--care",
             f"127.0.0.1:{server.care}"], stdout=subprocess.DEVNULL, stderr=log, env={**os.environ, **server.environment})
    end = time.monotonic() + 60
    while not answers(SecureClient(server, server.care, "127.0.0.1")):
        assert process.poll() is None and time.monotonic() < end, server.log.read_text()[-2000:]
        time.sleep(0.1)
    return process


@pytest.fixture
def make_page(browser):
    contexts = []

    def make(language):
        # The browser is not asked whom it believes: what is tried here is what it keeps, and whom the server believes.
        context = browser.new_context(ignore_https_errors=True, locale=WORDS[language]["locale"])
        context.set_default_timeout(8_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def cookie_of(page, name):
    found = [cookie for cookie in page.context.cookies() if cookie["name"] == name]
    return found[0] if found else None


def is_guarded(cookie, host):
    return (cookie["secure"] and cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/"
            and cookie["domain"] == host)


def question_of(asked, endpoint):
    """What the browser was sent to the provider with."""
    address = next(url for url in asked if url.startswith(endpoint))
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))


@pytest.mark.parametrize("name, role", [("robin", "agent"), ("sam", "supervisor")])
def test_agents_come_by_a_provider_behind_tls(secure, language, name, role, make_page):
    server, provider, _ = secure
    desk, page, asked = f"https://127.0.0.1:{server.care}", make_page(language), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{desk}/find")
    page.get_by_role("link", name=WORDS[language]["company"]).click()
    assert page.url.startswith("https://localhost:")
    question = question_of(asked, provider.issuer.rstrip("/") + "/oauth/authorize")
    assert question["redirect_uri"] == f"{desk}/login/company/answer" and question["code_challenge_method"] == "S256"
    assert is_guarded(cookie_of(page, f"{CARE}-company"), "127.0.0.1")
    sign_in_at_canaille(page, name)
    page.wait_for_url(f"{desk}/find")
    assert is_guarded(cookie_of(page, CARE), "127.0.0.1") and cookie_of(page, f"{CARE}-company") is None
    assert all(cookie["name"].startswith("__Host-") for cookie in page.context.cookies(desk))
    assert (page.goto(f"{desk}/supervision").status == 200) == (role == "supervisor")
    known = backdoor.run(server, "SELECT issuer, role FROM agents WHERE subject = ?", name)
    assert known == [(provider.issuer, role)]


def test_an_owner_comes_by_a_provider_behind_tls(secure, language, make_page):
    server, _, liar = secure
    brand = server.brand("northline")
    host = brand.host_in(language)
    office = f"https://{host}:{server.portal}"
    person = backdoor.invite(server, brand)
    liar.subject, liar.more = f"tls-{language}", {"account_number": person.account}
    page, asked = make_page(language), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{office}/settings")
    page.wait_for_url(f"{office}/activate/*")
    assert question_of(asked, liar.issuer + "/authorize")["redirect_uri"] == f"{office}/login/company/answer"
    page.locator("select").select_option(QUESTION)
    page.locator("main input[type=text]").fill(ANSWER)
    page.locator("main form button.primary").click()
    page.goto(f"{office}/account/settings")
    assert page.url == f"{office}/account/settings" and is_guarded(cookie_of(page, OFFICE), host)
    # Log-out here leads to theirs, by https.
    page.locator("form[action='/logout'] button").first.click()
    page.wait_for_url(re.compile(re.escape(liar.issuer) + "/end"))
    back = urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["post_logout_redirect_uri"]
    assert back == [f"{office}/login?out"]


# Whom the server believes.

def context_of(folder, issuer, name="localhost", days=(-1, 2)):
    """A certificate of that authority's for another name or time."""
    def at(number):
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=number)
    key, signer = ec.generate_private_key(ec.SECP256R1()), serialization.load_pem_private_key((folder / f"{issuer}.key").read_bytes(), None)
    certificate = (
        x509.CertificateBuilder().subject_name(x509.Name([])).serial_number(x509.random_serial_number()).public_key(key.public_key())
        .issuer_name(x509.load_pem_x509_certificate((folder / f"{issuer}.pem").read_bytes()).subject)
        .not_valid_before(at(days[0])).not_valid_after(at(days[1]))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True).sign(signer, hashes.SHA256()))
    file = folder / "other.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def strangers(folder):
    (folder / "stranger").mkdir(exist_ok=True)
    return Certificate(folder / "stranger", trusted=True).context


WRONG = {
    "a stranger's": strangers,
    "another name": lambda folder: context_of(folder, "authority", name="elsewhere.example"),
    "over": lambda folder: context_of(folder, "authority", days=(-3, -1)),
    "not yet": lambda folder: context_of(folder, "authority", days=(1, 3)),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_certificate_that_is_not_right_is_a_page_and_nobody_is_asked(secure, what):
    server, _, liar = secure
    backdoor.run(server, "DELETE FROM visitor_events")
    right = liar.context
    liar.context = WRONG[what](liar.certificate.folder)
    try:
        brand = server.brand("northline")
        # What it said before is kept, and its keys: what is new is the question for a token.
        begun = SecureClient(server, server.portal, brand.host)
        answer = begun.get("/login/company")
        liar.codes["code"] = {}
        state = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.location).query))["state"] if answer.status == 303 else ""
        asked = len(liar.asked)
        refused = begun.get("/login/company/answer?" + urllib.parse.urlencode({"code": "code", "state": state, "iss": liar.issuer}))
        assert refused.status == 503 and "certificate" in refused.words, refused.words
        assert len(liar.asked) == asked and "certificate" in entries(server, "companyLogInRefused")
        said = server.command("doctor", config=server.data / "countersign.yaml").stdout
        assert "its certificate is not believed; correct brands[1].company-log-in.ca-file" in said, said
    finally:
        liar.context = right
