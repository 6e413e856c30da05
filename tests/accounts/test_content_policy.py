"""A preview may stand in a frame beside the form; a readers' page may stand in none."""

import pytest
from django.urls import reverse

from resources.models import Video
from tests import people
from tests.factories import make_video

pytestmark = pytest.mark.django_db


def framed_by(answer) -> str:
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    return policy["frame-ancestors"]


def test_a_preview_may_stand_beside_the_form(client) -> None:
    client.force_login(people.publisher())
    video = make_video()
    preview = reverse(Video.snippet_viewset.get_url_name("preview_on_edit"), args=[video.pk])
    edit = reverse(Video.snippet_viewset.get_url_name("edit"), args=[video.pk])
    form = client.get(edit).context["form"]
    client.post(preview, {name: "" for name in form.fields})
    shown = client.get(preview, {"mode": "es", "in_preview_panel": "true"})
    assert framed_by(shown) == "'self'"
    assert framed_by(client.get(video.get_absolute_url())) == "'none'"
