"""What the script that sends a form is told."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.media.models import Recording
from tests.media.test_viewsets import form
from tests.people import editor

pytestmark = pytest.mark.django_db
BY_SCRIPT = {"x-upload": "1"}


def test_the_script_is_told_the_way_and_the_message_waits_there(client: Client) -> None:
    client.force_login(editor())
    answer = client.post(reverse("wagtailsnippets_media_recording:add"), form(), headers=BY_SCRIPT)
    assert answer.status_code == 200
    assert answer.json()["is_signed_out"] is False
    assert Recording.objects.count() == 1
    page = client.get(answer.json()["to"]).content.decode()
    assert "Recording &#x27;Empacar cajas&#x27; created" in page


def test_the_script_is_told_that_the_editor_is_signed_out(client: Client) -> None:
    answer = client.post(reverse("wagtailsnippets_media_recording:add"), form(), headers=BY_SCRIPT)
    assert answer.json()["is_signed_out"] is True
    assert not Recording.objects.exists()


def test_a_refused_form_comes_back_as_ever(client: Client) -> None:
    client.force_login(editor())
    url = reverse("wagtailsnippets_media_recording:add")
    answer = client.post(url, form(name=""), headers=BY_SCRIPT)
    assert "This field is required." in answer.content.decode()
    assert not Recording.objects.exists()
