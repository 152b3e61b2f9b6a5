"""Providers of log-ins: two real ones from PyPI, and one that lies in any way it is told to."""
import base64
import hashlib
import http.server
import json
import os
import pathlib
import secrets
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from server import free_ports

CLIENT, OWNERS, SECRET = "countersign-care", "countersign-office", "a secret: with % and +"
GROUPS = """
      - group: care-agents
        role: agent
        brands: [northline]
      - group: care-supervisors
        role: supervisor
        brands: [northline, atelier-vingt]
"""


def configure(demo, issuer, groups=GROUPS, secret_text=SECRET, **settings):
    """The care desk of a demo that has stopped gets this provider."""
    secret = demo.folder / "company-secret"
    secret.write_text(secret_text + "\n")
    secret.chmod(0o600)
    shown = {} if "key_file" in settings else {"secret-file": str(secret)}
    lines = {"issuer": issuer, "client": CLIENT, **shown, **settings}
    own = "".join(f"    {name.replace('_', '-')}: {value}\n" for name, value in lines.items())
    file = demo.data / "countersign.yaml"
    text = file.read_text()
    begin = text.index("care:\n") + len("care:\n")
    file.write_text(text[:begin] + f"  company-log-in:\n{own}    groups:{groups.rstrip()}\n" + text[begin:])


def configure_brand(demo, brand, issuer, secret_text=SECRET, client=OWNERS, **settings):
    """The Office Manager of a brand of a demo that has stopped gets this provider."""
    secret = demo.folder / f"secret-of-{brand}"
    secret.write_text(secret_text + "\n")
    secret.chmod(0o600)
    shown = {} if "key_file" in settings else {"secret_file": str(secret)}
    lines = {"issuer": issuer, "client": client, **shown, "account_claim": "account_number", **settings}
    own = "".join(f"      {name.replace('_', '-')}: {value}\n" for name, value in lines.items())
    file = demo.data / "countersign.yaml"
    mark = f"  - id: {brand}\n"
    file.write_text(file.read_text().replace(mark, f"{mark}    company-log-in:\n{own}"))


def office_addresses(demo, brand):
    """Where a provider sends a brand's customers back to: to each of its hosts."""
    brand = demo.brand(brand)
    return [brand.at("/login/company/answer", brand.host_in(language)) for language in ("en", "fr")]


def answer_address(demo):
    return f"http://127.0.0.1:{demo.care}/login/company/answer"


def make_client_key(file):
    """As the guide has it: by openssl."""
    subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(file)],
                   check=True, capture_output=True)
    file.chmod(0o600)
    return str(file)


class Assertions:
    """Who a client is, by an assertion that it has signed (RFC 7523 §3), as another library checks it."""

    def __init__(self, client, audience, keys):
        """`keys` gives the set of the client's public keys, as it tells it by itself."""
        self.client, self.audience, self.keys, self.seen = client, audience, keys, []

    def knows(self, handler, form):
        if form.get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
            return False
        if "client_secret" in form or handler.headers["Authorization"] or form.get("client_id") != self.client:
            return False
        token = form["client_assertion"]
        try:
            key = jwt.PyJWKSet.from_dict(self.keys())[jwt.get_unverified_header(token)["kid"]]
            claims = jwt.decode(
                token, key.key, algorithms=["ES256"], audience=self.audience, issuer=self.client, subject=self.client,
                options={"require": ["iss", "sub", "aud", "exp", "iat", "jti"], "strict_aud": True})
        except (jwt.PyJWTError, KeyError):
            return False
        if claims["exp"] - claims["iat"] > 60 or len(claims["jti"]) < 43 or claims["jti"] in self.ids:
            return False
        self.seen.append(claims)
        return True

    @property
    def ids(self):
        return [claims["jti"] for claims in self.seen]


class Nanoidp:
    """nanoidp (MIT): its keys are rotated while it runs."""

    USERS = {
        "robin": ("robin@northline.example", ["care-agents", "everybody"]),
        "sam": ("sam@northline.example", ["care-supervisors", "care-agents"]),
        "kim": ("kim@northline.example", ["canteen", "car-park <b>"]),
    }
    PASSWORD = "a password of the company"
    # It takes HTTP Basic as it comes, where RFC 6749 §2.3.1 has it decoded: without signs.
    SECRET = "secret-of-the-care-desk"

    def __init__(self, folder: pathlib.Path, redirect, users=None, client=CLIENT):
        self.folder, self.redirects, self.client = folder, redirect if isinstance(redirect, list) else [redirect], client
        self.users = users or {
            name: {"email": email, "groups": groups} for name, (email, groups) in self.USERS.items()}
        self.port, = free_ports(1)
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self):
        self.folder.mkdir(exist_ok=True)
        (self.folder / "settings.yaml").write_text(json.dumps({
            "config_version": 1, "server": {"host": "127.0.0.1", "port": self.port},
            "oauth": {"issuer": self.issuer, "audience": self.client, "token_expiry_minutes": 5, "clients": [{
                "client_id": self.client, "client_secret": self.SECRET, "redirect_uris": self.redirects,
                "token_endpoint_auth_method": "client_secret_basic"}]}}))
        (self.folder / "users.yaml").write_text(json.dumps({"config_version": 1, "users": {
            name: {"password": self.PASSWORD, **user} for name, user in self.users.items()}}))
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nanoidp", "--config", str(self.folder), "--port", str(self.port), "--profile",
                 "oauth21"], stdout=log, stderr=log, cwd=self.folder)
        wait_for(self.issuer + "/.well-known/openid-configuration", self.process, self.folder / "log")
        return self

    def rotate(self):
        request = urllib.request.Request(self.issuer + "/api/keys/rotate", method="POST")
        return json.load(urllib.request.urlopen(request, timeout=10))["new_kid"]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


class Canaille:
    """Canaille (MIT), a real product; it says that it also gives out tokens without a signature."""

    PASSWORD = "a password of the company"

    FILL = '''
import json
import sys
from canaille import create_app
from canaille.app import models
from canaille.app.installation import install
from canaille.backends import Backend
client, secret, issuer, redirects, password, users, keys = sys.argv[1:]
redirects, users = json.loads(redirects), json.loads(users)
shown = {"token_endpoint_auth_method": "private_key_jwt", "jwks_uri": keys} if keys else {
    "token_endpoint_auth_method": "client_secret_basic"}
app = create_app()
with app.app_context():
    install(app)
with app.app_context(), Backend.instance.session():
    save = Backend.instance.save
    own = models.Client(
        client_id=client, client_secret=secret, client_name="Care desk", client_uri=issuer, redirect_uris=redirects,
        grant_types=["authorization_code"], response_types=["code"], scope=["openid", "profile", "email", "groups"],
        id_token_signed_response_alg="RS256", **shown,
        post_logout_redirect_uris=[redirect.replace("/company/answer", "?out") for redirect in redirects])
    save(own)
    own.audience = [own]
    save(own)
    for name, (group, number) in users.items():
        user = models.User(
            user_name=name, password=password, emails=[name + ".c@northline.example"], family_name=name.title(),
            formatted_name=name.title() + " Canaille", employee_number=number)
        save(user)
        save(models.Group(display_name=group, members=[user]))
'''

    USERS = {"robin": ("care-agents", None), "sam": ("care-supervisors", None), "kim": ("canteen", None)}

    def __init__(self, folder: pathlib.Path, redirect, users=None, client=CLIENT, certificate=None, keys=""):
        """`certificate`: it is reached by TLS, as localhost. `keys`: where the client tells its public keys, in place of a secret."""
        self.folder, self.redirects, self.client = folder, redirect if isinstance(redirect, list) else [redirect], client
        self.users, self.certificate, self.keys = users or self.USERS, certificate, keys
        self.port, = free_ports(1)
        self.host = "localhost" if certificate else "127.0.0.1"
        self.issuer = f"http{'s' if certificate else ''}://{self.host}:{self.port}"
        self.process = None

    def start(self):
        self.folder.mkdir(exist_ok=True)
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
        (self.folder / "config.toml").write_text(f'''
SECRET_KEY = "{secrets.token_hex(16)}"
SERVER_NAME = "{self.host}:{self.port}"
PREFERRED_URL_SCHEME = "{self.issuer.partition(':')[0]}"
[CANAILLE]
ENABLE_REGISTRATION = false
[CANAILLE_SQL]
DATABASE_URI = "sqlite:///{self.folder}/canaille.sqlite"
[CANAILLE_OIDC]
ACTIVE_JWKS = ["""{key}"""]
# A claim that its administrators set: people cannot change their number.
[CANAILLE_OIDC.USERINFO_MAPPING]
WEBSITE = "{{% if user.employee_number %}}{{{{ user.employee_number }}}}{{% endif %}}"
''')
        bin = pathlib.Path(sys.executable).parent
        environment = {**os.environ, "CANAILLE_CONFIG": str(self.folder / "config.toml")}
        # Its command line takes five seconds for each: all of them in one.
        done = subprocess.run([bin / "python", "-c", self.FILL, self.client, SECRET, self.issuer, json.dumps(self.redirects), self.PASSWORD,
                               json.dumps(self.users), self.keys],
                              env=environment, capture_output=True, text=True, timeout=120, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [bin / "hypercorn", "canaille:create_app()", "--bind", f"127.0.0.1:{self.port}", *self.tls()], env=environment,
                stdout=log, stderr=log, cwd=self.folder)
        said = wait_for(
            self.issuer + "/.well-known/openid-configuration", self.process, self.folder / "log", certificate=self.certificate)
        # To the letter as it writes it: some versions of it end in a slash.
        self.issuer = json.loads(said)["issuer"]
        return self

    def tls(self):
        if not self.certificate:
            return []
        return ["--certfile", self.certificate.folder / "server.pem", "--keyfile", self.certificate.folder / "server.key"]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def wait_for(address, process, log, seconds=40, certificate=None):
    end = time.monotonic() + seconds
    trust = ssl.create_default_context(cafile=certificate.authority) if certificate else None
    while True:
        assert process.poll() is None, log.read_text()[-2000:]
        try:
            return urllib.request.urlopen(address, timeout=5, context=trust).read()
        except OSError:
            assert time.monotonic() < end, log.read_text()[-2000:]
            time.sleep(0.1)


def make_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Liar:
    """A provider of the tests' own. What it answers is right, unless `lie` changes it:

    - `describe(dict)`, `keys(dict)`: what it says about itself and its keys;
    - `redirect(dict)`: the members that the browser comes back with;
    - `claims(dict)`, `header(dict)`: of the token; `sign(header, claims)`: all of it;
    - `answer(handler, path)`: true where it has answered by itself.

    `knows(handler, form)`: whether it knows the client that asks for a token; without it, whoever asks.
    """

    def __init__(self, client=CLIENT, certificate=None):
        self.key, self.kid = make_key(), "1"
        self.port, = free_ports(1)
        self.issuer = f"https://localhost:{self.port}" if certificate else f"http://127.0.0.1:{self.port}"
        self.context, self.knows = certificate and certificate.context, None
        self.subject, self.groups, self.email = "42", ["care-agents"], "liar@northline.example"
        self.client, self.more = client, {}
        self.lies, self.asked, self.codes = {}, [], {}
        liar = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                liar.get(self)

            def do_POST(self):
                liar.post(self)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def get_request(self):
                connection, address = super().get_request()
                return (liar.context.wrap_socket(connection, server_side=True) if liar.context else connection), address

        self.server = Server(("127.0.0.1", self.port), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def lie(self, **lies):
        self.lies = lies

    def changed(self, what, value):
        change = self.lies.get(what)
        return change(value) or value if change else value

    def send(self, handler, value, status=200, **headers):
        body = json.dumps(value).encode()
        handler.send_response(status)
        for name, text in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, text)
        handler.end_headers()
        handler.wfile.write(body)

    def get(self, handler):
        url = urllib.parse.urlsplit(handler.path)
        self.asked.append(url.path)
        if self.lies.get("answer") and self.lies["answer"](handler, url.path):
            return
        if url.path.endswith("openid-configuration"):
            return self.send(handler, self.changed("describe", {
                "issuer": self.issuer, "authorization_endpoint": self.issuer + "/authorize",
                "token_endpoint": self.issuer + "/token", "jwks_uri": self.issuer + "/keys",
                "end_session_endpoint": self.issuer + "/end", "response_types_supported": ["code"],
                "code_challenge_methods_supported": ["S256"], "id_token_signing_alg_values_supported": ["RS256"],
                "scopes_supported": ["openid", "profile", "email", "groups"],
                "claims_supported": ["sub", "email", "groups"],
                "authorization_response_iss_parameter_supported": True, "backchannel_logout_supported": True}))
        if url.path == "/keys":
            return self.send(handler, self.changed("keys", {"keys": [self.public(self.key, self.kid)]}))
        if url.path == "/authorize":
            query = dict(urllib.parse.parse_qsl(url.query))
            code = secrets.token_urlsafe(16)
            self.codes[code] = query
            back = self.changed("redirect", {"code": code, "state": query["state"], "iss": self.issuer})
            handler.send_response(303)
            handler.send_header("Location", query["redirect_uri"] + "?" + urllib.parse.urlencode(back, doseq=True))
            handler.send_header("Content-Length", "0")
            return handler.end_headers()
        if url.path == "/end":
            body = b"<!doctype html><title>Ended</title><p>ended there"
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            return handler.wfile.write(body)
        self.send(handler, {}, 404)

    @staticmethod
    def public(key, kid):
        return {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())), "kid": kid, "use": "sig", "alg": "RS256"}

    def post(self, handler):
        form = dict(urllib.parse.parse_qsl(handler.rfile.read(int(handler.headers["Content-Length"])).decode()))
        self.asked.append("/token")
        if self.lies.get("answer") and self.lies["answer"](handler, "/token"):
            return None
        if self.knows and not self.knows(handler, form):
            return self.send(handler, {"error": "invalid_client"}, 401)
        # A code is good once, for whoever has the verifier.
        query = self.codes.pop(form.get("code"), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if query is None or proof != query["code_challenge"]:
            return self.send(handler, {"error": "invalid_grant"}, 400)
        return self.send(handler, {"id_token": self.token(query["nonce"]), "access_token": "x", "token_type": "Bearer"})

    def claims(self, nonce):
        now = int(time.time())
        return {"iss": self.issuer, "sub": self.subject, "aud": self.client, "iat": now, "exp": now + 300, "nonce": nonce,
                "sid": "session-1", "email": self.email, "email_verified": True, "name": "Lia Right", "groups": self.groups,
                "auth_time": now, **self.more}

    def token(self, nonce):
        return self.signed(self.changed("claims", self.claims(nonce)))

    def signed(self, claims, **header):
        header = self.changed("header", {"kid": self.kid, "typ": "JWT", **header})
        if "sign" in self.lies:
            return self.lies["sign"](header, claims)
        return jwt.encode(claims, self.key, algorithm="RS256", headers=header)

    def log_out_token(self, typ="logout+jwt", **changes):
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": self.client, "iat": now, "exp": now + 120, "jti": secrets.token_hex(8),
                  "sub": self.subject, "events": {"http://schemas.openid.net/event/backchannel-logout": {}}, **changes}
        return self.signed({name: value for name, value in claims.items() if value is not None}, typ=typ)


def refused_port():
    """Where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
