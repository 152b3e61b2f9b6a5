"""One server for each module, one browser for all, a fresh browser context for each test."""
import contextlib
import itertools
import os
import pathlib
import re
import shutil
import textwrap
import uuid
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

import backdoor
import log_lines
from mailbox import Mailbox
from pages import Desk, Office, Supervision
from postgres import Everything
from server import Demo
from shared_queue import Worker
from web import Client

BRANDS = ["northline", "atelier-vingt"]
LANGUAGES = ["en", "fr"]
COMPANY, NAME = "Ébénisterie O’Neill & Fils <Québec>", "Zoë Ångström-Nuñez"
WIDE, SMALL = (1280, 800), (360, 740)
DEMOS: list[Demo] = []
on_postgres = False
expect.set_options(timeout=15_000)


def pytest_addoption(parser):
    parser.addoption(
        "--shots", metavar="DIR", help="take a picture of every page into this folder, and test nothing else")
    parser.addoption("--queue", metavar="DIR", type=pathlib.Path, help="share the modules with others by this folder")
    parser.addoption(
        "--database", choices=["file", "postgresql"], default="file",
        help="postgresql: every demo is two nodes on a PostgreSQL of its own, behind HAProxy; what needs the file is skipped")
    parser.addoption("--every-kill-point", action="store_true", help="kill a node at every named point, not at some of them")
    parser.addoption("--rounds", type=int, default=3, help="of 200 wrong checks at three nodes")
    parser.addoption("--worker", metavar="NAME", default="0", help="which of those who share them this is")
    parser.addoption(
        "--pictures", action="store_true", help="write the help’s pictures that look different now into Help/assets")


def pytest_configure(config):
    global on_postgres
    on_postgres = config.getoption("--database") == "postgresql"
    if config.getoption("--queue"):
        config.pluginmanager.register(Worker(config))


# What is not run with `--database postgresql`: it is about the database file, asks it by SQLite's own functions, is about the process of
# one server, or is led back by a provider to what has no https address here (`test_company_log_in_nodes` has one).
OF_ONE_SERVER = {f"test_{name}" for name in """
    api api_reference audit_log audit_proof audit_stream backup budget company_log_in company_log_in_owners crowd full_queue help_articles help_pages import_beside keys logs long_work mail_crash mail_ways
    metrics package ports proxies quiet_triggers readiness reload secrets service socket_activation upgrade webhooks""".split()} | {
        # A demo's own process lets such a browser in; nodes are served as they are in earnest.
        "test_the_demo_can_be_used_by_a_browser_that_keeps_no_secure_cookies",
        # Who signs is a node by its own address where no https address of what is in front is named, as there is none here.
        "test_a_verifier_takes_what_the_server_gives", "test_the_lines_for_curl_look_up_check_and_ask_about_the_grant",
        # The way back to a care desk again.
        "test_the_way_back_is_taken_by_no_other_method_and_no_other_host", "test_a_whole_log_in_by_canaille_which_knows_the_key",
        # It takes a trigger of the file's away.
        "test_a_message_whose_key_is_gone_is_given_up_and_seen",
        # It looks into a copy of the file; and the mail names a node's own port where the care desk has no address of its own, which is HTTPS only.
        "test_whoever_was_added_and_has_come_too_long_ago_loses_access_and_nobody_else",
        "test_a_forgotten_password_from_the_command_to_the_log_in"}


def pytest_collection_modifyitems(config, items):
    """The search for secrets comes last, when everything has been written; pictures are only taken when asked for."""
    wants_shots = bool(config.getoption("--shots"))
    wants_all = config.getoption("--every-kill-point")
    kept = [item for item in items if (item.module.__name__ == "test_shots") == wants_shots
            and (wants_all or not item.get_closest_marker("every_kill_point"))]
    if on_postgres:
        for item in kept:
            if {item.module.__name__, item.originalname} & OF_ONE_SERVER:
                item.add_marker(pytest.mark.skip(reason="of the database file or of one server's process"))
        # Those that start their own are as they are without it.
        kept = [item for item in kept if not item.get_closest_marker("postgres")]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = sorted(kept, key=lambda item: item.module.__name__ == "test_secrets")


def pytest_terminal_summary(terminalreporter):
    """What a test has to tell that passed, too: by which seed it can be run again."""
    for report in [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]:
        for name, value in report.user_properties:
            if name == "told" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid}: {value}")


def pytest_sessionfinish():
    """Nothing is left of those that failed on the way."""
    for demo in DEMOS:
        with contextlib.suppress(AssertionError):
            demo.remove()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    yield from running_demo(tmp_path_factory)


def running_demo(tmp_path_factory, options=(), environment=None, prepare=None, nodes=False):
    """For a fixture: a demo that runs; it must stop cleanly afterwards, and must not have complained. `prepare`: what is done
    in its folder before it starts anew; `nodes`: of two of them on PostgreSQL, whatever the others are."""
    server = start_demo(tmp_path_factory, options, environment, nodes=nodes)
    if prepare:
        server.stop()
        prepare(server)
        server.serve()
    yield server
    server.stop()
    server.remove()
    assert_calm(server)


def demo_at_provider(tmp_path_factory, make, settle, **more):
    """Likewise, with the provider of log-ins that `make` makes; both. `settle`: tells the demo of it."""
    made = []

    def prepare(server):
        made.append(make(server))
        settle(server, made[0])

    try:
        for server in running_demo(tmp_path_factory, prepare=prepare, **more):
            yield server, made[0]
    finally:
        for provider in made:
            provider.stop()


def policy_of(brand, policy):
    """To prepare a demo with: this brand has that policy, the other one the usual."""
    def write(server):
        file = server.data / "countersign.yaml"
        before, mark, own = file.read_text().partition(f"  - id: {brand}\n")
        hosts = "    hosts:\n"
        lines = "    policy:\n" + textwrap.indent(policy.strip() + "\n", 6 * " ")
        file.write_text(before + mark + own.replace(hosts, lines + hosts, 1))

    return write


def start_demo(tmp_path_factory, options=(), environment=None, fresh=False, nodes=False):
    server = (Everything if nodes or on_postgres else Demo)(tmp_path_factory.mktemp("demo"), options, environment)
    DEMOS.append(server)
    return server.start(fresh)


@pytest.fixture(scope="module")
def mailbox():
    with Mailbox() as box:
        yield box


def demo_that_mails(tmp_path_factory, mailbox, **more):
    """For a fixture of a module. Mails are among what the server wrote, so they are searched for secrets as well."""
    for server in running_demo(tmp_path_factory, ["--smtp", mailbox.address], **more):
        yield server
        for mail in mailbox.mails:
            server.keep(str(mail.parsed.items()).encode() + mail.text.encode() + mail.html.encode())


def assert_calm(server):
    """Nothing in the log says that the program itself went wrong."""
    log = server.log.read_text(errors="replace")
    trouble = [line for line in log.splitlines()
               if re.search(r"Fatal|\berror\b.*request failed|level=(error|critical)| (error|critical) ", line)]
    if server.log_format == "json":
        trouble += log_lines.complaints(server.log) + log_lines.faults(server.log)
    assert not trouble, trouble[:5]


@pytest.fixture(scope="session")
def browser():
    # The same engine as Chromium without a window to draw: a third of its processor time.
    path = shutil.which("chromium-headless-shell")
    assert path, "Chromium is needed: apt-get install chromium-headless-shell"
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@contextlib.contextmanager
def make_pages(browser):
    """Makes pages in fresh contexts, and sees to it that none of them asks elsewhere or finds fault in its console."""
    contexts, complaints = [], []

    def make(size=WIDE, context=None, **options):
        if context is None:
            context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
            context.set_default_timeout(15_000)
            contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note_request(request, complaints))
        page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        page.on("console", lambda message: note_console(message, complaints))
        return page

    try:
        yield make
    finally:
        for context in contexts:
            context.close()
    assert not complaints, complaints


@pytest.fixture
def new_page(browser):
    with make_pages(browser) as make:
        yield make


def note_request(request, complaints):
    host = urlsplit(request.url).hostname
    if not (host == "localhost" or host.endswith(".localhost")):
        complaints.append(f"a request to {request.url}")


def note_console(message, complaints):
    # A refused form answers 422; the browser notes every such answer.
    if message.type == "error" and "Failed to load resource" not in message.text:
        complaints.append(f"console: {message.text}")


def pytest_generate_tests(metafunc):
    """Each brand in its own language; with `every_storefront` each brand in both."""
    names = [name for name in ("brand", "language") if name in metafunc.fixturenames]
    own = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    names = [name for name in names if name not in own]
    if names == ["brand", "language"]:
        is_own = metafunc.definition.get_closest_marker("every_storefront") is None
        pairs = list(zip(BRANDS, LANGUAGES)) if is_own else list(itertools.product(BRANDS, LANGUAGES))
        metafunc.parametrize("brand, language", pairs, indirect=["brand"])
    elif names == ["brand"]:
        metafunc.parametrize("brand", BRANDS, indirect=True)
    elif names == ["language"]:
        metafunc.parametrize("language", LANGUAGES)


@pytest.fixture(autouse=True)
def rested_agents(request):
    """Every test begins in a new hour of look-ups: all share the demo's few agents. Tests of nodes see to it themselves."""
    if "demo" in request.fixturenames and backdoor.is_open(demo := request.getfixturevalue("demo")):
        backdoor.rest_look_ups(demo)


@pytest.fixture
def fresh_throttle(demo):
    backdoor.forget_failed_logins(demo)


@pytest.fixture
def brand(request, demo):
    return demo.brand(request.param)


@pytest.fixture
def person(demo, brand):
    """An account of its own; and the agents start with all their attempts."""
    backdoor.rest_agents(demo)
    return backdoor.new_account(demo, brand)


@pytest.fixture(params=[WIDE, SMALL], ids=["1280px", "360px"])
def size(request):
    return request.param


@pytest.fixture
def office(demo, brand, language, new_page):
    """The Office Manager of a brand on its host of a language."""
    return Office(demo, brand, language, new_page())


@pytest.fixture
def desk(demo, language, new_page):
    return Desk(demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR"))


@pytest.fixture
def supervision(demo, brand, language, new_page):
    return Supervision(demo, language, new_page(locale="en-GB" if language == "en" else "fr-FR")).log_in(brand.supervisor)


@pytest.fixture
def locked(demo, brand):
    """Locked by five wrong answers of an agent's, as it happens: all of them within one hour, and today."""
    backdoor.stay_within_the_hour()
    backdoor.rest_agents(demo)
    person = backdoor.new_account(demo, brand)
    agent = Client.of_desk(demo).log_in(backdoor.new_agent(demo, brand))
    for attempts in (3, 2):
        call = agent.open_call(person.account)
        for _ in range(attempts):
            agent.check(call, "Nothing of the Kind")
    return person


@pytest.fixture
def owner(demo, brand, language, fresh_throttle):
    return owner_with_accents(demo, brand, language)


def owner_with_accents(demo, brand, language):
    """An owner with accents in every name, of an account that speaks the test's language."""
    person = backdoor.new_account(demo, brand, company=f"{COMPANY} {uuid.uuid4().hex[:6]}", name=NAME)
    backdoor.set_language(demo, person, language)
    return person


@pytest.fixture
def portal(demo, brand):
    """The Office Manager by plain HTTP."""
    return Client.of_portal(demo, brand)


@pytest.fixture
def agent(demo, brand):
    """An agent who has logged in, by plain HTTP."""
    return Client.of_desk(demo).log_in(brand.agent)
