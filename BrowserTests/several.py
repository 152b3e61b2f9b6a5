"""Somebody who owns two accounts of a brand with one log-in."""
import dataclasses
import hashlib
import secrets

import backdoor
from web import Client


def own_two(demo, brand):
    """(first, second): the second was activated by the log-in of the first."""
    first = backdoor.new_account(demo, brand)
    second = backdoor.invite(demo, brand, email=first.email, password=first.password)
    client = Client.of_portal(demo, brand).log_in(first)
    join_own(client, second)
    return first, second


def join_own(client, second):
    """Activates an account, logged in with the address of its owner."""
    link = f"/activate/{second.token}"
    client.get(link)
    client.post(f"{link}/confirmation")
    assert "password" not in client.get(link).text.split("<main")[1].split("type=")[0]
    client.post(f"{link}/password")
    client.get(link)
    done = client.post(f"{link}/security-question", question="lent-book", answer=second.answer)
    assert done.status == 303 and client.get(link).status == 200, done.words
    return client


def invited(demo, brand, email, role="administrator"):
    """Another company, and the path of the link by which it has invited somebody to it."""
    company = backdoor.new_account(demo, brand)
    client = Client.of_portal(demo, brand).log_in(company)
    client.get("/account/people/invitation")
    sent = client.post(
        "/account/people/invitation", **{"name": "Zed Marlowe", "email": email, "role": role, "may-call": "no"})
    assert sent.status == 303 and sent.location.endswith("?invited"), sent.words
    token = secrets.token_urlsafe(32)
    backdoor.run(demo, "UPDATE password_resets SET token = ? WHERE member = (SELECT max(key) FROM members WHERE email = ?)",
                 hashlib.sha256(token.encode()).digest(), email)
    return company, f"/password/{token}"


def log_in(client, person, company, back=""):
    """Through the choice, into the account of `company`."""
    client.get("/login")
    choice = client.post("/login", email=person.email, password=person.password, back=back)
    assert choice.status == 200, choice.words
    client.page = choice
    return client.post("/login/account", ticket=choice.field("ticket"), back=choice.field("back"), account=of(choice, company))


def of(page, company):
    """The value of the button that names a company."""
    return page.text.split(f"<strong>{company}</strong>")[0].rsplit('name="account" value="', 1)[1].split('"')[0]


def as_of(person, other):
    """The same log-in, seen from the other account."""
    return dataclasses.replace(other, email=person.email, password=person.password)
