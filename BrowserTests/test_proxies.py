"""Real proxies in front, by the files of Packaging/examples: nginx, HAProxy and Caddy."""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time

import pytest

import backdoor
from conftest import assert_calm, start_demo
from installation import plain_environment
from pages import Office
from server import BINARY, PROJECT, free_ports
from web import Client

EXAMPLES = PROJECT / "Packaging/examples"
TOOLS = PROJECT / ".venv/bin"
CARE = "care.localhost"
INSIDE, OUTSIDE, FORGED = "127.0.0.1", "127.0.0.9", "192.0.2.77"


class Proxy:
    """One that runs, by its documented file: other than that are names, addresses, and where certificates and help lie."""

    shows_files = False

    def __init__(self, folder: pathlib.Path, demo):
        self.folder, self.demo, self.process = folder, demo, None
        self.program = shutil.which(self.name, path=f"{TOOLS}:/usr/sbin:/usr/bin")
        if not self.program:
            pytest.skip(f"{self.name} is not here: Scripts/install test fetches it")
        self.plain, self.secure = free_ports(2)
        self.hosts = [demo.brand("northline").host, demo.brand("northline").host_in("fr"), CARE]
        self.authority = folder / "authority.pem"

    def text(self, file):
        """The example with what belongs to these tests in place of what an operator puts there."""
        text = (EXAMPLES / file).read_text()
        for name, host in zip(("office", "bureau", "care"), self.hosts):
            text = text.replace(f"{name}.northline.example", host)
        changes = {"127.0.0.1:8080": f"127.0.0.1:{self.demo.portal}", "127.0.0.1:8081": f"127.0.0.1:{self.demo.care}",
                   "10.0.0.0/8": f"{INSIDE}/32", **self.changes()}
        for before, after in changes.items():
            assert before in text, before
            text = text.replace(before, after)
        return text

    def pages(self):
        """The built help, where the package has it."""
        (self.folder / "share").mkdir(exist_ok=True)
        if not (self.folder / "share/help").exists():
            (self.folder / "share/help").symlink_to(PROJECT / "Help/_site")
        return {"/usr/share/countersign": str(self.folder / "share")}

    def make_certificate(self):
        names = ",".join(f"DNS:{host}" for host in self.hosts)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", f"subjectAltName={names}", "-keyout", self.folder / "key.pem", "-out", self.authority], check=True, capture_output=True)

    def start(self):
        self.configure()
        with open(self.folder / "proxy.log", "ab") as log:
            environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
            self.process = subprocess.Popen([self.program, *self.arguments()], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
        self.wait(lambda: self.shown() is not None)
        return self

    def wait(self, holds, seconds=30):
        end = time.monotonic() + seconds
        while not holds():
            assert self.process.poll() is None and time.monotonic() < end, (self.folder / "proxy.log").read_text()[-2000:]
            time.sleep(0.05)

    def shown(self):
        """The certificate of the first host; None where nothing listens yet."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        try:
            with socket.create_connection(("127.0.0.1", self.secure), timeout=5) as plain:
                with context.wrap_socket(plain, server_hostname=self.hosts[0]) as secure:
                    return secure.getpeercert(binary_form=True)
        except OSError:
            return None

    def renew(self):
        """Another certificate, as a renewal brings one; once it is shown."""
        before = self.shown()
        self.bring_another()
        self.wait(lambda: self.shown() not in (None, before))

    def bring_another(self):
        self.make_certificate()
        self.reload()

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)


class Nginx(Proxy):
    name, shows_files = "nginx", True

    def changes(self):
        found = {f"/etc/letsencrypt/live/{host}/{file}.pem": str(path) for host in (self.hosts[0], CARE)
                 for file, path in (("fullchain", self.authority), ("privkey", self.folder / "key.pem"))}
        return {**found, **self.pages(), "listen 80;": f"listen 127.0.0.1:{self.plain};", "listen 443 ": f"listen 127.0.0.1:{self.secure} ",
                "    listen [::]:80;\n": "", "    listen [::]:443 ssl http2;\n": ""}

    def configure(self):
        self.make_certificate()
        places = "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = "user root;\n" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(
            f"daemon off;\n{user}pid {self.folder}/nginx.pid;\nworker_processes 1;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{places}{self.text('nginx.conf')}}}\n")

    def arguments(self):
        return ["-c", str(self.folder / "nginx.conf"), "-p", str(self.folder), "-e", "stderr"]


class HAProxy(Proxy):
    name = "haproxy"

    def changes(self):
        return {"bind :::80 v4v6": f"bind 127.0.0.1:{self.plain}", "bind :::443 v4v6": f"bind 127.0.0.1:{self.secure}",
                "/etc/haproxy/certificates/": f"{self.folder}/certificates/"}

    def make_certificate(self):
        super().make_certificate()
        (self.folder / "certificates").mkdir(exist_ok=True)
        both = self.authority.read_text() + (self.folder / "key.pem").read_text()
        (self.folder / "certificates/all.pem").write_text(both)

    def configure(self):
        self.make_certificate()
        (self.folder / "haproxy.cfg").write_text("global\n    log stderr format raw local0\n\n" + self.text("haproxy.cfg"))

    def arguments(self):
        return ["-W", "-f", str(self.folder / "haproxy.cfg")]

    def reload(self):
        self.process.send_signal(signal.SIGUSR2)


class Caddy(Proxy):
    """It makes its certificates itself here; elsewhere it gets them from an authority, by the same automation."""

    name, lifetime, shows_files = "caddy", 6, True

    def changes(self):
        return self.pages()

    def configure(self):
        self.authority = self.folder / "store/pki/authorities/local/root.crt"
        # Names that end in .localhost get no others anyway, but those are valid for longer than a test wants to wait.
        issuer = f"tls {{\n\t\tissuer internal {{\n\t\t\tlifetime {self.lifetime}s\n\t\t}}\n\t}}\n\t"
        (self.folder / "Caddyfile").write_text(
            f"{{\n\tadmin off\n\thttp_port {self.plain}\n\thttps_port {self.secure}\n\tdefault_bind 127.0.0.1\n\tskip_install_trust\n"
            f"\trenew_interval 1s\n\tstorage file_system {self.folder}/store\n}}\n"
            + re.sub(r"^(\S.*localhost) \{\n\t", rf"\1 {{\n\t{issuer}", self.text("Caddyfile"), flags=re.MULTILINE))

    def arguments(self):
        return ["run", "--config", str(self.folder / "Caddyfile"), "--adapter", "caddyfile"]

    def bring_another(self):
        """It does so by itself."""


class SecureClient(Client):
    """By TLS, through a proxy."""

    def __init__(self, proxy, host, address=INSIDE):
        super().__init__(proxy.demo, proxy.secure, host, address=address)
        self.authority = proxy.authority

    def connection(self, timeout):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout)
        context = ssl.create_default_context(cafile=self.authority)
        plain = socket.create_connection(("127.0.0.1", self.port), timeout, (self.address, 0))
        connection.sock = context.wrap_socket(plain, server_hostname=self.host)
        return connection


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The people of a demo, served as a customer's installation is."""
    server = start_demo(tmp_path_factory)
    server.stop()
    file = server.data / "countersign.yaml"
    file.write_text(f"{file.read_text()}\nproxy:\n  trusted: [127.0.0.1]\n")
    with open(server.log, "ab") as log:
        server.process = subprocess.Popen(
            [BINARY, "serve", "--config", file], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env={**plain_environment(), "COUNTERSIGN_LOG_FORMAT": "json", "COUNTERSIGN_PORTAL_LISTEN": f"127.0.0.1:{server.portal}",
                 "COUNTERSIGN_CARE_LISTEN": f"127.0.0.1:{server.care}"})
    server.wait_until_ready()
    yield server
    server.stop()
    assert_calm(server)


@pytest.fixture(scope="module", params=[Nginx, HAProxy, Caddy], ids=lambda kind: kind.name)
def proxy(request, demo, tmp_path_factory):
    started = request.param(tmp_path_factory.mktemp(request.param.name), demo)
    yield started.start()
    started.stop()


@pytest.fixture
def northline(demo):
    backdoor.forget_failed_logins(demo)
    return demo.brand("northline")


def test_the_visitor_is_who_comes_to_the_proxy_and_not_who_they_say(proxy, demo, northline):
    forged = {"X-Forwarded-For": FORGED, "X-Forwarded-Host": demo.brand("atelier-vingt").host, "X-Request-Id": "forged-by-a-visitor",
              "Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
    visitor = SecureClient(proxy, northline.host, address=OUTSIDE)
    page = visitor.get("/login", headers=forged)
    assert page.status == 200 and "Northline" in page.text, page.words
    wrong = visitor.post("/login", headers=forged, email=northline.owner.email, password="not the password at all", back="")
    assert wrong.status == 422
    told = demo.command("audit", "export").stdout
    assert f'"{OUTSIDE}"' in told and FORGED not in told
    log = demo.log.read_text()
    assert "forged-by-a-visitor" not in log and "0af7651916cd43dd8448eb211c80319c" not in log
    ids = {json.loads(line).get("request_id") for line in log.splitlines() if '"/login"' in line}
    assert len(ids - {None}) >= 2, "the proxy names each request"


def test_both_listeners_are_served_under_their_names_and_the_desk_inside_only(proxy, demo, northline):
    owner = SecureClient(proxy, northline.host, address=OUTSIDE).log_in(northline.owner)
    assert owner.get("/account/settings").status == 200
    assert owner.cookies and all(name.startswith("__Host-") for name in owner.cookies)
    assert SecureClient(proxy, northline.host_in("fr")).get("/login").lang == "fr"
    agent = SecureClient(proxy, CARE).log_in(northline.agent)
    assert agent.look_up(northline.owner.phone).status == 303
    assert SecureClient(proxy, CARE, address=OUTSIDE).get("/login").status == 403


def test_what_an_alert_leads_to_is_shown_inside_only(proxy):
    if not proxy.shows_files:
        pytest.skip(f"{proxy.name} shows no files: docs/install.md says what to do")
    rules = (PROJECT / "Packaging/monitoring/alerts.yml").read_text()
    links = set(re.findall(r"runbook_url: https://help\.example\.com(/\S+)", rules))
    assert len(links) >= 14
    for path, _, part in (link.partition("#") for link in links):
        page = SecureClient(proxy, CARE).get(f"/help{path}")
        assert page.status == 200 and f'id="{part}"' in page.text, (path, part)
    assert SecureClient(proxy, CARE).get("/help/assets/help.css").status == 200
    assert SecureClient(proxy, CARE, address=OUTSIDE).get("/help/operators/monitoring/").status == 403
    # Everything else of it stays the desk's.
    assert SecureClient(proxy, CARE).get("/help").status == 303


def test_plain_http_leads_to_https(proxy, northline):
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=10)
    connection.request("GET", "/activate/x?y=1", headers={"Host": northline.host})
    answer = connection.getresponse()
    assert answer.status == 308
    assert re.fullmatch(rf"https://{northline.host}(:\d+)?/activate/x\?y=1", answer.getheader("Location"))


def test_a_form_that_is_open_while_the_certificate_is_renewed_is_sent_by_http_2(proxy, demo, northline, new_page):
    page = new_page(ignore_https_errors=True)
    page.goto(f"https://{northline.host}:{proxy.secure}/login")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    office = Office(demo, northline, "en", page)
    office.label("e-mail").fill(northline.owner.email)
    office.label("password").fill(northline.owner.password)
    proxy.renew()
    office.button("log in").click()
    page.wait_for_url("**/")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
