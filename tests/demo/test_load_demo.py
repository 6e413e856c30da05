"""Loading the demonstration: whole, as a frame, and beside what is there."""

from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from portal.accounts.models import OrgUnit, User
from portal.taxonomy.models import Standard, Subject
from resources.models import BestPractice, Collection, Video
from tests.factories import make_video
from tests.pages.reading import read

pytestmark = pytest.mark.django_db


def load(**options: object) -> None:
    call_command("load_demo", verbosity=0, stdout=StringIO(), **options)


@pytest.mark.usefixtures("today")
def test_a_portal_with_videos_of_its_own_is_given_nothing() -> None:
    make_video()
    load(if_empty=True)
    assert not BestPractice.objects.exists()
    assert not Collection.objects.exists()


def test_a_frame_is_a_site_that_opens_without_anything_invented() -> None:
    load(frame=True)
    assert not Video.objects.exists()
    assert not OrgUnit.objects.exists()
    assert not User.objects.exists()
    assert Subject.objects.exists()
    assert Standard.objects.exists()
    assert read(Client().get("/en/")).one("h1").text == "School goes with your family"
    assert read(Client().get("/es/")).one("h1").text == "La escuela va con su familia"
    assert Client().get("/es/biblioteca/videos/").status_code == 200


@pytest.mark.thorough
@pytest.mark.usefixtures("today")
def test_dates_move_by_whole_weeks(time_machine_at) -> None:
    with time_machine_at(datetime(2027, 2, 2, 12, tzinfo=ZoneInfo("America/Los_Angeles"))):
        load()
    moved = Video.objects.get(slug="ordering-fractions-in-a-small-group").posted_on
    assert moved - date(2025, 2, 11) == timedelta(weeks=10)


@pytest.mark.thorough
@pytest.mark.usefixtures("today")
def test_load_data_is_the_same_every_time() -> None:
    def loaded() -> list[tuple[object, ...]]:
        with transaction.atomic():
            load(scale=150)
            rows = Video.objects.order_by("slug").values_list("slug", "title_es", "posted_on")
            found = list(rows)
            transaction.set_rollback(True)
        return found

    first = loaded()
    assert len(first) == 150
    assert loaded() == first
