"""Text as outlines: the same shapes on every machine, and widths that are exactly those drawn."""

import io
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from . import programs

HEADING_FONT = Path(__file__).parents[2] / "static" / "fonts" / "andada-es-en.woff2"
LEADING = 1.22
SMALLEST = 40  # on a 1280 px slide: still 11 px where a phone shows the film 360 px wide


@dataclass(frozen=True)
class Box:
    """Something drawn, its origin at the left end of its (first) baseline."""

    width: float
    ascent: float
    descent: float
    svg: str

    @property
    def height(self) -> float:
        return self.ascent + self.descent

    def at(self, x: float, y: float) -> str:
        return f'<g transform="translate({x:.1f} {y:.1f})">{self.svg}</g>'

    def hung(self, x: float, top: float) -> str:
        return self.at(x, top + self.ascent)


class Face:
    """A font at one weight, shaped by HarfBuzz."""

    def __init__(self, sfnt: bytes, weight: int | None = None):
        face = hb.Face(sfnt)
        self.font, self.units = hb.Font(face), face.upem
        if weight:
            self.font.set_variations({"wght": weight})
        self.outline = cache(self._outline)

    @cached_property
    def cap(self) -> float:
        """Height of a capital, for an em of 1."""
        return (
            self.font.get_glyph_extents(self.font.get_nominal_glyph(ord("H"))).y_bearing
            / self.units
        )

    def has(self, character: str) -> bool:
        return self.font.get_nominal_glyph(ord(character)) is not None

    def shape(self, text: str) -> list[tuple[int, int, int]]:
        """Glyph, offset and advance, left to right, in font units."""
        if not text:
            return []
        line = hb.Buffer()
        line.add_str(text)
        line.guess_segment_properties()
        hb.shape(self.font, line)
        return [
            (info.codepoint, place.x_offset, place.x_advance)
            for info, place in zip(line.glyph_infos, line.glyph_positions, strict=True)
        ]

    def _outline(self, glyph: int) -> str:
        pen = SVGPathPen(None)
        self.font.draw_glyph_with_pen(glyph, pen)
        return pen.getCommands()

    def width(self, text: str, size: float) -> float:
        return sum(advance for _, _, advance in self.shape(text)) * size / self.units

    def line(self, text: str, size: float, colour: str) -> Box:
        x, paths = 0, []
        for glyph, offset, advance in self.shape(text):
            if outline := self.outline(glyph):
                paths.append(f'<path transform="translate({x + offset} 0)" d="{outline}"/>')
            x += advance
        scale, width = size / self.units, x * size / self.units
        measured = f'data-width="{width:.1f}" data-size="{size:.1f}"'
        upright = f'transform="scale({scale:.5f} {-scale:.5f})"'
        label = f'fill="{colour}" aria-label="{escape(text)}"'
        svg = f"<g {label} {measured} {upright}>{''.join(paths)}</g>"
        return Box(width, self.cap * size, 0.24 * size, svg)


@cache
def installed(pattern: str) -> bytes:
    """The bytes of a font that fontconfig knows, and of no other."""
    answer = programs.run(["fc-match", "-f", "%{family}|%{file}", pattern]).stdout
    family, file = answer.decode().split("|")
    if pattern.partition(":")[0] not in family:
        raise RuntimeError(f"font missing: {pattern} (Debian package fonts-noto-core)")
    return Path(file).read_bytes()


@cache
def heading_sfnt() -> bytes:
    font, plain = TTFont(HEADING_FONT), io.BytesIO()
    font.flavor = None
    font.save(plain, reorderTables=False)
    return plain.getvalue()


@cache
def face(name: str) -> Face:
    return {
        "heading": lambda: Face(heading_sfnt(), 780),
        "figures": lambda: Face(installed("Noto Serif:regular")),
        "text": lambda: Face(installed("Noto Sans:regular")),
        "strong": lambda: Face(installed("Noto Sans:bold")),
        "letter": lambda: Face(installed("Noto Serif:italic")),
        "symbol": lambda: Face(installed("Noto Sans Math")),
    }[name]()
