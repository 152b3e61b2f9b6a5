"""Remembers every answer and password a test types: none of them may ever be found in what the server writes."""

_seen: set[str] = set()


def remember(secret: str) -> str:
    _seen.add(secret)
    return secret


def secrets() -> list[str]:
    return sorted(secret for secret in _seen if secret.strip())
