"""Inviting somebody by e-mail, and what their link opens."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from portal.accounts.models import Invitation, User

SALT = "portal.accounts.invitation"


def token_of(invitation: Invitation) -> str:
    """Signed, and bound to this sending: an earlier link dies when it is sent again."""
    return signing.dumps([invitation.pk, invitation.sent_at.timestamp()], salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link opens. None where it is forged, used, withdrawn or too old:
    whoever asks from outside is told no more than that."""
    try:
        pk, sent = signing.loads(token, salt=SALT, max_age=settings.INVITATION_HOLDS_FOR)
    except signing.BadSignature:
        return None
    invitation = Invitation.objects.waiting().filter(pk=pk).first()
    is_the_last = invitation is not None and invitation.sent_at.timestamp() == sent
    return invitation if is_the_last else None


def send(invitation: Invitation, request: HttpRequest) -> None:
    """Write to the person in their language. Raises OSError where the mail server refuses."""
    with translation.override(invitation.language):
        link = request.build_absolute_uri(
            reverse("account_invitation", args=[token_of(invitation)])
        )
        context = {
            "invitation": invitation,
            "link": link,
            "days": settings.INVITATION_HOLDS_FOR.days,
        }
        subject = render_to_string("account/email/invitation_subject.txt", context).strip()
        text = render_to_string("account/email/invitation_message.txt", context).strip() + "\n"
        html = render_to_string("account/email/invitation_message.html", context)
    send_mail(subject, text, None, [invitation.email], html_message=html)


@transaction.atomic
def send_again(invitation: Invitation, request: HttpRequest) -> None:
    """A new link; the former one no longer opens. Raises OSError as :func:`send` does."""
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    send(invitation, request)


@transaction.atomic
def accept(token: str, first_name: str, last_name: str, password: str) -> User | None:
    """Make the account that a link invites to, once; None where the link opens nothing (any more).

    Raises IntegrityError where somebody else has made an account of that address meanwhile.
    """
    invitation = invitation_of(token)
    if invitation is None or not _was_taken(invitation):
        return None
    user = User.objects.create_user(
        invitation.email, password, first_name=first_name, last_name=last_name
    )
    user.groups.set(invitation.groups.all())
    UserProfile.objects.create(user=user, preferred_language=invitation.language)
    return user


def _was_taken(invitation: Invitation) -> bool:
    """Whether this is the one request that takes it: of two at once the database lets one."""
    open_ones = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True)
    return open_ones.update(accepted_at=timezone.now()) == 1


def roles_offered_by(user: Any) -> Iterable[Group]:
    """The groups into which somebody may invite: those that may nothing that they may not."""
    if user.is_superuser:
        return Group.objects.order_by("name")
    own = Permission.objects.filter(group__user=user) | Permission.objects.filter(user=user)
    beyond = Permission.objects.exclude(pk__in=own.values("pk"))
    more = Group.objects.filter(permissions__in=beyond).values("pk")
    return Group.objects.exclude(pk__in=more).order_by("name")
