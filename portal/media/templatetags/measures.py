"""Sizes and moments as people read them."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()
THOUSAND, MILLION = 1000, 1000 * 1000


@register.filter
def size(size_bytes: int) -> str:
    """ "4 kB", "295 kB", "9.4 MB", "120 MB": as few figures as a decision needs.

    Decimal units (IEC 80000-13), as data plans are sold by them.
    """
    if size_bytes < MILLION:
        return _("%(number)s kB") % {"number": max(1, round(size_bytes / THOUSAND))}
    megabytes = size_bytes / MILLION
    places = 1 if megabytes < 10 else 0
    return _("%(number)s MB") % {"number": number_format(round(megabytes, places), places)}


@register.filter
def seconds(milliseconds: int) -> str:
    """Milliseconds as the seconds of an address, "18.25", in no language's own notation."""
    return f"{milliseconds / 1000:g}"
