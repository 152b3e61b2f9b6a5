"""A real SMTP server in a thread: it keeps what it accepts, and answers as a test tells it to."""
import email
import email.policy
import re
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from server import free_ports

USER, PASSWORD = "countersign", "Winterhalde+Quittenmus"


@dataclass
class Mail:
    """One mail as it came, with its envelope."""
    sender: str
    recipient: str
    raw: bytes
    secured: bool

    @property
    def parsed(self):
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    def header(self, name):
        return self.parsed[name]

    @property
    def id(self):
        return self.header("Message-ID")

    def part(self, kind):
        return self.parsed.get_body((kind,)).get_content().replace("\r\n", "\n")

    @property
    def text(self):
        return self.part("plain")

    @property
    def html(self):
        return self.part("html")

    @property
    def link(self):
        return re.search(r"https?://\S+", self.text)[0]


class Mailbox:
    """A server on a free port. `replies` are given to the next mails instead of 250: a line, or "cut"."""

    def __init__(self, folder=None, starttls=False, tls=False, trusted=True, login=False, smtputf8=True):
        self.mails, self.replies, self.commands = [], [], []
        # What is answered to a recipient, for ever.
        self.refused = {}
        self.lock = threading.Lock()
        self.certificate = Certificate(folder, trusted) if starttls or tls else None
        context = self.certificate.context if self.certificate else None
        options = {"enable_SMTPUTF8": smtputf8, "ident": "mailbox", "hostname": "localhost"}
        if starttls:
            options |= {"tls_context": context, "require_starttls": True}
        if login:
            options |= {"authenticator": self._authenticate, "auth_required": True,
                        "auth_require_tls": starttls or tls}
        self.controller = _Controller(self, context if tls else None, options)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @property
    def address(self):
        return f"localhost:{self.controller.port}"

    def _authenticate(self, server, session, envelope, mechanism, data):
        # Not "handled": the server itself answers 535.
        return AuthResult(
            success=data.login == USER.encode() and data.password == PASSWORD.encode(), handled=False)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            reply = self.replies.pop(0) if self.replies else None
        if reply == "cut":
            server.transport.abort()
            return "421 never read"
        if reply:
            return reply
        secured = session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None
        with self.lock:
            for recipient in envelope.rcpt_tos:
                self.mails.append(Mail(envelope.mail_from, recipient, envelope.original_content, secured))
        return "250 2.0.0 Taken"

    def to(self, address):
        with self.lock:
            return [mail for mail in self.mails if mail.recipient.lower() == address.lower()]

    def wait_for(self, count, address=None, seconds=20):
        """The first `count` mails (to an address)."""
        end = time.monotonic() + seconds
        while True:
            found = self.to(address) if address else list(self.mails)
            if len(found) >= count:
                return found
            assert time.monotonic() < end, f"{len(found)} of {count} mails came: {[m.recipient for m in self.mails]}"
            time.sleep(0.05)

    def stays_at(self, count, seconds=2.5):
        """No more mails come."""
        time.sleep(seconds)
        assert len(self.mails) == count, [(mail.recipient, mail.header("Subject")) for mail in self.mails]


class _Controller(Controller):
    def __init__(self, mailbox, context, options):
        port, = free_ports(1)
        self.mailbox, self.options = mailbox, options
        # The loop-back name resolves to either address; aiosmtpd looks whether it answers by itself.
        super().__init__(mailbox, hostname="127.0.0.1", port=port, ssl_context=context)

    def factory(self):
        return _Server(self.mailbox, self.handler, **self.options)


class _Server(SMTP):
    """Writes down what it is told, so that a test can say that nothing went out in clear."""

    def __init__(self, mailbox, handler, **options):
        self.mailbox = mailbox
        super().__init__(handler, **options)

    def data_received(self, data):
        if self.session is None or self.session.ssl is None:
            self.mailbox.commands.append(data)
        super().data_received(data)


class Certificate:
    """An authority of its own and a certificate for localhost, made by openssl; or one that nobody vouches for."""

    def __init__(self, folder, trusted):
        self.folder = folder
        self.authority = folder / "authority.pem"
        self._run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                  "-subj", "/CN=Mailbox test authority", "-keyout", "authority.key", "-out", "authority.pem")
        issuer = "authority"
        if not trusted:
            issuer = "stranger"
            self._run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                      "-subj", "/CN=A stranger", "-keyout", "stranger.key", "-out", "stranger.pem")
        self._run("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost",
                  "-keyout", "server.key", "-out", "server.csr")
        (folder / "names").write_text("subjectAltName=DNS:localhost\n")
        self._run("x509", "-req", "-in", "server.csr", "-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key",
                  "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "server.pem", folder / "server.key")

    def _run(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)
