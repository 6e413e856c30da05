"""Every screen that an administrator can reach opens, in both languages of the screens."""

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from portal.accounts.models import OrgUnit
from portal.media.models import Recording
from portal.taxonomy.models import Standard, Term
from resources.models import BestPractice, Collection, Video
from tests import people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
MODELS = [Video, BestPractice, Collection, Recording, OrgUnit, Standard, *Term.__subclasses__()]
PATHS = ["/admin/", "/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/pages/"]


@pytest.fixture(params=["en", "es"])
def administrator(request) -> Client:
    client = Client()
    person = people.administrator()
    UserProfile.objects.create(user=person, preferred_language=request.param)
    client.force_login(person)
    return client


@pytest.mark.parametrize("path", PATHS)
def test_the_framework_s_screens_open(administrator, path) -> None:
    assert administrator.get(path, follow=True).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_screens_of_every_kind_open(administrator, model) -> None:
    base = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/"
    row = model._default_manager.first()
    for path in (base, f"{base}add/", f"{base}edit/{row.pk}/", f"{base}?q=a"):
        assert administrator.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "model", [Video, BestPractice, Collection], ids=lambda model: model.__name__
)
def test_history_usage_copy_and_delete_of_a_record_open(administrator, model) -> None:
    base = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}/"
    row = model.objects.live().first()
    for name in ("history", "usage", "copy", "delete", "unpublish"):
        assert administrator.get(f"{base}{name}/{row.pk}/").status_code == 200, name


def test_a_record_can_be_found_by_a_word_of_its_title_in_either_language(administrator) -> None:
    for words in ("balance", "equilibrio"):
        html = administrator.get(f"/admin/snippets/resources/video/?q={words}").content.decode()
        assert "Keeping the balance in an equation" in html
