"""Moments as editors write them."""

import re

from django.utils.translation import gettext_lazy as _

MOMENT = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,5})(?:[.,](\d{1,3}))?", re.ASCII)
NOT_A_MOMENT = _("Write a time as 1:02.500: minutes, seconds and thousandths.")


def read_moment(text: str) -> int:
    """Milliseconds of "1:02.5", "00:01:02,500" or "62.5". Raises ValueError for anything else."""
    match = MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds, part = match.groups(default="0")
    if match[2] and (int(seconds) > 59 or (match[1] and int(minutes) > 59)):
        raise ValueError(text)
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(part.ljust(3, "0"))


def moment(milliseconds: int) -> str:
    """The same as text: "1:02.500", with hours where there are any."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    before = f"{hours}:{minutes:02}" if hours else str(minutes)
    return f"{before}:{seconds:02}.{thousandths:03}"
