"""The worker keeps the index true and publishes at the hour, whatever happens to it."""

import shutil
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.fulltext.query import SearchQuery
from portal.operations.models import Heartbeat
from portal.records.forms import PUBLIC
from resources.models import Video
from tests.factories import make_video
from tests.jobs import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def find(words: str) -> int:
    return get_engine().search(SearchQuery(text=words, language="en", scopes=PUBLIC)).total


def test_one_look_brings_the_index_up_to_date_and_gives_a_sign_of_life() -> None:
    make_video(title_en="Peaches in June")
    call_command("worker", once=True)
    assert (find("peaches"), outbox.pending()) == (1, 0)
    assert Heartbeat.age("worker").total_seconds() < 5


def test_one_look_does_the_jobs_that_are_due_and_no_others() -> None:
    tasks.done.clear()
    tasks.count.enqueue(7)
    tasks.count.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(8)
    call_command("worker", once=True)
    assert tasks.done == [7]


def test_an_index_that_has_gone_is_built_anew(settings) -> None:
    make_video(title_en="Peaches in June")
    shutil.rmtree(settings.FULLTEXT["path"])
    call_command("worker", once=True)
    assert find("peaches") == 1


def test_what_is_scheduled_appears_at_its_hour(time_machine_at, today) -> None:
    video = make_video(title_en="Peaches in June", live=False)
    video.go_live_at = timezone.now() + timedelta(hours=1)
    video.save_revision().publish()
    call_command("worker", once=True)
    assert find("peaches") == 0
    with time_machine_at(video.go_live_at + timedelta(seconds=30)):
        call_command("worker", once=True)
        assert find("peaches") == 1
        assert Client().get(video.url_in("en")).status_code == 200


def test_what_expires_goes_at_its_hour(time_machine_at, today) -> None:
    video = make_video(title_en="Peaches in June")
    video.expire_at = timezone.now() + timedelta(hours=1)
    video.save_revision().publish()
    with time_machine_at(video.expire_at + timedelta(seconds=30)):
        call_command("worker", once=True)
        assert Video.objects.get(pk=video.pk).live is False
        assert Client().get(video.url_in("en")).status_code == 410
