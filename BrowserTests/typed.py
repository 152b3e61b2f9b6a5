"""Remembers every answer and password a test types: none of them may ever be found in what the server writes."""

_seen: set[str] = set()
_shown: set[str] = set()


def remember(secret: str) -> str:
    _seen.add(secret)
    return secret


def shown(secret: str) -> str:
    """One that a page shows once: it may stand in that answer, and nowhere else."""
    _shown.add(secret)
    return secret


def shown_once() -> list[str]:
    return sorted(_shown)


def secrets() -> list[str]:
    return sorted(secret for secret in _seen if secret.strip())
