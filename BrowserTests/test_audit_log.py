"""The audit log: searched by each field, a page at a time, and exported to files that say what the database says."""
import csv
import io
import json
import re
import secrets
import uuid

import pytest
from playwright.sync_api import expect

import backdoor
import chain
from web import Client
from words import SUPERVISOR

LOG = "/supervision/audit-log"
EXPORT = f"{LOG}/export"
COLUMNS = ["number", "at", "kind", "actor", "actorID", "actorName", "account", "accountID", "brand", "call", "address",
           "detail", "callerID", "client", "node", "nodeSequence"]
# A spreadsheet of a French system expects semicolons, and gets them where the pages are French.
SEPARATORS = {"en": ",", "fr": ";"}


@pytest.fixture(autouse=True)
def fresh(demo):
    backdoor.rest_agents(demo)
    backdoor.resume_agents(demo)
    yield
    for brand in demo.brands:
        backdoor.serve_all(demo, brand.supervisor)


@pytest.fixture
def boss(demo, brand):
    return Client.of_desk(demo).log_in(brand.supervisor)


@pytest.fixture
def called(demo, brand):
    """An account with a call: looked up, opened, one wrong answer, ended."""
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(person.account)
    agent.check(call, "Nothing of the Kind")
    agent.post(f"{call}/ending", ending="ended")
    return person


def rows(page):
    return page.locator("table.log tbody tr")


def blob(text):
    return str(uuid.UUID(bytes=text)) if text else ""


def expected(demo, where="1", *arguments):
    """What the database holds, as an export would say it, newest first."""
    found = backdoor.run(
        demo, "SELECT e.number, strftime('%Y-%m-%dT%H:%M:%S', e.at / 1000, 'unixepoch') "
        "|| printf('.%03dZ', e.at % 1000), k.name, e.actor, e.actor_id, coalesce(e.actor_name, ''), "
        "coalesce(a.number_written, a.number, ''), e.account, coalesce(e.brand, b.id, ''), e.call, coalesce(e.address, ''), "
        "coalesce(e.detail, ''), e.caller, coalesce(e.client, ''), coalesce(e.node, ''), coalesce(e.node_sequence, '') FROM audit e JOIN audit_kinds k ON k.key = e.kind LEFT JOIN accounts a ON a.id = e.account "
        f"LEFT JOIN brands b ON b.key = a.brand WHERE {where} ORDER BY e.number DESC", *arguments)
    return [[str(n), at, kind, actor, blob(actor_id), name, account, blob(account_id), brand, blob(call), address, detail,
             blob(caller), client, node, str(count)]
            for n, at, kind, actor, actor_id, name, account, account_id, brand, call, address, detail, caller, client, node,
            count in found]


def exported(client, query, format="csv"):
    language = client.get(LOG).lang
    answer = client.post(f"{EXPORT}?{query}&format={format}")
    assert answer.status == 200, answer.words
    assert answer.header("content-disposition") == f'attachment; filename="audit-log.{format}"'
    assert answer.header("cache-control") == "no-store"
    assert format != "csv" or answer.body.decode("utf-8-sig").startswith(SEPARATORS[language].join(COLUMNS))
    return answer


def cells(text):
    """Of an export whose separator is known to be right."""
    return csv.reader(io.StringIO(text[1:], newline=""), delimiter=text[1 + len(COLUMNS[0])], strict=True)


def csv_rows(answer):
    assert answer.header("content-type").startswith("text/csv; charset=utf-8")
    text = answer.body.decode("utf-8")
    assert text[0] == "\ufeff" and text.endswith("\r\n")
    head, *lines = cells(text)
    assert head == COLUMNS
    return lines


def json_rows(answer):
    lines = [json.loads(line) for line in answer.body.decode("utf-8").splitlines()]
    assert all(set(line) <= set(COLUMNS) for line in lines)
    return [[str(line.get(name, "")) for name in COLUMNS] for line in lines]


def test_an_account_is_searched_by_its_number(supervision, demo, called):
    page = supervision.page
    supervision.link("audit log").click()
    supervision.label("account").fill(called.account.lower().replace("-", " "))
    supervision.button("search").click()
    entries = len(expected(demo, "a.number = ?", called.account.replace("-", "")))
    expect(rows(page)).to_have_count(entries)
    assert entries >= 8
    for text in rows(page).all_inner_texts():
        assert called.account in text
    expect(supervision.label("account")).to_have_value(called.account.lower().replace("-", " "))


def test_what_happened_and_who_did_it_narrow_the_search(supervision, demo, brand, called):
    page = supervision.page
    supervision.open(LOG)
    supervision.label("account").fill(called.account)
    supervision.label("kind").select_option("answerWrong")
    supervision.label("done by").select_option(label="Alex Moreau")
    supervision.button("search").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Alex Moreau")
    supervision.label("done by").select_option(label="Robin Castle")
    supervision.button("search").click()
    supervision.says("nothing")


def test_days_are_the_care_desks_and_the_last_one_is_included(supervision, demo, called):
    """The care desk of the demo is in Paris."""
    page = supervision.page
    day, before, after = page.evaluate(
        "() => [0, -1, 1].map(days => new Date(Date.now() + days * 86400000)"
        ".toLocaleDateString('sv-SE', {timeZone: 'Europe/Paris'}))")

    def search(start, end):
        supervision.open(f"{LOG}?account={called.account}&kind=answerWrong&from={start}&until={end}")
        return rows(page).count()

    assert [search(day, day), search(day, ""), search("", day), search(before, after)] == [1, 1, 1, 1]
    assert [search(after, ""), search("", before)] == [0, 0]
    expect(supervision.label("until")).to_have_value(before)
    # The last millisecond of a day in Paris is that day's, the next one is not.
    midnight = backdoor.run(demo, "SELECT strftime('%s', '2025-07-01 22:00:00') * 1000")[0][0]
    chain.write(demo, [(midnight - 1, "accountLookedUp", "before midnight"), (midnight, "accountLookedUp", "at midnight")])
    supervision.open(f"{LOG}?from=2025-07-01&until=2025-07-01")
    expect(rows(page).filter(has_text="before midnight")).not_to_have_count(0)
    expect(rows(page).filter(has_text="at midnight")).to_have_count(0)
    supervision.open(f"{LOG}?from=2025-07-02&until=2025-07-02")
    expect(rows(page).filter(has_text="at midnight")).not_to_have_count(0)


@pytest.mark.parametrize("query, field, words", [
    ("account=ZZ-404", "account", "unknown account"), ("from=2026-02-29", "from", "not a day"),
    ("until=tomorrow", "until", "not a day"), ("from=2026-03-02&until=2026-03-01", "until", "backwards"),
])
def test_what_cannot_be_searched_is_told_beside_the_field(supervision, demo, query, field, words):
    before = len(backdoor.entries(demo, "auditSearched"))
    supervision.open(f"{LOG}?{query}")
    assert supervision.words[words] in supervision.error_of(supervision.label(field))
    expect(rows(supervision.page)).to_have_count(0)
    assert len(backdoor.entries(demo, "auditSearched")) == before


def test_forged_choices_are_refused(boss):
    boss.get(LOG)
    for query in ("agent=nobody", f"agent={uuid.uuid4()}", "kind=everything", "brand=elsewhere"):
        assert boss.get(f"{LOG}?{query}").status == 422, query
        assert boss.post(f"{EXPORT}?{query}&format=csv").status == 400, query
    assert boss.post(f"{EXPORT}?account=&format=exe").status == 400
    assert boss.post(f"{EXPORT}?account=").status == 400


def test_what_a_link_asks_for_exports_nothing(demo, boss, called):
    """An export is an entry of the log: a form with this browser's token, or nothing."""
    before = len(backdoor.entries(demo, "auditExported"))
    assert boss.get(f"{EXPORT}?account=&format=csv").status in (404, 405)
    assert boss.post(f"{EXPORT}?account=&format=csv", token="of another site").status in (400, 403, 422)
    assert len(backdoor.entries(demo, "auditExported")) == before


def test_a_number_that_two_brands_have_asks_for_the_brand(supervision, demo):
    number = f"QX-{300_000 + secrets.randbelow(90_000)}"
    for brand in demo.brands:
        backdoor.new_account(demo, brand, account=number)
    supervision.open(f"{LOG}?account={number}")
    assert supervision.words["several"] in supervision.error_of(supervision.label("brand"))
    supervision.label("brand").select_option("atelier-vingt")
    supervision.button("search").click()
    expect(rows(supervision.page).first).to_be_visible()


def test_another_brands_account_is_not_found(demo, brand, boss, called):
    other = next(one for one in demo.brands if one.id != brand.id)
    assert boss.get(f"{LOG}?account={called.account}").status == 200
    backdoor.serve_only(demo, brand.supervisor, other)
    page = boss.get(f"{LOG}?account={called.account}")
    assert page.status == 422 and SUPERVISOR[page.lang]["unknown account"] in page.words
    kept = csv_rows(exported(boss, "account="))
    assert {row[8] for row in kept} <= {"", other.id} and called.account not in {row[6] for row in kept}


def test_every_page_of_a_search_is_recorded_and_an_export_as_such(demo, boss, called):
    chain.write(demo, [(backdoor.now(), "accountLookedUp", None)] * 51)
    before = len(backdoor.entries(demo, "auditSearched"))
    first = boss.get(f"{LOG}?kind=accountLookedUp")
    older = first.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert boss.get(older).status == 200
    assert backdoor.entries(demo, "auditSearched")[before:] == [("Robin Castle", "accountLookedUp")] * 2
    exported(boss, f"account={called.account}&kind=answerWrong")
    assert backdoor.entries(demo, "auditExported", called) == [("Robin Castle", "answerWrong")]
    # Opening the log shows the latest entries, and is a search as well.
    searched = len(backdoor.entries(demo, "auditSearched"))
    boss.get(LOG)
    assert len(backdoor.entries(demo, "auditSearched")) == searched + 1


def test_thirty_entries_a_page_and_none_is_lost_or_told_twice(supervision, demo):
    page = supervision.page
    mark = secrets.token_hex(8)
    chain.write(demo, [(backdoor.now(), "lookUpFailed", f"{mark}-{count}") for count in range(80)])
    supervision.open(f"{LOG}?kind=lookUpFailed")
    seen = []
    for size in (30, 30):
        expect(rows(page)).to_have_count(size)
        seen += rows(page).all_inner_texts()
        supervision.link("older").click()
        expect(page).to_have_url(re.compile("before="))
        expect(rows(page).first).not_to_have_text(seen[-size])
    seen += rows(page).all_inner_texts()
    found = [text.split(mark)[1].split()[0] for text in seen if mark in text]
    assert found == [f"-{count}" for count in reversed(range(80))]
    supervision.link("newest").click()
    expect(rows(page).first).to_contain_text(f"{mark}-79")


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_an_export_says_what_the_database_says(demo, boss, called, format):
    """Long enough to be read in several pages."""
    with_many = backdoor.run(demo, "SELECT count(*) FROM audit")[0][0]
    chain.write(demo, [(backdoor.now(), "accountLookedUp", None)] * max(0, 1_100 - with_many))
    answer = exported(boss, "account=", format)
    got = csv_rows(answer) if format == "csv" else json_rows(answer)
    wanted = expected(demo, "e.number <= ?", int(got[0][0]))
    harmless = [[f"'{cell}" if format == "csv" and cell[:1] in set("=+-@\t\r") else cell for cell in row] for row in wanted]
    assert len(got) > 1_000 and got == harmless
    assert got[0][2] == "auditExported"


def test_an_export_has_the_filters_of_the_search(supervision, demo, called):
    supervision.open(f"{LOG}?account={called.account}&kind=callEnded")
    wanted = expected(demo, "a.number = ? AND k.name = 'callEnded'", called.account.replace("-", ""))
    assert len(wanted) == 1
    for name in ("csv", "lines"):
        with supervision.page.expect_download() as download:
            supervision.button(name).click()
        text = download.value.path().read_bytes().decode("utf-8")
        assert name != "csv" or text[1:].startswith(SEPARATORS[supervision.language].join(COLUMNS))
        lines = list(cells(text))[1:] if name == "csv" else [
            [str(json.loads(line).get(column, "")) for column in COLUMNS] for line in text.splitlines()]
        assert lines == wanted


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x.example","y")'])
def test_no_cell_is_executed_by_a_spreadsheet(demo, boss, brand, formula):
    person = backdoor.new_account(demo, brand, name=formula)
    backdoor.spend(demo, person, 5, 5, locked_minutes=60)
    path = f"/supervision/locks/{backdoor.account_id(demo, person)}"
    boss.get(path)
    assert boss.post(f"{path}/lifting", reason=formula).status == 303
    told = csv_rows(exported(boss, f"account={person.account}"))
    assert [row[11] for row in told if row[2] == "questionUnlocked"] == ["'" + formula]
    assert {row[5] for row in told if row[3] == "member"} == {"'" + formula}
    plain = json_rows(exported(boss, f"account={person.account}", "jsonl"))
    assert [row[11] for row in plain if row[2] == "questionUnlocked"] == [formula]
    page = boss.get(f"{LOG}?account={person.account}")
    assert formula in page.words and (formula in page.text) == ('"' not in formula)


def test_no_secret_is_in_an_export(demo, boss, called):
    for format in ("csv", "jsonl"):
        text = exported(boss, "account=", format).body.decode("utf-8")
        for secret in (called.answer, called.password, "Nothing of the Kind"):
            assert secret not in text
