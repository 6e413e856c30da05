"""The pages of best practices as readers open them, with the whole demonstration behind them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.taxonomy.models import Language
from resources.models import BestPractice
from tests import people
from tests.factories import make_office, make_practice, make_video, term
from tests.fetching import fetched
from tests.pages.reading import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
PACKETS = "fresh-start-math-packets"


def open_page(record: BestPractice, language: str = "en") -> Page:
    return read(Client().get(record.url_in(language)))


def list_address(language: str, name: str = "resources:practice_list") -> str:
    with override(language):
        return reverse(name)


def packets() -> BestPractice:
    return BestPractice.objects.get(slug=PACKETS)


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_that_is_said_of_it_stands_on_its_page(language) -> None:
    practice = packets()
    page = open_page(practice, language)
    for field in ("title", "summary", "problem", "who", "evidence"):
        assert getattr(practice, f"{field}_{language}") in page.text, field
    steps = [step.text for step in page.all("ol.steps > li")]
    assert steps == [getattr(step, f"text_{language}") for step in practice.steps.all()]
    assert len(steps) == 6


@pytest.mark.parametrize("who", [people.reader, people.stranger, people.editor])
@pytest.mark.parametrize(
    ("state", "status"),
    [
        ({}, 200),
        ({"live": False}, 404),
        ({"go_live_at": timedelta(hours=1)}, 404),
        ({"expire_at": timedelta(hours=-1), "first_published_at": timedelta(hours=-2)}, 410),
    ],
    ids=["published", "draft", "scheduled", "expired"],
)
def test_it_opens_in_the_state_it_is_in_whoever_asks(state, status, who) -> None:
    practice = make_practice(
        **{k: timezone.now() + v if isinstance(v, timedelta) else v for k, v in state.items()}
    )
    client = Client()
    if (person := who()).is_authenticated:
        client.force_login(person)
    for language in ("en", "es"):
        assert client.get(practice.url_in(language)).status_code == status


def test_the_office_that_did_it_can_be_called_and_written_to() -> None:
    card = open_page(packets()).one(".contact")
    assert "Valle Central" in card.text
    assert "Leticia Barragán" in card.text
    assert card.one("a[href^=tel]")["href"] == "tel:+15555550124"
    assert card.one("a[href^=mailto]")["href"] == "mailto:valle-central@example.org"
    assert "Directora" in open_page(packets(), "es").one(".contact").text


def test_an_office_without_telephone_and_address_shows_what_there_is() -> None:
    office = make_office(phone="", email="", address="", contact_name="", office_es=None)
    office.languages.set([term(Language, "es", "Spanish", "Español")])
    card = open_page(make_practice(contact_region=office), "es").one(".contact")
    assert card.all("a") == []
    assert card.one("p span[lang=en]").text == "Regional office"


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "PDF, 1 page, ", "In Spanish: PDF, 2 pages, "),
        ("es", "Lista de palabras: PDF, 2 ", "PDF, 1 "),
    ],
)
def test_files_say_what_they_are_in_the_reader_s_language_first(language, first, second) -> None:
    practice = make_practice(handouts=[{"en": 1, "es": 2}])
    links = open_page(practice, language).all(".handout a")
    assert [link["hreflang"] for link in links] == (
        ["en", "es"] if language == "en" else ["es", "en"]
    )
    assert first in links[0].text
    assert second in links[1].text
    assert links[0].text.endswith("kB")
    for link in links:
        assert fetched(link["href"]).status == 200


def test_a_file_in_one_language_says_which_and_the_strip_says_what_is_missing() -> None:
    page = open_page(make_practice(handouts=[{"en": 1}, {"en": 1, "es": 1}]), "es")
    only = page.all(".handout")[0].all("a")
    assert [link["hreflang"] for link in only] == ["en"]
    cells = page.all(".coverage tbody tr")[-1].all("td")
    assert [cell.has_attr("class") for cell in cells] == [True, False]


def test_a_step_that_is_not_translated_is_shown_with_its_language_and_a_notice() -> None:
    page = open_page(
        make_practice(steps=[("Ask first.", None), ("Then do.", "Luego hágalo.")]), "es"
    )
    first, second = page.all("ol.steps > li")
    assert (first["lang"], first.text) == ("en", "Ask first.")
    assert not second.has_attr("lang")
    assert page.one(".message--note")


def test_what_goes_with_it_begins_with_what_an_editor_picked() -> None:
    far = make_practice(subject="health")
    film = make_video(subject="health", voices=["en"])
    practice = make_practice(
        subject="welding",
        related=[("best_practice", far), ("video", film), ("video", make_video(live=False))],
    )
    near = make_video(subject="welding")
    page = open_page(practice)
    assert [h.text for h in page.all("section[aria-labelledby=practices] h3")] == [far.title_en]
    shown = [h.text for h in page.all("section[aria-labelledby=videos] h3")]
    assert shown == [film.title_en, near.title_en]


def test_a_practice_never_goes_with_itself() -> None:
    page = open_page(packets())
    assert packets().title_en not in [h.text for h in page.all("section h3")]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_three_lists_lead_to_each_other(language) -> None:
    names = ["resources:video_list", "resources:practice_list", "resources:collection_list"]
    addresses = [list_address(language, name) for name in names]
    for address in addresses:
        links = read(Client().get(address)).all(".kinds a")
        assert [link["href"] for link in links] == addresses
        assert [link["href"] for link in links if link.has_attr("aria-current")] == [address]


def test_a_list_is_narrowed_by_who_did_it_and_how() -> None:
    page = read(Client().get(list_address("en") + "?office=r04&strategy=academic-vocabulary"))
    assert [h.text for h in page.all(".card h3")] == [packets().title_en]


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=" + "9" * 30,
        "sort=nonsense",
        "sort=shortest",
        "office=%00",
        "office=r04&office=r04&office=nowhere",
        "q=%00",
        "q=" + "a" * 3000,
        "q='%22><script>alert(1)</script>",
        "unknown=1",
    ],
)
@pytest.mark.parametrize("name", ["practice_list", "collection_list"])
def test_a_strange_address_still_opens(name, query) -> None:
    for language in ("en", "es"):
        answer = Client().get(f"{list_address(language, f'resources:{name}')}?{query}")
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content
