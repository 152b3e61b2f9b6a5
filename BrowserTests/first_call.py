"""From a server that has just been set up to the first verified answer, by the commands and forms of docs/install.md.

For Scripts/try-package and Scripts/try-unit, which try a package and have no browser. `command` runs `countersign` with these words and
returns what it says.
"""
import re

import installation
from web import Client

HOST = "office.northline.example"
PASSWORD, ANSWER = "quatorze pigeons sous la verrière", "Gribouillon Piratapon"
ACCOUNT, OWNER, AGENT = "NL-1001", "rita@ellison.example", "alex@northline.example"
ADMINISTRATOR = ["--admin", "kim@northline.example", "--admin-name", "Kim Aubert", "--password-stdin"]
BRAND = ["--brand", "Northline", "--country", "CA", "--time-zone", "America/Toronto", "--host", f"{HOST} en 1 (800) 555-0100"]


def activate(command, demo):
    """The first account, and its owner's question and answer."""
    told = command(
        "account", "add", "--brand", "northline", "--number", ACCOUNT, "--company", "Ellison Freight", "--phone", "(416) 555-0132",
        "--email", OWNER, "--name", "Rita Ellison", "--language", "en")
    token = re.search(r"/activate/([\w-]+)", told)[1]
    return Client(demo, demo.portal, HOST).activate(token, "onze chaises vertes dehors", "stuffed-toy-name", ANSWER)


def log_in_agent(command, demo):
    """The first agent, who has set up a second factor."""
    command(
        "agent", "add", "--email", AGENT, "--name", "Alex Moreau", "--role", "agent", "--brand", "northline", "--password-stdin",
        given=PASSWORD + "\n")
    desk = Client(demo, demo.care, "localhost")
    desk.get("/login")
    answer = desk.post("/login", email=AGENT, password=PASSWORD, back="")
    assert answer.status == 303, answer.words
    desk.page = None
    installation.set_up_second_factor(desk)
    return desk


def check(desk):
    """The page that tells what came of the caller's answer."""
    return desk.check(desk.open_call(ACCOUNT), ANSWER.lower()).words
