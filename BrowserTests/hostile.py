"""What somebody uses who means harm: a crawler for forms, raw connections, statistics on times."""
import html
import re
import socket
import threading
import time
import urllib.parse
from dataclasses import dataclass

import backdoor

# What changes by itself while nothing is done: when a session was seen, which browser it was, the log of refusals and its
# signatures, visitors whose minute is over, the mails that go out and the links in them.
RESTLESS = {"sessions", "browsers", "audit", "audit_checkpoints", "visitor_events", "outbox", "not_me_links", "login_throttles",
            "sqlite_sequence", "migrations", "nodes", "leases"}


@dataclass(frozen=True)
class FoundForm:
    page: str
    action: str
    fields: tuple

    @property
    def names(self):
        return {name for name, _ in self.fields}


def forms_of(page, path):
    """Every form of a page that is sent by POST, with what its fields hold."""
    for match in re.finditer(r"<form\b([^>]*)>(.*?)</form>", page.text, re.S):
        if 'method="post"' not in match[1]:
            continue
        action = html.unescape(re.search(r'action="([^"]*)"', match[1])[1])
        fields = []
        for tag in re.findall(r"<(?:input|button|select|textarea)\b[^>]*>", match[2]):
            name = re.search(r'name="([^"]*)"', tag)
            value = re.search(r'value="([^"]*)"', tag)
            if name:
                fields.append((name[1], html.unescape(value[1]) if value else ""))
        yield FoundForm(path, action, tuple(fields))


def crawl(client, start=("/",), limit=80):
    """Every page that can be reached by links from here, without sending anything."""
    seen, waiting = {}, list(start)
    while waiting and len(seen) < limit:
        path = waiting.pop(0)
        if path in seen:
            continue
        page = client.get(path)
        seen[path] = page
        if page.status == 303 and page.location.startswith("/"):
            waiting.append(page.location)
        if "text/html" in (page.header("content-type") or ""):
            links = [html.unescape(link) for link in re.findall(r'<a\b[^>]*href="([/?][^"]*)"', page.text)]
            waiting += [urllib.parse.urljoin(path, link.split("#")[0]) for link in links if "/assets/" not in link]
    return seen


def kept(demo):
    """All that the database holds, but for what changes by itself."""
    return {table: sorted(map(repr, backdoor.run(demo, f"SELECT * FROM {table}")))
            for table in backdoor.tables(demo) if table not in RESTLESS and not table.startswith("sqlite_")}


def drip(port, opening, byte, every, seconds):
    """Sends `opening`, then a byte now and then. How long the server bore it; None when it bore all of it."""
    begin = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        connection.sendall(opening)
        while time.monotonic() - begin < seconds:
            try:
                connection.sendall(byte)
                connection.settimeout(every)
                if connection.recv(65536) == b"":
                    return time.monotonic() - begin
            except TimeoutError:
                continue
            except OSError:
                return time.monotonic() - begin
    return None


def together(jobs):
    """Does them all at once; what each came to."""
    results = [None] * len(jobs)

    def do(place, job):
        results[place] = job()

    threads = [threading.Thread(target=do, args=item) for item in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def likelier_longer(ones, others):
    """How likely it is that one of `ones` is greater than one of `others`: 0.5 where they cannot be told apart.

    The statistic of Mann and Whitney (1947), by ranks; ties count half.
    """
    ranked = sorted([(value, 0) for value in ones] + [(value, 1) for value in others])
    rank_sum, place = 0.0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        mean = (place + 1 + end) / 2
        rank_sum += mean * sum(1 for _, side in ranked[place:end] if side == 0)
        place = end
    return (rank_sum - len(ones) * (len(ones) + 1) / 2) / (len(ones) * len(others))


def standard_error(count):
    """Of `likelier_longer` for so many of each, where they cannot be told apart (Mann and Whitney)."""
    return ((2 * count + 1) / (12 * count * count)) ** 0.5


def quote(text):
    return urllib.parse.quote(text, safe="")
