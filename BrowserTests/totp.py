"""What an authenticator app does (RFC 6238: SHA-1, six digits, 30 seconds)."""
import base64
import hashlib
import hmac
import time


def code(secret, step=0):
    """The code of now; with `step` the one before (-1) or after (1)."""
    key = base64.b32decode(secret.replace(" ", ""))
    mac = hmac.new(key, (int(time.time()) // 30 + step).to_bytes(8, "big"), hashlib.sha1).digest()
    start = mac[19] & 15
    return f"{(int.from_bytes(mac[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def wrong(secret):
    """Six digits that are the code of no step around now."""
    near = {code(secret, step) for step in range(-3, 4)}
    return next(digits for digits in ("000000", "111111", "222222", "333333", "444444", "555555", "666666", "777777")
                if digits not in near)
