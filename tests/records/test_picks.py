"""What stands beside a record comes from kinds that are its editor's business."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import permissions_named
from resources.models import BestPractice, Video
from tests import people
from tests.factories import make_practice, make_recording, make_video
from tests.resources import test_editing, test_practice_editing

pytestmark = pytest.mark.django_db
REFUSED = "This is not among what you may choose."
PRACTICES = reverse("wagtailsnippets_resources_bestpractice:add")
VIDEOS = reverse("wagtailsnippets_resources_video:add")


def beside(video: Video) -> dict[str, object]:
    block = {"related-count": "1", "related-0-type": "video", "related-0-value": str(video.pk)}
    return block | {"related-0-order": "0", "related-0-deleted": "", "related-0-id": ""}


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_number_posted_past_the_chooser_is_refused() -> None:
    client = signed_in(people.practice_editor())
    draft = make_video(title_en="Not for you", live=False)
    answer = client.post(PRACTICES, test_practice_editing.form_of() | beside(draft))
    assert REFUSED in answer.content.decode()
    assert not BestPractice.objects.exists()


def test_nor_is_it_shown_in_a_preview() -> None:
    client = signed_in(people.practice_editor())
    draft = make_video(live=False)
    preview = reverse("wagtailsnippets_resources_bestpractice:preview_on_add")
    answer = client.post(preview, test_practice_editing.form_of() | beside(draft))
    assert answer.json() == {"is_valid": False, "is_available": False}


def test_a_recording_is_picked_by_whoever_has_a_right_to_recordings() -> None:
    group = Group.objects.create(name="Videos only")
    group.permissions.set(
        permissions_named(
            ["wagtailadmin.access_admin", "resources.add_video", "resources.change_video"]
        )
    )
    person = people.stranger()
    person.groups.add(group)
    form = test_editing.form_of(recording=make_recording(["es"]).pk)
    assert REFUSED in signed_in(person).post(VIDEOS, form).content.decode()
    group.permissions.add(*permissions_named(["media.view_recording"]))
    assert signed_in(person).post(VIDEOS, form).status_code == 302


def test_what_somebody_else_has_picked_stays() -> None:
    video = make_video(live=False)
    practice = make_practice(slug="ask-first", live=False)
    practice.related = [("video", video)]
    practice.save()
    step = practice.steps.get()
    lists = test_practice_editing.rows("steps", {"text_en": "Go.", "id": step.pk}, existing=1)
    form = test_practice_editing.form_of(lists, test_practice_editing.rows("handouts"))
    url = reverse("wagtailsnippets_resources_bestpractice:edit", args=[practice.pk])
    answer = signed_in(people.practice_editor()).post(url, form | beside(video))
    assert answer.status_code == 302
