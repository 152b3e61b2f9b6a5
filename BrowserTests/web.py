"""Plain HTTP: one browser's worth of cookies, kept by hand, and nothing followed unless asked."""
import http.client
import html
import re
import urllib.parse
import uuid
from dataclasses import dataclass, field

import typed

SECRET_FIELDS = {"password", "answer", "said"}


@dataclass
class Answer:
    status: int
    headers: list
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def words(self):
        """The page without its markup."""
        return html.unescape(re.sub(r"<[^>]+>", " ", self.text))

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def location(self):
        return self.header("location")

    def field(self, name):
        """The value of a hidden field."""
        found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', self.text)
        return html.unescape(found[1]) if found else None

    def fields(self, name):
        return [html.unescape(v) for v in re.findall(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', self.text)]

    @property
    def lang(self):
        return re.search(r'<html lang="(\w+)"', self.text)[1]


@dataclass
class Client:
    """Talks to one listener as one browser."""
    demo: object
    port: int
    host: str
    cookies: dict = field(default_factory=dict)
    page: Answer = None
    # Where it calls from: all of 127.0.0.0/8 is this machine.
    address: str = "127.0.0.1"

    @classmethod
    def of_portal(cls, demo, brand, host=None):
        return cls(demo, demo.portal, host or brand.host)

    @classmethod
    def of_desk(cls, demo):
        return cls(demo, demo.care, "localhost")

    def twin(self):
        """The same browser in another thread or tab."""
        return Client(self.demo, self.port, self.host, dict(self.cookies), self.page, self.address)

    def connection(self, timeout):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout, source_address=(self.address, 0))

    def send(self, method, path, body=None, headers=None, timeout=60):
        sent = {"Host": f"{self.host}:{self.port}"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent.update(headers or {})
        connection = self.connection(timeout)
        try:
            connection.request(method, path, body=body, headers={k: v for k, v in sent.items() if v is not None})
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()
        self._keep(answer, path)
        return answer

    def _keep(self, answer, path):
        kept = []
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                self._take_cookie(value)
            else:
                kept.append(f"{name}: {value}")
        self.demo.keep("\n".join([path, *kept]).encode() + b"\n\n" + answer.body)

    def _take_cookie(self, line):
        pair, *attributes = [part.strip() for part in line.split(";")]
        name, value = pair.split("=", 1)
        if any(attribute.lower() == "max-age=0" for attribute in attributes):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def get(self, path, headers=None):
        answer = self.send("GET", path, headers=headers)
        if answer.field("token"):
            self.page = answer
        return answer

    def post(self, path, headers=None, **fields):
        """Sends a form as a browser would: with the token of the page it looks at, unless another is given."""
        if "token" not in fields and self.page is not None:
            fields["token"] = self.page.field("token")
        fields = {name: value for name, value in fields.items() if value is not None}
        for name in SECRET_FIELDS & fields.keys():
            typed.remember(fields[name])
        form = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.send("POST", path, body=urllib.parse.urlencode(fields), headers=form)

    def follow(self, answer, limit=5):
        while answer.status == 303 and limit:
            answer, limit = self.get(answer.location), limit - 1
        return answer

    def log_in(self, person):
        self.get("/login")
        answer = self.post("/login", email=person.email, password=person.password, back="")
        assert answer.status == 303, answer.words
        self.page = None
        self.get("/")
        return self

    def set_answer(self, question, answer):
        """Edits the security question, from Settings to "has been updated"."""
        page = self.get("/account/settings/security-question")
        saved = self.post(
            "/account/settings/security-question", key=page.field("key"), question=question, answer=answer)
        assert saved.status == 303 and saved.location == "/account/settings?saved", saved.words
        return self

    def activate(self, token, password, question, answer):
        """All of activation."""
        link = f"/activate/{token}"
        self.get(link)
        self.post(f"{link}/confirmation")
        self.get(link)
        self.post(f"{link}/password", password=password)
        self.get(link)
        done = self.post(f"{link}/security-question", question=question, answer=answer)
        assert done.status == 303, done.words
        return self

    def look_up(self, stated, second=None):
        self.get("/")
        return self.post("/look-ups", stated=stated, second=second)

    def open_call(self, stated, second=None):
        """The path of a new call for whoever is found by `stated`."""
        opened = self.look_up(stated, second)
        if opened.status == 303 and opened.location.startswith("/look-ups/"):
            found = self.follow(opened)
            opened = self.post("/calls", ticket=found.field("ticket"), key=found.field("key"))
        assert opened.status == 303 and opened.location.startswith("/calls/"), opened.words
        return opened.location

    def check(self, call, said, key=None):
        """Checks what the caller said; the page that tells the result."""
        self.get(call)
        return self.follow(self.post(f"{call}/attempts", key=key or str(uuid.uuid4()), said=said))

    def check_code(self, call, code, key=None):
        """Checks a support code; the page that tells the result."""
        self.get(call)
        return self.follow(self.post(f"{call}/code-attempts", key=key or str(uuid.uuid4()), **{"support-code": code}))

    def press_calling(self):
        """“I am calling Customer Care now.”"""
        home = self.get("/")
        assert self.post("/calling-customer-care", key=home.field("key")).status == 303

    def new_code(self):
        """The support code that a member gets who has dialled."""
        asked = self.get("/support-code/another")
        shown = self.follow(self.post("/support-code", key=asked.field("key"), dialled="yes"))
        return "".join(filter(str.isdigit, re.search(r'class="code"[^>]*>([^<]*)<', shown.text)[1]))
