"""What somebody works on: kinds of record, and the languages that they write."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.accounts.roles import Role
from portal.records.kinds import record_kinds
from portal.records.language import LANGUAGES, other_language
from portal.records.models import Record

TRANSLATES_INTO = {Role.TRANSLATOR_EN: "en", Role.TRANSLATOR_ES: "es"}


def kinds_of(user: Any) -> list[type[Record]]:
    """The kinds of record whose edit screens open for this person."""
    return [kind for kind in record_kinds() if _may_change(kind, user)]


def edits_pages(user: Any) -> bool:
    return policy_registry.get_by_type(Page).user_has_any_permission(user, ["change"])


def edits_recordings(user: Any) -> bool:
    return user.has_perm("media.change_recording")


def languages_of(user: Any) -> list[str]:
    """Those that this person answers for: only a translator answers for less than both."""
    groups = set(user.groups.values_list("name", flat=True))
    translating = [code for role, code in TRANSLATES_INTO.items() if role in groups]
    is_translator = groups and groups <= set(TRANSLATES_INTO) and not user.is_superuser
    return translating if is_translator else list(LANGUAGES)


def translated_into(languages: Sequence[str]) -> Q:
    """Records whose second language is one of these."""
    return Q(source_language__in=[other_language(code) for code in languages])


def _may_change(kind: type[Record], user: Any) -> bool:
    policy = kind.snippet_viewset.permission_policy
    return bool(policy.user_has_permission(user, "change"))
