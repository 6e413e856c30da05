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
REQUIRED = [
    name
    for name, variable in VARIABLES.items()
    if "default" not in variable and "with" not in variable
]
IN_BUCKETS = {name: value for name, value in COMPLETE.items() if name != "MEDIA_PATH"} | {
    "S3_PRIVATE_BUCKET": "kept",
    "S3_PUBLIC_BUCKET": "shown",
}


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
        ("S3_ENDPOINT_URL", "s3:9100"),
        ("EMAIL_PORT", "smtp"),
        ("EMAIL_USE_TLS", "perhaps"),
        ("HSTS_SECONDS", "-1"),
    ],
)
def test_it_refuses_a_value_it_cannot_read_and_does_not_repeat_it(name, value):
    done = start({**(IN_BUCKETS if name.startswith("S3") else COMPLETE), name: value}, *IMPORT)
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
    private = settings["STORAGES"]["private"]["OPTIONS"]
    assert private == {"location": "/srv/portal/media/private"}
    assert settings["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert settings["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2


@pytest.mark.parametrize("name", ["S3_PRIVATE_BUCKET", "S3_PUBLIC_BUCKET"])
def test_one_bucket_is_of_no_use_without_the_other(name):
    environment = {key: value for key, value in IN_BUCKETS.items() if key != name}
    done = start(environment | {"MEDIA_PATH": "/srv/portal/media"}, *IMPORT)
    assert done.returncode != 0
    assert f"Set in the environment: {name}\n" in done.stderr


def test_with_buckets_there_is_no_folder_and_films_may_be_shown_from_their_server():
    server = {
        "S3_ENDPOINT_URL": "http://s3:9100",
        "S3_BROWSER_URL": "https://files.example.org",
        "S3_ACCESS_KEY_ID": "portal",
        "S3_SECRET_ACCESS_KEY": "hunter2",
    }
    policies = ("CONTENT_SECURITY_POLICY", "ADMIN_CONTENT_SECURITY_POLICY")
    settings = shown(IN_BUCKETS | server, "STORAGES", *policies)
    private, public = (settings["STORAGES"][alias]["OPTIONS"] for alias in ("private", "default"))
    assert (private["bucket_name"], private["base_url"]) == ("kept", None)
    assert (public["bucket_name"], public["base_url"]) == ("shown", "/media/")
    assert private["endpoint_url"] == "http://s3:9100"
    policy = settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    allowed = [name for name, sources in policy.items() if "https://files.example.org" in sources]
    assert sorted(allowed) == ["img-src", "media-src"]
    admin = settings["ADMIN_CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert all(server["S3_BROWSER_URL"] in admin[name] for name in allowed)


def test_without_buckets_nothing_comes_from_elsewhere():
    policy = shown(COMPLETE, "CONTENT_SECURITY_POLICY")["CONTENT_SECURITY_POLICY"]
    sources = {source for listed in policy["DIRECTIVES"].values() for source in listed}
    assert sources == {"'self'", "'none'", "data:"}


def test_the_files_of_amazons_servers_are_allowed_by_their_own_host():
    policy = shown(IN_BUCKETS | {"S3_REGION": "us-west-2"}, "CONTENT_SECURITY_POLICY")
    directives = policy["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert "https://kept.s3.us-west-2.amazonaws.com" in directives["media-src"]


def test_the_deployment_check_passes_with_buckets_too():
    arguments = ("-W", "ignore", "-m", "portal", "check", "--deploy", "--fail-level", "WARNING")
    assert start(IN_BUCKETS, *arguments).returncode == 0
