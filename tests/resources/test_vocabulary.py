"""The words of small films, and of every film of the demonstration."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import Cue
from resources.film_words import DOMAINS
from resources.vocabulary import LEAD_MS, Word, words_of_film
from tests.demo.finished import FILMS, VIDEOS, cues

VOICES = sorted(path.name.split(".")[:2] for path in FILMS.glob("*.captions-en.vtt"))


def said(*texts: str, every_ms: int = 10_000) -> list[Cue]:
    """Captions of eight seconds each, far enough apart not to be witnesses of each other."""
    return [Cue(n * every_ms, n * every_ms + 8000, text) for n, text in enumerate(texts)]


def pairs(en: list[Cue], es: list[Cue], domain: str = "") -> list[tuple[str, str]]:
    words = words_of_film({"en": en, "es": es}, domain)
    return [(word.labels["en"], word.labels["es"]) for word in words]


@pytest.mark.parametrize(
    ("en", "es", "expected"),
    [
        (
            "Add the fractions.",
            "Suma las fracciones.",
            {"addition": "suma", "fraction": "fracción"},
        ),
        ("You have a right to it.", "Tiene derecho a eso.", {"rights": "derechos"}),
        ("Turn right.", "A la derecha.", {}),  # an everyday meaning has no witness
        ("It means more.", "Quiere decir más.", {}),
        ("Three plus two.", "Tres más dos.", {"plus": "más"}),
        ("Three and two is more.", "Tres y dos son más.", {}),
        ("It carries students.", "Lleva estudiantes.", {"student": "estudiante"}),
        ("We cut it and pay.", "Se corta y se paga.", {}),
        ("My class ended.", "Mi clase terminó.", {"class": "clase"}),  # said, unlike "subject"
        ("My sister reads.", "Mi hermana lee.", {"sister": "hermana", "reading": "lectura"}),
        ("The tutors work.", "Las tutoras trabajan.", {"tutor": "tutora", "work": "trabajo"}),
        ("He is her teacher.", "Es su maestro.", {"teacher": "maestro"}),
        ("PASS packets", "Paquetes PASS", {"PASS packets": "paquetes PASS"}),
        ("pass the packets", "pasa los paquetes", {}),
        (
            "A common\ndenominator",
            "Un denominador común",
            {"common denominator": "denominador común"},
        ),
        ("[wind]", "[viento]", {}),
    ],
)
def test_a_word_is_listed_where_both_languages_say_it(en, es, expected) -> None:
    assert dict(pairs(said(en), said(es))) == expected


def test_the_two_languages_must_say_it_at_about_the_same_moment() -> None:
    assert pairs(said("A fraction.", "Good."), said("Bien.", "Una fracción.")) == []
    near = pairs(
        said("A fraction.", "Good.", every_ms=4000), said("Ya.", "Fracción.", every_ms=4000)
    )
    assert near == [("fraction", "fracción")]


def test_the_subject_s_words_come_first_then_what_is_said_more_then_what_is_said_first() -> None:
    en = said("The teacher has a book.", "The teacher divides.", "An equation.")
    es = said("La maestra tiene un libro.", "La maestra divide.", "Una ecuación.")
    found = [label for label, _other in pairs(en, es, "mathematics")]
    assert found == ["division", "equation", "teacher", "book"]
    assert pairs(en, es, "language-arts")[0] == ("book", "libro")
    assert pairs(en, es)[0] == ("teacher", "maestra")


def test_a_phrase_may_go_on_in_the_next_caption_and_counts_where_it_begins() -> None:
    en = said("Find the common", "denominator")
    es = said("Busca el denominador común", "ya")
    (word,) = words_of_film({"en": en, "es": es})
    (moment,) = word.moments["en"]
    assert moment.surface == "common\ndenominator"
    assert moment.at_ms < 8000


def test_a_moment_is_estimated_within_its_caption_a_little_early() -> None:
    cue = Cue(60_000, 70_000, "Now look at this fraction")
    (word,) = words_of_film({"en": [cue], "es": [Cue(60_000, 70_000, "Mira ahora la fracción")]})
    (moment,) = word.moments["en"]
    place = cue.text.index("fraction") / (len(cue.text) + 1)
    assert moment.at_ms == 60_000 + int(10_000 * place) - LEAD_MS
    assert moment.clock == "1:06"


def test_a_word_said_twice_in_a_caption_has_one_moment_there() -> None:
    en, es = said("A fraction and a fraction."), said("Una fracción y una fracción.")
    (word,) = words_of_film({"en": en, "es": es})
    assert [len(moments) for moments in word.moments.values()] == [1, 1]
    assert word.count == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_captions_in_one_language_only_plain_preferred_words_count(language) -> None:
    text = {
        "en": "The fraction means the right half. Pay the teacher, who carries a point.",
        "es": "La fracción es la media derecha. Paga a la maestra, que lleva un punto.",
    }[language]
    words = words_of_film({language: said(text)})
    assert [word.labels["en"] for word in words] == ["fraction", "teacher"]
    assert [word.labels["es"] for word in words] == ["fracción", "maestra"]
    assert all(list(word.moments) == [language] for word in words)


@pytest.mark.parametrize("captions", [{}, {"en": []}, {"en": [], "es": []}, {"mix": said("una")}])
def test_without_captions_there_are_no_words(captions) -> None:
    assert words_of_film(captions) == []


PHRASES = {
    "en": ["Add", "the", "fractions", "number", "line,", "plus", "right", "point."],
    "es": ["Suma", "las", "fracciones", "recta", "numérica,", "más", "punto", "derecho."],
}


def captions(language: str) -> st.SearchStrategy[list[Cue]]:
    text = st.lists(st.sampled_from(PHRASES[language]) | st.text(max_size=5), max_size=12)
    cue = st.tuples(st.integers(0, 60_000), st.integers(1, 9000), text.map(" ".join))
    return st.lists(cue.map(lambda parts: Cue(parts[0], sum(parts[:2]), parts[2])), max_size=6)


@given(captions("en"), captions("es"), st.randoms())
def test_every_moment_lies_in_a_caption_and_the_order_of_a_file_does_not_matter(
    en, es, random
) -> None:
    words = words_of_film({"en": en, "es": es})
    for word in words:
        assert_sound(word, {"en": en, "es": es})
    distinct = len({cue.start_ms for cue in en}) == len(en)
    if distinct and len({cue.start_ms for cue in es}) == len(es):
        mixed = {"es": random.sample(es, len(es)), "en": random.sample(en, len(en))}
        assert words_of_film(mixed) == words


def assert_sound(word: Word, captions: dict[str, list[Cue]]) -> None:
    assert all(word.labels[language] for language in ("en", "es"))
    assert word.moments
    for language, moments in word.moments.items():
        assert moments
        assert [m.at_ms for m in moments] == sorted(m.at_ms for m in moments)
        for at_ms, surface in moments:
            first = surface.split()[0]
            assert any(
                c.start_ms <= at_ms < c.end_ms and first in c.text for c in captions[language]
            )


@pytest.mark.parametrize(("slug", "voice"), VOICES)
def test_every_film_has_sound_words(slug, voice) -> None:
    texts = {code: cues(f"{slug}.{voice}.captions-{code}.vtt") for code in ("en", "es")}
    words = words_of_film(texts)
    assert 2 <= len(words) <= 14
    assert len({word.concept for word in words}) == len(words)
    for word in words:
        assert_sound(word, texts)
        assert len(word.moments) == 2


# read beside the films, line by line
READ_BY_EYE = {
    "the-side-of-a-square-field.en": "side=lado, square=cuadrado, division=división, area=área,"
    " squared=al cuadrado, number=número, square root=raíz cuadrada, equation=ecuación",
    "como-leer-la-agenda-del-concilio.es": "phone=teléfono, interpreter=intérprete, meeting=junta,"
    " member=miembro, vote=votación, agenda=agenda, number=número, minutes=acta,"
    " writing=escritura, quorum=quórum, public comment=comentario del público",
    "why-we-flip-to-divide-fractions.es": "half=mitad, fourth=cuarto,"
    " multiplication=multiplicación, division=división, third=tercio",
    "earning-credits-with-pass-packets.en": "work=trabajo, moving=mudanza, test=examen,"
    " class=clase, half=mitad, PASS=PASS, teacher=maestra, transcript=transcript, credit=crédito",
    "three-stops-in-a-read-aloud.en": "story=cuento, sentence=oración, reading=lectura,"
    " writing=escritura, teacher=maestra, child=niño, family=familia, moving=mudanza,"
    " drawing=dibujar",
    "canciones-para-contar-con-el-cuerpo.es": "counting=contar, song=canción, number=número,"
    " child=niño, line=línea, family=familia, grandmother=abuela, Mixteco=mixteco",
}


@pytest.mark.parametrize("film", READ_BY_EYE)
def test_the_words_of_films_that_were_read_by_eye(film) -> None:
    slug = film.partition(".")[0]
    texts = {code: cues(f"{film}.captions-{code}.vtt") for code in ("en", "es")}
    words = words_of_film(texts, DOMAINS[VIDEOS[slug]["subject"]])
    listed = ", ".join(f"{word.labels['en']}={word.labels['es']}" for word in words)
    assert listed == READ_BY_EYE[film]


def test_a_film_of_an_hour_is_read_in_well_under_a_second() -> None:
    """A film of the demonstration, played sixty times over."""
    hour = {
        language: [
            Cue(cue.start_ms + n * 60_000, cue.end_ms + n * 60_000, cue.text)
            for n in range(60)
            for cue in cues(f"why-we-flip-to-divide-fractions.en.captions-{language}.vtt")
        ]
        for language in ("en", "es")
    }
    words_of_film(hour)
    start = time.perf_counter()
    words_of_film(hour)
    assert time.perf_counter() - start < 1
