"""The editors' screens are Spanish for whoever reads Spanish: each is rendered in both languages,
and what is the same in both, has letters, and is no word of a row, is a leak."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupApprovalTask, Site
from wagtail.models import Locale as WagtailLocale
from wagtail.users.models import UserProfile

from portal.accounts.granting import review_by
from portal.accounts.models import User
from portal.accounts.roles import Role, group_of
from portal.demo.pages import load_pages
from portal.pages.models import HomePage
from portal.taxonomy.models import Subject
from tests import people
from tests.desk.routes import NO_SCREENS, Route, admin_routes, filled
from tests.desk.words import strings, words_in_answer
from tests.factories import make_office, make_practice, make_series, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]  # every screen, twice

# the same in both languages, each with its reason
SAME = {
    "Search": "the hidden button of a template of the framework, which has the word fixed",
    "Migrant Education Portal": "the portal's name",
    "Wagtail": "a name",
    "English": "a language is called by itself in the choice of languages",
    "Español": "the same",
    "Video": "is spelled so in both",
    "video": "is spelled so in both",
    "Videos": "is spelled so in both",
    "español": "a language is called by itself in the choice of languages",
    "byte": "a unit",
    "kB": "a unit",
    "KB": "a unit",
    "NC": "part of the name of a licence",
    "Esc": "what stands on the key",
    "No": "the same",
    "Error": "the same",
    "Editor": "the same",
    "Roles": "the same",
    "None": "what the framework compares where a text is empty, and a report outside the menu",
    "URL": "the same",
    "ID": "the same",
    "WebVTT": "the name of a format",
    "SubRip": "the name of a format",
    "SHA-256": "the name of an algorithm",
    "CC BY": "the name of a licence",
    "JavaScript": "a name",
    "Ctrl": "what stands on the key",
    "Shift": "what stands on the key",
    "Alt": "what stands on the key",
    "Enter": "what stands on the key",
    "catalogue.xlsx": "the name of a file, the empty form in English",
    "catalogo.xlsx": "the same in Spanish",
}
ANSWERS = {
    "action_name": "reject",
    "voice": "en",
    "uidb64": "x",
    "token": "x",
    "kind": "captions",
    "language": "es",
}
LETTERS = re.compile(r"[^\W\d_]{2,}")
# the portal says "usted" and "agregar"; the framework's own Spanish does not always
FAMILIAR = re.compile(
    r"\b(quieres|tienes|puedes|debes|deseas|estás|eres|tus?|tú|selecciona posición|añad\w+)\b", re.I
)


@pytest.fixture
def rows(settings, tmp_path) -> dict[str, dict[str, Any]]:
    """One row of everything, in every state that shows a screen of its own."""
    author = people.administrator()
    load_pages()
    review_by(group_of(Role.PUBLISHER))
    kinds = [made(make, author) for make in (make_video, make_practice, make_series)]
    page, office = HomePage.objects.first(), make_office()
    page.save_revision(user=author).publish()
    page.save_revision(user=author)
    image = Image.objects.create(title="Imagen 1", file=get_test_image_file())
    document = Document.objects.create(title="Doc 1", file=ContentFile(b"x", name="doc.txt"))
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/new")
    task = GroupApprovalTask.objects.first()
    everywhere = ANSWERS | {
        "page_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "page_to_move_id": page.pk,
        "destination_id": page.get_parent().pk,
        "image_id": image.pk,
        "document_id": document.pk,
        "redirect_id": redirect.pk,
        "task_id": task.pk,
        "collection_id": Collection.objects.last().pk,
        "content_type_app_name": "pages",
        "content_type_model_name": "homepage",
        "app_label": "pages",
        "model_name": "homepage",
        "revision_id": page.revisions.first().pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
    }
    child = Collection.get_first_root_node().add_child(name="Apartado 1")
    recording = kinds[0].recording
    found: dict[str, dict[str, Any]] = {
        "": everywhere | {"pk": recording.pk},
        "wagtailadmin_pages": {"pk": page.pk},
        "wagtailadmin_collections": {"pk": child.pk, "collection_id": child.pk},
        "wagtailsites": {"pk": Site.objects.first().pk},
        "wagtailusers_users": {"pk": people.editor().pk},
        "wagtailusers_groups": {"pk": task.groups.first().pk},
        "wagtaillocales": {"pk": WagtailLocale.objects.first().pk},
        "wagtailadmin_workflows": {
            "pk": task.pk,
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
    }
    for row in (*kinds, recording, office, Subject.objects.first()):
        label = f"{row._meta.app_label}_{row._meta.model_name}"
        found[f"wagtailsnippets_{label}"] = {"pk": row.pk} | states_of(row)
        found[f"wagtailsnippetchoosers_{label}"] = {"pk": row.pk}
    for model in apps.get_app_config("taxonomy").get_models():
        row = model.objects.first()
        if row is not None and not isinstance(row, Subject):
            found[f"wagtailsnippets_{model._meta.label_lower.replace('.', '_')}"] = {"pk": row.pk}
    return found


def made(make: Any, author: User) -> Any:
    """A published record with a draft that waits for its review, and another that is scheduled."""
    more = {"voices": ["en"]} if make is make_video else {}
    today = timezone.localdate()
    waits = {"exception_until": today + timedelta(days=9), "exception_reason": "Viaja."}
    record = make(summary_es=None, review_by=today, **waits, **more)
    record.save_revision(user=author).publish(user=author)
    record.go_live_at = timezone.now() + timedelta(days=3)
    record.save_revision(user=author, approved_go_live_at=record.go_live_at)
    record.save_revision(user=author)
    state = review_by(group_of(Role.PUBLISHER)).start(record, author)
    state.current_task_state.reject(user=author, comment="Falta 1")
    state.resume(user=author)
    return record


def states_of(row: Any) -> dict[str, Any]:
    state = getattr(row, "current_workflow_state", None)
    if state is None:
        return {}
    return {
        "revision_id": row.revisions.order_by("pk").first().pk,
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "task_id": state.current_task_state.task.pk,
    }


@pytest.fixture
def data(rows) -> list[str]:
    """The words of all rows, the longest first."""
    found: set[str] = set()
    for model in apps.get_models():
        if model in (ContentType,) or model._meta.label == "auth.Permission":
            continue
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.FileField)
            and not field.choices
        ]
        for values in model._default_manager.values_list(*texts) if texts else []:
            found |= {" ".join(str(value).split()) for value in values if value}
            found |= {Path(str(value)).name for value in values if value}
            found |= {line.strip() for value in values for line in str(value or "").splitlines()}
        found |= {str(row) for row in model._default_manager.all()[:50]}
    for page in HomePage.objects.all():
        found |= set(strings(list(page.ways.raw_data)))
    places = {place.replace("_", " ") for place in available_timezones()} | available_timezones()
    found |= places | {model._meta.label_lower for model in apps.get_models()}
    return sorted((words for words in found if len(words) > 1), key=len, reverse=True)


@pytest.fixture
def two_people(rows) -> list[Client]:
    """Two administrators, one who reads English and one who reads Spanish."""
    clients = []
    for language in ("en", "es"):
        person = User.objects.create_superuser(f"{language}@example.org", people.PASSWORD)
        UserProfile.objects.create(user=person, preferred_language=language)
        clients.append(Client(headers={"accept-language": language}))
        clients[-1].force_login(person)
    return clients


def leaks(url: str, clients: list[Client], data: list[str]) -> list[str] | None:
    """The words that both readers get and that are nobody's, and Spanish ones as to a friend; None
    where there is no screen."""
    answers = [client.get(url) for client in clients]
    if any(answer.status_code != 200 or answer.streaming for answer in answers):
        return None
    pages = [answer.content.decode() for answer in answers]
    english, spanish = (
        words_in_answer(answer["Content-Type"], page)
        for answer, page in zip(answers, pages, strict=True)
    )
    untranslated = {text for text in english & spanish if LETTERS.search(without(text, data))}
    return sorted(untranslated | {text for text in spanish if FAMILIAR.search(text)})


def without(text: str, data: list[str]) -> str:
    """What is left of a text when the words of rows and those of both languages are gone."""
    for words in data:
        if words in text:
            text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", text)
    for words in SAME:
        text = re.sub(rf"\b{re.escape(words)}\b", " ", text)
    return text


def tried(rows: dict[str, dict[str, Any]]) -> list[tuple[Route, str | None]]:
    """Every screen once. The lists of the taxonomy are all alike: one of them stands for the
    others, of which only the form is looked at."""
    alike = re.compile(r"wagtailsnippet(s|choosers)_taxonomy_(?!subject:)")
    return [
        (route, filled(route, rows))
        for route in admin_routes()
        if route.is_screen and not (alike.match(route.name) and not route.name.endswith(":edit"))
    ]


def test_no_screen_of_the_editors_holds_english_or_speaks_as_to_a_friend_in_spanish(
    rows, two_people, data
) -> None:
    found, shown, without_a_row = {}, 0, []
    for route, url in tried(rows):
        if url is None:
            without_a_row.append(route.name)
            continue
        leaked = leaks(url, two_people, data)
        shown += leaked is not None
        if leaked:
            found[url] = leaked
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)
    assert without_a_row == [], "give these routes a row, or a reason in NO_SCREENS"
    assert shown > 120


def test_every_reason_not_to_look_is_still_needed() -> None:
    names = [route.name for route in admin_routes()]
    assert [part for part in NO_SCREENS if not any(part in name for name in names)] == []
