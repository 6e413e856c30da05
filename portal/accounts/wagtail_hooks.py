from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.accounts.people_screens import InvitationViewSet
from portal.accounts.viewsets import OrgUnitViewSet

register_snippet(OrgUnitViewSet)


@hooks.register("register_admin_viewset")
def invitations() -> InvitationViewSet:
    return InvitationViewSet()
