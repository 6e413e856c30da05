"""The demonstration content keeps its rules, and each rule notices when it is broken."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import date

import pytest

from portal.demo.content_check import Problem, check_content, check_folder, read_content
from portal.demo.content_check.folder import Content

from .finished import DEMO

CONTENT = DEMO / "content"
CARRIED = read_content(CONTENT)
CLIP = "a-letter-is-a-number-in-hiding"
ONE_LANGUAGE = "integers-on-the-floor-in-grade-8"
Damage = Callable[[Content], object]


def clip(content: Content) -> dict:
    return content.videos[CLIP]


def scene(content: Content, number: int) -> dict:
    return clip(content)["scene"][number - 1]


def slide(content: Content, kind: str) -> dict:
    """The first slide of a kind; `place` says where it is."""
    slug, number = place(kind)
    return content.videos[slug]["scene"][number - 1]["slide"]


def place(kind: str) -> tuple[str, int]:
    return next(
        (slug, number)
        for slug, video in CARRIED.videos.items()
        for number, one in enumerate(video["scene"], 1)
        if one["slide"]["kind"] == kind
    )


def at(kind: str, below: str = "") -> str:
    slug, number = place(kind)
    return f"{slug} scene {number}.slide{below}"


def problems_of(damage: Damage) -> list[Problem]:
    content = deepcopy(CARRIED)
    damage(content)
    return [*check_content(content)]


def found(problems: list[Problem], where: str, what: str) -> bool:
    return any(problem.where == where and what in problem.what for problem in problems)


def test_the_carried_content_breaks_no_rule():
    assert check_folder(CONTENT) == []


def test_all_of_the_content_is_there():
    assert len(CARRIED.videos) == 68
    assert len(CARRIED.standards["standard"]) == 126
    assert len(CARRIED.regions["region"]) == 20
    assert len(CARRIED.regions["county"]) == 24
    assert len(CARRIED.practices["best_practice"]) == 12
    assert len(CARRIED.collections["collection"]) == 6


def test_a_text_in_one_language_is_how_not_translated_yet_is_written():
    assert set(CARRIED.videos[ONE_LANGUAGE]["title"]) == {"en"}


VIDEO_DAMAGES = [
    ("slug", lambda c: clip(c).update(slug="another"), "is not the file's name"),
    ("subject", lambda c: clip(c).update(subject="maths"), "'maths' is not in taxonomy.subjects"),
    ("audiences", lambda c: clip(c)["audiences"].append("pets"), "'pets' is not in"),
    ("grade_bands", lambda c: clip(c).update(grade_bands=["13"]), "'13' is not in"),
    ("focus_areas", lambda c: clip(c).update(focus_areas=["art"]), "'art' is not in"),
    ("strategies", lambda c: clip(c).update(strategies=["shout"]), "'shout' is not in"),
    ("setting", lambda c: clip(c).update(setting="moon"), "'moon' is not in"),
    ("speakers", lambda c: clip(c).update(speakers=["fr"]), "'fr' is not in"),
    ("series", lambda c: clip(c).update(series="x"), "'x' is not in taxonomy.series"),
    ("order", lambda c: clip(c).pop("order"), "belong together"),
    ("state", lambda c: clip(c).update(state="live"), "'live' is not in the states"),
    ("place", lambda c: clip(c).update(place="Hogwarts"), "'Hogwarts' is not in the schools"),
    ("source_language", lambda c: clip(c).update(source_language="mix"), "'mix' is not in"),
    ("region", lambda c: clip(c).update(region="r99"), "'r99' is not in the regions"),
    ("standards", lambda c: clip(c)["standards"].append("9.X"), "'9.X' is not in the standards"),
    ("review_by", lambda c: clip(c).update(review_by=date(2001, 1, 1)), "is not after"),
    ("licence", lambda c: clip(c).pop("licence"), "is missing"),
    ("licens", lambda c: clip(c).update(licens="CC0"), "is not a field of this table"),
    ("title", lambda c: clip(c).update(title={}), "needs {en, es}"),
    ("title", lambda c: clip(c)["title"].update(es="Letra"), "es has 1 words, wanted 3-12"),
    ("summary", lambda c: clip(c)["summary"].update(en="Far too short."), "wanted 25-75"),
    ("notice", lambda c: clip(c).update(notice="Notice how"), "needs {en, es}"),
    ("notice", lambda c: clip(c)["notice"].update(en="See $x + 2"), "odd number of $"),
    ("notice", lambda c: clip(c)["notice"].update(en="Unlock this — now"), "banned word"),
    ("notice", lambda c: clip(c)["notice"].update(es="Para aplicar para una beca"), "banned word"),
    ("notice", lambda c: clip(c)["notice"].update(es=clip(c)["notice"]["en"]), "the same text"),
    ("scene", lambda c: clip(c).update(scene=clip(c)["scene"][:3]), "3 scenes, wanted 4-7"),
    ("scene", lambda c: [s.pop("chapter", 0) for s in clip(c)["scene"]], "at least two chapters"),
    ("scene", lambda c: scene(c, 1)["say"]["es"].append("ya " * 200), "spoken words in es"),
]


@pytest.mark.parametrize(("field", "damage", "what"), VIDEO_DAMAGES)
def test_a_damaged_video_is_answered_with_the_field(field, damage, what):
    assert found(problems_of(damage), f"{CLIP}.{field}", what)


SCENE_DAMAGES = [
    (1, ".chapter", lambda s: s["chapter"].pop("es"), "no es"),
    (2, ".say", lambda s: s["say"]["es"].pop(), "2 sentences in English, 1 in Spanish"),
    (2, ".say", lambda s: s.update(say={"en": [], "es": []}), "0 sentences, wanted 1-3"),
    (2, ".say", lambda s: s["say"].update(es=["$3n$ es", "quince"]), "es speaks mathematics"),
    (2, ".say", lambda s: s["say"].update(en=[r"three \times n", "five"]), "en speaks mathematics"),
    (2, ".say", lambda s: s["say"].update(en=["We delve in.", "And out."]), "banned word"),
    (2, ".slide", lambda s: s.pop("slide"), "is missing"),
    (2, ".sound", lambda s: s.update(sound="loud"), "is not a field"),
    (1, ".slide.heading", lambda s: s["slide"]["heading"].pop("en"), "no en"),
    (1, ".slide.kind", lambda s: s["slide"].update(kind="film"), "'film' is not a kind of slide"),
    (2, ".slide.of", lambda s: s["slide"].update(of="moon"), "no picture 'moon'"),
    (2, ".slide.caption", lambda s: s["slide"].pop("caption"), "is missing"),
    (5, ".slide.txt", lambda s: s["slide"].update(txt="n"), "is not a field"),
]


@pytest.mark.parametrize(("number", "below", "damage", "what"), SCENE_DAMAGES)
def test_a_damaged_scene_is_answered_with_its_number(number, below, damage, what):
    problems = problems_of(lambda content: damage(scene(content, number)))
    assert found(problems, f"{CLIP} scene {number}{below}", what)


SLIDE_DAMAGES = [
    ("words", ".pairs[1]", lambda s: s["pairs"][0].pop("es"), "no es"),
    ("list", ".items[2]", lambda s: s["items"].__setitem__(1, "plain"), "needs {en, es}"),
    ("steps", ".items", lambda s: s.pop("items"), "is missing"),
    ("dialogue", ".turns[1].text", lambda s: s["turns"][0]["text"].pop("en"), "no en"),
    ("table", ".rows[1]", lambda s: s["rows"][0].append("9"), "cells under"),
    ("equation", ".lines", lambda s: s.pop("lines"), "is missing"),
    ("number_line", ".step", lambda s: s.pop("step"), "is missing"),
    ("number_line", "", lambda s: s.update(step=0), "goes nowhere"),
    ("number_line", ".marks[1]", lambda s: s["marks"][0].update(at=9999), "not on the line"),
    ("fraction_bars", ".bars", lambda s: s.pop("bars"), "is missing"),
    ("bars", ".bars[1].label", lambda s: s["bars"][0]["label"].pop("es"), "no es"),
    ("plane", "", lambda s: (s.pop("points", 0), s.pop("lines", 0)), "points or lines"),
]


@pytest.mark.parametrize(("kind", "below", "damage", "what"), SLIDE_DAMAGES)
def test_a_damaged_slide_is_answered_with_the_key(kind, below, damage, what):
    problems = problems_of(lambda content: damage(slide(content, kind)))
    assert found(problems, at(kind, below), what)


def region(content: Content, key: str) -> dict:
    return next(r for r in content.regions["region"] if r["key"] == key)


LIST_DAMAGES = [
    ("taxonomy.series", lambda c: c.taxonomy.pop("series"), "is missing"),
    ("taxonomy.colours", lambda c: c.taxonomy.update(colours={}), "is not a field"),
    ("taxonomy.languages.es", lambda c: c.taxonomy["languages"]["es"].pop("es"), "no es"),
    ("standards", lambda c: c.standards["standard"].append(c.standards["standard"][0]), "twice"),
    (
        "standards K.CC.A.1.framework",
        lambda c: c.standards["standard"][0].update(framework="x"),
        "'x' is not in standards.frameworks",
    ),
    (
        "standards K.CC.A.1.statement",
        lambda c: c.standards["standard"][0]["statement"].pop("es"),
        "no es",
    ),
    ("standards K.CC.A.1.grade", lambda c: c.standards["standard"][0].pop("grade"), "is missing"),
    ("standards.frameworks.ngss.year", lambda c: c.standards["frameworks"]["ngss"].pop("year"), ""),
    ("standards.frameworks.ngss", lambda c: c.standards["frameworks"]["ngss"].pop("es"), "no es"),
    (
        "standards K.CC.A.1.level",
        lambda c: c.standards["standard"][0].update(level="K"),
        "is not a field",
    ),
    ("regions", lambda c: c.regions["region"].append(region(c, "r01")), "'r01' is there twice"),
    ("regions r01.note", lambda c: region(c, "r01")["note"].pop("es"), "no es"),
    ("regions r01.office", lambda c: region(c, "r01")["office"].pop("es"), "no es"),
    ("regions r01.fax", lambda c: region(c, "r01").update(fax="555"), "is not a field"),
    ("regions r01.kind", lambda c: region(c, "r01").update(kind="state"), "neither region nor"),
    ("regions r01.number", lambda c: region(c, "r01").pop("number"), "is missing"),
    ("regions r01.languages", lambda c: region(c, "r01")["languages"].append("fr"), "'fr' is not"),
    ("regions r01.counties", lambda c: region(c, "r01")["counties"].append("Marte"), "'Marte'"),
    ("regions r01.contact.role", lambda c: region(c, "r01")["contact"]["role"].pop("en"), "no en"),
    ("regions counties", lambda c: region(c, "r02")["counties"].append("Costa Brava"), "twice"),
    ("regions d01.counties", lambda c: region(c, "d01").update(counties=["Pinar"]), "no county"),
    ("regions d01.county", lambda c: region(c, "d01").update(county="Marte"), "'Marte' is not"),
    (
        "regions county Costa Brava.region",
        lambda c: c.regions["county"][0].update(region="r02"),
        "does not name this county",
    ),
    ("regions county Costa Brava.row", lambda c: c.regions["county"][0].pop("row"), "is missing"),
    (
        "regions county Costa Brava.area",
        lambda c: c.regions["county"][0].update(area=1),
        "is not a field",
    ),
    ("regions county", lambda c: c.regions["county"].append(c.regions["county"][0]), "twice"),
    (
        "regions county row and column",
        lambda c: (
            c.regions["county"][0].update(row=2, column=2)
            or c.regions["county"][1].update(row=2, column=2)
        ),
        "twice",
    ),
    ("home.welcome", lambda c: c.home["welcome"].pop("es"), "no es"),
    ("home.search.goes_to", lambda c: c.home["search"].update(goes_to="a—b"), "em dash"),
    ("series algebra-in-five", lambda c: clip(c).update(order=1), "order 1 is taken by"),
]


@pytest.mark.parametrize(("where", "damage", "what"), LIST_DAMAGES)
def test_a_damaged_list_is_answered_with_its_place(where, damage, what):
    assert found(problems_of(damage), where, what)


PACKETS, FRACTIONS = "fresh-start-math-packets", "fractions-without-fear"


def practice(content: Content) -> dict:
    return content.practices["best_practice"][0]


def collection(content: Content) -> dict:
    return next(c for c in content.collections["collection"] if c["slug"] == FRACTIONS)


RECORD_DAMAGES = [
    (f"{PACKETS}.evidence", lambda c: practice(c).pop("evidence"), "is missing"),
    (f"{PACKETS}.proof", lambda c: practice(c).update(proof="none"), "is not a field"),
    (f"{PACKETS}.problem", lambda c: practice(c)["problem"].pop("es"), "no es"),
    (f"{PACKETS}.title", lambda c: practice(c)["title"].update(en="One"), "1 words"),
    (f"{PACKETS}.setting", lambda c: practice(c).update(setting="moon"), "taxonomy.settings"),
    (f"{PACKETS}.contact_region", lambda c: practice(c).update(contact_region="r99"), "r99"),
    (f"{PACKETS}.place", lambda c: practice(c).update(place="Elsewhere"), "the schools"),
    (f"{PACKETS}.state", lambda c: practice(c).update(state="lost"), "the states"),
    (f"{PACKETS}.review_by", lambda c: practice(c).update(review_by=date(2020, 1, 1)), "after"),
    (f"{PACKETS}.steps", lambda c: practice(c)["steps"].clear(), "0 steps"),
    (f"{PACKETS}.steps[2]", lambda c: practice(c)["steps"][1].pop("en"), "no en"),
    (f"{PACKETS}.files[1].kind", lambda c: practice(c)["files"][0].update(kind="EXE"), "EXE"),
    (f"{PACKETS}.files[2].name", lambda c: practice(c)["files"][1]["name"].pop("es"), "no es"),
    (
        "best_practices",
        lambda c: c.practices["best_practice"].append(practice(c)),
        "is there twice",
    ),
    (f"{FRACTIONS}.curator_note", lambda c: collection(c).pop("curator_note"), "is missing"),
    (f"{FRACTIONS}.subject", lambda c: collection(c).update(subject="magic"), "magic"),
    (f"{FRACTIONS}.items[1].kind", lambda c: collection(c)["items"][0].update(kind="x"), "'x'"),
    (f"{FRACTIONS}.items[1].slug", lambda c: collection(c)["items"][0].update(slug="x"), "'x'"),
    (
        f"{FRACTIONS}.items",
        lambda c: collection(c)["items"].append(collection(c)["items"][0]),
        "is there twice",
    ),
    ("collections", lambda c: collection(c).update(slug="algebra-in-five"), "is there twice"),
]


@pytest.mark.parametrize(("where", "damage", "what"), RECORD_DAMAGES)
def test_a_damaged_record_is_answered_with_its_place(where, damage, what):
    assert found(problems_of(damage), where, what)


@pytest.mark.parametrize(
    ("name", "bytes_written"),
    [
        (f"videos/{CLIP}.toml", b'slug = "never closed'),
        ("taxonomy.toml", "subjects = 'español'".encode("latin-1")),
        ("standards.toml", b"\x00"),
    ],
)
def test_a_file_that_is_no_toml_is_named(tmp_path, name, bytes_written):
    copy = shutil.copytree(CONTENT, tmp_path / "content")
    (copy / name).write_bytes(bytes_written)
    assert found(check_folder(copy), name, "is not TOML")


def test_a_file_that_is_missing_is_named(tmp_path):
    copy = shutil.copytree(CONTENT, tmp_path / "content")
    (copy / "records" / "regions.toml").unlink()
    assert found(check_folder(copy), "records/regions.toml", "No such file")
