"""Playlists as RFC 8216 has them."""

import pytest

from portal.media.models import Rendition
from portal.media.transcoding.playlists import (
    bit_rates,
    kept,
    master_playlist,
    media_playlist,
)

WRITTEN = """#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MAP:URI="240.m4s",BYTERANGE="1359@0"
#EXTINF:4.000000,
#EXT-X-BYTERANGE:100000@1359
240.m4s
#EXTINF:4.000000,
#EXT-X-BYTERANGE:50000@101359
240.m4s
#EXTINF:1.000000,
#EXT-X-BYTERANGE:90000@151359
240.m4s
#EXT-X-ENDLIST
"""
SIGNED = "https://media.example.org/a.m4s?expires=1&signature=x%3D"


def test_the_address_stands_in_every_place_and_nowhere_else() -> None:
    rendition = Rendition(playlist=kept(WRITTEN, "240.m4s"))
    assert rendition.playlist.count("{film}") == 4
    sent = media_playlist(rendition, SIGNED)
    assert sent == WRITTEN.replace("240.m4s", SIGNED)


def test_bit_rates_of_the_whole_and_of_its_costliest_stretch() -> None:
    rates = bit_rates(WRITTEN)
    assert rates.mean == round(240_000 * 8 / 9)
    assert rates.peak == round(140_000 * 8 / 5)  # 5 s of the second and third; 1 s is too short


def test_a_film_shorter_than_half_a_piece_has_one_rate() -> None:
    head = WRITTEN.split("#EXTINF", maxsplit=1)[0]
    short = head + "#EXTINF:1.0,\n#EXT-X-BYTERANGE:500@9\n240.m4s\n"
    assert bit_rates(short).peak == bit_rates(short).mean == 4000


@pytest.mark.parametrize("text", ["", "#EXTM3U\n", WRITTEN.split("#EXTINF", maxsplit=1)[0]])
def test_what_has_no_pieces_is_no_playlist(text: str) -> None:
    with pytest.raises(ValueError, match="not a media playlist"):
        bit_rates(text)


def test_the_least_costly_comes_first_and_the_sound_alone_last() -> None:
    qualities = [
        ("720", 1_400_000, 1280, 720, "avc1.4d401f,mp4a.40.2", 29.97),
        ("audio", 52_000, 0, 0, "mp4a.40.2", 0),
        ("240", 230_000, 426, 240, "avc1.4d4015,mp4a.40.2", 29.97),
    ]
    rows = [
        Rendition(
            quality=quality,
            peak_bits_per_second=peak,
            mean_bits_per_second=peak // 2,
            width=width,
            height=height,
            codecs=codecs,
            frames_per_second=rate,
        )
        for quality, peak, width, height, codecs, rate in qualities
    ]
    assert master_playlist((row, f"{row.quality}.m3u8") for row in rows) == (
        "#EXTM3U\n"
        "#EXT-X-VERSION:7\n"
        "#EXT-X-INDEPENDENT-SEGMENTS\n"
        '#EXT-X-STREAM-INF:BANDWIDTH=230000,AVERAGE-BANDWIDTH=115000,CODECS="avc1.4d4015,mp4a.40.2",'
        "RESOLUTION=426x240,FRAME-RATE=29.970\n"
        "240.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1400000,AVERAGE-BANDWIDTH=700000,"
        'CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970\n'
        "720.m3u8\n"
        '#EXT-X-STREAM-INF:BANDWIDTH=52000,AVERAGE-BANDWIDTH=26000,CODECS="mp4a.40.2"\n'
        "audio.m3u8\n"
    )
