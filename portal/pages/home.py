"""What the home page shows besides its own texts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Func, Subquery
from django.urls import reverse

from resources.cards import card_of
from resources.models import Video

if TYPE_CHECKING:
    from portal.pages.models import HomePage

RECENT = 6  # fills rows of two and of three
COUNCIL_VIDEOS = "?series=your-council"  # what the library has for members of councils


@dataclass(frozen=True)
class Question:
    text: str
    url: str


@dataclass(frozen=True)
class Way:
    """A way in, with the addresses that its words lead to."""

    audience: str
    title: str
    text: str
    action: str
    url: str
    questions: list[Question]


def home_context(page: "HomePage", user: Any) -> dict[str, Any]:
    doors = [block["value"] for block in page.ways.raw_data]
    asked = [item["value"]["video"] for door in doors for item in door["questions"]]
    visible = Video.objects.visible_to(user)
    answers = visible.in_bulk(asked)
    # counted apart, without a GROUP BY: a window would first sort every row of the library
    count = visible.annotate(total=Func(F("pk"), function="COUNT")).values("total")
    recent = visible.with_cards().annotate(total=Subquery(count)).newest_first()[:RECENT]
    return {
        "ways": [_way(door, answers) for door in doors],
        "recent": [card_of(video) for video in recent],
        "library_count": recent[0].total if recent else 0,
    }


def _way(door: dict[str, Any], answers: dict[int, Video]) -> Way:
    """A question whose video may not be seen now is left out."""
    query = COUNCIL_VIDEOS if door["audience"] == "council" else f"?audience={door['audience']}"
    questions = [item["value"] for item in door["questions"]]
    return Way(
        door["audience"],
        door["title"],
        door["text"],
        door["action"],
        reverse("resources:video_list") + query,
        [
            Question(q["question"], answers[q["video"]].get_absolute_url())
            for q in questions
            if q["video"] in answers
        ],
    )
