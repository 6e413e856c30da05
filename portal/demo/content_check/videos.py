"""Rules for one video: its fields, its words, its scenes."""

from collections.abc import Iterator

from portal.demo.content_check.problems import (
    Problem,
    Table,
    missing_fields,
    not_listed,
    unknown_fields,
)
from portal.demo.content_check.slides import check_slide
from portal.demo.content_check.texts import LANGUAGES, check_language, check_text

STATES = ("published", "draft", "in_review", "scheduled", "expired")
PLACES = (
    "Rosa Parks Elementary",
    "Cesar Chavez Middle",
    "Vista del Campo Elementary",
    "Harvest Park K-8",
    "Delta View High",
    "Luis Alvarez Continuation",
    "Arroyo Preschool Center",
)
LISTED_IN = {  # field of a video: list of the taxonomy
    "audiences": "audiences",
    "subject": "subjects",
    "grade_bands": "grade_bands",
    "focus_areas": "focus_areas",
    "strategies": "strategies",
    "setting": "settings",
    "speakers": "languages",
    "series": "series",
}
NEEDED = (
    *("slug", "source_language", "audiences", "subject", "grade_bands", "focus_areas"),
    *("standards", "strategies", "setting", "speakers", "posted_on", "review_by", "licence"),
    *("release", "state", "title", "summary", "notice", "scene"),
)
OPTIONAL = ("region", "place", "series", "order", "note", "exception")
TITLE, SUMMARY = range(3, 13), range(25, 76)  # words
SCENES, SENTENCES, SPOKEN = range(4, 8), range(1, 4), range(55, 151)
CHAPTERS = 2  # at least


def check_video(slug: str, video: Table, taxonomy: Table) -> Iterator[Problem]:
    """One file `videos/<slug>.toml`; whatever it names elsewhere is checked with the folder."""
    if video.get("slug") != slug:
        yield Problem(f"{slug}.slug", "is not the file's name")
    yield from missing_fields(slug, video, NEEDED)
    yield from unknown_fields(slug, video, (*NEEDED, *OPTIONAL))
    yield from check_text(f"{slug}.title", video.get("title"), may_miss_one=True, words=TITLE)
    yield from check_text(f"{slug}.summary", video.get("summary"), may_miss_one=True, words=SUMMARY)
    yield from check_text(f"{slug}.notice", video.get("notice"), may_miss_one=True)
    yield from check_choices(slug, video, taxonomy)
    yield from check_dates(slug, video)
    yield from check_scenes(slug, video.get("scene", []))


def check_choices(slug: str, video: Table, taxonomy: Table) -> Iterator[Problem]:
    """Every value that is one of a list."""
    for field, name in LISTED_IN.items():
        where = f"{slug}.{field}"
        yield from not_listed(where, video.get(field), taxonomy.get(name, {}), f"taxonomy.{name}")
    source = video.get("source_language")
    yield from not_listed(f"{slug}.source_language", source, LANGUAGES, "the two languages")
    yield from not_listed(f"{slug}.state", video.get("state"), STATES, "the states")
    yield from not_listed(f"{slug}.place", video.get("place"), PLACES, "the schools")
    if ("series" in video) != ("order" in video):
        yield Problem(f"{slug}.order", "a series and the place in it belong together")


def check_dates(slug: str, video: Table) -> Iterator[Problem]:
    """A review comes after the posting it reviews."""
    posted_on, review_by = video.get("posted_on"), video.get("review_by")
    if posted_on and review_by and not posted_on < review_by:
        yield Problem(f"{slug}.review_by", f"{review_by} is not after {posted_on}")


def check_scenes(slug: str, scenes: list[Table]) -> Iterator[Problem]:
    """Scenes, chapters and spoken words of the whole film, then each scene."""
    if len(scenes) not in SCENES:
        yield Problem(f"{slug}.scene", f"{len(scenes)} scenes, wanted 4-7")
    for position, scene in enumerate(scenes, 1):
        yield from check_scene(f"{slug} scene {position}", scene)
    for language in LANGUAGES:
        said = [text for scene in scenes for text in scene.get("say", {}).get(language, [])]
        count = sum(len(text.split()) for text in said)
        if count not in SPOKEN:
            yield Problem(f"{slug}.scene", f"{count} spoken words in {language}, wanted 55-150")
    if sum("chapter" in scene for scene in scenes) < CHAPTERS:
        yield Problem(f"{slug}.scene", "needs at least two chapters")


def check_scene(where: str, scene: Table) -> Iterator[Problem]:
    """What is said in both languages, sentence by sentence, over one slide."""
    yield from missing_fields(where, scene, ("say", "slide"))
    yield from unknown_fields(where, scene, ("say", "slide", "chapter"))
    if "chapter" in scene:
        yield from check_text(f"{where}.chapter", scene["chapter"])
    yield from check_sentences(f"{where}.say", scene.get("say", {}))
    yield from check_slide(f"{where}.slide", scene.get("slide", {}))


def check_sentences(where: str, say: Table) -> Iterator[Problem]:
    """As many sentences in both languages, so that captions share their times; no markup aloud."""
    english, spanish = say.get("en", []), say.get("es", [])
    if len(english) != len(spanish):
        yield Problem(where, f"{len(english)} sentences in English, {len(spanish)} in Spanish")
    elif len(english) not in SENTENCES:
        yield Problem(where, f"{len(english)} sentences, wanted 1-3")
    for language in LANGUAGES:
        for text in say.get(language, []):
            yield from check_language(where, language, text)
            if "$" in text or "\\" in text:
                yield Problem(where, f"{language} speaks mathematics markup: {text[:40]!r}")
