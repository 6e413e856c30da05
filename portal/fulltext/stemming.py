"""The stem of a word: first the lists of ``words.toml``, then the rules of the language."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from portal.fulltext import english, spanish
from portal.fulltext.folding import fold, fold_but_keep_enye

WORDS = Path(__file__).with_name("words.toml")
RULES: Mapping[str, ModuleType] = {"en": english, "es": spanish}
LONGEST_KEPT = 40  # letters; longer strings are nobody's words and would only fill the memory


class Stem(NamedTuple):
    """``plain`` has ñ folded, ``typed`` keeps it where it was typed."""

    plain: str
    typed: str


class Lexicon:
    """What the lists say about the words of one language, ready to be looked up."""

    def __init__(self, language: str, lists: Mapping[str, str]) -> None:
        self.rules = RULES[language]
        self.is_spanish = language == "es"
        self.forms: dict[str, str] = {}  # a form -> its stem
        self.nouns: dict[str, str] = {}  # a noun without its number -> its stem
        self.verbs: set[str] = set()  # base forms
        self.alone = {
            form for word in lists["alone"].split() for form in (word, self.rules.singular(word))
        }
        self.plain_alone = {fold(word): word for word in self.alone}
        self._read_verbs(lists["verbs"])
        self._forget_verb_forms_that_are_nouns()
        self._read_groups(lists["groups"])
        self.forms.update((word, word) for word in lists["whole"].split())
        self.plain_forms = {fold(form): stem for form, stem in self.forms.items()}
        self.plain_nouns = {fold(noun): stem for noun, stem in self.nouns.items()}

    def _read_verbs(self, entries: str) -> None:
        for verb, *more in _entries(entries):
            self.verbs.add(verb)
            if self.is_spanish:
                irregular = [part[:-1] for part in more if part.endswith("-")]
                for form in spanish.verb_forms(verb, irregular):
                    self.forms.setdefault(form, verb)
            for form in (verb, *(part for part in more if not part.endswith("-"))):
                self.forms[form] = self.nouns[self.rules.singular(form)] = verb
                if form != verb:
                    self.verbs.discard(form)

    def _forget_verb_forms_that_are_nouns(self) -> None:
        self.forms = {
            form: stem
            for form, stem in self.forms.items()
            if form not in self.alone and self.rules.singular(form) not in self.alone
        }

    def _read_groups(self, groups: str) -> None:
        for group in groups.split(","):
            words = group.split()
            first = words[0]
            for word in words:
                known = first in self.verbs
                stem = self.forms.get(first, first) if known else self.rules.singular(first)
                self.forms[word] = stem
                self.nouns[self.rules.singular(word) if self.is_spanish else word] = stem

    def lookup(self, word: str) -> str:
        """The stem of a folded word that may hold ñ. A typed ñ is meant; an n may stand for it."""
        number = self.rules.singular(word)
        listed = self.forms.get(word)
        if not listed and "ñ" not in word:
            listed = self.plain_forms.get(word)
        listed = listed or self.nouns.get(number)
        if not listed and "ñ" not in word:
            listed = self.plain_nouns.get(number)
        if listed:
            return listed
        if number in self.alone:
            return number
        if "ñ" not in word and number in self.plain_alone:
            return self.plain_alone[number]
        return str(self.rules.by_rule(word, self.alone, self.verbs))


def _entries(text: str) -> Iterator[list[str]]:
    """The entries of a list of verbs, which end with a semicolon or a line."""
    return (entry.split() for entry in re.split(r"[;\n]", text) if entry.strip())


def _lexicons() -> dict[str, Lexicon]:
    lists = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        language: Lexicon(
            language, {name: fold_but_keep_enye(text) for name, text in lists[language].items()}
        )
        for language in RULES
    }


LEXICONS = _lexicons()


def stem(word: str, language: str) -> Stem:
    """The stem of one lower-case word without hyphens."""
    return _kept_stem(word, language) if len(word) <= LONGEST_KEPT else _stem(word, language)


def _stem(word: str, language: str) -> Stem:
    found = LEXICONS[language].lookup(fold_but_keep_enye(word))
    return Stem(fold(found), found)


_kept_stem = lru_cache(maxsize=200_000)(_stem)
