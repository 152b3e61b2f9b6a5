"""A server on listeners that somebody else keeps, as systemd does by a socket unit: a restart refuses nobody."""
import pytest

from activated import Activated, restarts
from web import Client


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Activated(tmp_path_factory.mktemp("activated")).start()
    yield server
    server.close()


def test_three_restarts_under_load_refuse_nobody(server):
    load = restarts(server, 3)
    assert len(load.took) > 30 and not load.failures, load.failures[:5]


def test_a_request_that_comes_while_nobody_serves_is_answered(server):
    server.stop()
    client = Client.of_portal(server.demo, server.demo.brands[0])
    server.start(wait=False)
    assert client.get("/login").status == 200


def test_pages_bear_the_same_fields_as_ever(server):
    answer = Client.of_desk(server.demo).get("/login")
    assert answer.status == 200 and answer.header("date").endswith(" GMT"), answer.headers


@pytest.mark.parametrize("names, addresses, said", [
    (("portal", "front", "api"), None, "front"),
    (("portal", "portal", "api"), None, "portal"),
    (("portal", "care", "api"), ("127.0.0.1:1", "127.0.0.1:2"), "write the same address in both"),
    (("care", "portal", "api"), None, "write the same address in both"),
    (("portal", "api", "care"), None, "write the same address in both"),
])
def test_what_fits_no_setting_is_refused_with_what_to_do(tmp_path_factory, names, addresses, said):
    server = Activated(tmp_path_factory.mktemp("activated"))
    server.start(wait=False, names=names, addresses=addresses)
    assert server.process.wait(timeout=60) == 78 and said in server.log.read_text()
    server.close()


def test_a_socket_for_programs_is_refused_where_they_are_not_served(tmp_path_factory):
    server = Activated(tmp_path_factory.mktemp("activated"))
    file = server.demo.data / "countersign.yaml"
    before, _, after = file.read_text().partition("api:\n")
    file.write_text(before + after.split("\n", 1)[1])
    server.start(wait=False, api=False)
    assert server.process.wait(timeout=60) == 78 and "api.listen is not set" in server.log.read_text()
    server.close()
