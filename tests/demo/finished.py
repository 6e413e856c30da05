"""The finished films as they lie in the repository, read as the site reads them."""

import json
import tomllib
from pathlib import Path

import portal.demo
from portal.media.captions import Cue, read_webvtt
from portal.media.mp4 import Film, read_mp4

DEMO = Path(portal.demo.__file__).parent
FILMS = DEMO / "clips" / "films"
VIDEOS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((DEMO / "content" / "videos").glob("*.toml"))
}
MANIFEST = {
    entry["slug"]: entry
    for entry in json.loads((FILMS / "manifest.json").read_text(encoding="utf-8"))["clips"]
}
LANGUAGES = ("en", "es")


def cues(name: str) -> list[Cue]:
    """The cues of a caption or chapter file as the site reads them."""
    return read_webvtt((FILMS / name).read_text(encoding="utf-8")).cues


def words(cue: Cue) -> str:
    """What a cue says, without the break between its lines."""
    return cue.text.replace("\n", " ")


def measured(name: str) -> Film:
    """Length and size by the film's own header."""
    with (FILMS / name).open("rb") as file:
        return read_mp4(file)
