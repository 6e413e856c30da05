"""What readers get: played over HTTP by its playlists, as loud as it should be, and anonymous."""

import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from portal.media.models import Rendition
from portal.media.transcoding import loudness, playlists
from portal.media.transcoding.codecs import read_codecs
from portal.media.transcoding.ffmpeg import program
from portal.media.transcoding.probe import probe
from portal.media.transcoding.transcode import Finished, transcode
from tests.media.transcoding.making_films import QUICK, picture, tone, write

SECONDS = 9
SECRETS = ["-metadata", "location=+37.77-122.41/", "-metadata", "title=Ana at home"]
SECRETS += ["-metadata:s:a", "handler_name=Ana's phone", "-metadata", "creation_time=2020-01-01"]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Black for its first third, then moving; too quiet; with what a phone writes into it."""
    folder = tmp_path_factory.mktemp("made")
    dark = ["-vf", "fade=in:st=3:d=0.5"]
    path = folder / "film.mp4"
    write(path, picture("640x360", 25, SECONDS), tone(SECONDS, volume=0.2), dark, QUICK, SECRETS)
    return transcode(probe(path), folder, lambda percent: None)


@pytest.fixture(scope="module")
def address(finished: Finished) -> Iterator[str]:
    """The folder of the films behind a server that answers to ranges."""
    folder = finished.poster.parent
    for made in finished.qualities:
        rendition = rendition_of(made.quality, finished)
        text = playlists.media_playlist(rendition, made.fragments.name)
        (folder / f"{made.quality}-sent.m3u8").write_text(text)
    sent = [
        (rendition_of(m.quality, finished), f"{m.quality}-sent.m3u8") for m in finished.qualities
    ]
    (folder / "all.m3u8").write_text(playlists.master_playlist(sent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Ranges(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:  # the library's name
        content = Path(self.translate_path(self.path)).read_bytes()
        first, _dash, last = self.headers.get("Range", "bytes=0-").partition("=")[2].partition("-")
        piece = content[int(first) : int(last) + 1 if last else None]
        self.send_response(206)
        self.send_header("Content-Length", str(len(piece)))
        place = f"bytes {first}-{int(first) + len(piece) - 1}/{len(content)}"
        self.send_header("Content-Range", place)
        self.end_headers()
        self.wfile.write(piece)

    def log_message(self, *args: object) -> None:
        pass


def rendition_of(quality: str, finished: Finished) -> Rendition:
    made = next(made for made in finished.qualities if made.quality == quality)
    rates = playlists.bit_rates(made.playlist)
    with made.film.open("rb") as file:
        codecs = read_codecs(file)
    size = {"240": (426, 240), "360": (640, 360)}.get(quality, (0, 0))
    return Rendition(
        quality=quality,
        playlist=made.playlist,
        codecs=codecs,
        peak_bits_per_second=rates.peak,
        mean_bits_per_second=rates.mean,
        frames_per_second=made.frames_per_second,
        width=size[0],
        height=size[1],
    )


def decoded(*arguments: str) -> str:
    """What ffmpeg says while it plays; an error in the film is an error of the test."""
    command = [program(), "-hide_banner", "-xerror", *arguments, "-f", "null", "-"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def seconds_played(said: str) -> float:
    hours, minutes, seconds = re.findall(r"time=(\d+):(\d+):([\d.]+)", said)[-1]
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@pytest.mark.parametrize("quality", ["240", "360", "audio"])
def test_each_quality_plays_to_its_end_by_its_playlist(address: str, quality: str) -> None:
    said = decoded("-i", f"{address}/{quality}-sent.m3u8", "-map", "0")
    assert seconds_played(said) == pytest.approx(SECONDS, abs=0.15)
    assert ("Video: h264" in said) is (quality != "audio")
    assert "Audio: aac" in said


def test_a_player_finds_every_quality_in_the_one_address(address: str) -> None:
    said = decoded("-i", f"{address}/all.m3u8", "-map", "0:p:0")
    assert {size for size in ("426x240", "640x360") if size in said} == {"426x240", "640x360"}


def test_every_quality_can_be_changed_at_the_same_moments(finished: Finished) -> None:
    lengths = [
        [round(float(seconds)) for seconds, _size in playlists.PIECE.findall(made.playlist)]
        for made in finished.qualities
    ]
    assert lengths == [[4, 4, 1]] * 3


@pytest.mark.parametrize("quality", ["240", "360", "audio"])
def test_it_is_as_loud_as_it_should_be(finished: Finished, quality: str) -> None:
    made = next(made for made in finished.qualities if made.quality == quality)
    said = decoded("-i", str(made.film), "-map", "0:a", "-af", "ebur128=framelog=verbose:peak=true")
    assert loudness.measured(said) == pytest.approx(loudness.TARGET_LUFS, abs=1)
    assert float(re.findall(r"Peak:\s+(-?[\d.]+)", said)[-1]) <= -1


def test_nothing_of_who_where_and_when_is_left(finished: Finished) -> None:
    for made in finished.qualities:
        for path in (made.film, made.fragments):
            content = path.read_bytes()
            for secret in (b"+37.77", b"Ana at", b"Ana's phone"):
                assert secret not in content, (path.name, secret)


def test_all_qualities_are_equally_long_and_play_while_they_arrive(finished: Finished) -> None:
    for made in finished.qualities:
        head = made.film.read_bytes()
        assert 0 < head.index(b"moov") < head.index(b"mdat")
    assert finished.duration_ms == pytest.approx(SECONDS * 1000, abs=100)


def test_the_poster_is_not_the_black_beginning(finished: Finished) -> None:
    with Image.open(finished.poster) as picture:
        assert picture.size == (640, 360)
        assert picture.convert("L").resize((1, 1)).getpixel((0, 0)) > 40


def test_the_storyboard_has_a_still_every_two_seconds(finished: Finished) -> None:
    sheet = finished.sheet
    assert (sheet.count, sheet.columns, sheet.interval_ms) == (5, 3, 2000)
    assert (sheet.tile_width, sheet.tile_height) == (160, 90)
    with Image.open(sheet.file) as picture:
        assert picture.size == (480, 180)
        last = picture.convert("L").crop((160, 90, 320, 180))
        unused = picture.convert("L").crop((325, 95, 480, 180))
    assert last.getextrema()[1] > 100
    assert unused.getextrema()[1] < 20
