"""The admin's own content policy: its framework still needs inline scripts, the site does not."""

from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


class ContentPolicyMiddleware(CSPMiddleware):
    """Strict everywhere but below the admin, which has the policy that the settings hold for it.

    A preview has the policy of the readers' page that it is, and editors may frame it.
    """

    def get_policy_parts(self, request: HttpRequest, *args: Any, **kwargs: Any) -> PolicyParts:
        parts = super().get_policy_parts(request, *args, **kwargs)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if getattr(request, "is_preview", False):  # shown in a frame beside the form
            parts.replace = {**(parts.replace or {}), "frame-ancestors": [SELF]}
        return parts
