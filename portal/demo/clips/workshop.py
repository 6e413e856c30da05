"""Makes the files of one clip and says in the manifest what they are."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from portal.media import poster_motifs, posters

from . import captions, film, poster
from .narration import Narration, narrate
from .storyboard import LANGUAGES, Storyboard, read
from .typesetting import HEADING_FONT

MANIFEST = "manifest.json"
Cues = Callable[[Storyboard, Narration, str], list[captions.Cue]]
SOURCES = [
    *sorted(Path(__file__).parent.glob("*.py")),
    Path(posters.__file__),
    Path(poster_motifs.__file__),
    HEADING_FONT,
]


@cache
def tools() -> bytes:
    """The code, the poster's palette and the font; read once, whatever is edited during a run."""
    return b"".join(source.read_bytes() for source in SOURCES)


def made_from(path: Path) -> str:
    """Changes with the words or with what makes pictures and sounds of them."""
    return hashlib.sha256(path.read_bytes() + tools()).hexdigest()


def write_text(path: Path, text: str) -> str:
    """Writes a file and returns its name, as the manifest has it."""
    path.write_text(text, encoding="utf-8")
    return path.name


def make_rendition(clip: Storyboard, language: str, out: Path) -> dict:
    """The film of one spoken language with captions and chapters in both."""
    narration, stem = narrate(clip, language), f"{clip.slug}.{language}"
    path = out / f"{stem}.mp4"
    film.write(clip, narration, language, path)

    def tracks(kind: str, cues: Cues) -> dict[str, str]:
        return {
            shown: write_text(
                out / f"{stem}.{kind}-{shown}.vtt", captions.webvtt(cues(clip, narration, shown))
            )
            for shown in LANGUAGES
        }

    return {
        "language": language,
        "file": path.name,
        "duration_ms": round(narration.seconds * 1000),
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "captions": tracks("captions", captions.caption_cues),
        "chapters": tracks("chapters", captions.chapter_cues),
    }


def make_poster(clip: Storyboard, out: Path) -> str | None:
    """Name of the poster's file, or None where the generated one has to do."""
    if (picture := poster.make(clip)) is None:
        return None
    path = out / f"{clip.slug}.webp"
    path.write_bytes(picture)
    return path.name


def make_clip(path: Path, out: Path) -> dict:
    """Makes every file of a clip and returns its entry; an error names the clip's file."""
    clip, still = read(path), None
    try:
        still = make_poster(clip, out)
        renditions = [
            {**make_rendition(clip, language, out), "poster": still} for language in clip.speakers
        ]
    except Exception as error:
        raise RuntimeError(f"{path.name}: {error}") from error
    return {"slug": clip.slug, "made_from": made_from(path), "renditions": renditions}


def files_of(entry: dict) -> list[str]:
    """Every file that an entry of the manifest names."""
    return [
        name
        for r in entry["renditions"]
        for name in (r["file"], *r["captions"].values(), *r["chapters"].values(), r["poster"])
        if name
    ]


def is_current(entry: dict | None, path: Path, out: Path) -> bool:
    """Whether a clip's files are all there and made from the words and tools of today."""
    return (
        bool(entry)
        and entry["made_from"] == made_from(path)
        and all((out / n).exists() for n in files_of(entry))
    )


def read_manifest(out: Path) -> dict[str, dict]:
    """Entries by slug; none where nothing has been made yet."""
    path = out / MANIFEST
    return {e["slug"]: e for e in json.loads(path.read_text())["clips"]} if path.exists() else {}


def write_manifest(out: Path, entries: dict[str, dict]) -> None:
    """In the order of slugs, so that a difference shows what was made again."""
    listed = {"clips": [entries[slug] for slug in sorted(entries)]}
    write_text(out / MANIFEST, json.dumps(listed, indent=1, ensure_ascii=False) + "\n")


def forget(entry: dict, out: Path) -> None:
    """Removes the files of a clip that is no longer in the content."""
    for name in files_of(entry):
        (out / name).unlink(missing_ok=True)
