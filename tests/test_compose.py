"""compose.yaml sets what the settings read, and what it sets is enough to start."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.settings.environment import VARIABLES
from tests.settings.starting import COMPLETE, start

ROOT = Path(__file__).resolve().parents[1]
SECRETS = {
    "SECRET_KEY": COMPLETE["SECRET_KEY"],
    "POSTGRES_PASSWORD": "4f1d9c0b7a",
    "S3_SECRET_ACCESS_KEY": "b1d04f7c9e",
}
OURS = ("web", "worker", "migrate")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]


def example() -> dict[str, str]:
    lines = (ROOT / "docs" / "example.env").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def filled_in(value: str, given: dict[str, str]) -> str:
    """${NAME:-default} and ${NAME:?message} as compose reads them."""

    def replace(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        if given.get(name):
            return given[name]
        if kind == ":-":
            return rest
        raise KeyError(name)

    return re.sub(r"\$\{(\w+)(:-|:\?)([^}]*)\}", replace, value)


def test_the_services_of_a_portal_are_there(services):
    always = {name for name, service in services.items() if "profiles" not in service}
    assert always == {"web", "worker", "migrate", "postgres", "valkey", "s3"}
    assert {name for name in services if name not in always} == {"elasticsearch"}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_set_is_one_that_the_settings_read(services, name):
    # files are kept in buckets here, so there is no folder to name
    assert set(services[name]["environment"]) == set(VARIABLES) - {"MEDIA_PATH"}


@pytest.mark.parametrize("name", OURS)
def test_production_starts_with_what_is_set(services, name):
    given = example() | SECRETS
    environment = {
        key: filled_in(str(value), given) for key, value in services[name]["environment"].items()
    }
    arguments = ("-W", "ignore", "-m", "portal", "check", "--deploy", "--fail-level", "WARNING")
    done = start(environment, *arguments)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("secret", SECRETS)
def test_compose_stops_where_a_secret_is_not_given(services, secret):
    given = {key: value for key, value in (example() | SECRETS).items() if key != secret}
    written = " ".join(map(str, services["web"]["environment"].values()))
    with pytest.raises(KeyError, match=secret):
        filled_in(written, given)


def test_no_secret_has_a_value_in_the_repository(services):
    assert [name for name, value in example().items() if name in SECRETS and value] == []
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|KEY$", name):
                assert str(value).startswith("${"), name


def test_each_service_is_watched_and_named_at_a_version(services):
    for name, service in services.items():
        assert "healthcheck" in service, name
        if name not in OURS:
            assert re.fullmatch(r"[\w./-]+:v?[\d.]+", service["image"]), name


def test_only_what_readers_reach_is_there_for_the_machines_proxy_and_only_from_it(services):
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8000:8000"], "s3": ["127.0.0.1:9100:9100"]}


def test_the_buckets_are_made_before_the_site_starts(services):
    assert "make_buckets" in " ".join(services["migrate"]["command"])
    assert services["migrate"]["depends_on"]["s3"] == {"condition": "service_healthy"}


def test_the_portal_and_the_s3_server_are_given_the_same_keys(services):
    ours, theirs = services["web"]["environment"], services["s3"]["environment"]
    assert ours["S3_ACCESS_KEY_ID"] == theirs["ROOT_ACCESS_KEY"]
    assert ours["S3_SECRET_ACCESS_KEY"] == theirs["ROOT_SECRET_KEY"]


def test_every_volume_that_is_used_is_declared(services):
    declared = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["volumes"]
    used = {
        volume.split(":")[0]
        for service in services.values()
        for volume in service.get("volumes", [])
    }
    assert used == set(declared)
