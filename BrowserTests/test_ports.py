"""Several runs of these tests share a machine: between asking for a free port and listening at it, another may take it."""
import contextlib
import socket

import pytest

import server
from conftest import start_demo
from web import Client


@pytest.fixture
def taken():
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


@pytest.mark.parametrize("fresh", [False, True])
def test_a_demo_whose_port_is_taken_meanwhile_starts_at_others(taken, fresh, tmp_path_factory, monkeypatch):
    free, asked = server.free_ports, []
    server.Seed.of(server.BINARY)

    def ports(count):
        asked.append(count)
        return [taken, *free(count - 1)] if len(asked) == 1 else free(count)

    monkeypatch.setattr(server, "free_ports", ports)
    demo = start_demo(tmp_path_factory, fresh=fresh)
    assert len(asked) == 2 and taken not in (demo.portal, demo.care)
    Client.of_portal(demo, demo.brands[0]).log_in(demo.brands[0].owner)
    assert "cannot be listened at" not in demo.log.read_text()
    with pytest.raises(server.PortTaken):
        demo.stop()
        monkeypatch.setattr(demo, "portal", taken)
        demo.serve()
