"""Captions are read as Chromium reads them: the same files give the same cues."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portal.media.captions import CaptionError, normal_form, read_webvtt
from tests.browser.odd_captions import odd_files

MANY, AT_ONCE = 600, 50
ENDLESS_MS = 2**63 // 1000  # Chromium counts microseconds in 64 bits
READ = Path(__file__).with_name("read_captions.js").read_text("utf-8")

Times = tuple[int, int]
Shown = tuple[int, int, str, str]  # start, end, name, words


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    return list(odd_files(MANY))


def in_chromium(browser: Browser, files: list[bytes]) -> list[list[Shown] | None]:
    """The cues of each file in Chromium, None where it refuses the file."""
    page = browser.new_page()
    page.goto("about:blank")
    found: list[list[Shown] | None] = []
    for start in range(0, len(files), AT_ONCE):
        contents = [base64.b64encode(one).decode() for one in files[start : start + AT_ONCE]]
        for cues in page.evaluate(READ, contents):
            found.append(None if cues is None else [tuple(cue) for cue in cues])
    page.close()
    return found


def by_us(file: bytes) -> list[Shown] | None:
    """The same of our reader, in the order in which a browser lists them."""
    try:
        cues = read_webvtt(file.decode()).cues
    except CaptionError:
        return None
    in_order = sorted(cues, key=lambda cue: (cue.start_ms, -cue.end_ms))
    return [(_moment(cue.start_ms), _moment(cue.end_ms), cue.id, cue.text) for cue in in_order]


def _moment(milliseconds: int) -> int:
    return -1 if milliseconds >= ENDLESS_MS else milliseconds


def same(file: bytes, ours: list[Shown] | None, theirs: list[Shown] | None) -> bool:
    """Whether both read the same times, words and names.

    Two names differ knowingly: Chromium names a cue after the line above its times also where the
    W3C algorithm has dropped that line, and loses a name below the word STYLE.
    """
    if ours is None or theirs is None:
        return ours == theirs
    return len(ours) == len(theirs) and all(
        (one[:2], one[3]) == (other[:2], other[3])
        and (one[2] == other[2] or not one[2] or (not other[2] and b"STYLE" in file))
        for one, other in zip(ours, theirs, strict=True)
    )


def test_odd_files_give_the_cues_that_chromium_shows(browser: Browser, files: list[bytes]) -> None:
    theirs = in_chromium(browser, files)
    differing = [
        (file, by_us(file), cues)
        for file, cues in zip(files, theirs, strict=True)
        if not same(file, by_us(file), cues)
    ]
    assert differing == []
    accepted = [cues for cues in theirs if cues is not None]
    assert MANY // 2 < len(accepted) < MANY  # files of both kinds were tried
    assert sum(map(len, accepted)) > MANY
    assert sum(bool(name) for cues in accepted for _start, _end, name, _words in cues) > MANY // 10


def test_chromium_reads_what_is_stored_as_it_read_what_came(
    browser: Browser, files: list[bytes]
) -> None:
    readings = [read_webvtt(one.decode()) for one in files if by_us(one) is not None]
    stored = [normal_form(reading).encode() for reading in readings]
    again = in_chromium(browser, stored)
    assert [times_and_words(cues) for cues in again] == [
        times_and_words(by_us(one)) for one in files if by_us(one) is not None
    ]


def times_and_words(cues: list[Shown] | None) -> list[tuple[int, int, str]] | None:
    return None if cues is None else [(start, end, words) for start, end, _name, words in cues]
