"""Playlists of HTTP Live Streaming (RFC 8216). Pure.

A media playlist is kept as ffmpeg wrote it, with a mark for the address of its film: addresses
may be signed, for a while and for one reader, so they are put in when it is sent.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.media.models import Rendition

ADDRESS = "{film}"
VERSION = 7  # RFC 8216, 7: byte ranges ask for 4, EXT-X-MAP for 6; what ffmpeg writes says 7
PIECE = re.compile(r"#EXTINF:([\d.]+),.*\n#EXT-X-BYTERANGE:(\d+)@\d+\n")
TARGET = re.compile(r"#EXT-X-TARGETDURATION:(\d+)")


@dataclass(frozen=True)
class BitRates:
    """Bits a second: of the costliest stretch, and over the whole (4.3.4.2)."""

    peak: int
    mean: int


def kept(written: str, film_name: str) -> str:
    """What ffmpeg wrote, with the mark in every place of the film's name."""
    return written.replace(f'"{film_name}"', f'"{ADDRESS}"').replace(
        f"\n{film_name}\n", f"\n{ADDRESS}\n"
    )


def bit_rates(playlist: str) -> BitRates:
    """Raises ValueError for a playlist without a piece."""
    pieces = [(float(seconds), int(size) * 8) for seconds, size in PIECE.findall(playlist)]
    target = TARGET.search(playlist)
    if not pieces or target is None:
        raise ValueError("not a media playlist with byte ranges")
    seconds, bits = (sum(column) for column in zip(*pieces, strict=True))
    return BitRates(round(_peak(pieces, float(target[1])) or bits / seconds), round(bits / seconds))


def media_playlist(rendition: Rendition, address: str) -> str:
    """Where each piece of one quality lies in the file at ``address``."""
    return rendition.playlist.replace(ADDRESS, address)


def master_playlist(qualities: Iterable[tuple[Rendition, str]]) -> str:
    """The qualities of one voice, each with the address of its media playlist.

    The least costly comes first, since many players begin with the first; the sound alone comes
    last, for a connection that carries no picture.
    """
    ranked = sorted(qualities, key=lambda one: (one[0].is_sound, one[0].peak_bits_per_second))
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for rendition, address in ranked:
        lines += [f"#EXT-X-STREAM-INF:{_attributes(rendition)}", address]
    return "\n".join([*lines, ""])


def _attributes(rendition: Rendition) -> str:
    parts = [
        f"BANDWIDTH={rendition.peak_bits_per_second}",
        f"AVERAGE-BANDWIDTH={rendition.mean_bits_per_second}",
        f'CODECS="{rendition.codecs}"',
    ]
    if not rendition.is_sound:
        parts.append(f"RESOLUTION={rendition.width}x{rendition.height}")
        if rendition.frames_per_second:
            parts.append(f"FRAME-RATE={rendition.frames_per_second:.3f}")
    return ",".join(parts)


def _peak(pieces: Sequence[tuple[float, int]], target: float) -> float:
    """The largest rate of neighbouring pieces that last half to one and a half of the target."""
    rates = [0.0]
    for start in range(len(pieces)):
        seconds, bits = 0.0, 0
        for length, size in pieces[start:]:
            seconds, bits = seconds + length, bits + size
            if seconds > target * 1.5:
                break
            if seconds >= target * 0.5:
                rates.append(bits / seconds)
    return max(rates)
