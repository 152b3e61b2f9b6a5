"""Checks a signed grant without asking (joserfc 1.8). What was revoked is heard of at `exp`, two minutes later at most unless the operator
says otherwise: ask introspection, or use the grant, where that is too late."""
import base64
import json
import sys
import time
import urllib.request

from joserfc import jws
from joserfc.jwk import ECKey


class Refused(Exception):
    pass


def part(text):
    """A part of the token; written in one way only, so nothing in it comes twice."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    value = json.loads(raw)
    again = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    if base64.urlsafe_b64encode(raw).rstrip(b"=") != text.encode() or again != raw or type(value) is not dict:
        raise Refused("not as a grant is written")
    return value


def verify(token, key_set, issuer, client, now=None):
    """The claims of a grant that is good for `client`; raises otherwise. `key_set`: what /.well-known/jwks.json has."""
    now = time.time() if now is None else now
    try:
        head, body, _ = token.split(".")
        header, claims = part(head), part(body)
        if header != {"alg": "ES256", "kid": header.get("kid"), "typ": "countersign-grant+jwt"}:
            raise Refused("no grant")
        keys = [key for key in key_set["keys"] if key["kid"] == header["kid"] and key["alg"] == "ES256"]
        if len(keys) != 1:
            raise Refused("no such key")
        jws.deserialize_compact(token, ECKey.import_key(keys[0]), algorithms=["ES256"], registry=REGISTRY)
        start, begin, end = times = [claims["iat"], claims["nbf"], claims["exp"]]
        if any(type(one) is not int for one in times) or not max(start, begin) - 60 <= now < end <= start + 900:
            raise Refused("not good now")
        if claims["iss"] != issuer or claims["aud"] != client:
            raise Refused("of somebody else, or for somebody else")
        if claims["acr"] not in ("urn:countersign:acr:answer", "urn:countersign:acr:code"):
            raise Refused("no proof that is known here")
        if not all(isinstance(claims[name], str) and claims[name] for name in ("jti", "sub", "scope", "call")):
            raise Refused("something is missing")
        return claims
    except Refused:
        raise
    except Exception as error:
        raise Refused("no grant") from error


REGISTRY = jws.JWSRegistry(algorithms=["ES256"], strict_check_header=False)

if __name__ == "__main__":
    api, client = sys.argv[1:]
    with urllib.request.urlopen(api + "/.well-known/jwks.json", timeout=5) as answer:
        keys = json.load(answer)
    print(json.dumps(verify(sys.stdin.read().strip(), keys, api, client)))
