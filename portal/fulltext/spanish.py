"""Spanish words: number and gender by rule, and the forms of a verb. All letters are folded."""

import re
from collections.abc import Collection, Iterable

GENDER = re.compile(r"(?<=..)(ic|iv|ad|id|os|ari|ori|er|an|in)a$")
PERSONS = ("dora", "tora", "sora")
CLITICS = [
    "se",
    "me",
    "te",
    "lo",
    "la",
    "los",
    "las",
    "le",
    "les",
    "nos",
    "selo",
    "sela",
    "selos",
    "selas",
]
SOFTENED = {"c": "qu", "g": "gu", "z": "c"}  # buscar, busque; llegar, llegue; cruzar, cruce


def singular(word: str) -> str:
    """Take the number off: "luces" and "luz" both give "luz", "ingleses" and "ingles" "ingl"."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("is", "us")):
        word = word[:-1]
        while len(word) > 3 and word.endswith("es"):
            word = word[:-2]
    if len(word) > 2 and word.endswith("e"):
        word = word[:-1]
        if word.endswith("es") and len(word) > 4:  # the singular also ends in -es
            word = word[:-2]
        if word.endswith("c"):
            word = word[:-1] + "z"
    return word


def by_rule(word: str, alone: Collection[str], known: Collection[str]) -> str:
    """The stem of a word that no list names; words in ``alone`` keep their gender."""
    word = singular(word)
    if len(word) > 4 and word.endswith(PERSONS):
        return word[:-1]
    return GENDER.sub(r"\1o", word) if len(word) > 5 and word not in alone else word


def verb_forms(verb: str, stems: Iterable[str]) -> set[str]:
    """The forms of a verb that people write; rare ones are left out.

    ``stems`` are the irregular ones that take endings: "cuent" for "contar".
    """
    base, ending = verb[:-2], verb[-2:]
    forms = {verb, base + "imos"} if ending == "er" else {verb}
    for stem in (base, *stems):
        forms |= _forms_of_stem(stem, ending)
    return forms | _regular_forms(verb, base, ending)


def _forms_of_stem(stem: str, ending: str) -> set[str]:
    """Forms in which the stem may be irregular: present, commands, gerund, preterite."""
    theme, other = ("a", "e") if ending == "ar" else ("e", "a")
    soft = stem
    if ending == "ar" and stem[-1] in SOFTENED:
        soft = stem[:-1] + SOFTENED[stem[-1]]
    told = [stem + theme, soft + other, soft + other + "n"]
    rest = ("ando",) if ending == "ar" else ("iendo", "io", "ieron", "iera", "ieran")
    return {
        stem + "o",
        stem + theme + "s",
        stem + theme + "n",
        soft + other + "s",
        soft + other + "mos",
        *told,
        *(form + clitic for form in told for clitic in CLITICS),
        *(stem + ending for ending in rest),
    }


def _regular_forms(verb: str, base: str, ending: str) -> set[str]:
    """Forms that every verb of a conjugation makes alike, and its pronouns joined behind."""
    theme = "a" if ending == "ar" else "i"
    gerund = base + ("ando" if ending == "ar" else "iendo")
    past = {
        "ar": ("amos", "aron", "aba", "abas", "aban", "abamos"),
        "er": ("emos", "i", "ia", "ias", "ian", "iamos"),
        "ir": ("imos", "i", "ia", "ias", "ian", "iamos"),
    }[ending]
    return {
        *(form + clitic for form in (verb, gerund) for clitic in CLITICS),
        *(base + theme + rest for rest in ("do", "da", "dos", "das", "ste")),
        *(base + rest for rest in past),
        *(verb + rest for rest in ("a", "as", "an", "emos", "e", "ia", "ias", "ian", "iamos")),
    }
