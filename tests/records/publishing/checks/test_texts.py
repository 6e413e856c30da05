import pytest

from portal.records.publishing.checks import texts
from portal.records.publishing.checks.texts import (
    findings_on_summary,
    findings_on_text,
    findings_on_title,
    is_vague,
)

HARD = {
    "en": "The implementation of supplementary educational interventions necessitates "
    "comprehensive documentation of participating individuals, notwithstanding the "
    "considerable administrative responsibilities associated with eligibility determination, "
    "collaboration, communication, and subsequent organizational accountability procedures "
    "required by participating institutions.",
    "es": "La implementación de intervenciones educativas suplementarias requiere documentación "
    "exhaustiva de los participantes, independientemente de las responsabilidades "
    "administrativas correspondientes a la determinación de elegibilidad, colaboración, "
    "comunicación y posterior responsabilidad organizacional establecida.",
}
EASY = {
    "en": "Ask your child what they did at school. Sit with them while they tell you. You do not "
    "have to know the answer. Ask them to show you how they did it. Then say what you liked.",
    "es": "Pregunte a su hija qué hizo en la escuela. Siéntese con ella y oiga bien. Usted no "
    "tiene que saber la respuesta. Pida que le diga cómo lo hizo. Luego diga qué le gustó.",
}


def problems(findings):
    return [finding.problem for finding in findings]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_hard_text_is_named_with_its_longest_sentence(language):
    (finding,) = findings_on_text(HARD[language], language, ["families"])
    assert finding.problem == texts.HARD
    assert finding.values["words"] == texts.shortened(HARD[language])
    assert findings_on_text(EASY[language], language, ["families"]) == []
    assert findings_on_text(HARD[language], language, []) == []


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("To sign up, click here.", "en", "click here"),
        ("Click on this link to sign up.", "en", "Click on this"),
        ("Para inscribirse, haga clic aquí.", "es", "haga clic"),
        ("Pulse aquí para verlo.", "es", "Pulse aquí"),
        ("Siga el siguiente enlace.", "es", "el siguiente enlace"),
        ("Sit here with your child.", "en", None),
        ("Ponga aquí los frijoles.", "es", None),
        ("She learns more here than at home.", "en", None),
    ],
)
def test_words_of_a_link_that_say_nothing(text, language, words):
    found = [f for f in findings_on_text(text, language) if f.problem == texts.VAGUE_LINK]
    assert [f.values["words"] for f in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See https://www.example.org/a-b?c=1.", "https://www.example.org/a-b?c=1"),
        ("(www.example.org)", "www.example.org"),
        ("Write to office@example.org.", None),
        ("The example.org office.", None),
    ],
)
def test_a_bare_address(text, words):
    found = [f for f in findings_on_text(text, "en") if f.problem == texts.BARE]
    assert [f.values["words"] for f in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bring it TO THE OFFICE today.", "TO THE OFFICE"),
        ("LA REUNIÓN DEL CONCILIO es hoy.", "LA REUNIÓN DEL CONCILIO"),
        ("The GED and the ESL class.", None),
        ("El IEP de la LEA, y el PAC.", None),
    ],
)
def test_capitals(text, words):
    found = [f for f in findings_on_text(text, "es") if f.problem == texts.SHOUTED]
    assert [f.values["words"] for f in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("length", "problem"),
    [(39, texts.SHORT_SUMMARY), (40, None), (300, None), (301, texts.LONG_SUMMARY)],
)
def test_the_length_of_a_summary(length, problem):
    assert problems(findings_on_summary("a" * length)) == ([problem] if problem else [])


@pytest.mark.parametrize(("length", "problem"), [(70, None), (71, texts.LONG_TITLE)])
def test_the_length_of_a_title(length, problem):
    assert problems(findings_on_title("a" * length)) == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Here", "en", True),
        ("Read more…", "en", True),
        ("Aquí", "es", True),
        ("Ver más", "es", True),
        ("Haga clic en la hoja", "es", True),
        ("The form for parents", "en", False),
        ("Más formularios", "es", False),
    ],
)
def test_what_a_link_is_called(words, language, expected):
    assert is_vague(words, language) is expected
