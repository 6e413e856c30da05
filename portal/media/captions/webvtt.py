"""Reads WebVTT as browsers do, and says what they pass over in silence.

Source: WebVTT, W3C (https://www.w3.org/TR/webvtt1/), section 6.1 "WebVTT file parsing".
"""

import re

from django.utils.translation import gettext_lazy as _

from portal.media.captions.blocks import Block, blocks_of
from portal.media.captions.cue import CaptionError, Cue, Reading
from portal.media.captions.review import is_aside, review

SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|$)")
NOT_WEBVTT = _("The first line must be “WEBVTT”.")


def read_webvtt(text: str) -> Reading:
    """The cues of a WebVTT file in its own order, with notes on what wants a look.

    Raises CaptionError only where browsers refuse the whole file: it does not begin with WEBVTT.
    """
    text = one_line_end(text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    if not SIGNATURE.match(text):
        raise CaptionError(1, NOT_WEBVTT)
    header, *blocks = blocks_of(text.split("\n"))
    read = [(block, block.cue) for block in blocks]
    kept = [kept for block, cue in read if (kept := _kept(block, cue)) is not None]
    return Reading(header.text, kept, review(read))


def is_webvtt(text: str) -> bool:
    """Whether a text begins as WebVTT does."""
    return SIGNATURE.match(one_line_end(text[:10].removeprefix("\ufeff"))) is not None


def one_line_end(text: str) -> str:
    """The text with LF alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kept(block: Block, cue: Cue | None) -> Cue | str | None:
    return block.text if is_aside(block) else cue
