"""English words: number, -ing and -ed by rule. All letters are folded."""

import re
from collections.abc import Collection

TAKES_ES = ("sses", "ches", "shes", "xes", "zzes", "oes")
DROPPED_E = re.compile(
    "([^eo]at|bl|iz|v|[^s]s|dg|c|u|^[^aeiou]*[aeiouy][^aeiouwxy])$"  # rotat(e), writ(e)
)


def singular(word: str) -> str:
    """Take the number off: "studies" gives "study", "boxes" "box"."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if word.endswith("ies"):
            word = word[:-3] + "y" if len(word) > 4 else word[:-1]
        else:
            word = word[:-2] if word.endswith(TAKES_ES) and len(word) > 4 else word[:-1]
    return word[:-2] + "y" if len(word) > 4 and word.endswith("ie") else word


def by_rule(word: str, alone: Collection[str], known: Collection[str]) -> str:
    """The stem of a word that no list names.

    Words in ``alone`` only lose their number; ``known`` are base forms of verbs, preferred when
    an ending could have stood behind several.
    """
    word = singular(word)
    if word in alone:
        return word
    if word.endswith("eed"):
        return word[:-1] if word[:-1] in known else word  # agreed
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and re.search("[aeiouy]", stem):
            return _base_form(stem, known)
    return word


def _base_form(stem: str, known: Collection[str]) -> str:
    """What stood before -ing or -ed: a verb that a list knows, else what spelling suggests."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    single = stem[:-1] if doubled else stem
    with_y = stem[:-1] + "y" if stem[-1] == "i" else stem
    for guess in (stem, stem + "e", single, with_y):
        if guess in known:
            return guess
    if stem[-1] == "i":
        return with_y
    if doubled and stem[-1] not in "lsz":
        return single
    return stem + "e" if DROPPED_E.search(stem) else stem
