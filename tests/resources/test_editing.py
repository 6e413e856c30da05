"""An editor brings a video to the public in both languages, on the screens of the admin."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from portal.records.twin import TwinState
from portal.taxonomy.models import Audience, Subject
from resources.models import Collection, Video
from tests import people
from tests.factories import make_series, make_video, term
from tests.pages.reading import read

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/resources/video/add/"


def signed_in(language: str = "en") -> Client:
    client = Client()
    client.force_login(people.publisher(language))
    return client


def form_of(**changes: object) -> dict[str, object]:
    subject = term(Subject, "mathematics", "Mathematics", "Matemáticas")
    audience = term(Audience, "teachers", "Teachers", "Maestros")
    return {
        "source_language": "es",
        "slug": "la-balanza",
        "title_es": "La balanza",
        "title_en": "The scale",
        "summary_es": "Dos lados que pesan lo mismo.",
        "summary_en": "Two sides that weigh the same.",
        "notice_es": "",
        "notice_en": "",
        "twin_action": "",
        "posted_on": "2026-11-21",
        "subject": subject.pk,
        "audiences": [audience.pk],
        "licence": "CC BY 4.0",
        "release": "drawn",
        "related-count": "0",
    } | changes


def edit_url(video: Video) -> str:
    return reverse("wagtailsnippets_resources_video:edit", args=[video.pk])


def test_a_new_video_is_a_draft_that_readers_do_not_see() -> None:
    client = signed_in()
    assert client.post(ADD, form_of()).status_code == 302
    video = Video.objects.get()
    assert (video.live, video.title_es, video.title_en) == (False, "La balanza", "The scale")
    assert Client().get(video.url_in("es")).status_code == 404


def test_publishing_shows_it_in_both_languages_at_once() -> None:
    signed_in().post(ADD, form_of() | {"action-publish": "1"})
    video = Video.objects.get()
    for language, title in (("en", "The scale"), ("es", "La balanza")):
        assert read(Client().get(video.url_in(language))).one("h1").text == title
    assert video.twin.state is TwinState.DONE


@pytest.mark.parametrize("screens", ["en", "es"])
def test_the_language_of_the_screens_does_not_change_what_is_stored(screens) -> None:
    signed_in(screens).post(ADD, form_of() | {"action-publish": "1"})
    video = Video.objects.get()
    assert (video.title_es, video.title_en) == ("La balanza", "The scale")


def test_a_draft_of_a_published_video_waits_until_it_is_published() -> None:
    client = signed_in()
    client.post(ADD, form_of() | {"action-publish": "1"})
    video = Video.objects.get()
    client.post(edit_url(video), form_of(title_es="La balanza nueva"))
    assert read(Client().get(video.url_in("es"))).one("h1").text == "La balanza"
    client.post(
        edit_url(video),
        form_of(title_es="La balanza nueva", twin_action="confirm") | {"action-publish": "1"},
    )
    assert read(Client().get(video.url_in("es"))).one("h1").text == "La balanza nueva"


def test_a_source_that_changes_alone_leaves_its_translation_out_of_date() -> None:
    client = signed_in()
    client.post(ADD, form_of() | {"action-publish": "1"})
    video = Video.objects.get()
    changed = form_of(summary_es="Dos lados iguales.")
    client.post(edit_url(video), changed)
    draft = Video.objects.get().get_latest_revision_as_object()
    assert (draft.twin.state, draft.twin.fields) == (TwinState.OUT_OF_DATE, ("summary",))
    client.post(edit_url(video), changed | {"twin_action": "confirm", "action-publish": "1"})
    video.refresh_from_db()
    assert video.twin.state is TwinState.DONE


def test_a_translation_can_be_sent_for_review_and_is_then_done() -> None:
    client = signed_in()
    client.post(ADD, form_of(twin_action="review") | {"action-publish": "1"})
    video = Video.objects.get()
    assert video.twin.state is TwinState.IN_REVIEW
    client.post(edit_url(video), form_of(twin_action="confirm") | {"action-publish": "1"})
    video.refresh_from_db()
    assert video.twin.state is TwinState.DONE


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_es": "", "title_en": ""}, "title_es"),
        ({"title_es": "   "}, "title_es"),
        ({"slug": "con espacio"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"title_en": "x" * 201}, "title_en"),
        ({"posted_on": "31/31/2026"}, "posted_on"),
        ({"series_position": "-1"}, "series_position"),
        ({"release": "nonsense"}, "release"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_nothing_is_lost(changes, field) -> None:
    response = signed_in().post(ADD, form_of(**changes) | {"action-publish": "1"})
    assert response.status_code == 200
    form = response.context["form"]
    assert field in form.errors
    assert form["summary_es"].value() == "Dos lados que pesan lo mismo."
    assert not Video.objects.exists()


def test_two_videos_cannot_have_one_address() -> None:
    make_video(slug="la-balanza")
    response = signed_in().post(ADD, form_of() | {"action-publish": "1"})
    assert "slug" in response.context["form"].errors


def test_a_series_has_one_video_a_place() -> None:
    series = make_series()
    make_video(series=series, series_position=1)
    form = form_of(series=series.pk, series_position=1)
    response = signed_in().post(ADD, form | {"action-publish": "1"})
    assert response.status_code == 200
    assert Video.objects.count() == 1


@pytest.mark.parametrize(("mode", "title"), [("en", "The scale"), ("es", "La balanza")])
def test_a_draft_is_previewed_as_readers_of_each_language_would_see_it(mode, title) -> None:
    client = signed_in()
    client.post(ADD, form_of())
    preview = reverse(
        "wagtailsnippets_resources_video:preview_on_edit", args=[Video.objects.get().pk]
    )
    client.post(preview, form_of())
    answer = client.get(preview, {"mode": mode})
    assert "frame-ancestors 'self';" in f"{answer['Content-Security-Policy']};"  # beside the form
    page = read(answer)
    assert page.one("html")["lang"] == mode
    assert page.one("h1").text == title
    assert page.one(".meta").text.startswith({"en": "Teachers", "es": "Maestros"}[mode])


def test_scheduling_keeps_it_hidden_until_its_hour() -> None:
    form = form_of(go_live_at="2099-01-01 08:00") | {"action-publish": "1"}
    signed_in().post(ADD, form)
    video = Video.objects.get()
    assert not video.live
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_the_screen_shows_both_columns_of_every_translated_field() -> None:
    html = signed_in().get(ADD).content.decode()
    for field in ("title", "summary", "notice"):
        assert {f"{field}_en", f"{field}_es"} <= set(re.findall(rf'name="({field}_\w\w)"', html))
        assert f'name="{field}"' not in html


def test_the_list_says_how_far_the_other_language_is() -> None:
    make_video(title_es=None, source_language="en")
    page = read(signed_in().get("/admin/snippets/resources/video/"))
    assert "Missing title" in page.one("table.listing tbody").text


@pytest.mark.parametrize(
    "path", [ADD, "/admin/snippets/resources/video/", "/admin/snippets/resources/collection/add/"]
)
@pytest.mark.parametrize("person", ["reader", "stranger"])
def test_only_editors_open_the_screens(path, person) -> None:
    client = Client()
    if person == "stranger":
        client.force_login(people.stranger())
    assert client.get(path).status_code in (302, 403)


def test_picked_videos_come_first_among_the_related_and_only_while_they_are_public() -> None:
    other = make_video(title_en="Another film", title_es="Otra", subject="science")
    make_video(title_en="Of the subject", title_es="De la materia")
    block = {"related-count": "1", "related-0-type": "video", "related-0-value": str(other.pk)}
    block |= {"related-0-order": "0", "related-0-deleted": "", "related-0-id": ""}
    signed_in().post(ADD, form_of() | block | {"action-publish": "1"})
    page_url = Video.objects.get(slug="la-balanza").url_in("en")

    def related() -> list[str]:
        return [h.text for h in read(Client().get(page_url)).all(".card h3")]

    assert related() == ["Another film", "Of the subject"]
    other.unpublish()
    assert related() == ["Of the subject"]


def test_a_series_is_made_on_its_own_screen() -> None:
    form = {
        "source_language": "en",
        "slug": "tutors",
        "title_en": "Tutors",
        "title_es": "Tutores",
        "summary_en": "",
        "summary_es": "",
        "twin_action": "",
        "posted_on": "2026-11-21",
        "is_series": "on",
        "items-count": "0",
        "action-publish": "1",
    }
    signed_in().post("/admin/snippets/resources/collection/add/", form)
    assert Collection.objects.live().get().is_series
