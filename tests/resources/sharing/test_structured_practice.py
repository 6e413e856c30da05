"""What search engines are told of a best practice: the dicts."""

import pytest
from django.utils.translation import override

from portal.taxonomy.models import Language
from resources.models import BestPractice
from resources.sharing.structured_practice import practice_facts
from tests.factories import make_office, make_practice, term
from tests.resources.sharing.test_structured import absolute

pytestmark = pytest.mark.django_db
HOST = "https://portal.example.org"


def make() -> BestPractice:
    office = make_office(name="Region 4")
    office.languages.set([term(Language, "es")])
    return make_practice(
        slug="packets",
        title_en="Packets",
        title_es="Paquetes",
        steps=[("Ask first.", "Primero, pregunte."), ("Then call.", None)],
        handouts=[{"en": 1, "es": 2}],
        audiences=["teachers"],
        grade_bands=["k-2"],
        strategies=["talk"],
        contact_region=office,
    )


def test_it_is_something_to_do_step_by_step() -> None:
    facts = practice_facts(make(), absolute)
    assert facts["@type"] == ["HowTo", "LearningResource"]
    assert facts["learningResourceType"] == "Best practice"
    assert (facts["name"], facts["url"]) == ("Packets", f"{HOST}/en/library/practices/packets/")
    assert facts["step"] == [
        {"@type": "HowToStep", "position": 1, "text": "Ask first.", "inLanguage": "en"},
        {"@type": "HowToStep", "position": 2, "text": "Then call.", "inLanguage": "en"},
    ]
    assert facts["timeRequired"] == "PT1M"


def test_a_step_in_the_other_language_is_named_with_it() -> None:
    practice = make()
    with override("es"):
        facts = practice_facts(practice, absolute)
    assert [(s["text"], s["inLanguage"]) for s in facts["step"]] == [
        ("Primero, pregunte.", "es"),
        ("Then call.", "en"),
    ]


def test_the_office_that_tried_it_can_be_called() -> None:
    assert practice_facts(make(), absolute)["sourceOrganization"] == {
        "@type": "Organization",
        "name": "Regional office",
        "areaServed": "Region 4",
        "telephone": "(555) 555-0199",
        "email": "office@example.org",
    }


def test_every_file_of_a_paper_is_a_part_in_its_own_language() -> None:
    practice = make()
    handout = practice.handouts.get()
    parts = practice_facts(practice, absolute)["hasPart"]
    assert parts == [
        {
            "@type": "MediaObject",
            "name": name,
            "contentUrl": f"{HOST}/handouts/packets/{handout.pk}/{code}.pdf",
            "encodingFormat": "application/pdf",
            "inLanguage": code,
            "contentSize": str(size),
        }
        for code, name, size in (
            ("en", "Word list", handout.size_bytes_en),
            ("es", "Lista de palabras", handout.size_bytes_es),
        )
    ]


def test_teachers_catalogues_find_whom_and_what_it_is_for() -> None:
    facts = practice_facts(make(), absolute)
    assert facts["audience"][0]["educationalRole"] == "teacher"
    assert (facts["educationalLevel"], facts["about"]) == (["K-2"], "Mathematics")
    assert facts["keywords"] == ["Talk"]


def test_what_there_is_not_is_not_claimed() -> None:
    facts = practice_facts(make_practice(steps=[]), absolute)
    missing = {"step", "sourceOrganization", "hasPart", "keywords", "audience"}
    assert not missing & facts.keys()
