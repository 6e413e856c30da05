"""What the API says of a best practice."""

from urllib.parse import urlsplit

import pytest

from resources.models import BestPractice
from resources.sharing.practice_facts import facts_of_practices
from tests.factories import make_office, make_practice
from tests.fetching import fetched

pytestmark = pytest.mark.django_db


def facts(practice: BestPractice) -> dict:
    (found,) = facts_of_practices([practice], lambda path: f"http://testserver{path}")
    return found


def test_steps_stand_in_their_order_in_both_languages() -> None:
    practice = make_practice(steps=[("Ask.", "Pregunte."), (None, "Llame.")])
    assert facts(practice)["steps"] == [
        {"en": "Ask.", "es": "Pregunte."},
        {"en": None, "es": "Llame."},
    ]


def test_the_office_to_ask_is_named_with_ways_to_reach_it() -> None:
    office = make_office(name="Region 4", email="")
    assert facts(make_practice(contact_region=office))["contact"] == {
        "name": "Region 4",
        "office": {"en": "Regional office", "es": "Oficina regional"},
        "phone": "(555) 555-0199",
        "email": None,
    }
    assert facts(make_practice())["contact"] is None


def test_each_file_of_a_paper_is_described_and_can_be_fetched() -> None:
    practice = make_practice(handouts=[{"en": 1, "es": 2}, {"es": 3}])
    both, spanish = facts(practice)["handouts"]
    assert both["name"] == {"en": "Word list", "es": "Lista de palabras"}
    described = [(f["language"], f["pages"], f["type"]) for f in both["files"] + spanish["files"]]
    assert described == [
        ("en", 1, "application/pdf"),
        ("es", 2, "application/pdf"),
        ("es", 3, "application/pdf"),
    ]
    for file in both["files"] + spanish["files"]:
        assert len(fetched(urlsplit(file["url"]).path).body) == file["size_bytes"]


def test_minutes_are_those_that_each_language_s_readers_are_told() -> None:
    long = make_practice(steps=[("word " * 200, "palabra " * 500)])
    assert facts(long)["minutes_to_read"] == {"en": 2, "es": 4}
    columns = {f"{name}_es": None for name in ("title", "summary", "problem")}
    english = make_practice(steps=[("word " * 200, None)], **columns)
    assert facts(english)["minutes_to_read"] == {"en": 2, "es": 2}
