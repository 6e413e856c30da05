"""Editors see which papers a practice has, and read those of a draft before readers do."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from resources.models import BestPractice
from tests import people
from tests.factories import make_practice, pdf
from tests.fetching import fetched
from tests.filled_forms import filled
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def signed_in(person: Any, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(person)
    return client


@pytest.fixture
def practice() -> BestPractice:
    return make_practice(handouts=[{"es": 3}])


def screen(practice: BestPractice) -> str:
    return reverse("wagtailsnippets_resources_bestpractice:edit", args=[practice.pk])


def shown(client: Client, practice: BestPractice) -> list[Page]:
    return read(client.get(screen(practice))).all(".paper-now a")


def with_a_draft_in_english(practice: BestPractice) -> BestPractice:
    client = signed_in(people.editor())
    fields = filled(client.get(screen(practice)))
    fields |= {"handouts-0-file_en": ContentFile(pdf(2), "a.pdf")}
    assert client.post(screen(practice), fields).status_code == 302
    return practice


@pytest.mark.parametrize(
    ("language", "words"), [("en", "PDF, 3 pages, 1 kB"), ("es", "PDF, 3 páginas, 1 kB")]
)
def test_what_is_there_is_said_and_where_nothing_is_nothing(practice, language, words) -> None:
    [link] = shown(signed_in(people.editor(language), language), practice)
    assert link.text.startswith(words)


def test_a_file_of_a_draft_is_read_by_its_reviewer_and_not_by_readers(practice) -> None:
    with_a_draft_in_english(practice)
    reviewer = signed_in(people.publisher())
    english, spanish = shown(reviewer, practice)
    answer = fetched(english["href"], client=reviewer)
    assert (answer.body, answer.headers["Content-Type"]) == (pdf(2), "application/pdf")
    assert fetched(spanish["href"], client=reviewer).body == pdf(3)
    assert not BestPractice.objects.get().handouts.get().file_en  # readers have no English yet


def test_a_new_practice_that_is_refused_says_so_and_asks_for_its_file_again() -> None:
    client = signed_in(people.editor())
    place = reverse("wagtailsnippets_resources_bestpractice:add")
    row = {"name_en": "List", "file_en": ContentFile(pdf(2), "a.pdf"), "ORDER": 1}
    fields = filled(client.get(place)) | {"title_en": "", "handouts-TOTAL_FORMS": 1}
    answer = client.post(place, fields | {f"handouts-0-{name}": row[name] for name in row})
    assert answer.status_code == 200
    assert read(answer).one("[name=handouts-0-name_en]")["value"] == "List"
    assert read(answer).all(".paper-now") == []


@pytest.mark.parametrize("who", [people.reader, people.stranger])
def test_nobody_else_reads_it(practice, who) -> None:
    with_a_draft_in_english(practice)
    english, _spanish = shown(signed_in(people.publisher()), practice)
    client, person = Client(), who()
    if person.is_authenticated:
        client.force_login(person)
    assert client.get(english["href"]).status_code in (302, 403, 404)


@pytest.mark.parametrize("name", ["other.pdf", "..", "%2e%2e%2fsecret", "a" * 300])
def test_what_the_newest_version_does_not_name_is_not_there(practice, name) -> None:
    place = reverse("wagtailsnippets_resources_bestpractice:paper", args=[practice.pk, "x.pdf"])
    answer = signed_in(people.publisher()).get(place.replace("x.pdf", name), follow=True)
    assert answer.status_code == 404


def test_a_file_of_another_practice_is_not_read_through_this_one(practice) -> None:
    other = make_practice(handouts=[{"en": 1}])
    client = signed_in(people.publisher())
    [own] = shown(client, other)
    foreign = own["href"].replace(f"/{other.pk}/", f"/{practice.pk}/")
    assert fetched(own["href"], client=client).status == 200
    assert client.get(foreign).status_code == 404
