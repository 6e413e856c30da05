"""The Spanish catalogues: complete, compiled, and true to what the code says in English."""

import ast
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from gettext import GNUTranslations
from pathlib import Path

import allauth
import django
import pytest
import wagtail
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
OVERRIDES = ROOT / "locale_overrides" / "es" / "LC_MESSAGES" / "django.po"
CATALOGUES = pytest.mark.parametrize("po", [OWN, OVERRIDES], ids=["own", "overrides"])

KEYWORD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[01]\]) (".*")')
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[a-z]+:[a-z]+>")
# Spanish writes these as English does: one word in both languages, or no word at all.
SAME_IN_BOTH = {
    "%(voice)s: %(sentence)s",
    "%(many)s video",
    "%(minutes)s min",
    "%(reason)s",
    "%(number)s MB",
    "%(number)s kB",
    "%(many)s videos",
    "No",
    "Normal",
    "Video",
    "Videos",
    "video",
    "videos",
    "videos/",
    "videos/<slug:slug>/",
}


@dataclass
class Entry:
    """One text of a .po file. ``parts`` are its keywords with their texts put together."""

    comments: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str | None, str]:
        return self.parts.get("msgctxt"), self.parts["msgid"]

    def pairs(self) -> list[tuple[str, str]]:
        """English beside Spanish; two pairs where there is a plural."""
        if "msgid_plural" not in self.parts:
            return [(self.parts["msgid"], self.parts["msgstr"])]
        return [
            (self.parts["msgid"], self.parts["msgstr[0]"]),
            (self.parts["msgid_plural"], self.parts["msgstr[1]"]),
        ]


def read(po: Path) -> list[Entry]:
    """Every entry of a .po file, its header first. A line it does not know is an error."""
    return [read_entry(block.splitlines()) for block in po.read_text("utf-8").split("\n\n")]


def read_entry(lines: list[str]) -> Entry:
    entry, last = Entry(), ""
    for line in lines:
        if line.startswith("#"):
            entry.comments.append(line)
        elif match := KEYWORD.fullmatch(line):
            last = match[1]
            assert last not in entry.parts, f"{last} comes twice: {line}"
            entry.parts[last] = ast.literal_eval(match[2])
        else:
            assert line.startswith('"'), f"not a line of a .po file: {line}"
            entry.parts[last] += ast.literal_eval(line)
    return entry


def texts(po: Path) -> list[Entry]:
    return read(po)[1:]


def compiled(mo: Path) -> dict[str | tuple[str, int], str]:
    with mo.open("rb") as file:
        return GNUTranslations(file)._catalog


def as_compiled(entries: list[Entry]) -> dict[str | tuple[str, int], str]:
    """What the .mo of these entries holds: a context before its text, plurals by their number."""
    found: dict[str | tuple[str, int], str] = {}
    for entry in entries:
        context, english = entry.key
        name = english if context is None else f"{context}\x04{english}"
        if "msgid_plural" in entry.parts:
            found |= {(name, number): es for number, (_en, es) in enumerate(entry.pairs())}
        else:
            found[name] = entry.parts["msgstr"]
    return found


@CATALOGUES
def test_every_text_has_its_spanish(po):
    assert [en for entry in texts(po) for en, es in entry.pairs() if not es.strip()] == []


@CATALOGUES
def test_nothing_is_guessed_left_over_or_tied_to_a_line_of_code(po):
    comments = [comment for entry in texts(po) for comment in entry.comments]
    assert [
        line
        for line in comments
        if not re.fullmatch(r"#, (python-format|python-brace-format)", line)
    ] == []


@CATALOGUES
def test_no_text_comes_twice(po):
    keys = [entry.key for entry in texts(po)]
    assert len(keys) == len(set(keys))


@CATALOGUES
def test_one_is_singular_and_everything_else_plural(po):
    assert "Plural-Forms: nplurals=2; plural=(n != 1);\n" in read(po)[0].parts["msgstr"]


@CATALOGUES
def test_what_is_compiled_is_what_is_written(po):
    assert compiled(po.with_suffix(".mo")) == as_compiled(read(po))


@CATALOGUES
def test_both_languages_have_the_same_placeholders(po):
    pairs = [pair for entry in texts(po) for pair in entry.pairs()]
    assert [
        en for en, es in pairs if set(PLACEHOLDER.findall(en)) != set(PLACEHOLDER.findall(es))
    ] == []


@CATALOGUES
def test_no_english_is_passed_off_as_spanish(po):
    same = {en for entry in texts(po) for en, es in entry.pairs() if en == es}
    assert same <= SAME_IN_BOTH


@CATALOGUES
def test_spanish_has_its_own_quotation_marks_and_both_of_its_question_marks(po):
    spanish = [re.sub(r"<[^>]*>", "", es) for entry in texts(po) for _en, es in entry.pairs()]
    assert [
        es
        for es in spanish
        if re.search('[“”"]', es)
        or es.count("¿") != es.count("?")
        or es.count("«") != es.count("»")
        or "!" in es
    ] == []


def test_an_address_in_spanish_can_be_typed_on_any_keyboard():
    addresses = [entry.pairs()[0] for entry in texts(OWN) if entry.key[1].endswith("/")]
    assert addresses
    assert [es for _en, es in addresses if not re.fullmatch(r"([a-z]+/|<\w+:\w+>/)+", es)] == []


def test_the_portal_has_the_last_word_over_the_frameworks():
    with translation.override("es"):
        for entry in [*texts(OVERRIDES), *texts(OWN)]:
            context, english = entry.key
            if "msgid_plural" in entry.parts:
                shown = translation.ngettext(english, entry.parts["msgid_plural"], 12)
            elif context:
                shown = translation.pgettext(context, english)
            else:
                shown = translation.gettext(english)
            assert shown == entry.pairs()[-1][1]


def test_every_override_still_answers_a_text_of_django_or_allauth():
    packages = [Path(package.__file__).parent for package in (django, allauth)]
    known = set()
    for package in packages:
        for mo in package.glob("**/locale/es/LC_MESSAGES/django.mo"):
            known |= {key[0] if isinstance(key, tuple) else key for key in compiled(mo)}
    for po in Path(wagtail.__file__).parent.glob("**/locale/en/LC_MESSAGES/django.po"):
        known |= {entry.key[1] for entry in read(po)}  # its Spanish lacks a fifth of them
    assert {entry.key[1] for entry in texts(OVERRIDES)} <= known


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs xgettext (Debian: gettext)")
def test_the_catalogue_lacks_no_text_of_the_code(tmp_path):
    """makemessages writes beside the code, therefore on a copy; it needs no settings."""
    left_out = shutil.ignore_patterns("__pycache__", "clips", "static", "migrations")
    for name in ("portal", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    (tmp_path / "locale").mkdir()
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "es", "--no-location"],
        cwd=tmp_path,
        env={name: os.environ[name] for name in os.environ if name != "DJANGO_SETTINGS_MODULE"},
        check=True,
        capture_output=True,
    )
    fresh = tmp_path / "locale" / "es" / "LC_MESSAGES" / "django.po"
    assert {entry.key for entry in texts(fresh)} ^ {entry.key for entry in texts(OWN)} == set()
