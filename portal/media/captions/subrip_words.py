"""The words of one SubRip caption: its few tags and codes, as players take them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.media.captions.markup import escape, plain, unescape

POSITION = re.compile(r"\{\\an?(\d+)[^{}\n]*\}")
CODE = re.compile(r"\{\\[^{}\n]*\}")
KEPT_TAG = re.compile(r"(</?[bui]\s*>)", re.IGNORECASE)
DROPPED_TAG = re.compile(r"</?(?:font|span|s|strike|br|p|em|strong)\b[^<>]*>", re.IGNORECASE)
NAMED = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,7});")
TOP_ROW = {"7", "8", "9"}  # of a number pad: {\an8} is the middle of the top
AT_THE_TOP = "line:0"

TAGS_DROPPED = _("Tags and codes that browsers do not show were left out.")
REFERENCES = _("Signs written as codes, such as “&amp;”, were put in.")


@dataclass(frozen=True)
class SubRipWords:
    """The words as a cue has them, and a sentence for each kind of repair."""

    text: str
    markup: str
    settings: str
    repairs: Sequence[Promise]


def words_of(lines: Sequence[str]) -> SubRipWords:
    """Bold, italics and underlining stay; ``{\\an8}`` becomes a place at the top; all other tags
    go, and any other “<” is a sign.
    """
    written = "\n".join(line.strip() for line in lines)
    position = POSITION.search(written)
    bare = DROPPED_TAG.sub("", CODE.sub("", written))
    markup = "".join(_markup(piece) for piece in KEPT_TAG.split(bare))
    repairs = [(bare != written, TAGS_DROPPED), (_signs(bare) != bare, REFERENCES)]
    return SubRipWords(
        plain(markup),
        markup if KEPT_TAG.search(bare) else "",
        AT_THE_TOP if position and position[1] in TOP_ROW else "",
        [sentence for is_needed, sentence in repairs if is_needed],
    )


def _markup(piece: str) -> str:
    if KEPT_TAG.fullmatch(piece):
        return re.sub(r"\s", "", piece).lower()
    return escape(_signs(piece))


def _signs(text: str) -> str:
    return NAMED.sub(lambda match: unescape(match[0]), text)
