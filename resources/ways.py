"""The ways to take a film in: pictures of some quality, of the one that suits the line, or sound.

A reader chooses by size before anything is sent, so each way says what it costs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.media.content_types import content_type_of
from portal.media.models import USUAL, Quality, Rendition
from portal.media.templatetags.measures import size
from portal.media.transcript import clock

AUTOMATIC = "auto"
LABELS: dict[str, str | Promise] = {
    AUTOMATIC: gettext_lazy("Automatic"),
    Quality.LOW: gettext_lazy("Light"),
    Quality.MIDDLE: gettext_lazy("Normal"),
    Quality.HIGH: gettext_lazy("Sharp"),
    Quality.SOUND: gettext_lazy("Only listen"),
}
CHOICES = [(key, key) for key in LABELS]
BY_CHOICE = (AUTOMATIC, Quality.MIDDLE, Quality.LOW, Quality.HIGH, Quality.SOUND)
SPARING = (Quality.LOW, Quality.MIDDLE, Quality.HIGH, Quality.SOUND)


@dataclass(frozen=True)
class Source:
    """A file that a browser may play; of several it takes the first that it can."""

    url: str
    content_type: str


@dataclass(frozen=True)
class Way:
    """One way, by the key that addresses name it by. ``size_bytes`` is the most it can cost."""

    key: str
    duration_ms: int
    size_bytes: int
    sources: Sequence[Source]

    @property
    def label(self) -> str | Promise:
        return LABELS[self.key]

    @property
    def is_sound(self) -> bool:
        return self.key == Quality.SOUND

    @property
    def cost(self) -> str:
        """What the button to play says."""
        measures = {"length": clock(self.duration_ms), "size": size(self.size_bytes)}
        if self.is_sound:
            return _("Listen: %(length)s, about %(size)s") % measures
        if self.key == AUTOMATIC:
            return _("Watch: %(length)s, at most %(size)s") % measures
        return _("Watch: %(length)s, about %(size)s") % measures


Addresses = Callable[[Rendition], str]


def ways_of(renditions: Sequence[Rendition], address: Addresses, stream_url: str) -> list[Way]:
    """Every way that these renditions of one voice allow, the lightest pictures first.

    ``address`` gives the file of a rendition, ``stream_url`` the playlist of all of them. Where
    no browser support for the playlist can be had, a film of normal quality takes its place.
    """
    ways = [_fixed(rendition, address(rendition)) for rendition in renditions]
    streamed = [r for r in renditions if r.is_streamed and not r.is_sound]
    if len(streamed) < 2:
        return ways
    largest = max(streamed, key=lambda rendition: rendition.stream_size_bytes)
    stand_in = preferred(ways, USUAL)
    sources = [Source(stream_url, content_type_of(stream_url)), *stand_in.sources]
    automatic = Way(AUTOMATIC, largest.duration_ms, largest.stream_size_bytes, sources)
    return [automatic, *ways]


def preferred(ways: Sequence[Way], keys: Sequence[str]) -> Way:
    """The first of the keys that there is a way for. ``ways`` must not be empty."""
    by_key = {way.key: way for way in ways}
    return next(by_key[key] for key in keys if key in by_key)


def chosen(ways: Sequence[Way], asked: str | None, saves_data: bool) -> Way:
    """What the reader asked for; else the lightest pictures for one who saves data, else the best
    fit."""
    order = SPARING if saves_data else BY_CHOICE
    return preferred(ways, ((asked,) if asked else ()) + order)


def _fixed(rendition: Rendition, url: str) -> Way:
    source = Source(url, content_type_of(url))
    return Way(rendition.quality, rendition.duration_ms, rendition.size_bytes, [source])
