"""The language of somebody's screens."""

from typing import Any

from wagtail.users.models import UserProfile

from portal.records.language import reader_language


def language_of(user: Any) -> str:
    """As they chose it, else that of the page; nobody's (None) is the page's too."""
    profile = UserProfile.objects.filter(user=user).first() if user else None
    return (profile and profile.preferred_language) or reader_language()
