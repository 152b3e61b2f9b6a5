"""The ways into the audit log: the latest, what is ready to ask for, groups, links; and what stands beside "Unlock"."""
import re

from playwright.sync_api import expect

import backdoor
from web import Client
from words import OVERVIEW

LOG = "/supervision/audit-log"


def rows(page):
    return page.locator("table.log tbody tr")


def texts(page):
    """Of every row; there is one."""
    expect(rows(page).first).to_be_visible()
    return rows(page).all_inner_texts()


def follow(page, link):
    """To the page that it leads to, once that is there."""
    with page.expect_navigation():
        link.click()


def test_it_opens_with_the_latest_and_has_what_is_asked_for_most(supervision, locked, language):
    page, words = supervision.page, OVERVIEW[language]
    supervision.open(LOG)
    # Opening it is itself the latest entry.
    expect(rows(page).first).to_contain_text(supervision.words["searched"])
    expect(rows(page).nth(5)).to_be_visible()
    page.get_by_role("link", name=words["locks of today"], exact=True).click()
    expect(rows(page).filter(has_text=locked.account).first).to_be_visible()
    expect(rows(page).filter(has_text=supervision.words["searched"])).to_have_count(0)
    expect(page.locator("#kind")).to_have_value("all-locks")
    expect(page.locator("#from")).to_have_value(re.compile("."))
    for name in ("today", "week"):
        follow(page, page.get_by_role("link", name=words[name], exact=True))
        expect(rows(page).first).to_be_visible()
        expect(page.locator("#kind")).to_have_value("")


def test_an_account_and_a_call_lead_to_what_else_happened_there(supervision, demo, locked):
    page = supervision.page
    supervision.open(f"{LOG}?kind=all-checks")
    row = rows(page).filter(has_text=locked.account).first
    row.get_by_role("link", name=locked.account, exact=True).click()
    expect(page.locator("#account")).to_have_value(locked.account)
    whole = texts(page)
    assert all(locked.account in text for text in whole)
    call = rows(page).locator("a[href*='call=']").first
    ending = call.inner_text()
    follow(page, call)
    of_call = texts(page)
    assert len(of_call) < len(whole) and all(ending in text for text in of_call)
    # The call stays part of the search when something else is asked for as well.
    follow(page, page.locator("main button.primary"))
    assert texts(page) == of_call


def test_a_call_without_its_account_or_a_forged_group_finds_nothing(demo, brand):
    client = Client.of_desk(demo).log_in(brand.supervisor)
    for query in ("call=0f8fad5b-d9cb-469f-a165-70867728950e", "call=x&account=1", "kind=all-", "kind=all-else"):
        page = client.get(f"{LOG}?{query}")
        assert page.status == 422 and "class=\"stacked log\"" not in page.text, query


def test_what_happened_stands_beside_unlock_and_looking_is_recorded(supervision, demo, brand, locked):
    page = supervision.page
    before = len(backdoor.entries(demo, "auditSearched", locked))
    supervision.open(f"/supervision/locks/{backdoor.account_id(demo, locked)}")
    assert len(texts(page)) >= 7, "five wrong answers, the lock, and the calls"
    expect(page.locator("#reason")).to_be_visible()
    assert len(backdoor.entries(demo, "auditSearched", locked)) == before + 1
    page.locator("section").last.get_by_role("link").last.click()
    expect(page.locator("#account")).to_have_value(locked.account)
