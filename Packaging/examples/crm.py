"""A CRM in fifty lines: the telephone system names a number, the account is looked up, the agent checks the caller at the care desk, and the
CRM opens its file by the grant, once. What the caller says never passes the CRM.

API=http://127.0.0.1:8082 CARE=http://127.0.0.1:8081 CLIENT=crm SECRET=csk_… python3 crm.py alex@example.com '+1 416 555 0123'"""
import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

API, CARE = os.environ["API"], os.environ["CARE"]
PAIR = f'{os.environ["CLIENT"]}:{os.environ["SECRET"]}'
LET_IN = {"Authorization": "Basic " + base64.b64encode(PAIR.encode()).decode()}


def ask(method, path, **body):
    """An answer's members; ends the program with the problem's words where it was not done. Sent again after a lost connection, with its key."""
    sent = {**LET_IN, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    request = urllib.request.Request(API + path, json.dumps(body).encode() if body else None, sent, method=method)
    for left in (2, 1, 0):
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            problem = json.load(refused)
            sys.exit(f'{problem["title"]}: {problem["detail"]}')
        except OSError:
            if not left:
                raise


def main(agent, number):
    found = ask("POST", "/v1/lookups", agent=agent, stated=number)
    if found["result"] != "found":
        sys.exit(f"No one account has {number}: ask the caller for the account number.")
    call = ask("POST", "/v1/calls", agent=agent, lookup=found["lookup"])
    print(f'{found["account"]["company"]} is calling? Check at {CARE}/calls/{call["id"]}', flush=True)
    while call["state"] == "open":
        time.sleep(1)
        call = ask("GET", f'/v1/calls/{call["id"]}')
    if "grant" not in call:
        sys.exit("The caller was not verified: general help only.")
    proof = ask("POST", f'/v1/grants/{call["grant"]["id"]}/consume')
    print(f'Verified by {proof["acr"].split(":")[-1]}. File {proof["sub"]} is open for: {proof["scope"]}')


main(*sys.argv[1:])
