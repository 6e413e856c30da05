"""Where the pages are that these tests look at."""

from typing import Any

from django.urls import reverse
from django.utils.translation import override

LANGUAGES = ("en", "es")
BOTH_VOICES = "keeping-the-balance"
STREAMED = "streets-and-avenues"  # made in several qualities: tests/browser/streamed.py


def address(language: str, name: str, query: str = "", **parts: Any) -> str:
    """The path of a named page in a language, with a query where one is given."""
    with override(language):
        path = reverse(name, kwargs=parts or None)
    return f"{path}?{query}" if query else path


def home(language: str) -> str:
    return f"/{language}/"


def library(language: str, query: str = "") -> str:
    return address(language, "resources:video_list", query)


def video(language: str, slug: str = BOTH_VOICES, query: str = "") -> str:
    return address(language, "resources:video_detail", query, slug=slug)


def transcript(language: str, slug: str = BOTH_VOICES) -> str:
    return address(language, "resources:video_transcript", slug=slug)


def practices(language: str, query: str = "") -> str:
    return address(language, "resources:practice_list", query)


def practice(language: str, slug: str = "fresh-start-math-packets") -> str:
    return address(language, "resources:practice_detail", slug=slug)


def other(language: str) -> str:
    return "es" if language == "en" else "en"
