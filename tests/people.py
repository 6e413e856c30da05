"""The fixed cast of the tests: everybody who may or may not do something."""

from django.contrib.auth.models import AnonymousUser, Group
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from portal.demo.people import load_editors

PASSWORD = "a password for the tests"


def reader() -> AnonymousUser:
    """Somebody who only reads, without an account."""
    return AnonymousUser()


def editor(language: str = "en") -> User:
    """Writes and publishes records, in the given language of the screens."""
    load_editors()
    user = _person(f"editor.{language}@example.org")
    user.groups.add(Group.objects.get(name="Editors"))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def stranger() -> User:
    """Has an account, and no right to anything."""
    return _person("stranger@example.org")


def administrator() -> User:
    return User.objects.create_superuser("administrator@example.org", PASSWORD)


def _person(email: str) -> User:
    return User.objects.create_user(email, PASSWORD)
