"""A still without words for a clip, where one of its slides is a picture in any language."""

import io

import numpy as np
from PIL import Image

from . import drawings, film, slides
from .backdrop import TALL, WIDE, Palette, page, svg
from .storyboard import Storyboard

LARGEST = 15_000  # bytes
WORDLESS = ("scene", "fraction_bars", "plane", "number_line", "equation")  # the best first


def best_scene(clip: Storyboard) -> int | None:
    """Position of the slide that says most without words."""
    kinds = [scene.slide["kind"] for scene in clip.scenes]
    return next((kinds.index(kind) for kind in WORDLESS if kind in kinds), None)


def draw(clip: Storyboard) -> str | None:
    """The best slide without its words; None where the generated poster has to do."""
    position = best_scene(clip)
    if position is None:
        return None
    palette, slide = Palette.of(clip.subject), clip.scenes[position].slide
    if slide["kind"] == "scene":
        return cropped(svg(drawings.draw(slide["of"], palette)), "80 90 1120 630")
    parts = "".join(slides.parts(clip, position, clip.source_language))
    return cropped(page(palette, clip.slug, "", 1, parts), "20 44 1240 697.5")


def cropped(drawn: str, box: str) -> str:
    """A slide without its margins, which a small picture has no room for."""
    return drawn.replace(f'viewBox="0 0 {WIDE} {TALL}"', f'viewBox="{box}"')


def webp(picture: np.ndarray) -> bytes:
    """As good as fits into 15 kB."""
    for quality in range(92, 10, -6):
        out = io.BytesIO()
        Image.fromarray(picture).save(out, "webp", quality=quality, method=6)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise RuntimeError("a poster does not fit into 15 kB")


def make(clip: Storyboard) -> bytes | None:
    """The WebP file, or None where no slide is wordless."""
    drawn = draw(clip)
    return webp(film.rendered(drawn)) if drawn else None
