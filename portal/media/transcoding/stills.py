"""The pictures beside a film: small stills to look through it, and one large to begin with."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageStat

from portal.media.transcoding import commands, ffmpeg
from portal.media.transcoding.commands import KEY_SECONDS

MOST_TILES = 100
TILE_WIDTH = 160
POSTER_SIDE = 960  # pixels of its longer side
POSTER_FROM = 0.2  # of the film: titles and black are over, the end is not given away
DULL = 12.0  # standard deviation of brightness; below it a picture is black, white or nearly so
LIMIT_SECONDS = 600


@dataclass(frozen=True)
class Sheet:
    """Stills in rows on one picture, as ``Storyboard`` keeps them."""

    file: Path
    columns: int
    count: int
    tile_width: int
    tile_height: int
    interval_ms: int
    lively_seconds: float  # a moment that shows something


def sheet_of(film: Path, duration_seconds: float, folder: Path) -> Sheet:
    """Stills of a film that has a key picture every two seconds, at equal distances."""
    every = max(1, math.ceil(duration_seconds / KEY_SECONDS / MOST_TILES))
    taking = commands.taking_tiles(film, every, TILE_WIDTH, folder / "tile%03d.png")
    ffmpeg.run(taking, LIMIT_SECONDS)
    tiles = [_opened(path) for path in sorted(folder.glob("tile*.png"))]
    columns, out = math.ceil(math.sqrt(len(tiles))), folder / "sheet.webp"
    width, height = tiles[0].size
    sheet = Image.new("RGB", (columns * width, math.ceil(len(tiles) / columns) * height))
    for number, tile in enumerate(tiles):
        row, column = divmod(number, columns)
        sheet.paste(tile, (column * width, row * height))
    sheet.save(out, quality=60)
    interval_ms = every * KEY_SECONDS * 1000
    moment = liveliest(tiles) * interval_ms / 1000
    return Sheet(out, columns, len(tiles), width, height, interval_ms, moment)


def poster_of(film: Path, sheet: Sheet, folder: Path) -> Path:
    """The still of the sheet that shows something, as large as the film has it."""
    drawn, out = folder / "poster.png", folder / "poster.webp"
    ffmpeg.run(commands.taking_still(film, sheet.lively_seconds, drawn), LIMIT_SECONDS)
    picture = _opened(drawn)
    picture.thumbnail((POSTER_SIDE, POSTER_SIDE))
    picture.save(out, quality=80)
    return out


def liveliest(tiles: Sequence[Image.Image]) -> int:
    """The first from a fifth of the film on that is not dull, else the least dull of all."""
    liveliness = [ImageStat.Stat(tile.convert("L")).stddev[0] for tile in tiles]
    start = int(len(tiles) * POSTER_FROM)
    order = [*range(start, len(tiles)), *range(start)]
    lively = next((number for number in order if liveliness[number] > DULL), None)
    return max(order, key=liveliness.__getitem__) if lively is None else lively


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")
