from wagtail.snippets.models import register_snippet

from portal.accounts.viewsets import OrgUnitViewSet

register_snippet(OrgUnitViewSet)
