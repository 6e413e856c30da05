"""What browsers may load on a page (Content Security Policy, W3C): readers' pages and editors'."""

from copy import deepcopy
from typing import Any

from csp.constants import NONE, SELF

SHOWN = ("media-src", "img-src")  # what lies in the private bucket: films, and pictures of films

# nothing inline, nothing from elsewhere
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
# Wagtail's own screens have scripts and styles inside their pages
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "media-src": [SELF, "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}


def showing_from(policy: dict[str, Any], origin: str) -> dict[str, Any]:
    """The content policy that lets films and pictures come from one more origin."""
    wider = deepcopy(policy)
    for directive in SHOWN:
        wider["DIRECTIVES"][directive].append(origin)
    return wider
