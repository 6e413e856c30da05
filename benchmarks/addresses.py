"""What is visited, in Spanish. Runs inside the portal: its own URL map makes the addresses."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

VIDEO = "ordering-fractions-in-a-small-group"  # two voices, captions, chapters, in a series
CHOSEN = {"audience": "teachers", "subject": "mathematics", "voice": "es"}
WORDS = "fracciones"


def page_addresses() -> dict[str, str]:
    """The address of each page by its name in the tables."""
    with override("es"):
        library, search = reverse("resources:video_list"), reverse("search")
        detail = reverse("resources:video_detail", kwargs={"slug": VIDEO})
    return {
        "home": "/es/",
        "library list": library,
        "library list, three facets chosen": f"{library}?{urlencode(CHOSEN)}",
        "video": detail,
        "search": f"{search}?{urlencode({'q': WORDS})}",
        "search, page 10 or the last": f"{search}?{urlencode({'q': WORDS, 'page': 10})}",
    }


def film_address() -> str:
    return reverse("films:film", kwargs={"slug": VIDEO, "voice": "es"})
