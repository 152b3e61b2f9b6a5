"""What is added to requests that schemathesis generates (SCHEMATHESIS_HOOKS): an Idempotency-Key of its own for each that is to be right, what there is for it
to act on, and a canary for what a caller says. No webhook leads elsewhere."""
import collections
import copy
import json
import os
import pathlib
import re
import uuid

import schemathesis

KEY = "Idempotency-Key"
PREPARED = json.loads(pathlib.Path(os.environ["PREPARED"]).read_text())
turns = collections.Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    """What is wrong on purpose stays as it is. Else one key would stand for several things to do, which is refused."""
    # Wherever it would lead to it leads here: nothing of what is wrong with it is mended by that.
    if isinstance(case.body, dict) and re.fullmatch("https?://[!-~]+", str(case.body.get("url"))):
        case.body["url"] = os.environ["WEBHOOK"]
    # Many are sent without a secret or with a wrong one, and an address may do that thirty times within a minute. With a header of ours the generator would
    # send again the one that it has left out.
    if case.meta is None or getattr(case.meta.phase.data, "parameter", None) != "Authorization":
        turns["all"] += 1
        case.headers["X-Forwarded-For"] = f'198.51.100.{turns["all"] % 250}'
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if case.headers and KEY in case.headers:
        case.headers[KEY] = str(uuid.uuid4())
    if case.meta.phase.name.value != "stateful":
        prepare(case, case.operation.definition.raw["operationId"])
    # Whole in half of them: the others keep the lengths and letters that the generator wants to try.
    if isinstance(case.body, dict) and isinstance(case.body.get("spoken"), str) and len(case.body["spoken"]) % 2:
        case.body["spoken"] = os.environ["CANARY"]


def prepare(case, operation):
    """Each second one acts on what is there; the others keep what was generated, which is mostly nowhere."""
    turns[operation] += 1
    if turns[operation] % 2 == 0 or operation not in PREPARED:
        return
    given = copy.deepcopy(PREPARED[operation])
    if "path" in given:
        case.path_parameters.update(given["path"])
    if "body" in given:
        case.body = given["body"]
    if "query" in given:
        case.query = given["query"]
