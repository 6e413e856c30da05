"""The fixed cast x every address of the admin: nobody reaches what is outside their own groups.

What each address asks for is derived from its name by a few rules. An address that no rule knows
fails: whoever adds a screen says here who may open it.
"""

from collections.abc import Iterator
from pathlib import PurePath
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection as FileCollection
from wagtail.models import Page, Revision, Workflow

from portal.accounts.granting import WORKFLOW
from portal.accounts.models import OrgUnit, User
from portal.media.models import Master, Recording
from portal.pages.models import HomePage
from portal.taxonomy.models import Subject
from resources.models import BestPractice, Collection, Video
from tests import people
from tests.accounts.routes import Route, admin_routes
from tests.factories import make_office, make_practice, make_recording, make_series, make_video

pytestmark = pytest.mark.django_db
RECORDS = ("resources.video", "resources.bestpractice", "resources.collection")
CAST = {
    "reader": people.reader,
    "stranger": people.stranger,
    "practice_editor": people.practice_editor,
    "translator": people.translator,
    "editor": people.editor,
    "publisher": people.publisher,
}
NOBODY: set[str] = set()
EVERYBODY = set(CAST)
INSIDE = {"practice_editor", "translator", "editor", "publisher"}
WRITERS = {"editor", "publisher"}
PUBLISHERS = {"publisher"}

# views of a record's screens -> who of those whose kind it is
WORK = {"list", "list_results", "edit", "usage", "history", "history_results", "preview_on_edit"}
WORK |= {"revisions_view", "revisions_compare", "workflow_history", "workflow_history_detail"}
WORK |= {"confirm_workflow_cancellation", "paper"}
WRITE = {"add", "copy", "preview_on_add", "revisions_revert"}
PUBLISH = {"delete", "unpublish", "revisions_unschedule", "lock", "unlock"}
PUBLISH |= {"workflow_action", "collect_workflow_action_data", "workflow_preview"}

# namespace, or whole name -> who else than administrators
OTHER = {
    "wagtailadmin_api": WRITERS,
    "wagtailadmin_pages": WRITERS,
    "wagtailadmin_reports": WRITERS,
    "wagtailadmin_reports:site_history": INSIDE,
    "wagtailadmin_reports:site_history_results": INSIDE,
    "wagtailadmin_collections": NOBODY,
    "wagtailadmin_workflows": NOBODY,
    "wagtailadmin_editing_sessions:ping": INSIDE - {"practice_editor"},  # of a video
    "wagtailadmin_editing_sessions:release": INSIDE,  # their own
    "wagtaildocs": WRITERS,
    "wagtaildocs_chooser": INSIDE,  # empty for whoever may choose nothing
    "wagtailimages": WRITERS,
    "wagtailimages_chooser": INSIDE,
    "wagtailredirects": NOBODY,
    "wagtailsites": NOBODY,
    "wagtailusers_users": NOBODY,
    "wagtailusers_groups": NOBODY,
    "accounts_invitations": NOBODY,
    "simple_translation": NOBODY,
    "wagtailembeds": INSIDE,
    "wagtailsnippets": NOBODY,
    ":catalogue_index": WRITERS,
    ":catalogue_add": WRITERS,
    ":catalogue_template": WRITERS,
    ":catalogue_to_correct": NOBODY,  # what follows is of one's own batches
    ":catalogue_batch": NOBODY,
    ":catalogue_state": NOBODY,
    ":catalogue_make": NOBODY,
    ":catalogue_undo": NOBODY,
    ":catalogue_discard": NOBODY,
    ":recording_film": WRITERS | {"translator"},
    ":recording_texts": WRITERS | {"translator"},
    ":recording_text": WRITERS | {"translator"},
    ":recording_text_check": WRITERS | {"translator"},
    ":recording_text_file": WRITERS | {"translator"},
    ":recording_making": WRITERS,
    ":recording_remove_voice": WRITERS,
    ":master_try_again": WRITERS,
    ":wagtail_bulk_action": PUBLISHERS,  # "delete", of a video
    ":wagtailadmin_explore_root": WRITERS,
    ":wagtailadmin_explore": WRITERS,
    ":wagtailadmin_explore_results": WRITERS,
    ":wagtailadmin_choose_page": WRITERS,
    ":wagtailadmin_choose_page_child": WRITERS,
    ":wagtailadmin_choose_page_search": WRITERS,
    ":wagtailadmin_choose_page_chosen_multiple": WRITERS,
    ":wagtailadmin_choose_page_external_link": INSIDE,
    ":wagtailadmin_choose_page_email_link": INSIDE,
    ":wagtailadmin_choose_page_phone_link": INSIDE,
    ":wagtailadmin_choose_page_anchor_link": INSIDE,
    ":wagtailadmin_tag_autocomplete": INSIDE,
    ":wagtailadmin_tag_model_autocomplete": INSIDE,
    ":wagtailadmin_home": INSIDE,
    ":wagtailadmin_account": INSIDE,
    ":wagtailadmin_dismissibles": INSIDE,
    ":wagtailadmin_block_preview": INSIDE,
    ":wagtailadmin_logout": INSIDE,
    ":wagtailadmin_sprite": EVERYBODY,
    ":wagtailadmin_javascript_catalog": EVERYBODY,
    ":wagtailadmin_error_test": NOBODY,
    ":wagtailadmin_login": NOBODY,  # lead to the one door
    ":wagtailadmin_password_reset": NOBODY,
    ":wagtailadmin_password_reset_done": NOBODY,
    ":wagtailadmin_password_reset_confirm": NOBODY,
    ":wagtailadmin_password_reset_complete": NOBODY,
    "admin/login/": NOBODY,
    "admin/password_reset/": NOBODY,
    "admin/test404/": INSIDE,
    "admin/^.*/$": NOBODY,
}


def who_reaches(route: Route) -> set[str]:
    """Those of the cast, besides the administrator, to whom an address may answer."""
    if route.kind in RECORDS:
        own = INSIDE if route.kind == "resources.bestpractice" else INSIDE - {"practice_editor"}
        return own & _who_of_a_kind(route)
    if route.kind == "media.recording":
        sees = route.is_chooser or route.name in {"list", "list_results"}
        reads = WRITERS | {"translator"} if sees and route.name != "create" else WRITERS
        return PUBLISHERS if route.name == "delete" else reads
    if route.kind:  # lists and offices: public words
        return INSIDE if route.is_chooser and route.name != "create" else NOBODY
    return OTHER[next(key for key in (str(route), route.namespace) if key in OTHER)]


def _who_of_a_kind(route: Route) -> set[str]:
    writes = WRITERS | {"practice_editor"}
    if route.is_chooser:
        return writes if route.name == "create" else INSIDE
    return next(who for views, who in VIEWS if route.name in views)


VIEWS = ((WORK, INSIDE), (WRITE, WRITERS | {"practice_editor"}), (PUBLISH, PUBLISHERS))

# a word that only stands in a draft of one kind -> who may read it
SECRETS = {
    "Secretvideo": INSIDE - {"practice_editor"},
    "Secretpractice": INSIDE,
    "Secretseries": INSIDE - {"practice_editor"},
    "Secretfilm": WRITERS | {"translator"},
    "Secretpage": WRITERS,
    "Secretpaper": WRITERS,
    "Secretpicture": WRITERS,
}


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """Drafts of every kind that use each other, in review; and everybody, signed in."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield SimpleNamespace(rows=rows(), people={name: signed_in(CAST[name]()) for name in CAST})
        transaction.set_rollback(True)


def signed_in(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    if person.is_authenticated:
        client.force_login(person)
    return client


def rows() -> dict[str, Any]:
    recording = make_recording(["es"])
    recording.name = "Secretfilm"
    recording.save()
    master = Master(recording=recording, spoken_language="es", size_bytes=1)
    master.file.save("film.mp4", ContentFile(b"not a film"), save=False)
    Master.objects.bulk_create([master])
    series = make_series(title_en="Secretseries", live=False)
    video = make_video(title_en="Secretvideo", live=False, recording=recording, series=series)
    practice = make_practice(title_en="Secretpractice", live=False, handouts=[{"en": 1}])
    practice.related = [("video", make_video(title_en="Beside it", live=False))]
    practice.save()
    make_video(title_en="Secretvideo", live=False)
    for record in (series, video, practice):
        record.save_revision()
        record.get_workflow().start(record, None)
    page = HomePage(title="Secretpage", slug="secret", heading="Secretpage", live=False)
    page.welcome = "Secretpage"
    Page.objects.get(depth=1).add_child(instance=page)
    page.save_revision()
    file = SimpleUploadedFile("secret.txt", b"secret")
    return {
        "resources.video": video,
        "resources.bestpractice": practice,
        "resources.collection": series,
        "media.recording": recording,
        "accounts.orgunit": make_office(),
        "page": page,
        "document": Document.objects.create(title="Secretpaper", file=file),
        "image": Image.objects.create(title="Secretpicture", file=get_test_image_file()),
        "master": master,
        "workflow": Workflow.objects.get(name=WORKFLOW),
        "user": User.objects.create_user("other@example.org"),
        "subject": Subject.objects.first(),
        "collection": FileCollection.objects.first(),
    }


def numbers_for(route: Route, rows: dict[str, Any]) -> dict[str, Any]:
    """What stands in the places of an address: the row that it is about, and what hangs on it."""
    row = rows.get(route.kind) or rows["resources.video"]
    record = row if route.kind in RECORDS else rows["resources.video"]
    state = record.current_workflow_state
    by_name = dict.fromkeys(PAGE_PLACES, rows["page"].pk)
    if route.kind.startswith("taxonomy."):
        row = rows["subject"]
    if not route.kind and route.namespace in OF_NAMESPACE:
        row = rows[OF_NAMESPACE[route.namespace]]
    pk = rows["master"].pk if route.name == "master_try_again" else row.pk
    pk = rows["media.recording"].pk if route.name.startswith("recording_") else pk
    revision = record.latest_revision.pk
    if route.namespace == "wagtailadmin_pages":
        revision = rows["page"].latest_revision.pk
    return by_name | {
        "pk": pk,
        "name": PurePath(rows["resources.bestpractice"].handouts.first().file_en.name).name,
        "voice": "es",
        "language": "en",
        "kind": "captions",
        "ending": "vtt",
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": state.current_task_state.pk,
        "task_id": state.current_task_state.task.pk,
        "workflow_state_id": state.pk,
        "workflow_pk": rows["workflow"].pk,
        "action_name": "approve",
        "action": "delete",
        "app_label": "resources",
        "app_name": "resources",
        "model_name": "video",
        "content_type_app_name": "pages",
        "content_type_model_name": "homepage",
        "object_id": rows["resources.video"].pk,
        "session_id": 1,
        "document_id": rows["document"].pk,
        "doc_id": rows["document"].pk,
        "image_id": rows["image"].pk,
        "uploaded_file_id": 1,
        "filter_spec": "width-20",
        "redirect_id": 1,
        "collection_id": rows["collection"].pk,
        "uidb64": "x",
        "token": "x",
    }


PAGE_PLACES = ["page_id", "parent_page_id", "page_pk", "page_to_move_id", "destination_id"]
OF_NAMESPACE = {
    "wagtailusers_users": "user",
    "wagtailadmin_workflows": "workflow",
    "wagtailadmin_collections": "collection",
    "wagtaildocs_chooser": "document",
    "wagtailimages_chooser": "image",
    "wagtailadmin_api": "page",
}
POSTED = {"title_en": "Taken over", "slug": "taken-over", "action-publish": "1", "name": "Taken"}


def is_refusal(answer: Any) -> bool:
    """Sent home, to the door, or told that there is nothing."""
    if answer.status_code in (301, 302):
        target = answer["location"].partition("?")[0]
        # the site's own pages begin with a language: what is not there leads to nothing there
        return target == "/admin/" or target.startswith("/en/")
    return answer.status_code in (400, 401, 403, 404, 405, 410)


def told(answer: Any) -> str:
    """All that an answer lets somebody read, with the messages for their next page."""
    words = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return words.decode(errors="replace") + answer.cookies.output()


def state_of_the_site() -> list[Any]:
    tables = (Video, BestPractice, Collection, Recording, Document, Image, Page, OrgUnit, User)
    kept = [list(table.objects.order_by("pk").values()) for table in tables]
    for row in kept[-1]:
        row.pop("last_login")
    return [*kept, Revision.objects.count(), Workflow.objects.count()]


ROUTES = admin_routes()
# the lists are all alike: one stands for them; to sign out would end the walk
ASKED = [
    route
    for route in ROUTES
    if route.name not in {"", "wagtailadmin_logout"}
    and (route.kind == "taxonomy.subject" or not route.kind.startswith("taxonomy."))
]


def test_every_address_has_a_rule() -> None:
    assert len(ROUTES) > 300
    for route in ROUTES:
        assert who_reaches(route) <= EVERYBODY, str(route)


@pytest.mark.parametrize("name", CAST)
def test_nobody_reaches_what_is_not_theirs(site: SimpleNamespace, name: str) -> None:
    client, before, wrong = site.people[name], state_of_the_site(), []
    hidden = [word for word, readers in SECRETS.items() if name not in readers]
    for route in ASKED:
        path = f"{route.path(numbers_for(route, site.rows))}?id={site.rows['resources.video'].pk}"
        is_shut = name not in who_reaches(route)
        answers = [client.get(path)] if is_shut or hidden else []
        answers += [client.post(path, POSTED)] if is_shut and name in INSIDE else []
        for answer in answers:
            if answer.status_code >= 500 and route.name != "wagtailadmin_error_test":
                wrong.append((str(route), answer.status_code))
            if is_shut and not is_refusal(answer):
                wrong.append((str(route), answer.request["REQUEST_METHOD"], answer.status_code))
            wrong += [(str(route), word) for word in hidden if word in told(answer)]
    assert wrong == []
    assert state_of_the_site() == before


@pytest.mark.parametrize(
    ("name", "kind"),
    list(zip(["translator", "practice_editor", "publisher"], RECORDS, strict=True)),
)
def test_everybody_reaches_what_is_theirs(site: SimpleNamespace, name: str, kind: str) -> None:
    client, wrong = site.people[name], []
    for route in ROUTES:
        if route.kind == kind and name in who_reaches(route) and route.name not in NEEDS_MORE:
            answer = client.get(route.path(numbers_for(route, site.rows)))
            if is_refusal(answer):
                wrong.append((str(route), answer.status_code))
    assert wrong == []


# these answer only in a state that this site is not in, or to POST alone
NEEDS_MORE = {"lock", "unlock", "revisions_unschedule", "collect_workflow_action_data", "create"}
NEEDS_MORE |= {"workflow_action", "preview_on_add", "chosen_multiple"}
