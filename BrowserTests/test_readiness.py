"""A load balancer hears of a disk that is full or cannot be written, before customers do."""
import os
import subprocess

import pytest

import server
from conftest import DEMOS, start_demo
from web import Client


@pytest.fixture
def disk(tmp_path_factory):
    """A small disk of its own."""
    place = tmp_path_factory.mktemp("disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "countersign", str(place)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def demo(disk):
    """On that disk, which is gone before anybody can search what was written there."""
    class OnDisk:
        def mktemp(self, name):
            folder = disk / name
            folder.mkdir()
            return folder

    server = start_demo(OnDisk())
    yield server
    DEMOS.remove(server)
    server.stop()


def test_a_full_disk_and_one_that_cannot_be_written_are_not_ready(demo, disk):
    client = Client.of_desk(demo)
    assert (client.get("/health/ready").status, client.get("/health/ready").body) == (200, b"ready\n")
    room = os.statvfs(disk)
    with open(disk / "filler", "wb") as filler:
        filler.write(bytes(room.f_bavail * room.f_frsize - 200_000))
    full = client.get("/health/ready")
    assert (full.status, full.body) == (503, b"the disk is full\n")
    assert client.get("/health/live").status == 200
    (disk / "filler").unlink()
    assert client.get("/health/ready").status == 200
