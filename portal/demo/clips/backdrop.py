"""What slides stand on: light paper, the chapter's name, the furrow, the subject's field below."""

from dataclasses import dataclass

from portal.media.posters import PALETTES, Dice, motif, ridge
from portal.media.posters import rows as field_rows

from .shapes import clipped, disc, faint, mixed, path, put, rect
from .typesetting import SMALLEST, face

WIDE, TALL = 1280, 720
LEFT, RIGHT = 80, 1200
TOP, BOTTOM = 124, 612  # the field below is where players lay their captions
ROOM, TALLEST = RIGHT - LEFT, BOTTOM - TOP
MIDDLE, CENTRE = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
MARKED = "#c8452f"  # the crate red of the drawings: what is being spoken about
WHITE = "#ffffff"


@dataclass(frozen=True)
class Palette:
    """The poster's colours for a subject, by what they paint here."""

    sky: str
    sun: str
    ridge: str
    row: str
    row_light: str
    light: str
    ink: str

    @classmethod
    def of(cls, subject: str) -> "Palette":
        return cls(*PALETTES[subject].split())

    @property
    def paper(self) -> str:
        return mixed(self.light, WHITE, 0.5)

    @property
    def tint(self) -> str:
        return mixed(self.paper, self.ridge, 0.3)

    @property
    def shade(self) -> str:
        return mixed(WHITE, self.row, 0.08)

    @property
    def colours(self) -> list[str]:
        """In the order in which the poster's own functions take them."""
        return [self.sky, self.sun, self.ridge, self.row, self.row_light, self.light, self.ink]


def furrow(palette: Palette, progress: float) -> str:
    """Slanted stripes across the page, dark as far as the film has come."""
    stripes = "".join(f"M{x} 104l6-10h14l-6 10z" for x in range(LEFT, RIGHT - 12, 28))
    far = f"M{LEFT} 90h{ROOM * progress:.0f}v20H{LEFT}z"
    return path(palette.tint, stripes) + clipped("far", far, path(palette.row, stripes))


def chapter_name(palette: Palette, text: str) -> str:
    sizes = range(42, SMALLEST - 1, -1)
    size = next((s for s in sizes if face("strong").width(text, s) <= ROOM), SMALLEST)
    return face("strong").line(text, size, palette.row).at(LEFT, 74)


def field_strip(palette: Palette, slug: str) -> str:
    """The foot of the subject's poster: ridge and rows, cut low."""
    dice, colours = Dice(slug), palette.colours
    hills = f'<g transform="translate(0 86) scale(1 .14)">{ridge(dice, colours, 100)}</g>'
    land = rect(palette.row, 0, 100, 320, 80) + field_rows(dice, colours, 100)
    return put(hills + land, 0, 252, 4)


def landscape(palette: Palette, subject: str, slug: str, horizon: int = 130) -> str:
    """The subject's poster filling the frame: sun and motif right, sky left for a heading."""
    dice, colours = Dice(slug), palette.colours
    hills = (
        f'<g transform="translate(0 {horizon / 2}) scale(1 .5)">{ridge(dice, colours, horizon)}</g>'
    )
    sun = faint(0.3, disc(palette.sun, 226, 108, 40)) + disc(palette.sun, 226, 108, 29)
    land = rect(palette.row, 0, horizon, 320, 90) + field_rows(dice, colours, horizon)
    stand = put(motif(dice, subject, colours), 252, 162, 0.9)
    return put(rect(palette.sky, 0, 0, 320, 180) + sun + hills + land + stand, 0, 0, 4)


def svg(inside: str) -> str:
    size = f'width="{WIDE}" height="{TALL}" viewBox="0 0 {WIDE} {TALL}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


def page(palette: Palette, slug: str, chapter: str, progress: float, inside: str) -> str:
    """A slide of words or mathematics."""
    ground = rect(palette.paper, 0, 0, WIDE, TALL) + field_strip(palette, slug)
    return svg(ground + chapter_name(palette, chapter) + furrow(palette, progress) + inside)
