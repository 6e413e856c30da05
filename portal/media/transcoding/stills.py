"""The pictures beside a film: small stills to look through it, and one large to begin with."""

import math
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


def sheet_of(film: Path, duration_seconds: float, size: tuple[int, int], folder: Path) -> Sheet:
    """Stills of a film that has a key picture every two seconds, at equal distances."""
    keys = max(1, math.ceil(duration_seconds / KEY_SECONDS))
    every = math.ceil(keys / MOST_TILES)
    count = math.ceil(keys / every)
    columns = math.ceil(math.sqrt(count))
    tile = TILE_WIDTH, max(2, round(TILE_WIDTH * size[1] / size[0] / 2) * 2)
    drawn, out = folder / "sheet.png", folder / "sheet.webp"
    ffmpeg.run(commands.tiling(film, every, tile, columns, drawn), LIMIT_SECONDS)
    with Image.open(drawn) as picture:
        rows = math.ceil(count / columns)
        picture.crop((0, 0, columns * tile[0], rows * tile[1])).save(out, quality=60)
    return Sheet(out, columns, count, *tile, every * KEY_SECONDS * 1000)


def poster_of(film: Path, sheet: Sheet, folder: Path) -> Path:
    """A still that shows something, from a fifth of the film on."""
    drawn, out = folder / "poster.png", folder / "poster.webp"
    at = moment(sheet)
    ffmpeg.run(commands.taking_still(film, at, drawn), LIMIT_SECONDS)
    with Image.open(drawn) as picture:
        picture.thumbnail((POSTER_SIDE, POSTER_SIDE))
        picture.save(out, quality=80)
    return out


def moment(sheet: Sheet) -> float:
    """The second of the first still that is not dull, else of the least dull one."""
    with Image.open(sheet.file) as picture:
        liveliness = [_liveliness(picture, sheet, number) for number in range(sheet.count)]
    start = int(sheet.count * POSTER_FROM)
    order = [*range(start, sheet.count), *range(start)]
    lively = next((number for number in order if liveliness[number] > DULL), None)
    number = max(order, key=liveliness.__getitem__) if lively is None else lively
    return number * sheet.interval_ms / 1000


def _liveliness(picture: Image.Image, sheet: Sheet, number: int) -> float:
    row, column = divmod(number, sheet.columns)
    left, top = column * sheet.tile_width, row * sheet.tile_height
    tile = picture.crop((left, top, left + sheet.tile_width, top + sheet.tile_height))
    return ImageStat.Stat(tile.convert("L")).stddev[0]
