"""A drawn poster for every record: the same subject and slug always give the same picture.

An SVG of 320 x 180 without text, under 2.7 kB. The colours are fixed for each subject (mid-tones
that hold on light and dark pages), so the file can be an <img> that is kept for ever under its own
address. Its alternative text is empty: the title that stands beside it says it.
"""

from collections.abc import Sequence
from hashlib import blake2s
from typing import TypeVar

from portal.media.poster_motifs import MOTIFS

# subject: sky, sun, far ridge, row A, row B, light, ink
PALETTES = {
    "mathematics": "#bfe3ec #f7b52c #6aa7bd #1f6480 #2c7d9a #fff6dc #0d3347",
    "english-language-arts": "#fbdcc4 #f5b53a #de6f57 #a32a3c #bb3e4c #fff3e2 #4a1120",
    "english-language-development": "#f6d7dc #f6b73f #b9739b #6d2b5a #84407a #fff1e6 #34102b",
    "science": "#e6f1bf #f7b733 #90b957 #2f6f3c #43884a #fffbe0 #14391f",
    "history-social-science": "#fae3b0 #dc5a2c #cc8a49 #7f4827 #985a31 #fff4d8 #3a1d0e",
    "early-learning": "#bfe8dc #f4883c #f5c64e #2f8f86 #3fa598 #fffae6 #10403d",
    "health": "#d5f0e7 #f9bd4a #70c4ad #17766a #2a8c7d #fffbe8 #083c37",
    "family-engagement": "#fbbd7c #fde6a6 #cf5f4c #5d3a60 #73496f #fff0d2 #2c1730",
    "college-and-career": "#20406e #f5e7bd #3c6aa6 #14305a #24497a #fff4d6 #0b1b36",
    "program-operation": "#e9e8c6 #d9a72f #a9a86f #585c30 #6c7040 #fffbe6 #292b13",
}
WIDE, TALL = 320, 180
LETTERS = "_SFABLI"  # a motif's name for each colour of a palette; none uses the sky

Option = TypeVar("Option")
Colours = Sequence[str]


class Dice:
    """Reads a slug as a row of up to 32 small decisions."""

    def __init__(self, seed: str) -> None:
        self.bytes = list(blake2s(seed.encode()).digest())

    def span(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.bytes.pop() * (high - low + 1) // 256

    def pick(self, options: Sequence[Option]) -> Option:
        return options[self.span(0, len(options) - 1)]


def poster(subject: str, slug: str) -> str:
    """The SVG text for a record. Raises KeyError for a subject that has no palette."""
    colours, dice = PALETTES[subject].split(), Dice(f"{subject}/{slug}")
    horizon = dice.span(92, 112)
    x, size = dice.pick([96, 118, 160, 202, 224]), dice.pick([1.1, 1.2, 1.3])
    scene = sky(dice, colours) + ridge(dice, colours, horizon)
    land = f'<path fill="{colours[3]}" d="M0 {horizon}h320v90H0z"/>'
    field = dice.pick([rows, contour, orchard, road])(dice, colours, horizon)
    shadow = f'<ellipse rx="70" ry="7" fill="{colours[6]}" opacity=".35"/>'
    stand = motif(dice, subject, colours)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {TALL}" '
        f'width="{WIDE}" height="{TALL}" preserveAspectRatio="xMidYMid slice">'
        f'{scene}{land}{field}<g transform="translate({x} 158) scale({size})">'
        f"{shadow}{stand}</g></svg>"
    )


def sky(dice: Dice, colours: Colours) -> str:
    x, y, radius = dice.span(40, 280), dice.span(34, 66), dice.span(20, 36)
    drawn = f'<path fill="{colours[0]}" d="M0 0h320v180H0z"/>'
    if dice.span(0, 2) == 0:  # rays, as on a crate label
        feet = range(x - 460, x + 460, 115)
        rays = "".join(f"M{x} {y}L{foot} -90 {foot + 46} -90z" for foot in feet)
        drawn += f'<path fill="{colours[5]}" opacity=".42" d="{rays}"/>'
    drawn += f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colours[1]}"/>'
    if dice.span(0, 1):  # thin clouds across the sun
        drawn += (
            f'<path stroke="{colours[5]}" stroke-width="6" stroke-linecap="round" '
            f'd="M{x - 62} {y + 7}h74M{x - 6} {y + 21}h66"/>'
        )
    return drawn


def ridge(dice: Dice, colours: Colours, horizon: int) -> str:
    """Far hills: round, a mesa, or a range."""
    left, right, middle = dice.span(14, 44), dice.span(18, 52), dice.span(90, 230)
    foot = horizon - 12
    outline = dice.pick(
        [
            f"V{horizon - left}Q{middle - 50} {horizon - left - 46} {middle} {foot}"
            f"T320 {horizon - right}V{horizon}z",
            f"V{foot}L{middle - 66} {horizon - right}h52L{middle + 22} {horizon - 10}"
            f"l34-{left}h56l26 {left}H320V{horizon}z",
            f"V{horizon - 18}L{middle - 40} {horizon - right - 14} {middle + 18} {foot} "
            f"{middle + 92} {horizon - left - 16} 320 {horizon - 8}V{horizon}z",
        ]
    )
    return f'<path fill="{colours[2]}" d="M0 {horizon}{outline}"/>'


def rows(dice: Dice, colours: Colours, horizon: int) -> str:
    """Furrows that run to a point on the horizon."""
    far, many = dice.span(60, 260), dice.span(8, 12)
    step = 1100 // (2 * many)
    near = range(-390, 710, 2 * step)
    wedges = "".join(f"M{far} {horizon}L{x} 180h{step}z" for x in near)
    return f'<path fill="{colours[4]}" d="{wedges}"/>'


def contour(dice: Dice, colours: Colours, horizon: int) -> str:
    """Rows that follow the slope."""
    bend, lean = dice.span(-40, 60), dice.span(-12, 26)
    lines = "".join(
        f'<path stroke-width="{5 + i * 3}" '
        f'd="M-8 {horizon + 8 + i * i * 4 + i * 7}q170 {bend - i * 4} 336 {lean}"/>'
        for i in range(5)
    )
    return f'<g fill="none" stroke="{colours[4]}">{lines}</g>'


def orchard(dice: Dice, colours: Colours, horizon: int) -> str:
    """Four lines of trees, the near ones larger."""
    shift = dice.span(0, 40)
    lines = ((horizon + 4, 6), (horizon + 17, 9), (horizon + 36, 13), (horizon + 62, 18))
    trees = "".join(
        f"M{x - radius} {y}a{radius} {radius} 0 0 1 {2 * radius} 0z"
        for y, radius in lines
        for x in range(shift % (3 * radius), 330, 3 * radius)
    )
    return f'<path fill="{colours[4]}" d="{trees}"/>'


def road(dice: Dice, colours: Colours, horizon: int) -> str:
    """A road with its middle line, between furrows."""
    far, near, bend = dice.span(120, 200), dice.span(20, 240), dice.span(-60, 60)
    edge = f"M{far - 3} {horizon}Q{far + bend} {horizon + 26} {near} 180"
    back = f"h84Q{far + bend + 34} {horizon + 28} {far + 3} {horizon}z"
    line = f"M{far} {horizon + 4}Q{far + bend + 16} {horizon + 27} {near + 42} 180"
    return (
        rows(dice, colours, horizon)
        + f'<path fill="{colours[6]}" d="{edge}{back}"/>'
        + f'<path fill="none" stroke="{colours[1]}" stroke-width="3" stroke-dasharray="9 9" '
        + f'd="{line}"/>'
    )


def motif(dice: Dice, subject: str, colours: Colours) -> str:
    """One of the subject's own things. It stands on y = 0, about 96 tall, centred on x = 0."""
    many, few = dice.span(2, 4), dice.span(2, 3)
    drawn = dice.pick(MOTIFS[subject])(many, few)
    for letter, colour in zip(LETTERS, colours, strict=True):
        drawn = drawn.replace(f'"{letter}"', f'"{colour}"')
    return drawn
