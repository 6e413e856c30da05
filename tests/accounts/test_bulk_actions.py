"""What acts on many rows at once asks for the same rights as what acts on one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection as FileCollection
from wagtail.models import Page

from portal.accounts.models import OrgUnit, User
from portal.demo.pages import load_pages
from portal.media.models import Recording
from portal.pages.models import HomePage
from portal.taxonomy.models import Subject
from resources.models import Video
from tests import people
from tests.factories import make_office, make_recording, make_video

pytestmark = pytest.mark.django_db
OUTSIDERS = [people.reader, people.stranger, people.practice_editor, people.translator]
WRITERS = [people.editor]
FORM = {"tags": "x", "collection": "1", "role": "1", "mark_as_active": "False", "chooser": "1"}
OPEN_TO_WRITERS = {Page, Image, Document}  # of their own groups; the rest is a publisher's or more


def targets() -> dict[type, Any]:
    load_pages()
    place = FileCollection.get_first_root_node().add_child(name="Files")
    return {
        Page: HomePage.objects.first(),
        User: people.administrator(),
        Image: Image.objects.create(
            title="A secret picture", file=get_test_image_file(), collection=place
        ),
        Document: Document.objects.create(
            title="A secret paper", file=ContentFile(b"x", name="d.txt"), collection=place
        ),
        Video: make_video(),
        Recording: make_recording("es"),
        OrgUnit: make_office(name="A secret office"),
        Subject: Subject.objects.create(
            key="x", label_en="A secret list", label_es="Una lista secreta"
        ),
    }


def actions(model: type, row: Any) -> Iterator[str]:
    label = model._meta.app_label, model._meta.model_name
    for action in bulk_action_registry.get_bulk_actions_for_model(*label):
        yield f"/admin/bulk/{label[0]}/{label[1]}/{action.action_type}/?id={row.pk}"


def state(row: Any) -> dict[str, Any] | None:
    return type(row).objects.filter(pk=row.pk).values().first()


@pytest.mark.parametrize("make", [*OUTSIDERS, *WRITERS], ids=lambda make: make.__name__)
def test_nobody_changes_many_rows_who_may_not_change_one(make) -> None:
    client = Client(headers={"accept-language": "en"})
    if (person := make()).is_authenticated:
        client.force_login(person)
    tried = 0
    for model, row in targets().items():
        if make in WRITERS and model in OPEN_TO_WRITERS:
            continue
        before = state(row)
        for url in actions(model, row):
            tried += 1
            for answer in (client.get(url), client.post(url, FORM)):
                assert answer.status_code < 500, url
                assert str(row) not in answer.content.decode() or model is User, url
            assert state(row) == before, url
    assert tried >= 5


def test_a_publisher_deletes_videos_at_once() -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.publisher())
    video = make_video()
    for url in actions(Video, video):
        client.post(url)
    assert state(video) is None
