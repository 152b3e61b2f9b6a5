"""Disks that are full or read-only: a load balancer hears of it before customers do, everybody reads what it is, and nothing that was
said to be kept is lost."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

import backdoor
import test_metrics
from server import Demo, free_ports
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


def demo_on(disk, folder):
    """Its data are on that disk, which is gone before anybody can search what was written there."""
    metrics, = free_ports(1)
    server = Demo(folder, environment={"COUNTERSIGN_TELEMETRY_LISTEN": f"127.0.0.1:{metrics}"})
    server.data, server.metrics = disk / "data", metrics
    return server.start()


@pytest.fixture
def demo(disk, tmp_path_factory):
    server = demo_on(disk, tmp_path_factory.mktemp("demo"))
    yield server
    server.stop()


class FailingDisk:
    """A file with ext4 in it, mounted as one mounts a disk whose errors nobody may write over."""

    def __init__(self, folder):
        self.image, self.place = folder / "image", folder / "disk"
        self.place.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(128 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)

    def mount(self):
        return subprocess.run(["mount", "-o", "loop,errors=remount-ro", self.image, self.place], capture_output=True).returncode == 0

    def fail(self):
        """As when a sector cannot be read: the system lets nobody write any more, whatever is open."""
        device, = [line.split()[0] for line in pathlib.Path("/proc/mounts").read_text().splitlines() if line.split()[1] == str(self.place)]
        pathlib.Path(f"/sys/fs/ext4/{device.rsplit('/', 1)[1]}/trigger_fs_error").write_text("1")

    def umount(self):
        subprocess.run(["umount", self.place], check=True)

    def mend(self):
        # 1: what was wrong is mended.
        assert subprocess.run(["e2fsck", "-fy", self.image], capture_output=True).returncode in (0, 1)


@pytest.fixture
def failing(tmp_path_factory):
    if not shutil.which("mkfs.ext4"):
        pytest.skip("there is no mkfs.ext4")
    disk = FailingDisk(tmp_path_factory.mktemp("failing"))
    if not disk.mount():
        pytest.skip("nobody may mount a file here")
    yield disk
    with contextlib.suppress(subprocess.CalledProcessError):
        disk.umount()


def readiness(demo):
    """Of both listeners, where they say the same."""
    told = {(answer.status, answer.body) for answer in (Client(demo, port, "localhost").get("/health/ready") for port in (demo.portal, demo.care))}
    return told.pop() if len(told) == 1 else None


def logged(demo, event):
    lines = demo.log.read_text().rpartition("\n")[0].splitlines()
    return [line for line in map(json.loads, filter(lambda line: line.startswith("{"), lines)) if line["event"] == event]


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


def test_a_full_disk_is_not_ready_until_there_is_room(demo, disk):
    client = Client.of_desk(demo)
    demo.wait_until(lambda: test_metrics.ready(demo.metrics) == 1)
    assert readiness(demo) == (200, b"ready\n")
    fill(disk, 200_000)
    assert readiness(demo) == (503, b"the disk is full\n")
    assert client.get("/health/live").status == 200
    # By a look each five seconds, and one each fifteen.
    demo.wait_until(lambda: logged(demo, "database.unwritable") and test_metrics.ready(demo.metrics) == 0, seconds=30)
    assert "full" in logged(demo, "database.unwritable")[0]["attributes"]["error"]
    (disk / "filler").unlink()
    assert readiness(demo) == (200, b"ready\n")
    demo.wait_until(lambda: logged(demo, "database.writable") and test_metrics.ready(demo.metrics) == 1, seconds=30)
    assert len(logged(demo, "database.unwritable")) == 1


def test_a_disk_that_becomes_read_only_while_it_serves_is_told_and_keeps_what_was_said(failing, tmp_path):
    demo = demo_on(failing.place, tmp_path)
    # What the test has copied there is on the disk; what comes from now on is so by itself, where it was acknowledged.
    subprocess.run(["sync", "--file-system", failing.place], check=True)
    brand = demo.brand("northline")
    person = backdoor.new_account(demo, brand)
    demo.wait_until(lambda: test_metrics.ready(demo.metrics) == 1)
    client, pid = Client.of_portal(demo, brand), demo.process.pid
    client.get("/login")
    failing.fail()
    refused = client.post("/login", email=brand.owner.email, password=brand.owner.password)
    assert refused.status == 503 and int(refused.header("retry-after")) >= 60, refused.words
    assert "Your last step was not saved." in refused.words
    # Each look at the disk itself, as it was mounted, says that it can be written.
    demo.wait_until(lambda: readiness(demo) == (503, b"the database cannot be written\n"), seconds=15)
    assert test_metrics.ready(demo.metrics) == 0
    told = logged(demo, "database.unwritable")
    assert len(told) == 1 and "readOnly" in told[0]["attributes"]["error"], told
    assert client.get("/health/live").status == 200 and client.get("/login").status == 200
    assert demo.process.poll() is None and demo.process.pid == pid
    demo.stop()
    failing.umount()
    failing.mend()
    assert failing.mount()
    demo.serve()
    assert readiness(demo) == (200, b"ready\n")
    Client.of_portal(demo, brand).log_in(person)
    assert demo.command("audit", "verify").returncode == 0
    demo.stop()


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
