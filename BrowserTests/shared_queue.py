"""Several runs of pytest that share the modules: each takes the next one that nobody has taken, the longest first.

`pytest --queue DIR --worker NAME`. Every worker ends with the search for secrets, in what its own servers wrote. In DIR it
leaves `NAME.seconds`, how long each module took, and `NAME.failed`, what is to be run once more: a test, or its whole module
where the fault was found when the server stopped. `python shared_queue.py DIR` adds the seconds up, into DIR/seconds.json.
"""
import collections
import json
import os
import pathlib
import sys

import pytest

LAST = "test_secrets"
# As measured; a module that is not in it may be a long one.
SECONDS = json.loads(pathlib.Path(__file__).with_name("seconds.json").read_text())


class Worker:
    """One of those who share the modules; a plug-in of pytest."""

    def __init__(self, config):
        self.queue, self.name = config.getoption("--queue"), config.getoption("--worker")
        self.folder = config.rootpath
        self.seconds, self.failed = collections.Counter(), []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        if session.testsfailed:
            raise session.Interrupted("a module cannot be read")
        items = self.taken(session.items)
        item = next(items, None)
        while item is not None:
            following = next(items, None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
            item = following
        return True

    def taken(self, items):
        """The tests of the modules that this worker takes: the next is taken when the one before has one test left."""
        modules = collections.defaultdict(list)
        for item in items:
            modules[item.module.__name__].append(item)
        for name in sorted(modules, key=lambda name: (name == LAST, -SECONDS.get(name, 1000), name)):
            if name == LAST or self.take(name):
                yield from modules[name]

    def take(self, name):
        try:
            os.close(os.open(self.queue / f"{name}.taken", os.O_CREAT | os.O_EXCL))
            return True
        except FileExistsError:
            return False

    def pytest_runtest_logreport(self, report):
        module = report.nodeid.split("::")[0]
        self.seconds[pathlib.Path(module).stem] += report.duration
        if report.failed:
            what = module if report.when == "teardown" else report.nodeid
            self.failed.append(f"{self.folder.name}/{what}")

    def pytest_sessionfinish(self):
        (self.queue / f"{self.name}.seconds").write_text(json.dumps(self.seconds))
        (self.queue / f"{self.name}.failed").write_text("".join(f"{one}\n" for one in dict.fromkeys(self.failed)))


def add_up(queue):
    """The seconds of each module and of each worker, as a table and as a file that can take the place of `seconds.json`."""
    told = {path.stem: json.loads(path.read_text()) for path in sorted(queue.glob("*.seconds"))}
    modules = collections.Counter()
    for seconds in told.values():
        modules.update({name: round(count, 1) for name, count in seconds.items()})
    (queue / "seconds.json").write_text(json.dumps(dict(modules.most_common()), indent=1) + "\n")
    print("\nSeconds of each module:")
    for name, count in modules.most_common():
        print(f"{count:8.1f} {name}")
    print(*(f"Worker {name}: {sum(seconds.values()):.0f} s" for name, seconds in told.items()), sep="\n")


if __name__ == "__main__":
    add_up(pathlib.Path(sys.argv[1]))
