"""Every address of the editors' screens, with real rows filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

# addresses that show nothing, or not to editors: each with its reason
NO_SCREENS = {
    "wagtailadmin_error_test": "fails on purpose",
    "_results": "the rows of a list whose screen is looked at",
    "wagtail_bulk_action": "asks for rows in its query",
    "wagtailadmin_pages:workflow_history_detail": "no page is reviewed",
    "wagtailusers_groups:": "permissions are named in English by the framework's tables",
    "wagtailsites:": "columns of the database, for whoever runs the server",
    "wagtailadmin_sprite": "pictures",
    "wagtailadmin_javascript_catalog": "the catalogue itself; its own test reads it",
    "wagtailadmin_api:": "rows as JSON",
    "wagtailadmin_dismissibles": "notes what was put away",
    "wagtailadmin_editing_sessions:": "pings; the browser's test sees what they show",
    "wagtailadmin_tag": "tags as JSON",
    "wagtailadmin_login": "leads to the one door",
    "wagtailadmin_password_reset": "leads to the one door",
    "wagtailadmin_logout": "ends the session",
    "wagtailimages:preview": "a picture",
    "wagtailimages:url_generator_output": "an address",
    "_upload_multiple": "acts on a POST",
    "create_multiple_from_uploaded": "acts on a POST",
    "delete_multiple": "acts on a POST",
    "edit_multiple": "acts on a POST",
    "set_page_position": "acts on a POST",
    "master_try_again": "acts on a POST",
    "recording_text_check": "acts on a POST",
    "recording_text_file": "a file",
    "catalogue_template": "a file",
    ":paper": "a file",
    "view_draft": "the readers' page",
    "revisions_view": "the readers' page",
    "preview_on": "the readers' page",
    "workflow_preview": "the readers' page",
    ":chosen": "the row that was chosen",
    "wagtailadmin_block_preview": "no block of ours has a preview",
    "wagtailembeds:": "nothing can be embedded",
    "process_import": "acts on a POST",
    "workflow_action": "acts on a POST; what it asks is collect_workflow_action_data",
    "wagtailadmin_workflows:enable": "acts on a POST",
    "enable_task": "acts on a POST",
    "task_chosen": "the row that was chosen",
    "wagtailadmin_pages:convert_alias": "there are no aliases",
    "wagtailadmin_workflows:remove": "no page has a workflow",
    "wagtailadmin_choose_page_chosen_multiple": "the rows that were chosen",
    "simple_translation:submit_snippet": "records hold both languages; nothing is submitted",
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]

    @property
    def is_screen(self) -> bool:
        return not any(part in self.name for part in NO_SCREENS)

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]


def admin_routes() -> list[Route]:
    """Each named address below /admin/ once."""
    found = {
        Route(name, parameters(pattern))
        for name, pattern in _walk(get_resolver())
        if pattern.startswith("admin/") and name
    }
    return sorted(found, key=lambda route: (route.name, route.parameters))


def parameters(pattern: str) -> tuple[str, ...]:
    return tuple(a or b for a, b in PARAMETER.findall(pattern))


def _walk(resolver: Any, space: str = "", prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, pattern)
        elif isinstance(entry, URLPattern) and entry.name:
            yield space + entry.name, pattern


def filled(route: Route, rows: dict[str, dict[str, Any]]) -> str | None:
    """Its address with the values of its namespace, or else of all; None where one is unknown."""
    known = rows[""] | rows.get(route.namespace, {})
    if not set(route.parameters) <= known.keys():
        return None
    try:
        return reverse(route.name, kwargs={name: known[name] for name in route.parameters})
    except NoReverseMatch:
        return None
