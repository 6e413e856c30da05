"""The maker's modules for the tests beside this file, or a skip that says what is not installed.

Tests import the maker only from here: its requirements are not the site's, so a test run of the
site alone leaves these files out.
"""
# ruff: noqa: E402 - what the maker needs is looked for before the maker is imported

from pathlib import Path

import pytest

for package in ("brotli", "fontTools", "numpy", "PIL", "tqdm", "uharfbuzz"):
    pytest.importorskip(package, reason=f"no {package}: portal/demo/clips/requirements.txt")

import numpy as np

import portal.demo
from portal.demo.clips import (
    captions,
    drawings,
    film,
    narration,
    poster,
    programs,
    slides,
    storyboard,
    workshop,
)
from portal.demo.clips.backdrop import TALL, WIDE, Palette
from portal.demo.clips.formula import formula
from portal.demo.clips.narration import BETWEEN_SCENES, BETWEEN_SENTENCES, LEAD, RATE, TAIL
from portal.demo.clips.typesetting import SMALLEST

DEMO = Path(portal.demo.__file__).parent
FILMS = DEMO / "clips" / "films"
CLIPS = [storyboard.read(path) for path in storyboard.paths(DEMO / "content")]
MANIFEST = workshop.read_manifest(FILMS)


def has_fonts() -> bool:
    """Whether fontconfig finds the Noto faces that slides are set in."""
    if "fc-match" in programs.missing():
        return False
    patterns = ("Noto Sans", "Noto Serif", "Noto Sans Math")
    return all(
        name in programs.run(["fc-match", "-f", "%{family}", name]).stdout.decode()
        for name in patterns
    )


needs_fonts = pytest.mark.skipif(
    not has_fonts(), reason="no Noto fonts: Debian packages fontconfig and fonts-noto-core"
)
needs_programs = pytest.mark.skipif(
    bool(programs.missing()), reason=f"not installed: {', '.join(programs.missing())}"
)


def pretended(clip: storyboard.Storyboard, language: str) -> narration.Narration:
    """A narration in which each character takes 60 ms."""
    at, spoken = LEAD, []
    for scene in clip.scenes:
        spans = []
        for sentence in scene.say[language]:
            spans.append(narration.Span(at, at + len(sentence) * RATE * 6 // 100))
            at = spans[-1].end + BETWEEN_SENTENCES
        spoken.append(spans)
        at += BETWEEN_SCENES - BETWEEN_SENTENCES
    return narration.Narration(np.zeros(spoken[-1][-1].end + TAIL, np.int16), spoken)


__all__ = [
    "BETWEEN_SCENES",
    "CLIPS",
    "DEMO",
    "FILMS",
    "MANIFEST",
    "RATE",
    "SMALLEST",
    "TALL",
    "WIDE",
    "Palette",
    "captions",
    "drawings",
    "film",
    "formula",
    "narration",
    "needs_fonts",
    "needs_programs",
    "np",
    "poster",
    "pretended",
    "programs",
    "slides",
    "storyboard",
    "workshop",
]
