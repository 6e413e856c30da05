"""Reads the process environment, for the settings only.

``VARIABLES`` (variables.toml) lists what is read. All readers raise ImproperlyConfigured with the
variable's name and what is expected; none repeats a value, for it may hold a password.
"""

import os
import tomllib
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

VARIABLES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("variables.toml").read_text("utf-8")
)
WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
DATABASE_OPTIONS = {"sslmode", "sslrootcert", "connect_timeout", "application_name"}


def refuse_unless_complete() -> None:
    """Raise once for all variables that have neither a value nor a default."""
    missing = [name for name in VARIABLES if _value(name) is None and _is_needed(name)]
    if missing:
        raise ImproperlyConfigured(f"Set in the environment: {', '.join(missing)}")


def is_set(name: str) -> bool:
    return bool(_value(name))


def text(name: str) -> str:
    value = _value(name)
    return value if value is not None else _refuse(name, "it has to be set")


def secret(name: str) -> str:
    """At least as good as Django's deployment check asks."""
    value = text(name)
    return (
        value
        if len(value) >= 50 and len(set(value)) >= 5
        else _refuse(name, "50 random characters")
    )


def flag(name: str) -> bool:
    word = text(name).lower()
    return WORDS[word] if word in WORDS else _refuse(name, "yes or no")


def number(name: str) -> int:
    digits = text(name)
    return int(digits) if digits.isascii() and digits.isdigit() else _refuse(name, "a whole number")


def listed(name: str) -> list[str]:
    """Values between commas, blanks around them dropped; at least one where there is no default."""
    values = [part.strip() for part in text(name).split(",") if part.strip()]
    if not values and "default" not in VARIABLES[name]:
        _refuse(name, "at least one value between the commas")
    return values


def address(name: str) -> str:
    """An http or https address of a server, or "" where there is none by default."""
    url = text(name)
    parts = _split(name, url)
    if url and not (parts.scheme in {"http", "https"} and parts.hostname):
        _refuse(name, "an address that begins with https:// or http://")
    return url


def folder(name: str) -> Path:
    path = Path(text(name))
    return path if path.is_absolute() else _refuse(name, "an absolute path")


def database(url: str) -> dict[str, Any]:
    """Django's entry for an address as DATABASE_URL has it; user, password and name may be
    percent-encoded. Connections are kept for a minute and tested before they are used again.
    """
    parts = _split("DATABASE_URL", url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return sqlite(unquote(parts.path)[1:])
    if parts.scheme not in {"postgres", "postgresql"} or not (parts.hostname and parts.path[1:]):
        _refuse("DATABASE_URL", VARIABLES["DATABASE_URL"]["meaning"])
    options = dict(parse_qsl(parts.query))
    if unknown := options.keys() - DATABASE_OPTIONS:
        _refuse("DATABASE_URL", f"no option {', '.join(sorted(unknown))}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def cache(url: str) -> dict[str, Any]:
    """Django's entry for an address as CACHE_URL has it."""
    parts = _split("CACHE_URL", url)
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname:
        _refuse("CACHE_URL", VARIABLES["CACHE_URL"]["meaning"])
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "portal",
    }


def sqlite(path: str) -> dict[str, Any]:
    """Django's entry for a database in one file."""
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two writers wait for each other instead of failing half way.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _split(name: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # reading it is what finds a port that is no number
    except ValueError:
        _refuse(name, VARIABLES[name]["meaning"])
    return parts


def _value(name: str) -> str | None:
    """What is set, or else the default; an empty value counts as not set."""
    return os.environ.get(name, "").strip() or VARIABLES[name].get("default")


def _is_needed(name: str) -> bool:
    """``unless`` and ``with`` name another variable that decides."""
    variable = VARIABLES[name]
    if "unless" in variable:
        return not is_set(variable["unless"])
    return "with" not in variable or is_set(variable["with"])


def _refuse(name: str, expected: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name}: expected {expected}")
