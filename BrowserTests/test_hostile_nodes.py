"""The client that means harm, against two nodes on one PostgreSQL behind HAProxy: each of its requests goes to either."""
import pytest

from conftest import demo_that_mails
from test_hostile import *  # noqa: F403
from test_hostile_names import *  # noqa: F403

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def demo(tmp_path_factory, mailbox):
    yield from demo_that_mails(tmp_path_factory, mailbox, environment={"COUNTERSIGN_LOG_FORMAT": "text"}, nodes=True)


def test_both_nodes_have_been_asked(demo):
    """By all the tests before."""
    told = demo.asked()
    assert set(told) == {"one", "two"} and min(told.values()) > 0.4 * sum(told.values()), told
