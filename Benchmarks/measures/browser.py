"""A small browser: cookies, hidden fields, one connection that is kept. Cheap enough to sit beside what it measures."""

import re
import socket
from html import unescape
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
COOKIE = re.compile(r"^set-cookie: *([^=]+)=([^;\r]*)", re.I | re.M)
LOCATION = re.compile(r"^location: *([^\r\n]+)", re.I | re.M)
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)


class Line:
    """One kept connection; bytes of a request in, status, head and body of the answer out."""

    def __init__(self, port, patience=60):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request):
        self.socket.sendall(request)
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            part = self.socket.recv(65536)
            if not part:
                raise ConnectionError("the server closed the connection")
            answer += part
        head, body = answer[:end], answer[end + 4 :]
        length = int(found[1]) if (found := LENGTH.search(head)) else 0
        while len(body) < length:
            body += self.socket.recv(65536)
        return int(head[9:12]), head, body

    def close(self):
        self.socket.close()


class Browser:
    def __init__(self, port, host):
        self.line = Line(port)
        self.host = host
        self.cookies = {}
        self.hidden = {}
        self.location = None

    def request(self, method, path, fields=None):
        """The bytes of a request with this browser's cookies and the hidden fields of the last page."""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\n"
        if self.cookies:
            head += "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()) + "\r\n"
        body = ""
        if fields is not None:
            body = urlencode({"token": self.hidden.get("token", ""), **fields})
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return (head + "\r\n" + body).encode()

    def get(self, path):
        return self._send(self.request("GET", path), 200)

    def post(self, path, expect=303, **fields):
        return self._send(self.request("POST", path, fields), expect)

    def follow(self):
        return self.get(self.location)

    def _send(self, request, expect):
        status, head, body = self.line.ask(request)
        head, page = head.decode(), body.decode()
        self.cookies.update({name: value for name, value in COOKIE.findall(head) if value})
        self.location = found[1] if (found := LOCATION.search(head)) else None
        if status != expect:
            said = re.sub(r"<[^>]+>|\s+", " ", page.partition("<main")[2])[:300]
            raise RuntimeError(f"{request.split(b' HTTP', 1)[0].decode()} answered {status}, not {expect}: {said}")
        if page:
            self.hidden = {name: unescape(value) for name, value in HIDDEN.findall(page)}
        return page
