"""What a catalogue of many rows costs: a constant number of queries a row, and seconds."""

import time

import pytest

from portal.accounts.models import User
from portal.importing.making import queue_making
from portal.taxonomy import models as taxonomy
from tests import people
from tests.factories import term
from tests.importing.catalogues import checked, do_jobs, taken_back, video_row

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
MOST_SECONDS = 30  # of two hundred rows, on a slow machine that does other things too


@pytest.fixture
def operator() -> User:
    term(taxonomy.Subject, "mathematics", "Mathematics", "Matemáticas")
    return people.publisher()


def test_two_hundred_rows_are_made_in_seconds(
    operator: User, django_assert_max_num_queries
) -> None:
    rows = [video_row(number, state="published") for number in range(200)]
    with django_assert_max_num_queries(200 * 2) as asked:
        began = time.perf_counter()
        batch = checked(rows, operator)
        print(f"checked: {time.perf_counter() - began:.1f} s, {len(asked)} queries")  # noqa: T201
    queue_making(batch)
    began = time.perf_counter()
    do_jobs()
    seconds = time.perf_counter() - began
    print(f"made: {seconds:.1f} s")  # noqa: T201
    assert seconds < MOST_SECONDS
    batch.refresh_from_db()
    began = time.perf_counter()
    assert taken_back(batch, operator).state == "undone"
    print(f"undone: {time.perf_counter() - began:.1f} s")  # noqa: T201
