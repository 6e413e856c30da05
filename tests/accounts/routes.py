"""Every address below /admin/, as the URL map has it, with its numbers filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern

PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:\[[^]]*\]|[^)])*\)")


@dataclass(frozen=True)
class Route:
    namespace: str
    name: str
    pattern: str

    def __str__(self) -> str:
        return f"{self.namespace}:{self.name}" if self.name else self.pattern

    @property
    def kind(self) -> str:
        """The kind that a snippet's screen or chooser is for, such as ``resources.video``."""
        found = re.match(r"wagtailsnippet(?:s|choosers)_([a-z]+)_([a-z]+)$", self.namespace)
        return ".".join(found.groups()) if found else ""

    @property
    def is_chooser(self) -> bool:
        return self.namespace.startswith("wagtailsnippetchoosers_")

    def path(self, numbers: Mapping[str, Any]) -> str:
        plain = re.sub(r"[\^$]|\\(?=\.)", "", self.pattern)
        return "/" + PLACE.sub(lambda m: str(numbers[m.group(1) or m.group(2)]), plain)


def admin_routes() -> list[Route]:
    found = _walk(get_resolver().url_patterns, "", "")
    return [route for route in found if route.pattern.startswith("admin/")]


def _walk(patterns: Any, before: str, namespace: str) -> Iterator[Route]:
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Route(namespace, one.name or "", whole)
        else:
            yield from _walk(one.url_patterns, whole, namespace or one.namespace or "")
