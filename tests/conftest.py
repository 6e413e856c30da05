"""What every test may ask for."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import translation
from wagtail.models import Site

from portal.accounts.models import User
from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.search.sources import documents_for
from tests.accounts.signing_in import show_second_factor
from tests.buckets import buckets
from tests.demonstration import loaded
from tests.media.transcoding.making_films import film

TODAY = datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture(scope="session", autouse=True)
def stored_in_buckets() -> Iterator[None]:
    """Where the settings name an S3 server, its two buckets for this process."""
    with buckets():
        yield


@pytest.fixture
def today() -> Iterator[None]:
    """The day that the demonstration content is written for."""
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The demonstration site, loaded once for a module and gone after it."""
    with time_machine.travel(TODAY, tick=False), django_db_blocker.unblock(), loaded():
        yield


@pytest.fixture(scope="session")
def small_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real film, made once for a session: 320 x 240 with sound, one and a half seconds."""
    return film(tmp_path_factory.mktemp("films") / "small.mp4")


@pytest.fixture
def indexed(db: None) -> None:
    """Everything that the test has made so far can be found."""
    outbox.rebuild(get_engine(), [], documents_for)


@pytest.fixture(scope="session", autouse=True)
def signed_in_with_both() -> Iterator[None]:
    """``client.force_login`` stands for a whole sign-in: its session has shown a second factor."""
    with pytest.MonkeyPatch.context() as patch:
        password_only = Client.force_login

        def force_login(client: Client, user: User, backend: str | None = None) -> None:
            password_only(client, user, backend)
            show_second_factor(client, user)

        patch.setattr(Client, "force_login", force_login)
        yield


@pytest.fixture
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the commit is done at once, while its request is still there."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda later, **_more: later())


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "en"})


def pytest_report_header() -> str:
    return f"database: {connection.vendor}, search: {get_engine().name}"


@pytest.fixture
def time_machine_at() -> object:
    """Another moment than today's, for a part of a test."""
    return lambda moment: time_machine.travel(moment, tick=False)


@pytest.fixture(autouse=True)
def own_roots() -> None:
    """The framework remembers in the cache where trees of pages begin, also those of a test whose
    pages are gone again."""
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test begins in English, whatever language the page of the one before it was in."""
    with translation.override("en"):
        yield
