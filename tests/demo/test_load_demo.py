"""Loading the demonstration, whole, as a frame, and twice."""

from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.accounts.models import OrgUnit, User
from portal.media.models import Quality, Rendition
from portal.records.twin import TwinState
from portal.taxonomy.models import Standard, Subject
from resources.models import BestPractice, Collection, Handout, Video
from tests.factories import make_video
from tests.pages.reading import read

pytestmark = pytest.mark.django_db


def load(**options: object) -> None:
    call_command("load_demo", verbosity=0, stdout=StringIO(), **options)


@pytest.mark.usefixtures("today")
def test_everything_is_there_in_the_states_of_the_content() -> None:
    load()
    assert Video.objects.count() == 68
    assert Video.objects.live().count() == 62
    assert Video.objects.expired().count() == 1
    assert Collection.objects.filter(is_series=True).count() == 9
    heard = Rendition.objects.filter(quality=Quality.SOUND)
    assert heard.count() == Rendition.objects.filter(quality=Quality.MIDDLE).count() == 116
    assert heard.first().duration_ms == heard.first().recording.renditions.first().duration_ms
    assert Collection.objects.filter(is_series=False).live().count() == 5
    assert BestPractice.objects.live().count() == 12
    assert all(practice.twin.state is TwinState.DONE for practice in BestPractice.objects.all())
    assert Handout.objects.count() == 20
    assert (OrgUnit.objects.regions().count(), OrgUnit.objects.districts().count()) == (13, 7)
    assert Video.objects.get(slug="reading-a-juice-label-together").current_workflow_state
    assert User.objects.filter(email="editora@example.org").exists()


@pytest.mark.usefixtures("today")
def test_where_there_are_videos_it_leaves_them_alone() -> None:
    load()
    Video.objects.filter(slug="keeping-the-balance").update(title_en="Mine")
    load(if_empty=True)
    assert Video.objects.get(slug="keeping-the-balance").title_en == "Mine"


@pytest.mark.usefixtures("today")
def test_a_portal_of_an_earlier_version_gets_what_is_new_once() -> None:
    load()
    Video.objects.filter(slug="keeping-the-balance").update(title_en="Mine")
    forget_what_is_new()
    load(if_empty=True)
    assert BestPractice.objects.live().count() == 12
    assert Collection.objects.filter(is_series=False).live().count() == 5
    assert Video.objects.get(slug="keeping-the-balance").title_en == "Mine"
    assert Collection.objects.get(slug="algebra-in-five").audiences.exists()
    page = read(Client().get("/en/library/practices/?office=r04"))
    assert page.one("#results h2").text == "1 result"
    BestPractice.objects.get(slug="fresh-start-math-packets").delete()
    load(if_empty=True)
    assert BestPractice.objects.count() == 11


@pytest.mark.usefixtures("today")
def test_what_somebody_has_deleted_stays_away() -> None:
    load()
    BestPractice.objects.all().delete()
    load(if_empty=True)
    assert not BestPractice.objects.exists()


@pytest.mark.usefixtures("today")
def test_a_portal_with_videos_of_its_own_is_given_nothing() -> None:
    make_video()
    load(if_empty=True)
    assert not BestPractice.objects.exists()
    assert not Collection.objects.exists()


def forget_what_is_new() -> None:
    """Make the database what the version before left: no practices, no collections, no log."""
    BestPractice.objects.all().delete()
    Collection.objects.filter(is_series=False).delete()
    for series in Collection.objects.all():
        series.subject, series.audiences = None, []
        series.save()
    ModelLogEntry.objects.all().delete()


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


@pytest.mark.usefixtures("today")
def test_dates_move_by_whole_weeks(time_machine_at) -> None:
    with time_machine_at(datetime(2027, 2, 2, 12, tzinfo=ZoneInfo("America/Los_Angeles"))):
        load()
    moved = Video.objects.get(slug="ordering-fractions-in-a-small-group").posted_on
    assert moved - date(2025, 2, 11) == timedelta(weeks=10)


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
