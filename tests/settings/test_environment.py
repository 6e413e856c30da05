"""The readers of the environment, and where it may be read at all."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from portal.settings import environment
from portal.settings.environment import VARIABLES, cache, database

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "portal" / "settings"
# characters that an environment variable can hold
printable = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("True", True), ("1", True), ("NO", False), ("false", False), (" 0 ", False)],
)
def test_a_flag_is_read_from_the_words_people_use(monkeypatch, written, meant):
    monkeypatch.setenv("HTTPS_REDIRECT", written)
    assert environment.flag("HTTPS_REDIRECT") is meant


@pytest.mark.parametrize("written", ["ja", "2", "on fire", "-"])
def test_any_other_word_for_a_flag_is_refused_by_name(monkeypatch, written):
    monkeypatch.setenv("HTTPS_REDIRECT", written)
    with pytest.raises(ImproperlyConfigured, match="HTTPS_REDIRECT: expected yes or no"):
        environment.flag("HTTPS_REDIRECT")


@pytest.mark.parametrize("written", ["-1", "1.5", "1_000", "²", "twenty"])
def test_a_number_is_digits_only(monkeypatch, written):
    monkeypatch.setenv("EMAIL_PORT", written)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT"):
        environment.number("EMAIL_PORT")


@pytest.mark.parametrize(
    "written", ["s3:9100", "s3.example.org", "ftp://s3.example.org", "https://", "http://s3:http"]
)
def test_an_address_begins_with_its_protocol(monkeypatch, written):
    monkeypatch.setenv("S3_ENDPOINT_URL", written)
    with pytest.raises(ImproperlyConfigured, match="S3_ENDPOINT_URL"):
        environment.address("S3_ENDPOINT_URL")


def test_a_list_drops_blanks_and_empty_parts(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example.org, ,b.example.org,")
    assert environment.listed("ALLOWED_HOSTS") == ["a.example.org", "b.example.org"]


def test_an_empty_value_means_the_default(monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "")
    assert environment.number("EMAIL_PORT") == 587


def test_a_list_of_commas_alone_is_refused_where_something_is_required(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " , ,")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        environment.listed("ALLOWED_HOSTS")


@given(user=printable, password=printable, name=printable)
def test_every_user_password_and_name_can_be_written_as_an_address(user, password, name):
    user_, password_, name_ = (quote(part, safe="") for part in (user, password, name))
    entry = database(f"postgres://{user_}:{password_}@db.example.org:6432/{name_}")
    assert (entry["USER"], entry["PASSWORD"], entry["NAME"]) == (user, password, name)
    assert (entry["HOST"], entry["PORT"]) == ("db.example.org", 6432)


@given(st.text(max_size=40))
def test_no_address_ends_in_anything_but_an_entry_or_a_refusal(url):
    for read, name in ((database, "DATABASE_URL"), (cache, "CACHE_URL")):
        assert outcome(read, url).startswith(("django.", f"{name}: expected "))


def outcome(read: Callable[[str], dict[str, Any]], url: str) -> str:
    """The engine that the address names, or the words of the refusal."""
    try:
        entry = read(url)
    except ImproperlyConfigured as refusal:
        return str(refusal)
    return entry.get("ENGINE") or entry["BACKEND"]


def test_a_database_address_carries_its_options_and_healthy_connections():
    entry = database("postgresql://portal@db/portal?sslmode=verify-full&connect_timeout=5")
    assert entry["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": "5"}
    assert entry["CONN_HEALTH_CHECKS"] is True
    assert entry["PORT"] == 5432


def test_a_mistyped_database_option_is_named():
    with pytest.raises(ImproperlyConfigured, match="no option sslmod"):
        database("postgres://portal@db/portal?sslmod=require")


@pytest.mark.parametrize(
    ("url", "path"), [("sqlite:////srv/a%20b.sqlite3", "/srv/a b.sqlite3"), ("sqlite:///x", "x")]
)
def test_sqlite_takes_four_slashes_for_an_absolute_path(url, path):
    assert database(url)["NAME"] == path


def test_operations_md_repeats_the_list_of_variables_exactly():
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [
        (name, variable["meaning"], shown(variable)) for name, variable in VARIABLES.items()
    ]


def shown(variable: dict[str, str]) -> str:
    default = variable.get("default")
    if default is None:
        others = [f" {word} `{variable[word]}`" for word in ("unless", "with") if word in variable]
        return f"**required**{''.join(others)}"
    return f"`{default}`" if default else "empty"


def test_every_listed_variable_is_read_and_every_read_one_is_listed():
    source = (SETTINGS / "production.py").read_text("utf-8")
    assert set(re.findall(r'environment\.\w+\("(\w+)"\)', source)) == set(VARIABLES)


def test_the_environment_is_read_in_the_settings_only():
    outside = [
        str(path.relative_to(ROOT))
        for folder in ("portal", "resources")
        for path in (ROOT / folder).rglob("*.py")
        if SETTINGS not in path.parents
        and re.search(r"os\.environ|os\.getenv", path.read_text("utf-8"))
    ]
    # both only say which settings are meant
    assert sorted(outside) == ["portal/__main__.py", "portal/wsgi.py"]


def test_the_settings_stay_short_enough_to_be_read_at_once():
    modules = ("base.py", "dev.py", "testing.py", "production.py")
    assert sum(len((SETTINGS / name).read_text("utf-8").splitlines()) for name in modules) <= 350
