"""A small library whose texts spreadsheets like to change. It is the same whenever it is made."""

from datetime import UTC, date, datetime
from typing import Any

from portal.records.old_addresses import keep_addresses
from tests.factories import make_collection, make_practice, make_series, make_video

TEXTS = {  # by addresses; what a spreadsheet takes for something else, or loses
    "007": "0123",
    "2024-03-14": "2024-03-14",
    "day": "3/14/2024",
    "half": "1/2",
    "hour": "9:30",
    "number": "1,234.50",
    "short": "12345678901234567890",
    "share": "50 %",
    "money": "$5.00",
    "truth": "TRUE",
    "sum": "=Suma",
    "plus": "+52 (667) 555-0199",
    "dash": "- primero",
    "at": "@home",
    "apostrophe": "'Tis a mother's day",
    "quotes": "She said \"¿qué?\", and “sí”; then 'no'",
    "accents": "Ñandú, pingüino, ÁÉÍÓÚ, ¿qué?, ¡ya!",
    "signs": "a;b,c|d & <e> – … €",
    "inner-space": "two  spaces",
}
LINES = "First line.\nSecond line; with a semicolon.\n\n- A list, after an empty line."
EMOJI = "Maíz 🌽 para 👩‍🌾 y 数学"  # what no old Windows encoding has
LONG_AGO = date(2004, 2, 29)
MOMENT = datetime(2099, 12, 5, 17, 31, 1, tzinfo=UTC)


def make_library() -> None:
    """Records of every kind."""
    series = make_series(slug="series", title_en="The series", title_es="La serie")
    videos = [_video(slug, text, LINES) for slug, text in TEXTS.items()]
    for place, video in enumerate(videos[:3], start=1):
        video.series, video.series_position = series, place
        video.save()
    keep_addresses(videos[0], ["/watch?v=7", "/es/viejo"])
    _video("emoji", EMOJI, EMOJI)
    practice = make_practice(
        slug="00-steps",
        title_en="01",
        title_es="1E5",
        summary_en=LINES,
        summary_es=LINES,
        steps=[("1. Ask.\nAsk again.", "1. Pregunte.\nY otra vez."), ("=Two", "2"), ("003", "003")],
        handouts=[{"en": 1, "es": 2}, {"es": 1}],
    )
    titles = {"title_en": "Both", "title_es": "Los dos"}
    make_collection([videos[0], practice], slug="both", **titles)


def _video(slug: str, title: str, text: str) -> Any:
    number = len(title)
    return make_video(
        slug=slug,
        title_en=title,
        title_es=title,
        summary_en=text,
        summary_es=text,
        posted_on=LONG_AGO,
        audiences=["families", "teachers"][: number % 3],
        place="0815",
        source_language="es" if number % 2 else "en",
        expire_at=MOMENT if number % 2 else None,
    )
