"""What people and programs do, by the tests that do it with one server, against two nodes on one PostgreSQL behind HAProxy: each request
goes to either. Of each journey there is one; `--database postgresql` runs all of them so."""
import pytest

from conftest import running_demo
from test_activation import invited  # noqa: F401
from test_activation import test_activation_can_be_left_after_each_step_and_resumed_in_another_browser  # noqa: F401
from test_activation import test_each_step_sent_twice_counts_once  # noqa: F401
from test_api import program, test_a_program_goes_from_what_a_caller_states_to_a_verified_call  # noqa: F401
from test_call import called, person  # noqa: F401
from test_call import test_five_wrong_answers_over_two_calls_lock_the_account_and_a_right_one_is_refused  # noqa: F401
from test_call import test_the_same_check_sent_twice_is_one_attempt  # noqa: F401
from test_call import test_the_same_opening_sent_twice_is_one_call  # noqa: F401
from test_call import test_wrong_answers_of_a_call_that_ends_verified_are_given_back  # noqa: F401
from test_code_journey import test_a_code_verifies_a_call_by_itself_and_once  # noqa: F401
from test_login import test_log_in_and_password_again_renew_the_session  # noqa: F401
from test_login import test_log_out_in_a_second_tab_is_a_log_out_too  # noqa: F401
from test_lookup import test_two_accounts_with_one_phone_number_need_a_second_statement_and_are_never_listed  # noqa: F401
from test_question import test_edit_asks_for_the_password_again_after_five_minutes  # noqa: F401
from test_question import test_the_four_steps_of_the_article  # noqa: F401
from test_second_factor import test_setting_it_up_and_logging_in_with_it  # noqa: F401
from test_supervisor import boss, fresh, locked  # noqa: F401
from test_supervisor import test_a_lock_is_lifted_with_a_reason_and_the_answer_works_again  # noqa: F401
from test_supervisor import test_a_paused_agent_checks_nothing_until_resumed  # noqa: F401
from test_supervisor import test_unlocking_twice_is_unlocking_once_and_the_owner_is_told  # noqa: F401
from test_support_code import open_office  # noqa: F401
from test_support_code import test_a_code_can_be_seen_again_where_it_was_made_and_home_tells_that_it_waits  # noqa: F401

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("fresh_throttle")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    yield from running_demo(tmp_path_factory, nodes=True)


def test_both_nodes_have_been_asked(demo):
    """By all the tests before."""
    told = demo.asked()
    assert set(told) == {"one", "two"} and min(told.values()) > 0.4 * sum(told.values()), told
