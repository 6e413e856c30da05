"""The demonstration's sign-ins: one or two for each role, and nobody without a password."""

import pytest

from portal.accounts.models import User
from portal.accounts.roles import Role, languages_of, roles_of
from portal.demo.people import EARLIER, PEOPLE, lacks_roles, load_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def password(settings) -> str:
    settings.DEMO_PASSWORD = "a password for the demonstration"
    return settings.DEMO_PASSWORD


def test_everybody_signs_in_and_does_what_their_role_does(password) -> None:
    load_people()
    for email, _first, _last, role, language in PEOPLE:
        user = User.objects.get(email=email)
        assert user.check_password(password)
        assert user.wagtail_userprofile.preferred_language == language
        assert roles_of(user) == ({role} if role else set())
        assert user.is_superuser is (role is None)
        assert languages_of(user)
    assert {role for *_who, role, _language in PEOPLE} == {*Role, None}


def test_a_site_without_the_password_gets_no_sign_ins(settings) -> None:
    if hasattr(settings, "DEMO_PASSWORD"):
        del settings.DEMO_PASSWORD
    load_people()
    assert not User.objects.exists()


def test_sign_ins_of_an_earlier_version_are_completed_once(password) -> None:
    assert not lacks_roles()
    for email in EARLIER:
        User.objects.create_user(email)
    assert lacks_roles()
    load_people()
    assert not lacks_roles()
    User.objects.filter(email="translator@example.org").delete()
    assert not lacks_roles()
