"""Disks that are full or read-only: a load balancer hears of it before customers do, everybody reads what it is, and nothing that was
said to be kept is lost."""
import os
import re
import subprocess

import pytest

import backdoor
from server import Demo
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
def demo(disk, tmp_path_factory):
    """Its data are on that disk, which is gone before anybody can search what was written there."""
    server = Demo(tmp_path_factory.mktemp("demo"))
    server.data = disk / "data"
    yield server.start()
    server.stop()


def fill(disk, left):
    """Leaves so many bytes."""
    room = os.statvfs(disk)
    with open(disk / "filler", "wb") as filler:
        filler.write(bytes(room.f_bavail * room.f_frsize - left))


def rows(path, count):
    lines = [f"BIG-{i},Company {i},,big{i}@big.example,Ann Zed,en\n" for i in range(count)]
    path.write_text("number,company,phone,email,name,language\n" + "".join(lines))
    return path


def imported(demo):
    return backdoor.run(demo, "SELECT count(*) FROM accounts WHERE number LIKE 'BIG%'")[0][0]


def test_a_full_disk_and_one_that_cannot_be_written_are_not_ready(demo, disk):
    client = Client.of_desk(demo)
    assert (client.get("/health/ready").status, client.get("/health/ready").body) == (200, b"ready\n")
    fill(disk, 200_000)
    full = client.get("/health/ready")
    assert (full.status, full.body) == (503, b"the disk is full\n")
    assert client.get("/health/live").status == 200
    (disk / "filler").unlink()
    assert client.get("/health/ready").status == 200


def test_on_a_full_disk_people_read_that_nothing_is_saved_and_go_on_when_there_is_room(demo, disk):
    brand = demo.brand("northline")
    client = Client.of_portal(demo, brand)
    client.get("/login")
    fill(disk, 0)
    for _ in range(3):
        refused = client.post("/login", email=brand.owner.email, password=brand.owner.password)
        assert refused.status == 503 and int(refused.header("retry-after")) >= 60
        assert "Your last step was not saved." in refused.words
    (disk / "filler").unlink()
    client.get("/login")
    assert client.post("/login", email=brand.owner.email, password=brand.owner.password).status == 303


def test_an_import_that_fills_the_disk_keeps_what_it_said_and_goes_on(demo, disk, tmp_path):
    file = rows(tmp_path / "rows.csv", 8_000)
    words = ["account", "import", str(file), "--brand", "northline", "--links"]
    fill(disk, 4_000_000)
    stopped = demo.command(*words, str(tmp_path / "links.csv"))
    assert stopped.returncode == 74 and "The disk is full" in stopped.stderr, stopped.stderr
    said = re.search(r"(\d+) of 8000 rows are in; from line (\d+) on none is\.", stopped.stderr)
    assert said and 0 < int(said[1]) < 8_000 and "nothing was changed" not in stopped.stderr, stopped.stderr
    (disk / "filler").unlink()
    assert imported(demo) == int(said[1]) == int(said[2]) - 2
    again = demo.command(*words, str(tmp_path / "more.csv"), "--update")
    assert again.returncode == 0, again.stderr
    assert f"0 changed, {said[1]} left as they are" in again.stderr
    assert imported(demo) == 8_000
    assert demo.command("audit", "verify").returncode == 0
    Client.of_desk(demo).log_in(demo.brand("northline").agent)


def test_a_read_only_disk_is_named_and_nothing_is_lost(demo, disk, tmp_path):
    brand = demo.brand("northline")
    backup = demo.command("backup", str(tmp_path / "before.sqlite"))
    assert backup.returncode == 0, backup.stderr
    demo.stop()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        file = rows(tmp_path / "rows.csv", 3)
        for words in (["serve"], ["backup", str(tmp_path / "b.sqlite")], ["audit", "verify"],
                      ["account", "import", str(file), "--brand", "northline", "--links", str(tmp_path / "links.csv")]):
            done = demo.command(*words)
            assert done.returncode == 73 and "the disk is read-only" in done.stderr, (words, done.stderr)
        told = demo.command("doctor")
        assert told.returncode == 73 and "the disk is read-only" in told.stdout
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["before.sqlite", "before.sqlite.sha256", "rows.csv"]
    demo.serve()
    Client.of_portal(demo, brand).log_in(brand.owner)
    assert imported(demo) == 0 and demo.command("audit", "verify").returncode == 0


def test_a_backup_to_a_read_only_disk_says_so(demo, tmp_path):
    script = 'mount -t tmpfs -o ro none "$1" || exit 99; "$2" backup "$1/b.sqlite" --config "$3"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", str(tmp_path), str(demo.binary),
         str(demo.data / "countersign.yaml")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 73 and "the disk is read-only" in done.stderr, done.stderr
