"""Offices and who works for them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import Membership, OrgUnit, User
from tests import people

pytestmark = pytest.mark.django_db


def office(key: str, kind: str, parent: OrgUnit | None = None) -> OrgUnit:
    return OrgUnit.objects.create(key=key, kind=kind, parent=parent, name=key)


@pytest.mark.parametrize("kind", ["region", "district"])
def test_only_the_state_stands_alone(kind) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        office("alone", kind)


def test_a_region_does_not_belong_to_a_region() -> None:
    state = office("state", "state")
    region = office("r01", "region", state)
    with pytest.raises(ValidationError):
        OrgUnit(key="r02", kind="region", parent=region, name="r02").full_clean()
    OrgUnit(key="d01", kind="district", parent=region, name="d01").full_clean()
    OrgUnit(key="d02", kind="district", parent=state, name="d02").full_clean()


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(0, None, True), (-5, 0, True), (-5, -1, False), (1, None, False), (-5, 5, True)],
)
def test_a_membership_holds_from_its_first_day_to_its_last(starts, ends, holds) -> None:
    today = timezone.localdate()
    Membership.objects.create(
        user=people.stranger(),
        unit=office("state", "state"),
        role=Membership.Role.VIEWER,
        starts_on=today + timedelta(days=starts),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert Membership.objects.current().exists() is holds


def test_a_membership_cannot_end_before_it_starts() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=people.stranger(),
            unit=office("state", "state"),
            role=Membership.Role.VIEWER,
            starts_on=date(2026, 2, 1),
            ends_on=date(2026, 1, 31),
        )


def test_people_are_known_by_their_address_whatever_its_case() -> None:
    user = User.objects.create_user("Elena@Example.org", people.PASSWORD)
    assert user.email == "elena@example.org"


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("(555) 555-0124", "tel:+15555550124"),
        ("1 800 555 0160", "tel:+18005550160"),
        ("+52 55 1234 5678", "tel:+525512345678"),
        ("", ""),
        ("ask for Inés", ""),
    ],
)
def test_a_telephone_can_be_dialled(phone, link) -> None:
    assert OrgUnit(phone=phone).phone_link == link
