"""A client that is bound to a certificate is let in by that and its secret, over the real listener and with certificates that openssl has made (no
browser)."""
import base64
import datetime
import http.client
import json
import signal
import socket
import ssl
import subprocess
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from installation import plain_environment
from server import BINARY, free_ports
from test_service import Service

NAME = "crm.northline.example"


class Authority:
    """One that issues certificates to clients."""

    def __init__(self, folder, name):
        self.folder, self.name, self.file = folder, name, folder / f"{name}.pem"
        self.openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext",
            "keyUsage=critical,keyCertSign,cRLSign", "-keyout", f"{name}.key", "-out", f"{name}.pem")

    def openssl(self, *arguments):
        return subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def issue(self, file, name=NAME, days=2, usage="clientAuth"):
        """The files of a certificate and its key."""
        self.openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=Northline/CN=crm", "-keyout",
            f"{file}.key", "-out", f"{file}.csr")
        (self.folder / "extensions").write_text(f"subjectAltName=DNS:{name}\nextendedKeyUsage={usage}\n")
        self.openssl(
            "x509", "-req", "-in", f"{file}.csr", "-CA", self.file.name, "-CAkey", f"{self.name}.key", "-CAcreateserial", "-days", str(days),
            "-extfile", "extensions", "-out", f"{file}.pem")
        return self.folder / f"{file}.pem", self.folder / f"{file}.key"

    def issue_for_seconds(self, file, seconds):
        """One that ends while a connection lasts; openssl counts in days."""
        certificate, key = self.issue(file)
        issued = x509.load_pem_x509_certificate(certificate.read_bytes())
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().issuer_name(issued.issuer).subject_name(issued.subject).public_key(issued.public_key())
        builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(minutes=5))
        builder = builder.not_valid_after(now + datetime.timedelta(seconds=seconds))
        for extension in issued.extensions:
            builder = builder.add_extension(extension.value, extension.critical)
        signer = serialization.load_pem_private_key((self.folder / f"{self.name}.key").read_bytes(), None)
        certificate.write_bytes(builder.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        return certificate, key


class Program:
    """A client, and what it shows."""

    def __init__(self, port, made, shown=None, session=None):
        self.port, self.session = port, session
        pair = f'{made["id"]}:{made["secret"]}'
        self.authorization = "Basic " + base64.b64encode(pair.encode()).decode()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.context.check_hostname, self.context.verify_mode = False, ssl.CERT_NONE
        if shown:
            self.context.load_cert_chain(*shown)
        self.connection = None

    def ask(self, path="/v1/events?limit=1", let_in=True):
        """Status and members, by a connection that is kept."""
        if self.connection is None:
            self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=self.context)
            plain = socket.create_connection(("127.0.0.1", self.port), timeout=20)
            self.connection.sock = self.context.wrap_socket(plain, session=self.session)
        self.connection.request("GET", path, headers={"Authorization": self.authorization} if let_in else {})
        answer = self.connection.getresponse()
        text = answer.read().decode()
        return answer.status, json.loads(text) if "json" in answer.headers["Content-Type"] else text


class API(Service):
    """With the API, whose clients may show certificates of one authority."""

    def __init__(self, folder):
        super().__init__(folder, BINARY)
        self.inside, self.foreign = Authority(folder, "inside"), Authority(folder, "foreign")
        self.bundle = folder / "client-ca.pem"
        self.bundle.write_text(self.inside.file.read_text())
        self.api = free_ports(1)[0]
        self.settings = {"COUNTERSIGN_API_LISTEN": f"127.0.0.1:{self.api}", "COUNTERSIGN_API_CLIENT_CA": str(self.bundle)}
        self.start(COUNTERSIGN_LOG_FORMAT="json", **self.settings).wait_until_served()
        self.wait(lambda: self.shown(self.api) is not None)

    def command(self, *arguments, fails=False):
        done = subprocess.run(
            [self.binary, *arguments, "--config", str(self.configuration)], capture_output=True, text=True, timeout=60,
            env={**plain_environment(), **self.settings})
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout if not fails else done.stderr

    def details(self, kind, client):
        """Of the entries of a kind about a client."""
        entries = [json.loads(line) for line in self.command("audit", "export").splitlines()]
        return [one["what"]["values"][2] for one in entries if one.get("kind") == kind and one["place"]["client"] == client]

    def client(self, name, *options):
        return json.loads(self.command("client", "add", name, "--brand", "northline", "--scope", "events.read", "--json", *options))

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=30) == 0


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    server = API(tmp_path_factory.mktemp("certificates"))
    yield server
    server.close()


def needs_certificate(program):
    status, problem = program.ask()
    return (status, problem["type"]) == (401, "/problems/certificate-needed")


def test_the_secret_alone_lets_in_who_is_bound_to_nothing(api):
    made = api.client("plain")
    assert made["certificates"] == []
    assert Program(api.api, made).ask()[0] == 200
    assert Program(api.api, made, api.inside.issue("beside")).ask()[0] == 200
    assert Program(api.api, made).ask("/v1/openapi.json", let_in=False)[0] == 200


def test_who_is_bound_needs_this_certificate_and_its_secret(api):
    shown, other = api.inside.issue("right"), api.inside.issue("other")
    made = api.client("bound", "--certificate", str(shown[0]))
    thumbprint = api.inside.openssl("x509", "-in", str(shown[0]), "-noout", "-fingerprint", "-sha256").split("=")[1].strip()
    assert made["certificates"] == ["sha256:" + thumbprint.replace(":", "").lower()]
    assert Program(api.api, made, shown).ask()[0] == 200
    assert needs_certificate(Program(api.api, made))
    # Of the same authority, with the same names, and another one.
    assert needs_certificate(Program(api.api, made, other))
    status, problem = Program(api.api, {**made, "secret": "csk_" + "A" * 43}, shown).ask()
    assert (status, problem["type"]) == (401, "/problems/unauthorized")
    # The page of the problem is there in both languages, and the log names the client and why.
    status, page = Program(api.api, made).ask("/problems/certificate-needed", let_in=False)
    assert status == 200 and "has to show its certificate" in page and "doit présenter son certificat" in page
    assert api.details("clientRefused", "bound")[:1] == ["certificate"]


@pytest.mark.parametrize("name", ["foreign", "expired", "server", "self-signed"])
def test_what_no_authority_vouches_for_ends_the_hand_shake(api, name):
    if name == "foreign":
        shown = api.foreign.issue("strange")
    elif name == "expired":
        shown = api.inside.issue_for_seconds(name, -1)
    elif name == "server":
        shown = api.inside.issue(name, usage="serverAuth")
    else:
        shown = api.certificate, api.key
    made = api.client(f"with-{name}")
    with pytest.raises(OSError):
        Program(api.api, made, shown).ask()
    assert Program(api.api, made).ask()[0] == 200


def test_by_a_name_a_renewed_certificate_needs_no_change(api):
    made = api.client("named", "--certificate-name", NAME.upper())
    assert made["certificates"] == [NAME]
    for number in range(2):
        assert Program(api.api, made, api.inside.issue(f"renewed-{number}")).ask()[0] == 200
    assert needs_certificate(Program(api.api, made, api.inside.issue("billing", name="billing.northline.example")))
    assert needs_certificate(Program(api.api, made, api.inside.issue("below", name=f"a.{NAME}")))
    assert needs_certificate(Program(api.api, made, api.inside.issue("star", name="*.northline.example")))


def test_a_certificate_that_is_taken_away_lets_in_no_more_on_open_connections_either(api):
    old, new = api.inside.issue("old"), api.inside.issue("new")
    made = api.client("moving", "--certificate", str(old[0]))
    before = Program(api.api, made, old)
    assert before.ask()[0] == 200
    thumbprint = made["certificates"][0]
    # The last one stays: the secret alone would do without it.
    assert "last certificate" in api.command("client", "unbind", "moving", thumbprint, fails=True)
    api.command("client", "bind", "moving", "--certificate", str(new[0]))
    after = Program(api.api, made, new)
    assert before.ask()[0] == after.ask()[0] == 200
    api.command("client", "unbind", "moving", thumbprint)
    assert needs_certificate(before) and after.ask()[0] == 200
    assert needs_certificate(Program(api.api, made))
    api.command("client", "unbind", "moving", "--all")
    assert before.ask()[0] == Program(api.api, made).ask()[0] == 200
    ours = api.details("clientChanged", "moving")
    assert len(ours) == 3 and ours[1] == f"{thumbprint} -" and ours[2] == "secretAlone"


def test_more_certificates_than_a_client_can_have_bind_none(api):
    api.client("many", "--certificate-name", NAME)
    names = [word for number in range(4) for word in ("--certificate-name", f"crm-{number}.northline.example")]
    assert "Nothing was changed" in api.command("client", "bind", "many", *names, fails=True)
    listed = json.loads(api.command("client", "list", "--json"))
    assert next(one for one in listed if one["id"] == "many")["certificates"] == [NAME]
    api.command("client", "bind", "many", *names[:-2])


def test_one_that_ends_meanwhile_lets_in_no_more(api):
    shown = api.inside.issue_for_seconds("short", 6)
    made = api.client("ending", "--certificate-name", NAME)
    program = Program(api.api, made, shown)
    assert program.ask()[0] == 200
    session = program.connection.sock.session
    time.sleep(7)
    assert needs_certificate(program)
    # Nor by a session that is taken up again, in which none is shown.
    resumed = Program(api.api, made, session=session)
    resumed.context = program.context
    try:
        assert resumed.ask()[0] == 401
    except OSError:
        pass  # refused in the hand-shake


def test_http_2_shows_it_as_well(api):
    shown = api.inside.issue("second")
    made = api.client("http2", "--certificate", str(shown[0]))
    for certificate, wanted in ((shown, "200 2"), (None, "401 2")):
        files = ["--cert", certificate[0], "--key", certificate[1]] if certificate else []
        done = subprocess.run(
            ["curl", "-ks", "--http2", "-u", f'{made["id"]}:{made["secret"]}', *files, "-o", "/dev/null", "-w", "%{http_code} %{http_version}",
             f"https://127.0.0.1:{api.api}/v1/events"], capture_output=True, text=True, timeout=30)
        assert done.stdout == wanted, done.stderr


def test_another_authority_is_taken_without_a_restart(api):
    shown = api.foreign.issue("later")
    made = api.client("later", "--certificate", str(shown[0]))
    with pytest.raises(OSError):
        Program(api.api, made, shown).ask()
    before = api.bundle.read_text()
    api.bundle.write_text(before + api.foreign.file.read_text())
    told = api.log.read_text().count('"certificate.renewed"')
    api.process.send_signal(signal.SIGHUP)
    api.wait(lambda: api.log.read_text().count('"certificate.renewed"') > told)
    assert Program(api.api, made, shown).ask()[0] == 200
    # What cannot be read changes nothing.
    api.bundle.write_text("nothing")
    api.process.send_signal(signal.SIGHUP)
    api.wait(lambda: '"certificate.unusable"' in api.log.read_text())
    assert Program(api.api, made, shown).ask()[0] == 200
    assert "client-ca.pem" in subprocess.run(
        [api.binary, "doctor", "--config", str(api.configuration)], capture_output=True, text=True, timeout=60,
        env={**plain_environment(), **api.settings}).stdout
    api.bundle.write_text(before)


def test_an_authority_that_is_taken_away_ends_what_was_shown_before(api):
    """Its key may be known: a connection that was opened while it was believed is as good as a new one, and so is its session."""
    shown, stays = api.foreign.issue("departed"), api.inside.issue("staying")
    made = api.client("departed", "--certificate-name", NAME)
    before = api.bundle.read_text()

    def is_taken():
        try:
            return Program(api.api, made, shown).ask()[0] == 200
        except OSError:
            return False

    def reload(text, takes):
        api.bundle.write_text(text)
        api.process.send_signal(signal.SIGHUP)
        api.wait(lambda: is_taken() == takes)

    reload(before + api.foreign.file.read_text(), True)
    thief, honest = Program(api.api, made, shown), Program(api.api, made, stays)
    assert thief.ask()[0] == honest.ask()[0] == 200
    session = thief.connection.sock.session
    reload(before, False)
    for program in (thief, honest):
        with pytest.raises((OSError, http.client.HTTPException)):
            program.ask()
    honest.connection = thief.connection = None
    assert honest.ask()[0] == 200
    with pytest.raises(OSError):
        thief.ask()
    resumed = Program(api.api, made, session=session)
    resumed.context = thief.context
    with pytest.raises(OSError):
        resumed.ask()
    # One that comes beside those that are there ends nothing.
    reload(before + api.foreign.file.read_text(), True)
    assert honest.ask()[0] == 200
    reload(before, False)


def test_a_hand_shake_that_drips_is_ended_as_everywhere(api):
    with socket.create_connection(("127.0.0.1", api.api), timeout=30) as dripping:
        begun = time.monotonic()
        dripping.sendall(b"\x16\x03\x01\x02\x00\x01")
        dripping.settimeout(30)
        assert dripping.recv(1) == b"" and time.monotonic() - begun < 20


@pytest.mark.parametrize("arguments, said", [
    (["bind", "plain"], "--certificate"),
    (["bind", "plain", "--certificate-name", "*.northline.example"], "no DNS name"),
    (["bind", "plain", "--certificate", "key.pem"], "holds no certificate"),
    (["bind", "nobody", "--certificate-name", NAME], "no client"),
    (["unbind", "plain"], "--all"),
    (["unbind", "plain", "sha256:00"], "neither"),
    (["unbind", "plain", NAME], "not bound"),
])
def test_what_cannot_be_bound_is_said(api, arguments, said):
    arguments = [str(api.key) if one == "key.pem" else one for one in arguments]
    assert said in api.command("client", *arguments, fails=True)


def test_without_tls_no_certificate_can_be_asked_for(api, tmp_path):
    text = api.configuration.read_text()
    plain = tmp_path / "plain.yaml"
    plain.write_text(text[:text.index("\ntls:")].replace("data: .", f"data: {api.data}"))
    done = subprocess.run(
        [api.binary, "doctor", "--config", str(plain)], capture_output=True, text=True, timeout=60,
        env={**plain_environment(), **api.settings})
    assert done.returncode != 0 and "api.client-ca needs tls.certificate" in done.stdout + done.stderr
