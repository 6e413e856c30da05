"""Films of other people's making: the right result, or a sentence that says what is wrong."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.jobs.running import JobFailed
from portal.media.mp4 import read_mp4
from portal.media.transcoding.probe import probe
from portal.media.transcoding.transcode import Finished, transcode
from tests.media.transcoding.making_films import QUICK, film, picture, tone, write

LANDSCAPE, PORTRAIT = [("240", 320, 240)], [("240", 240, 320)]
VP8 = ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"]
TEN_BIT = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-c:a", "flac"]
HLG = ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"]
PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/hostname\n#EXT-X-ENDLIST\n"


@dataclass(frozen=True)
class Odd:
    """How a film is written, and which pictures and how many seconds come of it."""

    name: str
    arguments: list[str]
    pictures: list[tuple[str, int, int]]
    seconds: float = 1.0
    has_sound: bool = True


ODD = [
    Odd("plain.mov", [*picture(seconds=1), *tone(1), *QUICK], LANDSCAPE),
    Odd("plain.mkv", [*picture(seconds=1), *tone(1), *QUICK], LANDSCAPE),
    Odd("plain.webm", [*picture(seconds=1), *tone(1), *VP8], LANDSCAPE),
    Odd(
        "fragments.mp4",
        [*picture(seconds=1), *tone(1), *QUICK, "-movflags", "frag_keyframe+empty_moov"],
        LANDSCAPE,
    ),
    Odd("no sound.mp4", [*picture(seconds=1), *QUICK], LANDSCAPE, has_sound=False),
    Odd(
        "silence.mp4",
        [*picture(seconds=1), *tone(1, volume=0), *QUICK],
        LANDSCAPE,
        has_sound=False,
    ),
    Odd("5.1.mp4", [*picture(seconds=1), *tone(1, "5.1"), *QUICK], LANDSCAPE),
    Odd("mono.mp4", [*picture(seconds=1), *tone(1, "mono"), *QUICK], LANDSCAPE),
    Odd("long sound.mp4", [*picture(seconds=1), *tone(3), *QUICK], LANDSCAPE, 3),
    Odd("short sound.mp4", [*picture(seconds=3), *tone(1), *QUICK], LANDSCAPE, 3),
    Odd("portrait.mp4", [*picture("240x320", seconds=1), *tone(1), *QUICK], PORTRAIT),
    Odd(
        "odd size.mkv",
        [*picture("853x479", seconds=1), *tone(1), "-c:v", "mjpeg", "-c:a", "aac"],
        [("240", 426, 240), ("360", 640, 360)],
    ),
    Odd(
        "wide pixels.mp4",
        [*picture("352x240", seconds=1), "-vf", "setsar=40/33", *QUICK],
        [("240", 426, 240)],
        has_sound=False,
    ),
    Odd("tiny.mp4", [*picture("16x8", seconds=1), *QUICK], [("240", 16, 8)], has_sound=False),
    Odd("ten bit.mkv", [*picture(seconds=1), *tone(1), *TEN_BIT], LANDSCAPE),
    Odd("phone.mov", [*picture(seconds=1), *tone(1), *TEN_BIT[:-1], "aac", *HLG], LANDSCAPE),
    Odd(
        "uneven.mkv",
        [
            *picture(rate=30, seconds=2),
            "-vf",
            "select='lt(mod(n,7),3)'",
            "-fps_mode",
            "vfr",
            *QUICK,
        ],
        LANDSCAPE,
        2,
        has_sound=False,
    ),
    Odd("60 a second.mp4", [*picture(rate=60, seconds=1), *tone(1), *QUICK], LANDSCAPE),
    Odd(
        "begins late.mkv",
        [*picture(seconds=1), *tone(1), *QUICK, "-output_ts_offset", "5"],
        LANDSCAPE,
    ),
    Odd(
        "4K.mp4",
        [*picture("3840x2160", rate=5, seconds=1), *QUICK],
        [("240", 426, 240), ("360", 640, 360), ("720", 1280, 720)],
        has_sound=False,
    ),
]


def made_of(path: Path, folder: Path) -> Finished:
    folder.mkdir()
    return transcode(probe(path), folder, lambda percent: None)


def pictures_of(finished: Finished) -> list[tuple[str, int, int]]:
    found = []
    for made in finished.qualities:
        if made.quality != "audio":
            with made.film.open("rb") as file:
                measured = read_mp4(file)
            found.append((made.quality.value, measured.width, measured.height))
    return found


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_what_can_be_read_is_made_whole(odd: Odd, tmp_path: Path) -> None:
    finished = made_of(write(tmp_path / odd.name, odd.arguments), tmp_path / "made")
    assert pictures_of(finished) == odd.pictures
    assert finished.duration_ms / 1000 == pytest.approx(odd.seconds, abs=0.1)
    qualities = [made.quality.value for made in finished.qualities]
    assert ("audio" in qualities) is odd.has_sound
    assert finished.sheet.count >= 1


def test_a_film_that_was_held_sideways_is_turned(tmp_path: Path, small_film: Path) -> None:
    turned = bytearray(small_film.read_bytes())
    at = turned.index(b"tkhd") + 44  # the matrix of the picture's track, which comes first
    turned[at : at + 36] = bytes.fromhex(
        "00000000 00010000 00000000 ffff0000 00000000 00000000 00000000 00000000 40000000"
    )
    path = tmp_path / "turned.mp4"
    path.write_bytes(turned)
    assert pictures_of(made_of(path, tmp_path / "made")) == PORTRAIT


def test_holes_behind_a_film_do_no_harm(tmp_path: Path, small_film: Path) -> None:
    path = Path(shutil.copy(small_film, tmp_path / "sparse.mp4"))
    os.truncate(path, 3 * 1024**3)
    assert pictures_of(made_of(path, tmp_path / "made")) == LANDSCAPE


def sparse(path: Path, start: bytes = b"") -> None:
    path.write_bytes(start)
    os.truncate(path, 3 * 1024**3)


def cut(path: Path, whole: Path, share: float) -> None:
    content = whole.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def long_matroska(path: Path) -> None:
    write(path, picture(seconds=1), QUICK)
    os.truncate(path, 3 * 1024**3)


REFUSED: list[tuple[str, str, Callable[[Path, Path], object]]] = [
    ("empty.mp4", "is empty", lambda path, film: path.touch()),
    ("text.mp4", "not a film", lambda path, film: path.write_text("hello\n" * 100)),
    ("page.mp4", "not a film", lambda path, film: path.write_text("<!DOCTYPE html>")),
    ("playlist.mp4", "not a film", lambda path, film: path.write_text(PLAYLIST)),
    ("list.mp4", "not a film", lambda path, film: path.write_text("ffconcat version 1.0\nfile x")),
    ("archive.mp4", "not a film", lambda path, film: path.write_bytes(b"PK\3\4" + bytes(500))),
    ("moving.mp4", "not a film", lambda path, film: path.write_bytes(b"GIF89a" + bytes(500))),
    ("song.mp4", "not a film", lambda path, film: path.write_bytes(b"ID3\3" + bytes(500))),
    ("zeros.mp4", "not a film", lambda path, film: sparse(path)),
    ("head alone.mp4", "ends before", lambda path, film: sparse(path, film.read_bytes()[:32])),
    ("half.mp4", "ends before", lambda path, film: cut(path, film, 0.5)),
    ("nearly.mp4", "ends before", lambda path, film: cut(path, film, 0.99)),
    ("long.mkv", "is damaged", lambda path, film: long_matroska(path)),
    ("sound.mp4", "no picture", lambda path, film: write(path, tone(1), "-c:a", "aac")),
    (
        "locked.mp4",
        "copy-protected",
        lambda path, film: write(
            path,
            ["-i", str(film), "-c", "copy", "-encryption_scheme", "cenc-aes-ctr"],
            ["-encryption_key", "00" * 16, "-encryption_kid", "11" * 16],
        ),
    ),
    (
        "live.webm",
        "how long it is",
        lambda path, film: write(path, picture(seconds=1), VP8, ["-live", "1"]),
    ),
]


@pytest.mark.parametrize(("name", "words", "make"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_is_refused_in_words(
    name: str,
    words: str,
    make: Callable[[Path, Path], object],
    tmp_path: Path,
    small_film: Path,
) -> None:
    path = tmp_path / name
    make(path, small_film)
    with pytest.raises(JobFailed) as refused:
        probe(path)
    assert words in refused.value.sentence


def test_a_film_that_is_cut_inside_is_refused_after_it_was_read(
    tmp_path: Path, small_film: Path
) -> None:
    """Its header promises more than is there: nothing but decoding finds that out."""
    path = film(tmp_path / "film.mkv", seconds=12)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3] + bytes(len(content) - len(content) // 3))
    with pytest.raises(JobFailed) as refused:
        made_of(path, tmp_path / "made")
    assert "ends before" in refused.value.sentence


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("longest_seconds", 1, "longer than"), ("largest_bytes", 1000, "larger than")],
)
def test_limits_are_the_settings(settings, small_film, limit, value, words) -> None:
    settings.TRANSCODING = settings.TRANSCODING | {limit: value}
    with pytest.raises(JobFailed) as refused:
        probe(small_film)
    assert words in refused.value.sentence
