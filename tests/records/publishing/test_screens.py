"""The gate and the exception on the editors' screens."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import TaskState
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from resources.models import Video
from tests import people
from tests.factories import make_video
from tests.filled_forms import filled
from tests.pages.reading import read

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


def url_of(video: Video, screen: str = "edit") -> str:
    return reverse(f"wagtailsnippets_resources_video:{screen}", args=[video.pk])


def signed_in(language: str = "en") -> Client:
    client = Client()
    client.force_login(people.publisher(language))
    return client


def post(client: Client, video: Video, **changes: Any) -> Any:
    form = filled(client.get(url_of(video)), **changes)
    return client.post(url_of(video), form, follow=True)


def draft(**changes: Any) -> Video:
    video = make_video(**{"live": False, "title_es": None} | changes)
    video.save_revision()
    return video


def links_of(response: Any) -> dict[str, str]:
    links = read(response).one(".messages .error").part.select("a")
    return {link["href"].partition("#")[2]: link.text for link in links}


@pytest.mark.parametrize(
    ("language", "field", "way"),
    [
        ("en", "title", "Or say until when one language may wait, and why."),
        ("es", "título", "O diga hasta cuándo puede esperar un idioma, y por qué."),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_leads_to_the_field(language, field, way) -> None:
    video = draft()
    answer = post(signed_in(language), video, title_en="Typed just now", **PUBLISH)
    assert links_of(answer) == {"id_title_es": field, "id_exception_until": way}
    video = Video.objects.get()
    assert not video.live
    assert video.get_latest_revision_as_object().title_en == "Typed just now"


def test_a_new_record_that_is_not_ready_is_kept_as_a_draft() -> None:
    client = signed_in()
    video = draft()
    form = filled(client.get(url_of(video)), slug="a-new-one", **PUBLISH)
    add = reverse("wagtailsnippets_resources_video:add")
    answer = client.post(add, form, follow=True)
    assert links_of(answer)["id_title_es"] == "title"
    new = Video.objects.get(slug="a-new-one")
    assert answer.redirect_chain[-1][0] == url_of(new)
    assert not new.live


def test_with_an_exception_it_is_published_and_signed() -> None:
    until = timezone.localdate() + timedelta(days=30)
    given = {"exception_until": until.isoformat(), "exception_reason": "The translator is away."}
    post(signed_in(), draft(), **given, **PUBLISH)
    video = Video.objects.get()
    assert video.live
    assert str(video.exception_by) == "publisher.en@example.org"
    assert video.exception_at is not None


@pytest.mark.parametrize(
    ("days", "reason", "field"),
    [
        (-1, "Away.", "exception_until"),
        (91, "Away.", "exception_until"),
        (9, " ", "exception_reason"),
    ],
)
def test_an_exception_with_a_fault_is_said_beside_its_field(days, reason, field) -> None:
    until = (timezone.localdate() + timedelta(days=days)).isoformat()
    answer = post(signed_in(), draft(), exception_until=until, exception_reason=reason)
    assert list(answer.context["form"].errors) == [field]


def test_an_exception_that_has_run_out_hinders_no_draft() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    video = draft(exception_until=yesterday, exception_reason="Away.")
    post(signed_in(), video, summary_en="Something new.")
    assert Video.objects.get().get_latest_revision_as_object().summary_en == "Something new."


def sent_for_review() -> tuple[Video, TaskState]:
    video = draft()
    video.get_workflow().start(video, people.editor())
    return video, TaskState.objects.get()


def test_an_approval_is_refused_and_the_review_stays_open() -> None:
    video, state = sent_for_review()
    url = reverse(
        "wagtailsnippets_resources_video:workflow_action", args=[video.pk, "approve", state.pk]
    )
    answer = signed_in().post(url, {"comment": "Fine."}, follow=True)
    assert links_of(answer)["id_title_es"] == "title"
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert not Video.objects.get().live


def test_so_is_an_approval_together_with_an_edit() -> None:
    video, state = sent_for_review()
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = post(signed_in(), video, summary_en="Edited.", **approve)
    assert "id_title_es" in links_of(answer)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert Video.objects.get().get_latest_revision_as_object().summary_en == "Edited."


def test_an_earlier_version_is_not_published_while_it_lacks_a_language() -> None:
    client, video = signed_in(), draft()
    earlier = video.latest_revision
    video.title_es = "Ya está"
    video.confirm_twin()
    video.save_revision().publish()
    url = reverse("wagtailsnippets_resources_video:revisions_revert", args=[video.pk, earlier.pk])
    form = filled(client.get(url), **PUBLISH)
    answer = client.post(url, form, follow=True)
    assert "id_title_es" in links_of(answer)
    assert Video.objects.get().title_es == "Ya está"


def test_no_bulk_action_publishes_records() -> None:
    actions = bulk_action_registry.get_bulk_actions_for_model("resources", "video")
    assert all(issubclass(action, DeleteBulkAction) for action in actions)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The Spanish version follows by December 20, 2026."),
        ("es", "La versión en español estará lista a más tardar el 20 de diciembre de 2026."),
    ],
)
def test_the_page_says_in_the_language_of_its_readers_what_is_to_come(language, words) -> None:
    video = make_video(
        title_es=None,
        exception_until=timezone.localdate().replace(year=2026, month=12, day=20),
        exception_reason="Only for colleagues.",
    )
    page = Client().get(video.url_in(language)).content.decode()
    assert words in page
    assert "Only for colleagues." not in page
