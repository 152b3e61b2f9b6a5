"""Signed grants of a key of our own: one that is right, and many that are wrong in one thing each."""
import base64
import hashlib
import hmac
import json

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

ISSUER, CLIENT, KID = "https://api.northline.example", "crm", "9f86d081884c7d65"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def written(raw):
    return base64.urlsafe_b64encode(raw if isinstance(raw, bytes) else raw.encode()).rstrip(b"=").decode()


def compact(value):
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


class Signer:
    def __init__(self, now, secret=None, kid=KID, issuer=ISSUER, client=CLIENT, grant="019b0000-0000-7000-8000-000000000003"):
        """`secret`: of the key that signs, 32 bytes; None for a new one."""
        self.now, self.kid, self.other = int(now), kid, ec.generate_private_key(ec.SECP256R1())
        self.key = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1()) if secret else ec.generate_private_key(ec.SECP256R1())
        self.header = {"alg": "ES256", "kid": kid, "typ": "countersign-grant+jwt"}
        self.claims = {
            "acr": "urn:countersign:acr:answer", "agent": "019b0000-0000-7000-8000-000000000001", "amr": ["kba", "tel"], "aud": client,
            "auth_time": self.now, "call": "019b0000-0000-7000-8000-000000000002", "exp": self.now + 120, "iat": self.now, "iss": issuer,
            "jti": grant, "nbf": self.now, "scope": "general", "sub": "K1J8sV2v5n0mJ1yQ8Zc0Aw",
            "txn": "019b0000-0000-7000-8000-000000000004"}
        self.set = {"keys": [self.jwk(self.other, "0000000000000000"), self.jwk(self.key, kid)]}

    @staticmethod
    def jwk(key, kid):
        numbers = key.public_key().public_numbers()
        x, y = (written(one.to_bytes(32, "big")) for one in (numbers.x, numbers.y))
        return {"alg": "ES256", "crv": "P-256", "kid": kid, "kty": "EC", "use": "sig", "x": x, "y": y}

    def token(self, header=None, claims=None, key=None):
        """`header`, `claims`: as JSON, where that is not what is right."""
        signed = ".".join(written(part) for part in (header or compact(self.header), claims or compact(self.claims)))
        r, s = utils.decode_dss_signature((key or self.key).sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{self.pair(r, s)}"

    @staticmethod
    def pair(r, s):
        return written(r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def heading(self, **changes):
        return self.token(header=compact({name: value for name, value in {**self.header, **changes}.items() if value is not None}))

    def claiming(self, **changes):
        return self.token(claims=compact({name: value for name, value in {**self.claims, **changes}.items() if value is not None}))

    def hostile(self):
        now, right, claims = self.now, self.token(), compact(self.claims)
        head, body, signature = right.split(".")
        r, s = (int.from_bytes(part, "big") for part in (lambda raw: (raw[:32], raw[32:]))(base64.urlsafe_b64decode(signature + "==")))
        hs256 = f"{written(compact({**self.header, 'alg': 'HS256'}))}.{body}"
        numbers = self.key.public_key().public_numbers()
        point = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        der = utils.encode_dss_signature(r, s)
        return {
            "none": self.heading(alg="none"), "none without a signature": f'{written(compact({**self.header, "alg": "none"}))}.{body}.',
            "HS256 with the public key": f"{hs256}.{written(hmac.new(point, hs256.encode(), hashlib.sha256).digest())}",
            "ES384": self.heading(alg="ES384"), "es256": self.heading(alg="es256"), "no alg": self.heading(alg=None),
            "alg is a list": self.heading(alg=["ES256"]),
            "JWT": self.heading(typ="JWT"), "at+jwt": self.heading(typ="at+jwt"), "no typ": self.heading(typ=None),
            "no kid": self.heading(kid=None), "unknown kid": self.heading(kid="ffffffffffffffff"),
            "kid of another key": self.heading(kid="0000000000000000"), "kid is a number": self.heading(kid=1),
            "crit": self.heading(crit=["exp"]), "b64": self.heading(b64=False, crit=["b64"]), "zip": self.heading(zip="DEF"),
            "jwk": self.heading(jwk=self.jwk(self.other, self.kid)), "jku": self.heading(jku="https://evil.example/jwks.json"),
            "x5c": self.heading(x5c=["MIIB"]),
            "alg twice": self.token(header='{"alg":"none",' + compact(self.header)[1:]),
            "a stranger's key": self.token(key=self.other),
            "r = 0": f"{head}.{body}.{self.pair(0, s)}", "s = 0": f"{head}.{body}.{self.pair(r, 0)}",
            "r = s = 0": f"{head}.{body}.{self.pair(0, 0)}", "r = n": f"{head}.{body}.{self.pair(ORDER, s)}",
            "s = n": f"{head}.{body}.{self.pair(r, ORDER)}", "r = s = 1": f"{head}.{body}.{self.pair(1, 1)}",
            "DER": f"{head}.{body}.{written(der)}", "cut": right[:-3], "no signature": f"{head}.{body}.", "longer": right + "AAAA",
            "other audience": self.claiming(aud="billing"), "audiences": self.claiming(aud=[self.claims["aud"], "billing"]), "no audience": self.claiming(aud=None),
            "other issuer": self.claiming(iss="https://evil.example"), "issuer with a slash": self.claiming(iss=self.claims["iss"] + "/"),
            "over": self.claiming(exp=now), "fraction": self.claiming(exp=now + 60.0), "text": self.claiming(exp=str(now + 60)),
            "huge": self.token(claims=claims.replace(f'"exp":{now + 120}', '"exp":1e99')), "no exp": self.claiming(exp=None),
            "good for a day": self.claiming(exp=now + 86400), "issued later": self.claiming(iat=now + 3600, exp=now + 3700),
            "no iat": self.claiming(iat=None), "not yet": self.claiming(nbf=now + 3600), "true": self.claiming(nbf=True),
            "exp twice": self.token(claims='{"exp":%d,' % (now + 60) + claims[1:]), "aud twice": self.token(claims='{"aud":"billing",' + claims[1:]),
            "other acr": self.claiming(acr="urn:countersign:acr:voice"), "no acr": self.claiming(acr=None),
            "no jti": self.claiming(jti=None), "no sub": self.claiming(sub=None), "a list": self.token(claims="[]"),
            "more behind": self.token(claims=claims + " "), "four parts": right + "." + signature, "two parts": f"{head}.{body}",
            "padded": right + "=", "other letters": right.replace(head, head + "\n"), "nothing": "", "JSON": compact({"payload": body}),
            "changed": f'{head}.{written(claims.replace("answer", "code"))}.{signature}',
        }
