"""Gates before those screens of the framework that ask for no right of their own.

Some show titles of unpublished pages, pictures or steps of a workflow to everybody who may enter
the admin. A gate stands before a namespace of addresses, or before one address by its name.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import ResolverMatch
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, Task, Workflow
from wagtail.permissions import policy_registry

Gate = Callable[[Any], bool]
BY_KIND = {"app_label": "", "model_name": ""}  # in addresses that serve several models
ANY_PAGE_RIGHT = ("add", "change", "publish", "delete", "lock", "unlock", "bulk_delete")


def nobody(user: Any) -> bool:
    """For what this site has no use for: it is not there, for administrators neither."""
    return False


def works_on_pages(user: Any) -> bool:
    return _has_any(user, Page, ANY_PAGE_RIGHT)


def makes_workflows(user: Any) -> bool:
    rights = ("add", "change", "delete", "view")
    return _has_any(user, Workflow, rights) or _has_any(user, Task, rights)


def _has_any(user: Any, model: type, rights: tuple[str, ...]) -> bool:
    allowed: bool = policy_registry.get_by_type(model).user_has_any_permission(user, rights)
    return allowed


GATES: Mapping[str, Gate] = {
    "wagtailadmin_api:documents": nobody,
    "wagtailadmin_api:images": nobody,
    "wagtailadmin_error_test": nobody,
    "wagtailadmin_api": works_on_pages,
    "wagtailadmin_pages": works_on_pages,
    "wagtailadmin_choose_page": works_on_pages,
    "wagtailadmin_choose_page_child": works_on_pages,
    "wagtailadmin_choose_page_search": works_on_pages,
    "wagtailadmin_choose_page_chosen_multiple": works_on_pages,
    "wagtailadmin_workflows": makes_workflows,
    "wagtail_bulk_action wagtailcore.page": works_on_pages,  # names those that it refuses
}


class GatesMiddleware:
    """Asks the gate of an address, where there is one, before its view. The sign-in comes first:
    whoever is not signed in is led there by the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        match = request.resolver_match
        gate = next((GATES[name] for name in _names(match) if name in GATES), None)
        if gate is None or not request.user.is_authenticated or gate(request.user):
            return None
        if gate is nobody:
            raise Http404
        refusal: HttpResponseBase = permission_denied(request)
        return refusal


def _names(match: ResolverMatch | None) -> Iterator[str]:
    """What an address is called, the narrowest name first."""
    if match:
        yield "{} {app_label}.{model_name}".format(match.view_name, **BY_KIND | match.kwargs)
        yield match.view_name
        for depth in range(len(match.namespaces), 0, -1):
            yield ":".join(match.namespaces[:depth])
