"""Every slide of every clip, in both languages: inside the frame, large enough, never raw LaTeX."""

import re
from xml.etree import ElementTree

import pytest

from .maker import (
    CLIPS,
    SMALLEST,
    TALL,
    WIDE,
    Palette,
    drawings,
    formula,
    needs_fonts,
    slides,
    storyboard,
)

EVERY = [
    (clip, position, language)
    for clip in CLIPS
    for position in range(len(clip.scenes))
    for language in storyboard.LANGUAGES
]
KINDS = sorted({clip.scenes[n].slide["kind"] for clip, n, _ in EVERY})


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - we drew it a moment ago


def moved(element, x: float, y: float, scale: float) -> tuple[float, float, float]:
    move = element.get("transform", "")
    if found := re.match(r"translate\((\S+) (\S+)\)", move):
        x, y = x + scale * float(found[1]), y + scale * float(found[2])
    if found := re.search(r"scale\((-?[\d.]+)\)", move):
        scale *= abs(float(found[1]))
    return x, y, scale


def texts(element, x=0.0, y=0.0, scale=1.0):
    """Words of an SVG with their left end, baseline, width and size."""
    x, y, scale = moved(element, x, y, scale)
    if element.get("data-width"):
        width, size = float(element.get("data-width")), float(element.get("data-size"))
        yield element.get("aria-label"), x, y, width, size
    for child in element:
        yield from texts(child, x, y, scale)


@needs_fonts
@pytest.mark.parametrize(("clip", "scene", "language"), EVERY, ids=lambda v: getattr(v, "slug", v))
def test_words_stay_inside_the_frame(clip, scene, language):
    for text, x, y, width, size in texts(parsed(slides.draw(clip, scene, language))):
        assert x >= 20, text
        assert x + width <= WIDE - 20, text
        assert y - size * 0.75 >= 20, text
        assert y + size * 0.24 <= TALL - 90, text
        assert "\\" not in text
        if re.search(r"[^\W\d_]{3}", text):
            assert size >= SMALLEST, text


@pytest.mark.parametrize("kind", sorted(slides.KINDS))
def test_every_kind_is_used_or_known(kind):
    assert kind in KINDS


@needs_fonts
@pytest.mark.parametrize(
    ("clip", "scene", "language"), EVERY[::7], ids=lambda v: getattr(v, "slug", v)
)
def test_a_slide_is_pure_and_grows_part_by_part(clip, scene, language):
    count = len(slides.parts(clip, scene, language))
    drawn = [slides.draw(clip, scene, language, shown) for shown in range(1, count + 1)]
    assert drawn[-1] == slides.draw(clip, scene, language)
    assert sorted(drawn, key=len) == drawn
    assert len(set(drawn)) == count


@pytest.mark.parametrize("name", sorted(drawings.PICTURES))
def test_every_picture_is_valid_svg(name):
    for clip in CLIPS[:: len(CLIPS) // 8]:
        palette = Palette.of(clip.subject)
        parsed(f"<svg>{drawings.draw(name, palette)}</svg>")


@needs_fonts
@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{4x}{4} = \frac{28}{4}", "4x4=284"),
        (r"2 \times 2 = 2^2", "2×2=22"),
        (r"4{,}000 \div 1{,}000", "4,000÷1,000"),
        (r"15\% \to |-3|", "15%→|−3|"),
    ],
)
def test_mathematics_is_typeset(latex, text):
    labels = re.findall('aria-label="([^"]*)"', formula(latex, 60, "#000000").svg)
    assert "".join(labels) == text


@needs_fonts
@pytest.mark.parametrize("latex", [r"\int x", r"\frac{1}{2", "x_1}"])
def test_unknown_mathematics_is_an_error(latex):
    with pytest.raises((ValueError, IndexError)):
        formula(latex, 60, "#000000")
