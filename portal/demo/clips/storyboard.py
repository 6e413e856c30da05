"""One clip as written in its TOML file; `portal.demo.content_check` holds the format's rules."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Scene:
    """Sentences by language, the slide as it is written, and a chapter where one begins."""

    say: dict[str, list[str]]
    slide: dict
    chapter: dict[str, str] | None


@dataclass(frozen=True)
class Storyboard:
    """A clip: one film for each of its `speakers`, captioned in both languages."""

    slug: str
    subject: str
    source_language: str
    speakers: tuple[str, ...]
    title: dict[str, str]
    scenes: tuple[Scene, ...]

    def chapter_at(self, position: int, language: str) -> str:
        """The chapter a scene belongs to; before the first one, the title of the clip."""
        named = [scene.chapter for scene in self.scenes[: position + 1] if scene.chapter]
        return in_language(named[-1] if named else self.title, language)


def in_language(words: str | dict[str, str], language: str) -> str:
    """Mathematics is a plain string in both languages; words are a table of the two."""
    return words if isinstance(words, str) else words[language]


def read(path: Path) -> Storyboard:
    """What a film needs to know of `videos/<slug>.toml`."""
    with path.open("rb") as file:
        raw = tomllib.load(file)
    return Storyboard(
        slug=raw["slug"],
        subject=raw["subject"],
        source_language=raw["source_language"],
        speakers=tuple(raw["speakers"]),
        title=raw["title"],
        scenes=tuple(Scene(s["say"], s["slide"], s.get("chapter")) for s in raw["scene"]),
    )


def paths(content: Path, only: str | None = None) -> list[Path]:
    """The files of every clip, or of one by its slug. Raises FileNotFoundError if there is none."""
    found = sorted((content / "videos").glob(f"{only or '*'}.toml"))
    if not found:
        raise FileNotFoundError(f"No clip {only or ''} in {content / 'videos'}")
    return found
