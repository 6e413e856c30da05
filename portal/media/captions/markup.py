"""The words of a cue as a browser shows them, and whose they are.

Source: WebVTT, W3C (https://www.w3.org/TR/webvtt1/), 6.4 "cue text parsing rules" and 6.5, with
character references read as HTML reads them (HTML, 13.2.5.72 to 13.2.5.80).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.media.captions.cue import Kind, Note

TAG = re.compile(r"<[^>]*(>?)")  # whatever state the tokenizer is in, “>” or the end ends a tag
NAME = re.compile(r"[^\t\n\f .]*")
KNOWN = re.compile(r"</?(?:c|i|b|u|ruby|rt|v|lang)(?:\.[^\t\n\f >]*)?[\t\n\f ]*>")
ANNOTATED = re.compile(r"<(?:v|lang)[\t\n\f .]")
MOMENT = re.compile(r"<(?:[0-9]+:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}>")
HTML_NAME = re.compile(
    r"</?(?:font|span|div|p|br|em|strong|s|strike|del|small|big|sub|sup|a|center|c|i|b|u|ruby|rt)"
    r"(?![a-z0-9])",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|[A-Za-z][A-Za-z0-9]{1,31};?)")
SHOWN_REFERENCE = re.compile(r"&(?:[a-z]{2,6}|#[0-9]{2,5});")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LAST_CODE_POINT = 0x10FFFF

NOT_SHOWN = _(
    "“%(tag)s” looks like a tag and is not shown. Write “&lt;” where you mean the sign “<”."
)
TAG_DROPPED = _("Players do not know the tag “%(tag)s” and show its words without it.")
REFERENCE_SHOWN = _("“%(reference)s” is shown letter by letter.")


@dataclass(frozen=True)
class Turn:
    """What one voice says; ``speaker`` is "" where the words name nobody."""

    speaker: str
    text: str


def plain(markup: str) -> str:
    """What ``getCueAsHTML().textContent`` gives for the text of a cue."""
    return unescape(TAG.sub("", markup) if "<" in markup else markup) if markup else ""


def unescape(text: str) -> str:
    """The text with its character references resolved, each on its own."""
    return REFERENCE.sub(_referred, text) if "&" in text else text


def escape(text: str) -> str:
    """The text so that a browser reads no tag and no reference in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def turns(markup: str) -> list[Turn]:
    """The words cut where the voice changes, empty ones left out."""
    spoken = [
        Turn(speaker, "".join(text for _speaker, text in pieces))
        for speaker, pieces in groupby(_pieces(markup), key=itemgetter(0))
    ]
    return [turn for turn in spoken if turn.text.strip()]


def first_speaker(markup: str) -> str:
    """The first voice that the words name, "" for none."""
    named = (match[0] for match in TAG.finditer(markup) if _name(match[0]) == "v")
    return next(filter(None, map(_annotation, named)), "") if "<v" in markup else ""


def notes_on_markup(markup: str, first_line: int) -> Iterator[Note]:
    """What does not come out as it was written. ``first_line`` is that of the first words."""
    if "<" in markup:
        line, counted = first_line, 0
        for match in TAG.finditer(markup):
            sentence = _judge(match[0], closed=bool(match[1]))
            if sentence:
                line += markup.count("\n", counted, match.start())
                counted = match.start()
                kind = Kind.REPAIRED if sentence is TAG_DROPPED else Kind.LOST
                yield Note(line, kind, sentence, {"tag": _short(match[0])})
    if "&" in markup:
        for found in SHOWN_REFERENCE.finditer(plain(markup)):
            yield Note(first_line, Kind.REPAIRED, REFERENCE_SHOWN, {"reference": found[0]})


def _pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Text between tags with the voice it stands in (6.4, the rules for start and end tags).

    Each open tag is kept with the voice that speaks within it.
    """
    open_tags: list[tuple[str, str]] = []
    end = 0
    for match in TAG.finditer(markup):
        yield _voice(open_tags), unescape(markup[end : match.start()])
        end = match.end()
        tag, name = match[0], _name(match[0])
        if tag.startswith("</"):
            _close(open_tags, tag[2:].removesuffix(">"))
        elif name in {"c", "i", "b", "u", "ruby", "v", "lang"} or (
            name == "rt" and open_tags and open_tags[-1][0] == "ruby"
        ):
            open_tags.append((name, _annotation(tag) if name == "v" else _voice(open_tags)))
    yield _voice(open_tags), unescape(markup[end:])


def _close(open_tags: list[tuple[str, str]], name: str) -> None:
    if not open_tags:
        return
    if open_tags[-1][0] == name:
        open_tags.pop()
    elif name == "ruby" and open_tags[-1][0] == "rt":
        del open_tags[-2:]


def _voice(open_tags: list[tuple[str, str]]) -> str:
    return open_tags[-1][1] if open_tags else ""


def _name(tag: str) -> str:
    match = NAME.match(tag.removesuffix(">"), 1)
    return match[0] if match else ""


def _annotation(tag: str) -> str:
    parts = re.split(r"[\t\n\f ]", tag.removesuffix(">"), maxsplit=1)
    return " ".join(unescape(parts[1]).split()) if len(parts) > 1 else ""


def _judge(tag: str, *, closed: bool) -> Promise | None:
    """The sentence that a tag deserves, None where it is as it should be."""
    if not closed:
        return NOT_SHOWN
    if KNOWN.fullmatch(tag) or ANNOTATED.match(tag) or MOMENT.fullmatch(tag):
        return None
    return TAG_DROPPED if _is_html(tag) else NOT_SHOWN


def _is_html(tag: str) -> bool:
    """Whether a tag is one of HTML, in which no word gets lost."""
    name = HTML_NAME.match(tag)
    rest = tag[name.end() : -1].strip("\t\n\f /") if name else "<"
    return "<" not in rest and (not rest or "=" in rest)


def _short(tag: str) -> str:
    first = tag.split("\n", 1)[0]
    return f"{first[:40]}…" if len(first) > 40 else first


def _referred(match: re.Match[str]) -> str:
    hexadecimal, decimal = match[1], match[2]
    if hexadecimal:
        return _numbered(int(hexadecimal, 16) if len(hexadecimal.lstrip("0")) < 7 else -1)
    if decimal:
        return _numbered(int(decimal) if len(decimal.lstrip("0")) < 8 else -1)
    return html.unescape(match[0])


def _numbered(code: int) -> str:
    """HTML, 13.2.5.80 "numeric character reference end state"."""
    if not 0 < code <= LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF:
        return REPLACEMENT
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", errors="ignore") or chr(code)
    return chr(code)
