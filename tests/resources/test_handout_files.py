"""The files of a practice are as visible as its page, and arrive under a name that says what
they are."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from portal.media.storage import PrivateFolder, private_storage
from resources.models import BestPractice
from tests import people
from tests.factories import make_practice, pdf
from tests.fetching import fetched

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
STATES = {
    "draft": {"live": False},
    "scheduled": {"go_live_at": timezone.now() + HOUR},
    "expired": {
        "expire_at": timezone.now() - HOUR,
        "first_published_at": timezone.now() - 2 * HOUR,
    },
}


def address(practice: BestPractice, language: str = "es", extension: str = "pdf") -> str:
    number = practice.handouts.get().pk
    return f"/handouts/{practice.slug}/{number}/{language}.{extension}"


def test_a_file_opens_in_the_browser_under_its_own_name() -> None:
    practice = make_practice(handouts=[{"en": 1, "es": 2}])
    answer = fetched(address(practice))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="lista-de-palabras.es.pdf"'
    assert len(PdfReader(BytesIO(answer.body)).pages) == 2


def test_nobody_but_its_reader_keeps_it_or_takes_it_for_something_else() -> None:
    practice = make_practice(handouts=[{"es": 1}])
    is_sent_by_us = isinstance(private_storage(), PrivateFolder)
    answer = Client().get(address(practice))
    assert answer["Cache-Control"] == f"private, {'no-cache' if is_sent_by_us else 'max-age=3600'}"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_part_of_it_and_its_headers_alone_can_be_had() -> None:
    practice = make_practice(handouts=[{"en": 1}])
    part = fetched(address(practice, "en"), range="bytes=0-4")
    assert (part.status, part.body) == (206, b"%PDF-")
    head = fetched(address(practice, "en"), "HEAD")
    assert (head.status, head.headers["Content-Length"]) == (200, str(len(pdf(1))))
    again = fetched(address(practice, "en"), if_none_match=head.headers["ETag"])
    assert again.status == 304


@pytest.mark.parametrize(
    "who", [people.reader, people.stranger, people.editor, people.administrator]
)
@pytest.mark.parametrize("state", STATES)
def test_nobody_gets_a_file_of_a_practice_that_is_not_public(state, who) -> None:
    practice = make_practice(handouts=[{"es": 1}], **STATES[state])
    client = Client()
    if (person := who()).is_authenticated:
        client.force_login(person)
    assert client.get(address(practice)).status_code == 404


@pytest.mark.parametrize(
    ("language", "extension"),
    [
        ("en", "pdf"),
        ("tlh", "pdf"),
        ("es", "docx"),
        ("es", "exe"),
        ("name", "pdf"),
        ("es-pages", "pdf"),
    ],
)
def test_an_address_that_names_no_file_leads_nowhere(language, extension) -> None:
    practice = make_practice(handouts=[{"es": 1}])
    assert Client().get(address(practice, language, extension)).status_code == 404


def test_a_file_is_not_reached_through_another_practice() -> None:
    public, draft = make_practice(), make_practice(live=False, handouts=[{"es": 1}])
    assert Client().get(address(draft).replace(draft.slug, public.slug)).status_code == 404


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 40, "-1", "x", "1.5"])
def test_a_number_that_makes_no_sense_leads_nowhere(number) -> None:
    practice = make_practice(handouts=[{"es": 1}])
    assert Client().get(f"/handouts/{practice.slug}/{number}/es.pdf").status_code == 404


def test_a_file_that_the_storage_has_lost_leads_nowhere() -> None:
    practice = make_practice(handouts=[{"es": 1}])
    private_storage().delete(practice.handouts.get().file_es.name)
    assert fetched(address(practice)).status == 404


def test_it_is_only_read() -> None:
    practice = make_practice(handouts=[{"es": 1}])
    assert Client().post(address(practice)).status_code == 405
