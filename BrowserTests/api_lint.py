"""Rules for the description of the API, in the manner of Zalando's guidelines, each a sentence and what breaks it."""
import re

METHODS = ("get", "post", "put", "patch", "delete")
# What is done to a resource and is no resource itself.
ACTIONS = {"introspect", "consume", "end", "renumber", "close"}
# Of which a resource has one.
ONLY_ONES = {"grant", "secret", "resumption", "invitation"}
NO_KEY = {"lookUp", "introspect"}
# Written as 3GPP and ATIS write them.
OTHERS_WORDS = {"/Verstat", "/Attest"}
RULES = []


def rule(sentence):
    def keep(find):
        RULES.append((sentence, find))
        return find
    return keep


class Description:
    def __init__(self, document):
        self.document = document
        self.paths, self.components = document["paths"], document["components"]
        self.operations = [
            (f"{method.upper()} {path}", path, method, operation)
            for path, item in self.paths.items() for method, operation in item.items() if method in METHODS]

    def resolve(self, value):
        while isinstance(value, dict) and "$ref" in value:
            found = self.document
            for name in value["$ref"].removeprefix("#/").split("/"):
                found = found[name]
            value = found
        return value

    def parameters(self, operation, place):
        return {one["name"]: one for one in map(self.resolve, operation.get("parameters", [])) if one["in"] == place}

    def answers(self, operation, first):
        return {code: self.resolve(answer) for code, answer in operation["responses"].items() if code.startswith(first)}

    def schemas(self, value=None, place="", seen=()):
        """Every schema under a value, with its place."""
        value = self.components["schemas"] if value is None else value
        if isinstance(value, dict):
            if "type" in value and isinstance(value["type"], str):
                yield place, value
            for name, inner in value.items():
                yield from self.schemas(inner, f"{place}/{name}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from self.schemas(inner, f"{place}/{number}")

    def properties(self):
        for place, schema in self.schemas():
            for name, value in schema.get("properties", {}).items():
                yield f"{place}/{name}", name, self.resolve(value)

    def asked(self):
        """The schemas of bodies that clients send."""
        names = set()
        for _, _, _, operation in self.operations:
            for content in operation.get("requestBody", {}).get("content", {}).values():
                names.add(content["schema"]["$ref"].split("/")[-1])
        return names

    def is_client(self, operation):
        return operation.get("security") != []


@rule("OpenAPI is 3.1")
def _(d):
    return [] if d.document["openapi"].startswith("3.1.") else ["openapi"]


@rule("the interface says what it is, its version and licence")
def _(d):
    return [name for name in ("title", "version", "description", "license") if not d.document["info"].get(name)]


@rule("a path is of the version, well known, or a problem's")
def _(d):
    return [path for path in d.paths if not re.match(r"/(v1|\.well-known|problems)/", path)]


@rule("no path ends with a slash or has an empty part")
def _(d):
    return [path for path in d.paths if path.endswith("/") or "//" in path]


@rule("parts of paths are small letters with hyphens")
def _(d):
    return [path for path in d.paths for part in path.split("/")[1:] if not re.fullmatch(r"\.?[a-z0-9]+(-[a-z0-9]+)*(\.json)?|\{[a-z_]+\}", part)]


@rule("collections are plural")
def _(d):
    return [path for path in d.paths if path.startswith("/v1/") and not re.match(r"/v1/([a-z-]+s|[a-z]+\.json)(/|$)", path)]


@rule("only known actions stand at the end of a path of one resource")
def _(d):
    ends = [(path, path.split("/")[-1]) for path in d.paths if path.startswith("/v1/") and path.count("/") > 2]
    return [path for path, end in ends if not (end.startswith("{") or end.endswith("s") or end in ACTIONS or end in ONLY_ONES)]


@rule("parameters of a path are described, and no others")
def _(d):
    return [name for name, path, _, one in d.operations if set(re.findall(r"\{(\w+)\}", path)) != set(d.parameters(one, "path"))]


@rule("ids in paths are UUIDs or have a pattern")
def _(d):
    return [name for name, _, _, one in d.operations for value in d.parameters(one, "path").values()
            if value["schema"].get("format") != "uuid" and "pattern" not in value["schema"]]


@rule("each operation has a name of its own in camelCase")
def _(d):
    names = [one.get("operationId", "") for _, _, _, one in d.operations]
    return [name for name in names if names.count(name) > 1 or not re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name)]


@rule("each operation has one tag, which is described")
def _(d):
    known = {tag["name"] for tag in d.document["tags"] if tag.get("description")}
    return [name for name, _, _, one in d.operations if len(one.get("tags", [])) != 1 or not set(one["tags"]) <= known]


@rule("each operation has a summary of one line without a full stop")
def _(d):
    return [name for name, _, _, one in d.operations if not 5 < len(one.get("summary", "")) <= 80 or one["summary"].endswith(".")]


@rule("whatever is not done is a problem (RFC 9457)")
def _(d):
    return [f"{name} {code}" for name, _, _, one in d.operations for first in "45" for code, answer in d.answers(one, first).items()
            if list(answer.get("content", {})) != ["application/problem+json"]]


@rule("each operation of a client says 401, 403, 421, 429, 500 and 503")
def _(d):
    return [name for name, _, _, one in d.operations if d.is_client(one) and not {"401", "403", "421", "429", "500", "503"} <= set(one["responses"])]


@rule("what takes a body says 400, 413, 415 and 422")
def _(d):
    return [name for name, _, _, one in d.operations if "requestBody" in one and not {"400", "413", "415", "422"} <= set(one["responses"])]


@rule("what is open to everybody only reads")
def _(d):
    return [name for name, _, method, one in d.operations if not d.is_client(one) and method != "get"]


@rule("what writes is named by an Idempotency-Key")
def _(d):
    return [name for name, _, method, one in d.operations if method == "post"
            and ("Idempotency-Key" in d.parameters(one, "header")) == (one["operationId"] in NO_KEY)]


@rule("reading and deleting take no body")
def _(d):
    return [name for name, _, method, one in d.operations if method in ("get", "delete") and "requestBody" in one]


@rule("deleting answers 204 with nothing")
def _(d):
    return [name for name, _, method, one in d.operations if method == "delete" and (
        list(d.answers(one, "2")) != ["204"] or "content" in d.answers(one, "2")["204"])]


@rule("a request can be named, and says its language")
def _(d):
    return [name for name, _, _, one in d.operations if "Request-Id" not in d.parameters(one, "header")
            or d.is_client(one) and "Accept-Language" not in d.parameters(one, "header")]


@rule("an answer to a client bears the request's name and what is left")
def _(d):
    return [name for name, _, _, one in d.operations if d.is_client(one) for code, answer in d.answers(one, "2").items()
            if not ({"Request-Id", "RateLimit", "RateLimit-Policy"} if code != "204" else {"Request-Id"}) <= set(answer.get("headers", {}))]


@rule("what is answered is an object")
def _(d):
    return [name for name, _, _, one in d.operations for answer in d.answers(one, "2").values() for kind, content in answer.get("content", {}).items()
            if kind.endswith("json") and d.resolve(content["schema"]).get("type") != "object"]


@rule("members are written with underlines")
def _(d):
    return [place for place, name, _ in d.properties() if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)]


@rule("words of a closed list are small, but for those of telephone standards")
def _(d):
    return [place for place, schema in d.schemas() if place not in OTHERS_WORDS
            for word in schema.get("enum", []) if not re.fullmatch(r"[a-z0-9:/._-]+", str(word))]


@rule("bodies that are sent take no unknown member")
def _(d):
    return [name for name in d.asked() for one in d.components["schemas"][name].get("oneOf", [d.components["schemas"][name]])
            if one.get("additionalProperties") is not False]


@rule("what is answered may grow")
def _(d):
    return [name for name, schema in d.components["schemas"].items() if name not in d.asked() and "additionalProperties" in schema]


@rule("each text that is sent has an end, or is one of a list")
def _(d):
    found = []
    for name in d.asked() - {"IntrospectionRequest"}:
        for place, schema in d.schemas(d.components["schemas"][name], name):
            for member, value in schema.get("properties", {}).items():
                value = d.resolve(value)
                if value.get("type") == "string" and not {"maxLength", "enum", "const"} & set(value):
                    found.append(f"{place}/{member}")
    return found


@rule("times are date-times, and called so")
def _(d):
    return [place for place, name, value in d.properties() if (name.endswith(("_at", "_until")) or place == "/Event/time") != (value.get("format") == "date-time")]


@rule("what has to be there is described")
def _(d):
    return [place for place, schema in d.schemas() if not set(schema.get("required", [])) <= set(schema.get("properties", {}))]


@rule("a list says of what")
def _(d):
    return [place for place, schema in d.schemas() if schema["type"] == "array" and "items" not in schema]


@rule("nothing is described that nobody uses")
def _(d):
    text = repr(d.document)
    return [f"{kind}/{name}" for kind in ("schemas", "parameters", "headers", "responses") for name in d.components[kind]
            if f"#/components/{kind}/{name}'" not in text]


def faults(document):
    """What breaks a rule: the rule's sentence, and where."""
    described = Description(document)
    return [(sentence, place) for sentence, find in RULES for place in find(described)]
