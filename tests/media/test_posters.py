"""The drawn posters: always the same, always small, always well formed."""

from hashlib import sha256
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.poster_motifs import MOTIFS
from portal.media.posters import PALETTES, poster

SUBJECTS = st.sampled_from(sorted(PALETTES))
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,8}", fullmatch=True)


@given(SUBJECTS, SLUGS)
def test_a_poster_is_a_small_well_formed_picture_without_words(subject: str, slug: str) -> None:
    svg = poster(subject, slug)
    root = ElementTree.fromstring(svg)  # noqa: S314  our own text
    assert root.attrib["viewBox"] == "0 0 320 180"
    assert "".join(root.itertext()) == ""
    assert not any("style" in part.attrib for part in root.iter())
    assert len(svg.encode()) <= 2700


@given(SUBJECTS, SLUGS)
def test_a_poster_uses_the_colours_of_its_subject(subject: str, slug: str) -> None:
    painted = {
        part.attrib[name]
        for part in ElementTree.fromstring(poster(subject, slug)).iter()  # noqa: S314
        for name in ("fill", "stroke")
        if name in part.attrib
    }
    skins = {"#a0623c", "#8a5030", "#b3754a"}
    assert painted <= {*PALETTES[subject].split(), "none"} | skins


def test_the_same_slug_gives_the_same_picture_for_ever() -> None:
    """A reader's browser keeps a poster for a year, so the drawing may not change unawares."""
    drawn = "".join(poster(subject, f"film-{n}") for subject in PALETTES for n in range(50))
    assert (
        sha256(drawn.encode()).hexdigest()
        == "de7605364edad7058742edc0ea5b7c53ec0f738009b9eb247f983522d53b8cef"
    )


def test_neighbours_in_a_list_differ() -> None:
    assert len({poster("mathematics", f"film-{n}") for n in range(100)}) == 100


def test_every_subject_has_things_of_its_own() -> None:
    assert set(MOTIFS) == set(PALETTES)
    assert all(len(motifs) >= 2 for motifs in MOTIFS.values())


def test_a_subject_without_a_palette_is_refused() -> None:
    with pytest.raises(KeyError):
        poster("astrology", "film-1")
