"""Who does what on the editors' screens: the four roles, each a group of the same name.

What a role may do is written here once. Every `migrate` gives its group what it has not been given
before, so that a new kind of record comes with its permissions; what an administrator takes away
from a group, or adds to it, stays as they left it (:class:`RoleGrant` remembers).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from portal.media.models import Recording
from portal.records.kinds import record_kinds
from portal.records.permissions import TRANSLATE, languages_in, permission_name


class Role(models.TextChoices):
    """The value is the name of the group that carries the role's permissions."""

    EDITOR = "Editors", _("Editor")
    TRANSLATOR_EN = "Translators into English", _("Translator into English")
    TRANSLATOR_ES = "Translators into Spanish", _("Translator into Spanish")
    PUBLISHER = "Publishers", _("Publisher")


ADMIN = "wagtailadmin.access_admin"
CAPTIONS = {code: f"media.write_captions_{code}" for code in TRANSLATE}
BATCHES = ("importing.add_batch", "importing.change_batch", "importing.view_batch")
WRITING = ("add", "change", "view")
PUBLISHING = (*WRITING, "delete", "publish", "lock", "unlock")


def permissions_of(role: Role) -> set[str]:
    """The names of everything a role may do, such as ``resources.publish_video``. Some may name
    what this site has not got (yet)."""
    return {ADMIN, *_named(record_kinds(), ON_RECORDS[role]), *MORE[role]}


def _named(kinds: Iterable[type[Model]], actions: Iterable[str]) -> set[str]:
    return {permission_name(action, kind) for kind in kinds for action in actions}


def _of_a_translator(code: str) -> set[str]:
    return {CAPTIONS[code], permission_name("view", Recording)}


ON_RECORDS: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: WRITING,
    Role.TRANSLATOR_EN: (TRANSLATE["en"],),
    Role.TRANSLATOR_ES: (TRANSLATE["es"],),
    Role.PUBLISHER: PUBLISHING,
}
MORE: Mapping[Role, set[str]] = {
    Role.EDITOR: {*CAPTIONS.values(), *BATCHES, *_named([Recording], WRITING)},
    Role.TRANSLATOR_EN: _of_a_translator("en"),
    Role.TRANSLATOR_ES: _of_a_translator("es"),
    Role.PUBLISHER: {*CAPTIONS.values(), *BATCHES, *_named([Recording], (*WRITING, "delete"))},
}


def group_of(role: Role) -> Group:
    """The group of a role. Raises Group.DoesNotExist where an administrator has deleted it."""
    return Group.objects.get(name=role.value)


def roles_of(user: Any) -> frozenset[Role]:
    """The roles of a person, who may have several or none."""
    names = set(user.groups.values_list("name", flat=True))
    return frozenset(role for role in Role if role.value in names)


def languages_of(user: Any) -> frozenset[str]:
    """The languages in which a person may write anything, by their permissions on any kind."""
    return frozenset().union(*(languages_in(user, kind) for kind in record_kinds()))


def permissions_named(names: Iterable[str]) -> list[Permission]:
    """The rows of permissions, as far as there are such; one query."""
    wanted = set(names)
    codenames = [name.split(".")[1] for name in wanted]
    rows = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    return [row for row in rows if f"{row.content_type.app_label}.{row.codename}" in wanted]
