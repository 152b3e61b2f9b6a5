"""Every check of a brand is stopped by a command beside a running server, which knows it with the next attempt."""
import pytest

from web import Client

STOPPED = {"en": "Phone checks stopped", "fr": "Vérifications par téléphone arrêtées"}


def panic(demo, brand, *options):
    return demo.command("panic", "--brand", brand.id, *options)


@pytest.fixture
def stopped(demo, brand):
    agent = Client.of_desk(demo).log_in(brand.agent)
    call = agent.open_call(brand.owner.account)
    owner = Client.of_portal(demo, brand).log_in(brand.owner)
    done = panic(demo, brand, "--yes")
    assert done.returncode == 0 and "stopped" in done.stderr, done.stderr
    yield agent, call, owner
    panic(demo, brand, "--end", "--yes")


def test_who_was_logged_in_is_out_and_nothing_is_checked(demo, brand, stopped):
    agent, call, owner = stopped
    assert agent.get(call).status == 303 and owner.get("/").status in (303, 200)
    assert owner.get("/account/settings").status == 303
    agent = Client.of_desk(demo).log_in(brand.agent)
    page = agent.check(agent.open_call(brand.owner.account), brand.owner.answer)
    assert STOPPED[page.lang] in page.words
    home = Client.of_portal(demo, brand).log_in(brand.owner).get("/")
    assert STOPPED[home.lang] in home.words


def test_it_goes_on_by_the_same_command(demo, brand, stopped):
    done = panic(demo, brand, "--end", "--yes")
    assert done.returncode == 0, done.stderr
    agent = Client.of_desk(demo).log_in(brand.agent)
    page = agent.check(agent.open_call(brand.owner.account), brand.owner.answer)
    assert STOPPED[page.lang] not in page.words
    assert "were not stopped" in panic(demo, brand, "--end", "--yes").stderr


def test_the_other_brand_goes_on(demo, brand, stopped):
    other = next(one for one in demo.brands if one.id != brand.id)
    agent = Client.of_desk(demo).log_in(other.agent)
    page = agent.check(agent.open_call(other.owner.account), other.owner.answer)
    assert STOPPED[page.lang] not in page.words


def test_it_asks_before_and_doctor_tells_of_it(demo, brand, stopped):
    done = panic(demo, brand)
    assert done.returncode == 64 and "--yes" in done.stderr
    told = demo.command("doctor")
    assert f"countersign panic --brand {brand.id} --end" in told.stdout, told.stdout


def test_a_brand_that_there_is_not_is_refused(demo):
    assert demo.command("panic", "--brand", "nobody", "--yes").returncode != 0
