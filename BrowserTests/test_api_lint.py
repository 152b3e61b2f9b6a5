"""The description of the API keeps every rule, and each rule finds what breaks it."""
import copy

import pytest
import yaml

import api_lint
from server import PROJECT

DOCUMENT = yaml.safe_load((PROJECT / "Sources/Web/Resources/API/openapi.yaml").read_text())
CALL, LOOKUPS, INTROSPECT, GRANT = "/v1/calls/{call}", "/v1/lookups", "/v1/grants/introspect", "/v1/grants/{grant}"


def moved(path, to):
    return lambda d: d["paths"].update({to: d["paths"].pop(path)})


def changed(value, *place):
    """A change that puts `value` at a place."""
    def change(d):
        *way, last = place
        for name in way:
            d = d[name]
        d[last] = value
    return change


def without(*place):
    def change(d):
        *way, last = place
        for name in way:
            d = d[name]
        del d[last]
    return change


def schema(name, *place, value):
    return changed(value, "components", "schemas", name, *place)


# In the order of the rules.
BROKEN = [
    changed("3.0.3", "openapi"),
    without("info", "license"),
    moved(LOOKUPS, "/lookups"),
    moved(LOOKUPS, "/v1/lookups/"),
    moved(LOOKUPS, "/v1/lookUps"),
    moved(LOOKUPS, "/v1/lookup"),
    moved("/v1/calls/{call}/end", "/v1/calls/{call}/stop"),
    moved(CALL, "/v1/calls/{id}"),
    changed({"type": "string"}, "components", "parameters", "Call", "schema"),
    changed("readCall", "paths", LOOKUPS, "post", "operationId"),
    changed(["others"], "paths", LOOKUPS, "post", "tags"),
    changed("Find one account.", "paths", LOOKUPS, "post", "summary"),
    changed({"application/json": {}}, "components", "responses", "Problem", "content"),
    without("paths", CALL, "get", "responses", "429"),
    without("paths", LOOKUPS, "post", "responses", "413"),
    changed([], "paths", LOOKUPS, "post", "security"),
    without("paths", "/v1/calls", "post", "parameters"),
    changed({}, "paths", CALL, "get", "requestBody"),
    changed({"200": {"description": ""}}, "paths", GRANT, "delete", "responses"),
    without("paths", LOOKUPS, "post", "parameters"),
    without("paths", LOOKUPS, "post", "responses", "200", "headers"),
    schema("LookUp", "type", value="array"),
    schema("LookUp", "properties", "expiresAt", value={"type": "string"}),
    schema("EndRequest", "properties", "outcome", "enum", value=["Ended"]),
    without("components", "schemas", "EndRequest", "additionalProperties"),
    schema("LookUp", "additionalProperties", value=False),
    without("components", "schemas", "LookUpRequest", "properties", "second", "maxLength"),
    without("components", "schemas", "LookUp", "properties", "expires_at", "format"),
    schema("LookUp", "required", value=["nobody"]),
    without("components", "schemas", "KeySet", "properties", "keys", "items"),
    schema("Left", value={"type": "object"}),
]


def test_the_description_keeps_every_rule():
    assert not api_lint.faults(DOCUMENT)
    assert len(BROKEN) == len(api_lint.RULES) >= 25


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_each_rule_finds_what_breaks_it(number):
    broken = copy.deepcopy(DOCUMENT)
    BROKEN[number](broken)
    sentence, find = api_lint.RULES[number]
    assert find(api_lint.Description(broken)), sentence
