"""The demonstration once it is loaded, and loading it again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.accounts.models import OrgUnit, User
from portal.media.models import Quality, Rendition
from portal.records.twin import TwinState
from resources.models import BestPractice, Collection, Handout, Video
from tests.pages.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def load_again() -> None:
    call_command("load_demo", verbosity=0, stdout=StringIO(), if_empty=True)


def test_everything_is_there_in_the_states_of_the_content() -> None:
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


def test_where_there_are_videos_it_leaves_them_alone() -> None:
    Video.objects.filter(slug="keeping-the-balance").update(title_en="Mine")
    load_again()
    assert Video.objects.get(slug="keeping-the-balance").title_en == "Mine"


def test_a_portal_of_an_earlier_version_gets_what_is_new_once() -> None:
    Video.objects.filter(slug="keeping-the-balance").update(title_en="Mine")
    forget_what_is_new()
    load_again()
    assert BestPractice.objects.live().count() == 12
    assert Collection.objects.filter(is_series=False).live().count() == 5
    assert Video.objects.get(slug="keeping-the-balance").title_en == "Mine"
    assert Collection.objects.get(slug="algebra-in-five").audiences.exists()
    page = read(Client().get("/en/library/practices/?office=r04"))
    assert page.one("#results h2").text == "1 result"
    BestPractice.objects.get(slug="fresh-start-math-packets").delete()
    load_again()
    assert BestPractice.objects.count() == 11


def test_what_somebody_has_deleted_stays_away() -> None:
    BestPractice.objects.all().delete()
    load_again()
    assert not BestPractice.objects.exists()


def forget_what_is_new() -> None:
    """Make the database what the version before left: no practices, no collections, no log."""
    BestPractice.objects.all().delete()
    Collection.objects.filter(is_series=False).delete()
    for series in Collection.objects.all():
        series.subject, series.audiences = None, []
        series.save()
    ModelLogEntry.objects.all().delete()
