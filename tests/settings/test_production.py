"""Production starts only with everything it needs, and starts safely."""

import json

import pytest

from portal.settings.environment import VARIABLES
from tests.settings.starting import COMPLETE, start

IMPORT = ("-c", "import portal.settings.production")
SHOW = """
import json, sys
from portal.settings import production
print(json.dumps({name: getattr(production, name, None) for name in sys.argv[1:]}, default=str))
"""
REQUIRED = [name for name, variable in VARIABLES.items() if "default" not in variable]


def shown(environment: dict[str, str], *names: str) -> dict[str, object]:
    done = start(environment, "-c", SHOW, *names)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_complete_example_sets_what_is_required_and_nothing_else():
    assert sorted(COMPLETE) == sorted(REQUIRED)


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("empty", [None, "", "  "], ids=["unset", "empty", "blank"])
def test_it_refuses_to_start_without(name, empty):
    environment = {key: value for key, value in COMPLETE.items() if key != name}
    if empty is not None:
        environment[name] = empty
    done = start(environment, *IMPORT)
    assert done.returncode != 0
    assert f"Set in the environment: {name}\n" in done.stderr


def test_it_names_everything_that_is_missing_at_once():
    done = start({}, *IMPORT)
    assert done.returncode != 0
    assert f"Set in the environment: {', '.join(REQUIRED)}\n" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("DATABASE_URL", "mysql://portal@db/portal"),
        ("DATABASE_URL", "postgres://portal:hunter2@db:http/portal"),
        ("CACHE_URL", "memcached://cache"),
        ("MEDIA_PATH", "uploads"),
        ("EMAIL_PORT", "smtp"),
        ("EMAIL_USE_TLS", "perhaps"),
        ("HSTS_SECONDS", "-1"),
    ],
)
def test_it_refuses_a_value_it_cannot_read_and_does_not_repeat_it(name, value):
    done = start({**COMPLETE, name: value}, *IMPORT)
    last_line = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert f"{name}: expected" in last_line
    assert "hunter2" not in last_line


def test_djangos_deployment_check_has_nothing_to_say():
    done = start(
        COMPLETE, "-W", "ignore", "-m", "portal", "check", "--deploy", "--fail-level", "WARNING"
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_safety_does_not_have_to_be_asked_for():
    safe = {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "EMAIL_USE_TLS": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
        "DEMO_PASSWORD": None,
    }
    assert shown(COMPLETE, *safe) == safe


def test_the_environment_decides_where_everything_is():
    environment = COMPLETE | {"PROXY_HTTPS_HEADER": "X-Forwarded-Proto", "PROXY_COUNT": "2"}
    names = ("ALLOWED_HOSTS", "MEDIA_ROOT", "FULLTEXT", "STORAGES", "SECURE_PROXY_SSL_HEADER")
    settings = shown(environment, *names, "ALLAUTH_TRUSTED_PROXY_COUNT")
    assert settings["ALLOWED_HOSTS"] == ["portal.example.org", "localhost"]
    assert settings["MEDIA_ROOT"] == "/srv/portal/media/public"
    assert settings["FULLTEXT"]["path"] == "/srv/portal/index"
    assert settings["STORAGES"]["private"]["OPTIONS"] == {
        "location": "/srv/portal/media/private",
        "base_url": None,
    }
    assert settings["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert settings["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2
