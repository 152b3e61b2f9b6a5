"""Measures every page of a tour once, for the tests that judge the measures."""
import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from tour import mixed_words

AXE = Axe()
RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}, "resultTypes": ["violations"]}
WIDEST = """() => [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > 320.5).slice(0, 2)
    .map(element => element.outerHTML.slice(0, 120)).join(' ')"""
NAMED = "[...document.querySelectorAll('link[href], script[src], img[src]')].map(one => one.href || one.src)"
HELP_LINKS = "[...document.querySelectorAll('.help-link a')].map(one => one.getAttribute('href'))"
HEADERS = 1_000


@dataclass
class Measures:
    language: str
    mixed: list
    axe: list
    width: int
    widest: str
    width_of_large_text: int
    bytes: int
    hosts: set
    host: str
    main_headings: int
    title: str
    # Where its links to the help lead.
    help: list


def complaints(page):
    """What axe finds, in a line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    # Only what was found comes back: what was found in order is a hundred times as much.
    found = page.evaluate("rules => axe.run(rules).then(told => told.violations)", RULES)
    return [f"{one['id']}: {one['help']} – {one['nodes'][0]['html'][:150]}" for one in found]


def complaints_in(page, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return [f"{scheme}, {complaint}" for complaint in complaints(page)]


def survey(tour, door):
    """Measures of each page by its name."""
    sizes, found = {}, {}
    for name, page in tour.pages(door):
        assert name not in found
        found[name] = measures(page, tour, sizes)
    return found


def measures(page, tour, sizes):
    total, hosts = weigh(page, sizes)
    axe = complaints_in(page, "dark") + complaints_in(page, "light")
    before = page.viewport_size
    large = page.evaluate(
        "() => { const style = document.documentElement.style; style.fontSize = '200%'; "
        "const width = document.documentElement.scrollWidth; style.fontSize = ''; return width }")
    page.set_viewport_size({"width": 320, "height": 640})
    width, widest = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(WIDEST)
    page.set_viewport_size(before)
    return Measures(
        page.locator("html").get_attribute("lang"), mixed_words(page, tour.data), axe, width, widest, large, total,
        hosts, page.evaluate("location.host"), page.locator("h1").count(), page.title(),
        page.evaluate(HELP_LINKS))


def weigh(page, sizes):
    """What a browser that has never been here takes for this page: the page and everything it names."""
    hosts, total = set(), len(page.content().encode()) + HEADERS
    for name in page.evaluate(NAMED):
        address = urlsplit(name)
        if name not in sizes:
            sizes[name] = size_of(address)
        total += sizes[name]
        hosts.add(address.netloc)
    return total, hosts


def size_of(address):
    """In bytes, with its headers."""
    connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=10)
    connection.request("GET", address.path, headers={"Host": address.netloc})
    answer = connection.getresponse()
    assert answer.status == 200, address
    size = len(answer.read()) + len(str(answer.headers))
    connection.close()
    return size
