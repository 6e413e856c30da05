"""How a document lies in the index, and the names of its fields.

Texts are analysed by ``portal.fulltext.analysis``; tantivy only splits them at spaces. Each order
that a reader may choose has a field of numbers, because tantivy is slow at ordering many texts.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import reduce
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import tantivy

from portal.fulltext import analysis
from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.document import SearchDocument
from portal.fulltext.highlight import typed

TEXTS = ("title", "summary", "body")
ID, KIND, SCOPE, FACET, CODE, SHOWN = "id", "kind", "scope", "facet", "code", "shown"
POSTED, FROM, UNTIL = "posted_on", "visible_from", "visible_until"
BY_NEWEST = "by_newest"
ALWAYS = 1 << 61  # microseconds: further away than any date, in both directions
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LAST = "\U0010ffff"  # sorts behind every letter
NEVER = 9_999_999  # days; more than any date's ordinal
ENDLESS = 1 << 30  # seconds
LETTERS_IN_NUMBER = 9  # of seven bits each


def stems(text: str, language: str) -> str:
    return f"{text}_stems_{language}"


def words(text: str, language: str) -> str:
    return f"{text}_words_{language}"


def whole_title(language: str) -> str:
    return f"title_whole_{language}"


def by_title(language: str) -> str:
    return f"by_title_{language}"


def by_shortest(language: str) -> str:
    return f"by_shortest_{language}"


def build() -> tantivy.Schema:
    """The fields of an index."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field(ID, stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_text_field(CODE, tokenizer_name="whitespace", index_option="freq")
    schema.add_bytes_field(SHOWN, stored=True)
    for name in (KIND, SCOPE, *map(whole_title, LANGUAGES)):
        schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    schema.add_text_field(FACET, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (POSTED, FROM, UNTIL, BY_NEWEST):
        schema.add_integer_field(name, fast=True)
    for language in LANGUAGES:
        schema.add_integer_field(by_title(language), fast=True)
        schema.add_integer_field(by_shortest(language), fast=True)
        for text in TEXTS:
            schema.add_text_field(stems(text, language), tokenizer_name="whitespace")
            schema.add_text_field(
                words(text, language), tokenizer_name="whitespace", index_option="freq"
            )
    return schema.build()


def version() -> str:
    """A fingerprint of all that decides what an index holds; another one asks for a rebuild."""
    parts = (
        analysis.version(),
        metadata.version("tantivy"),
        Path(__file__).read_text(encoding="utf-8"),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def written(document: SearchDocument) -> tantivy.Document:
    """The document as tantivy takes it."""
    row = tantivy.Document()
    row.add_text(ID, document.id)
    row.add_text(KIND, document.kind)
    row.add_text(CODE, " ".join(code_stems(document.codes)))
    row.add_bytes(SHOWN, _shown(document))
    for scope in dict.fromkeys(document.scopes):
        row.add_text(SCOPE, scope)
    for value in {
        facet_value(n, value) for n, values in document.facets.items() for value in values
    }:
        row.add_text(FACET, value)
    _write_texts(row, document)
    _write_orders(row, document)
    _write_dates(row, document)
    return row


def facet_value(name: str, value: str) -> str:
    """A value together with the name of its facet: all facets share one field."""
    return f"{name}={value}"


def code_stems(codes: Iterable[str]) -> list[str]:
    """What codes are found by: the analysis cuts codes alike in both languages, or nearly so."""
    found = [analysis.fields(code, language)["stems"] for code in codes for language in LANGUAGES]
    return list(dict.fromkeys(stem for stems_of_code in found for stem in stems_of_code))


def whole(text: str, language: str) -> str:
    """A whole title or query, folded: equal however accents, case and punctuation were typed."""
    return " ".join(analysis.fold(token.words[0]) for token in typed(text, language))


def microseconds(moment: datetime) -> int:
    """A moment as the index counts it. Raises TypeError for one without time zone."""
    return (moment - EPOCH) // timedelta(microseconds=1)


class Shown(NamedTuple):
    """What is read of a hit: summary and body by language, for snippets, and its full sort keys."""

    texts: dict[str, tuple[str, str]]
    title_keys: dict[str, str]


def shown(row: tantivy.Document) -> Shown:
    """What was stored of a document."""
    return Shown(*json.loads(bytes(row[SHOWN][0])))


def _shown(document: SearchDocument) -> bytes:
    texts = {
        code: (document.summaries.get(code) or "", document.bodies.get(code) or "")
        for code in LANGUAGES
        if document.titles.get(code) or document.summaries.get(code) or document.bodies.get(code)
    }
    keys = {code: title_key(document, code) for code in LANGUAGES}
    return json.dumps(Shown(texts, keys)).encode()


def _write_texts(row: tantivy.Document, document: SearchDocument) -> None:
    texts = (document.titles, document.summaries, document.bodies)
    for name, by_language in zip(TEXTS, texts, strict=True):
        for code in LANGUAGES:
            found = analysis.fields(by_language.get(code) or "", code)
            row.add_text(stems(name, code), " ".join(found["stems"]))
            row.add_text(words(name, code), " ".join(found["words"]))
    for code in LANGUAGES:
        if title := whole(document.titles.get(code) or "", code):
            row.add_text(whole_title(code), title)


def _write_orders(row: tantivy.Document, document: SearchDocument) -> None:
    days_back = NEVER - (document.posted_on.toordinal() if document.posted_on else 0)
    row.add_integer(BY_NEWEST, _then_by_name(days_back, document))
    for code in LANGUAGES:
        seconds = document.durations.get(code, ENDLESS)
        row.add_integer(by_shortest(code), _then_by_name(seconds, document))
        row.add_integer(by_title(code), beginning(title_key(document, code)))


def _then_by_name(number: int, document: SearchDocument) -> int:
    """Equals in an order that no rebuild changes."""
    return (number << 32) + int.from_bytes(hashlib.sha256(document.id.encode()).digest()[:4], "big")


def title_key(document: SearchDocument, language: str) -> str:
    """The key in this language, else in another: a list then shows the other one's title."""
    others = [code for code in LANGUAGES if code != language]
    keys = [document.sort_keys.get(code) for code in (language, *others)]
    return next((key for key in keys if key), LAST)


def beginning(key: str) -> int:
    """The first letters as a number. It never orders two keys wrongly, but may make them equal."""
    codes = []
    for letter in key[:LETTERS_IN_NUMBER]:
        code = ord(letter)
        codes.append(max(0, code - 31) if code <= 126 else 127)
        if not 31 < code <= 126:
            break  # letters that share a number are equal here, so what follows must not count
    codes += [0] * (LETTERS_IN_NUMBER - len(codes))
    return reduce(lambda number, code: (number << 7) + code, codes)


def _write_dates(row: tantivy.Document, document: SearchDocument) -> None:
    start, end = document.visible_from, document.visible_until
    row.add_integer(FROM, microseconds(start) if start else -ALWAYS)
    row.add_integer(UNTIL, microseconds(end) if end else ALWAYS)
    if document.posted_on:
        row.add_integer(POSTED, document.posted_on.toordinal())
