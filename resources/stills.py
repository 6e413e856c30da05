"""Small stills of a film, cut from its storyboard: to look through it without playing it."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.media.models import Storyboard, Tile
from portal.media.transcript import clock

MOST_A_PART = 4


@dataclass(frozen=True)
class Still:
    """One still as a window on the whole sheet, which the browser loads once for all of them."""

    start_ms: int
    view_box: str
    width: int
    height: int

    @property
    def clock(self) -> str:
        return clock(self.start_ms)


@dataclass(frozen=True)
class Sheet:
    """The picture that holds all stills of a voice, with what it costs to load."""

    url: str
    size_bytes: int
    width: int
    height: int


def sheet_of(storyboard: Storyboard, url: str) -> Sheet:
    rows = -(-storyboard.count // storyboard.columns)
    return Sheet(
        url,
        storyboard.size_bytes,
        storyboard.columns * storyboard.tile_width,
        rows * storyboard.tile_height,
    )


def stills_between(storyboard: Storyboard, start_ms: float, end_ms: float) -> list[Still]:
    """At most four stills of a part of the film, spread over it; one at least, if there is any."""
    tiles = list(storyboard.tiles())
    inside = [tile for tile in tiles if start_ms <= tile.start_ms < end_ms]
    around = [tile for tile in tiles if tile.start_ms <= start_ms < tile.end_ms]
    return [_still(storyboard, tile) for tile in _spread(inside or around)]


def _spread(tiles: Sequence[Tile]) -> list[Tile]:
    many = min(MOST_A_PART, len(tiles))
    return [tiles[place * len(tiles) // many] for place in range(many)]


def _still(storyboard: Storyboard, tile: Tile) -> Still:
    width, height = storyboard.tile_width, storyboard.tile_height
    return Still(tile.start_ms, f"{tile.x} {tile.y} {width} {height}", width, height)
