"""The operator's screens, from a spreadsheet to records and back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accounts.models import User
from portal.importing.models import Batch
from portal.importing.screens import MOST_PROBLEMS
from portal.taxonomy import models as taxonomy
from resources.models import Video
from tests import people
from tests.factories import term
from tests.importing.catalogues import as_csv, checked, do_jobs, made, video_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> User:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    return people.publisher()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_operator_imports_a_spreadsheet_and_takes_it_back(operator: User) -> None:
    client = signed_in(operator)
    file = SimpleUploadedFile("videos.csv", as_csv([video_row(1, state="published")]))
    answer = client.post("/admin/catalogue/add/", {"file": file})
    batch = Batch.objects.get()
    assert answer.url == f"/admin/catalogue/{batch.pk}/"
    assert "<progress" in client.get(answer.url).content.decode()
    do_jobs()
    page = client.get(answer.url).content.decode()
    assert "1 new record" in page
    assert "Counting on 1" in page
    client.post(f"{answer.url}make/")
    client.post(f"{answer.url}make/")  # pressed twice
    do_jobs()
    assert Video.objects.get().live
    client.post(f"{answer.url}undo/")
    assert "Being taken back" in client.get(answer.url).content.decode()
    do_jobs()
    assert "as it was before" in client.get(answer.url).content.decode()
    assert not Video.objects.exists()


def test_problems_are_told_by_row_and_column_with_how_to_mend_them(operator: User) -> None:
    batch = checked([video_row(1, posted_on="soon", subject="Matematicas?")], operator)
    page = signed_in(operator).get(f"/admin/catalogue/{batch.pk}/").content.decode()
    assert "“soon” is not a date." in page
    assert batch.state == "refused"


@pytest.mark.parametrize(
    ("name", "content", "is_offered"),
    [
        ("videos.csv", as_csv([video_row(1, posted_on="soon")]), True),
        ("paper.xlsx", b"%PDF-1.4 no spreadsheet", False),
    ],
)
def test_rows_to_correct_are_offered_where_there_are_rows(
    operator: User, name: str, content: bytes, is_offered: bool
) -> None:
    client = signed_in(operator)
    sent = client.post("/admin/catalogue/add/", {"file": SimpleUploadedFile(name, content)})
    do_jobs()
    page = client.get(sent.url).content.decode()
    assert "To be mended" in page
    assert (f"{sent.url}correct/" in page) == is_offered


def test_no_page_lists_thousands_of_problems(operator: User) -> None:
    many = MOST_PROBLEMS + 20
    batch = checked([video_row(n, posted_on="soon") for n in range(many)], operator)
    page = signed_in(operator).get(f"/admin/catalogue/{batch.pk}/").content.decode()
    assert page.count("is not a date") == MOST_PROBLEMS
    assert f"{many} in all" in page


def test_others_find_no_batch_of_somebody_else(operator: User) -> None:
    batch = made([video_row(1)], operator)
    other = people.editor("es")
    base = f"/admin/catalogue/{batch.pk}/"
    for user, status in ((other, 404), (people.administrator(), 200)):
        client = signed_in(user)
        assert client.get(base, follow=True).status_code == status
        assert client.get(f"{base}state/", follow=True).status_code == status
    for action in ("make", "undo", "discard"):
        assert signed_in(other).post(f"{base}{action}/", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["", "add/", "1/", "1/state/"])
def test_who_may_not_import_sees_nothing_of_it(path: str) -> None:
    answer = signed_in(people.translator()).get(f"/admin/catalogue/{path}")
    assert answer.status_code == 302
    assert answer.url == "/admin/"


def test_the_list_asks_no_more_for_thirty_batches_than_for_three(
    operator: User, django_assert_max_num_queries
) -> None:
    client = signed_in(operator)
    counts = []
    for many in (3, 22):
        Batch.objects.bulk_create(Batch(owner=operator, name="a.csv") for _ in range(many))
        with django_assert_max_num_queries(40) as asked:
            assert client.get("/admin/catalogue/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
