"""What somebody works on: kinds of record, and the languages that they write."""

from functools import cached_property
from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.accounts.roles import Role
from portal.records.kinds import record_kinds
from portal.records.language import LANGUAGES, other_language
from portal.records.models import Record

TRANSLATES_INTO = {Role.TRANSLATOR_EN.value: "en", Role.TRANSLATOR_ES.value: "es"}


class Reach:
    """One person's, asked for once however many lists are made from it."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def kinds(self) -> list[type[Record]]:
        """The kinds of record whose edit screens open for this person."""
        return [kind for kind in record_kinds() if self._may_change(kind)]

    @cached_property
    def languages(self) -> list[str]:
        """Those that this person answers for: only a translator answers for less than both."""
        groups = set(self.user.groups.values_list("name", flat=True))
        if self.user.is_superuser or not groups or groups - TRANSLATES_INTO.keys():
            return list(LANGUAGES)
        return [code for role, code in TRANSLATES_INTO.items() if role in groups]

    @property
    def translations(self) -> Q:
        """Records whose second language is one that this person answers for."""
        return Q(source_language__in=[other_language(code) for code in self.languages])

    @property
    def has_pages(self) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(self.user, ["change"]))

    @property
    def has_recordings(self) -> bool:
        return bool(self.user.has_perm("media.change_recording"))

    def _may_change(self, kind: type[Record]) -> bool:
        policy = kind.snippet_viewset.permission_policy
        return bool(policy.user_has_permission(self.user, "change"))
