"""What is added to requests that schemathesis generates (SCHEMATHESIS_HOOKS): an Idempotency-Key of its own for each that is to be right, and a canary for
what a caller says."""
import os
import uuid

import schemathesis

KEY = "Idempotency-Key"


@schemathesis.hook
def before_call(context, case, kwargs):
    """What is wrong on purpose stays as it is. Else one key would stand for several things to do, which is refused."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if case.headers and KEY in case.headers:
        case.headers[KEY] = str(uuid.uuid4())
    # Whole in half of them: the others keep the lengths and letters that the generator wants to try.
    if isinstance(case.body, dict) and isinstance(case.body.get("spoken"), str) and len(case.body["spoken"]) % 2:
        case.body["spoken"] = os.environ["CANARY"]
