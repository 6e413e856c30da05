"""Who may do what to a kind of record: the words of Wagtail's permissions, and two of our own.

A translator's permission names the language that they write. It opens the same screens as
"change", where the form (portal.records.narrowing) takes nothing but the columns that are theirs.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_permission_codename
from django.db import models
from django.utils.translation import gettext_noop
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from portal.records.language import LANGUAGES

TRANSLATE: Mapping[str, str] = {"en": "translate_into_english", "es": "translate_into_spanish"}
RECORD_PERMISSIONS = ("add", "change", "delete", "view", *TRANSLATE.values())
ANY_RIGHT = ("add", "change", "delete", "view", "publish", "lock", "unlock")

# An action of the screens -> the permissions that each allow it; any other stands for itself.
# "write" is ours: to change everything of a record.
ALLOWED_BY: Mapping[str, tuple[str, ...]] = {
    "change": ("change", *TRANSLATE.values()),
    "write": ("change",),
}

# What the screen of a group calls the permissions, after taking the kind's name away.
LABELS = [
    gettext_noop("Can translate into english"),
    gettext_noop("Can translate into spanish"),
    gettext_noop("Can publish"),
    gettext_noop("Can lock"),
    gettext_noop("Can unlock"),
]


class RecordPermissionPolicy(ModelPermissionPolicy):
    """The framework's own rule, by the permissions of a person's groups, with translators in it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        allowed = super().user_has_permission
        return any(allowed(user, one) for one in ALLOWED_BY.get(action, (action,)))

    def users_with_any_permission(self, actions: Iterable[str]) -> models.QuerySet[Any]:
        wanted = {one for action in actions for one in ALLOWED_BY.get(action, (action,))}
        people: models.QuerySet[Any] = super().users_with_any_permission(wanted)
        return people


def has_any_right(user: Any, kind: type[models.Model]) -> bool:
    """Whether a kind is any business of a person's: only then do they meet it on a screen."""
    allowed: bool = policy_registry.get_by_type(kind).user_has_any_permission(user, ANY_RIGHT)
    return allowed


def may_work_on(user: Any, kind: type[models.Model]) -> bool:
    """Whether a person writes records of a kind, wholly or in one language, and sees drafts."""
    allowed: bool = policy_registry.get_by_type(kind).user_has_permission(user, "change")
    return allowed


def may_write_all(user: Any, record: models.Model) -> bool:
    """Whether a person may write every column of a record, which may be a new one."""
    action = "change" if record.pk else "add"
    return bool(user.has_perm(permission_name(action, type(record))))


def languages_in(user: Any, kind: type[models.Model]) -> frozenset[str]:
    """The languages whose columns a person may write in records of a kind."""
    if user.has_perm(permission_name("change", kind)):
        return frozenset(LANGUAGES)
    names = {code: permission_name(action, kind) for code, action in TRANSLATE.items()}
    return frozenset(code for code, name in names.items() if user.has_perm(name))


def permission_name(action: str, kind: type[models.Model]) -> str:
    """As ``User.has_perm`` wants it: ``resources.change_video``."""
    return f"{kind._meta.app_label}.{get_permission_codename(action, kind._meta)}"
