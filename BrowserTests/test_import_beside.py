"""An import goes in portions: others write between them, a portion is in as a whole or not at all, and what a kill left is
gone on with. `python test_import_beside.py ROWS` measures the same with more rows."""
import contextlib
import itertools
import random
import signal
import statistics
import subprocess
import sys
import threading
import time

import backdoor
import pytest

from conftest import running_demo, start_demo
from web import Client

ROWS, PORTION = 4_000, 500


@pytest.fixture
def demo(tmp_path_factory):
    """One for each test: both import the same rows."""
    yield from running_demo(tmp_path_factory)


def write(path, rows, start=0):
    lines = [f"BIG-{i},Company {i},,big{i}@big.example,Ann Zed,en\n" for i in range(start, start + rows)]
    path.write_text("number,company,phone,email,name,language\n" + "".join(lines))
    return path


@contextlib.contextmanager
def importing(demo, file, *options):
    """The import as a process of its own."""
    arguments = ["account", "import", str(file), "--brand", "northline", "--config", str(demo.data / "countersign.yaml")]
    with subprocess.Popen(
            [demo.binary, *arguments, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def count(demo):
    return backdoor.run(demo, "SELECT count(*) FROM accounts WHERE number LIKE 'BIG%'")[0][0]


class Beside(threading.Thread):
    """Does something that writes, once in a while, and notes how long it took and what came of it."""

    def __init__(self, act, pause, prepare):
        super().__init__(daemon=True)
        self.act, self.pause, self.prepare = act, pause, prepare
        self.over, self.took, self.failed = threading.Event(), [], []

    def run(self):
        while not self.over.is_set():
            begun = time.monotonic()
            try:
                self.prepare()
                begun = time.monotonic()
                self.act()
            except Exception as problem:
                # Whatever it is: a time that ran out ends this thread no more quietly than a wrong answer.
                self.failed.append(" ".join(f"{type(problem).__name__}: {problem}".split()))
            self.took.append(time.monotonic() - begun)
            self.over.wait(self.pause)

    def end(self):
        self.over.set()
        self.join()
        return self


def company(demo, brand, pause):
    """An agent who looks up, and an owner who edits."""
    owner, agent = Client.of_portal(demo, brand).log_in(brand.owner), Client.of_desk(demo).log_in(brand.agent)
    languages = itertools.cycle(["en", "fr"])

    def edit():
        # A change that may be made as often as this one is.
        owner.get("/account/settings")
        answer = owner.post("/language", language=next(languages), back="/account/settings")
        assert answer.status == 303, answer.words

    def look_up():
        answer = agent.look_up(brand.owner.account)
        assert answer.status == 303, answer.words

    def rest():
        # Nobody does either so often.
        backdoor.rest_look_ups(demo)

    return [Beside(edit, pause, rest), Beside(look_up, pause, rest)]


def beside(demo, brand, seconds=None, process=None, pause=0.2):
    threads = company(demo, brand, pause)
    for thread in threads:
        thread.start()
    try:
        if process:
            output, _ = process.communicate()
            assert process.returncode == 0, output
        else:
            time.sleep(seconds)
    finally:
        for thread in threads:
            thread.end()
    return threads


def test_owners_edit_and_agents_look_up_while_an_import_runs(demo, tmp_path):
    brand = demo.brand("northline")
    with importing(demo, write(tmp_path / "rows.csv", ROWS), "--links", str(tmp_path / "links.csv")) as process:
        threads = beside(demo, brand, process=process)
    for thread in threads:
        assert thread.failed == [] and max(thread.took) < 5
        assert len(thread.took) >= 3
    assert count(demo) == ROWS
    assert len((tmp_path / "links.csv").read_text().splitlines()) == ROWS + 1


def test_what_a_killed_import_said_is_in_and_the_rest_goes_on(demo, tmp_path):
    chance, folder = random.Random(15), tmp_path
    file = write(folder / "rows.csv", ROWS)
    with importing(demo, file, "--links", str(folder / "links.csv")) as process:
        end = time.monotonic() + 60
        while count(demo) < PORTION * 2 and time.monotonic() < end:
            time.sleep(chance.random() / 50)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = count(demo)
    assert 0 < done < ROWS and done % PORTION == 0, "portions are in as a whole"
    links = (folder / "links.csv").read_text().splitlines()
    assert len(links) == ROWS + 1, "the links were on the disk before the first row"
    with importing(demo, file, "--update", "--links", str(folder / "more.csv")) as again:
        output, _ = again.communicate()
    assert again.returncode == 0, output
    assert f"{ROWS - done} accounts were added to Northline, 0 changed, {done} left as they are." in output
    assert count(demo) == ROWS
    assert len((folder / "more.csv").read_text().splitlines()) == ROWS - done + 1
    # The first link of an account that was in goes on working.
    token = links[1].rsplit("/", 1)[1]
    assert Client.of_portal(demo, demo.brand("northline")).get(f"/activate/{token}").status == 200
    assert demo.command("audit", "verify").returncode == 0


def measure(rows, factory):
    demo = start_demo(factory)
    brand, folder = demo.brand("northline"), factory.mktemp("rows")

    def tell(name, threads):
        for what, thread in zip(("edit", "look-up"), threads):
            took = sorted(thread.took)
            print(
                f"{name} {what}: {len(took)}, median {statistics.median(took) * 1000:.0f} ms, "
                f"p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms, failed {len(thread.failed)}")

    tell("idle", beside(demo, brand, seconds=60, pause=1))
    begun = time.monotonic()
    with importing(demo, write(folder / "rows.csv", rows), "--links", str(folder / "links.csv")) as process:
        tell("beside", beside(demo, brand, process=process, pause=1))
    print(f"{rows} rows in {time.monotonic() - begun:.0f} s, {count(demo)} are in")
    demo.stop()


if __name__ == "__main__":
    import pathlib
    import tempfile

    class Factory:
        def mktemp(self, name):
            return pathlib.Path(tempfile.mkdtemp(prefix=name))

    measure(int(sys.argv[1]), Factory())
