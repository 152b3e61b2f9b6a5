"""Remembers every answer and password a test types: none of them may ever be found in what the server writes."""

_seen: set[str] = set()
_shown: set[str] = set()
_public: set[str] = set()


def remember(secret: str) -> str:
    _seen.add(secret)
    return secret


def no_secret(text: str) -> str:
    """An id that a hostile test enters everywhere, also where a secret goes: pages and log may name it all the same."""
    _public.add(text)
    return text


def shown(secret: str) -> str:
    """One that a page shows once: it may stand in that answer, and nowhere else."""
    _shown.add(secret)
    return secret


def shown_once() -> list[str]:
    return sorted(_shown)


def secrets() -> list[str]:
    return sorted(secret for secret in _seen - _public if secret.strip())
