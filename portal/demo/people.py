"""The demonstration's sign-ins, for each role. Only where the settings name a password."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from portal.accounts.roles import Role, group_of

# e-mail, first and last name, role or None for the administrator, language of their screens
PEOPLE = [
    ("admin@example.org", "Ana", "Administradora", None, "en"),
    ("editor@example.org", "Edward", "Editor", Role.EDITOR, "en"),
    ("editora@example.org", "Elena", "Editora", Role.EDITOR, "es"),
    ("translator@example.org", "Tom", "Translator", Role.TRANSLATOR_EN, "en"),
    ("traductora@example.org", "Teresa", "Traductora", Role.TRANSLATOR_ES, "es"),
    ("publisher@example.org", "Paula", "Publisher", Role.PUBLISHER, "en"),
    ("publicadora@example.org", "Pilar", "Publicadora", Role.PUBLISHER, "es"),
]

EARLIER = {"editor@example.org", "editora@example.org"}


def load_people() -> None:
    """Nobody where the settings name no password: a deployed site gets no sign-ins from here."""
    if not hasattr(settings, "DEMO_PASSWORD"):
        return
    for email, first, last, role, language in PEOPLE:
        load_person(email, first, last, role, language)


def lacks_roles() -> bool:
    """Whether the sign-ins here are those of an earlier version, which knew editors only."""
    there = set(User.objects.values_list("email", flat=True))
    demonstration = {email for email, *_rest in PEOPLE} & there
    return EARLIER <= demonstration <= EARLIER | {"admin@example.org"}


def lacks_second_factors() -> bool:
    """Whether the sign-ins here are those of an earlier version, which had a password only."""
    emails = [email for email, *_rest in PEOPLE]
    apps = Authenticator.objects.filter(user__email__in=emails, type=Authenticator.Type.TOTP)
    return User.objects.filter(email__in=emails).exists() and not apps.exists()


def load_person(email: str, first: str, last: str, role: Role | None, language: str) -> None:
    user, made = User.objects.get_or_create(
        email=email,
        defaults={"first_name": first, "last_name": last, "is_superuser": role is None},
    )
    if made:
        user.set_password(settings.DEMO_PASSWORD)
        user.save()
    if role:
        user.groups.add(group_of(role))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())
