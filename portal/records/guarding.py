"""Viewsets that are shut, view by view, to whoever has no right to their kind.

The framework asks for a permission in most of its views and leaves the rest open to everybody who
may enter the admin: its choosers show titles of drafts, and the steps of a workflow name the record
before they refuse. One gate before all of them also covers a view that a later version adds.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic import UsageView
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.records.permissions import ANY_RIGHT, has_any_right

View = Callable[..., HttpResponseBase]


def guarded(view: View, kind: type[models.Model]) -> View:
    """The view for whoever has any right to the kind; PermissionDenied for everybody else."""

    @wraps(view)
    def shut(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_right(request.user, kind):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return shut


class Guarded:
    """Mixed into a viewset: the gate before each of its views."""

    model: type[models.Model]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            URLPattern(p.pattern, guarded(p.callback, self.model), p.default_args, p.name)
            for p in super().get_urlpatterns()  # type: ignore[misc]  # a viewset has it
        ]


class GuardedChooserViewSet(Guarded, SnippetChooserViewSet):
    pass


class OwnUsageView(UsageView):
    """Where a thing is used, as far as it is used in kinds that the person has a right to."""

    def get_queryset(self) -> Any:
        references = ReferenceIndex.get_references_to(self.object)
        kinds = ContentType.objects.filter(pk__in=references.values("base_content_type"))
        own = [kind for kind in kinds if self._may_see(kind.model_class())]
        return references.filter(base_content_type__in=own).group_by_source_object()

    def _may_see(self, kind: type[models.Model] | None) -> bool:
        policy = policy_registry.get_by_type(kind) if kind else None
        return bool(policy and policy.user_has_any_permission(self.request.user, ANY_RIGHT))


class GuardedSnippetViewSet(Guarded, SnippetViewSet):
    """The screens and the chooser of a kind that is not for everybody in the admin."""

    chooser_viewset_class = GuardedChooserViewSet
    usage_view_class = OwnUsageView

    def get_permissions_to_register(self) -> Any:
        """With "view", which lets a group pick records of a kind without writing them."""
        kind = ContentType.objects.get_for_model(self.model)
        return kind.permission_set.all()


class NamesOnlyOwn:
    """Mixed into what acts on the ticked rows of a list. The framework names those that it leaves
    out because the person has no right to them; here they are left out unnamed."""

    def get_actionable_objects(self) -> Any:
        rows, refused = super().get_actionable_objects()  # type: ignore[misc]  # the action's
        if not rows and refused["items_with_no_access"]:
            raise PermissionDenied
        return rows, refused | {"items_with_no_access": []}


def names_only_own(action: type[BulkAction]) -> type[BulkAction]:
    return type(f"Own{action.__name__}", (NamesOnlyOwn, action), {})
