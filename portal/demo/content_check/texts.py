"""Rules for words: both languages written, none left out by mistake, none converted by habit."""

import re
from collections.abc import Iterator

from portal.demo.content_check.problems import Problem, Table

LANGUAGES = ("en", "es")
# Slogans that say nothing, Spanish calques of English, and the dash that this content avoids.
BANNED = re.compile(
    r"—|\b(unlock|empower|leverage|seamless|delve|aplicar para|realizar una llamada)\w*",
    re.IGNORECASE,
)
NOT_WORDS = re.compile(r"\$[^$]*\$|[^A-Za-zÀ-ÿ ]")
SHORT = 3  # up to so many words, names and loan words may be equal in both languages


def check_text(
    where: str, table: object, *, may_miss_one: bool = False, words: range | None = None
) -> Iterator[Problem]:
    """A bilingual text `{en, es}`.

    With `may_miss_one`, one language may be absent: that is how "not translated yet" is written.
    `words` is the range that the number of words of each language must be in.
    """
    if not isinstance(table, dict) or not (table.get("en") or table.get("es")):
        yield Problem(where, "needs {en, es}")
        return
    for language in LANGUAGES:
        text = table.get(language)
        if text:
            yield from check_language(where, language, text, words)
        elif not may_miss_one:
            yield Problem(where, f"no {language}")
    if is_copied(table):
        yield Problem(where, "en and es are the same text")


def check_language(
    where: str, language: str, text: str, words: range | None = None
) -> Iterator[Problem]:
    """The text of one language: its words, its length, its mathematics."""
    if banned := BANNED.search(text):
        yield Problem(where, f"{language} has a banned word or an em dash: {banned.group()!r}")
    count = len(text.split())
    if words is not None and count not in words:
        wanted = f"{words.start}-{words.stop - 1}"
        yield Problem(where, f"{language} has {count} words, wanted {wanted}")
    if text.count("$") % 2:
        yield Problem(where, f"{language} has an odd number of $")


def is_copied(table: Table) -> bool:
    """Whether one language is only the other's copy; mathematics and names may be."""
    words = NOT_WORDS.sub(" ", str(table.get("en"))).split()
    return table.get("en") == table.get("es") and len(words) > SHORT


def check_every_text(where: str, node: object, *, may_miss_one: bool = False) -> Iterator[Problem]:
    """Every bilingual text anywhere below: a table whose `en` or `es` is a string is one."""
    if isinstance(node, dict):
        if any(isinstance(node.get(language), str) for language in LANGUAGES):
            yield from check_text(where, node, may_miss_one=may_miss_one)
        for key, value in node.items():
            if not (key in LANGUAGES and isinstance(value, str)):
                yield from check_every_text(f"{where}.{key}", value, may_miss_one=may_miss_one)
    elif isinstance(node, list):
        for position, value in enumerate(node, 1):
            below = f"{where}[{position}]"
            yield from check_every_text(below, value, may_miss_one=may_miss_one)
    elif isinstance(node, str) and (banned := BANNED.search(node)):
        yield Problem(where, f"has a banned word or an em dash: {banned.group()!r}")
