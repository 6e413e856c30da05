"""The fixed cast of the tests: everybody who may or may not do something."""

from django.contrib.auth.models import AnonymousUser, Group
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from portal.accounts.roles import ADMIN, WRITING, Role, group_of, permissions_named
from portal.records.permissions import permission_name
from resources.models import BestPractice

PASSWORD = "a password for the tests"
INTO = {"en": Role.TRANSLATOR_EN, "es": Role.TRANSLATOR_ES}


def reader() -> AnonymousUser:
    """Somebody who only reads, without an account."""
    return AnonymousUser()


def stranger() -> User:
    """Has an account, and no right to anything."""
    return _person("stranger@example.org")


def editor(language: str = "en") -> User:
    """Writes records and has them reviewed, in the given language of the screens."""
    return _with_role(Role.EDITOR, f"editor.{language}@example.org", language)


def translator(into: str = "en") -> User:
    """Writes the columns of one language, which is also that of the screens."""
    return _with_role(INTO[into], f"translator.{into}@example.org", into)


def publisher(language: str = "en") -> User:
    """Does what an editor does, and publishes."""
    return _with_role(Role.PUBLISHER, f"publisher.{language}@example.org", language)


def practice_editor() -> User:
    """Writes practices and no other kind, through a group of the site's own."""
    group, _made = Group.objects.get_or_create(name="Practices only")
    names = {permission_name(action, BestPractice) for action in WRITING}
    group.permissions.set(permissions_named({ADMIN, *names}))
    user = _person("practices@example.org")
    user.groups.add(group)
    return user


def administrator() -> User:
    return User.objects.create_superuser("administrator@example.org", PASSWORD)


def _with_role(role: Role, email: str, language: str) -> User:
    user = _person(email)
    user.groups.add(group_of(role))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def _person(email: str) -> User:
    return User.objects.create_user(email, PASSWORD)
