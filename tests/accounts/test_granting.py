"""Every site has the roles after `migrate`, and what administrators change stays changed."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType

from portal.accounts.granting import TASK, WORKFLOW, give_roles, review_by
from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import (
    Role,
    group_of,
    languages_of,
    permissions_named,
    permissions_of,
    roles_of,
)
from portal.records.kinds import record_kinds
from resources.models import Video
from tests import people

pytestmark = pytest.mark.django_db


def names_of(group: Group) -> set[str]:
    rows = group.permissions.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_group_with_its_permissions(role) -> None:
    there = {
        f"{p.content_type.app_label}.{p.codename}" for p in permissions_named(permissions_of(role))
    }
    assert names_of(group_of(role)) >= there


MAY = {
    Role.EDITOR: {"add", "change", "view"},
    Role.TRANSLATOR_EN: {"translate_into_english"},
    Role.TRANSLATOR_ES: {"translate_into_spanish"},
    Role.PUBLISHER: {"add", "change", "view", "delete", "publish", "lock", "unlock"},
}


@pytest.mark.parametrize("role", Role)
def test_of_every_kind_a_role_may_what_its_line_says(role) -> None:
    for kind in record_kinds():
        ending = f"_{kind._meta.model_name}"
        own = {name.partition(".")[2] for name in names_of(group_of(role))}
        assert {n.removesuffix(ending) for n in own if n.endswith(ending)} == MAY[role]


def test_what_an_administrator_takes_away_or_adds_stays() -> None:
    editors = group_of(Role.EDITOR)
    editors.permissions.remove(*permissions_named(["resources.add_video"]))
    editors.permissions.add(*permissions_named(["resources.publish_video"]))
    before = names_of(editors)
    give_roles()
    assert names_of(editors) == before


def test_a_permission_that_is_new_is_given_and_nothing_else() -> None:
    editors = group_of(Role.EDITOR)
    gone = permissions_named(["resources.add_video"])
    editors.permissions.remove(*gone, *permissions_named(["resources.change_video"]))
    RoleGrant.objects.filter(permission__in=gone).delete()  # as if the kind came just now
    give_roles()
    names = names_of(editors)
    assert "resources.add_video" in names
    assert "resources.change_video" not in names


def test_a_role_that_an_administrator_has_deleted_stays_away() -> None:
    group_of(Role.TRANSLATOR_EN).delete()
    give_roles()
    assert not Group.objects.filter(name=Role.TRANSLATOR_EN).exists()


def test_publishers_review_every_kind() -> None:
    for kind in record_kinds():
        (task,) = kind.get_default_workflow().tasks
        assert list(task.specific.groups.all()) == [group_of(Role.PUBLISHER)]


def test_another_review_that_was_chosen_or_none_stays() -> None:
    own = Workflow.objects.create(name="Our own")
    videos = WorkflowContentType.objects.get(content_type__model="video")
    videos.workflow = own
    videos.save()
    WorkflowContentType.objects.filter(content_type__model="bestpractice").delete()
    give_roles()
    assert Video.get_default_workflow() == own
    assert not WorkflowContentType.objects.filter(content_type__model="bestpractice").exists()


def test_giving_again_asks_little() -> None:
    before = (RoleGrant.objects.count(), Workflow.objects.count(), Group.objects.count())
    give_roles()
    assert (RoleGrant.objects.count(), Workflow.objects.count(), Group.objects.count()) == before


def as_it_was_before() -> User:
    """The one role of earlier versions, as their demonstration made it."""
    Workflow.objects.filter(name=WORKFLOW).delete()
    GroupApprovalTask.objects.filter(name=TASK).delete()
    Group.objects.filter(name=Role.PUBLISHER).delete()
    editors = group_of(Role.EDITOR)
    editors.permissions.add(*Permission.objects.filter(content_type__app_label="resources"))
    workflow = review_by(editors)
    Workflow.objects.filter(pk=workflow.pk).update(name="Review by another editor")
    task = GroupApprovalTask.objects.get(name=TASK)
    task.name = "Another editor reads it"
    task.save()
    user = User.objects.create_user("long.here@example.org")
    user.groups.add(editors)
    return user


def test_on_a_site_in_use_editors_go_on_as_publishers_too() -> None:
    user = as_it_was_before()
    RoleGrant.objects.all().delete()
    migration = import_module("portal.accounts.migrations.0002_roles")
    migration.part_editors_from_publishers(apps, None)
    give_roles()
    assert roles_of(user) == {Role.EDITOR, Role.PUBLISHER}
    assert "resources.publish_video" not in names_of(group_of(Role.EDITOR))
    assert User.objects.get(pk=user.pk).has_perm("resources.publish_video")
    task = GroupApprovalTask.objects.get(name=TASK)
    assert list(task.groups.all()) == [group_of(Role.PUBLISHER)]
    assert Workflow.objects.filter(name=WORKFLOW).count() == 1
    migration.part_editors_from_publishers(apps, None)  # twice does no more
    assert roles_of(user) == {Role.EDITOR, Role.PUBLISHER}


@pytest.mark.parametrize(
    ("who", "languages", "roles"),
    [
        (people.stranger, set(), set()),
        (people.practice_editor, {"en", "es"}, set()),
        (people.translator, {"en"}, {Role.TRANSLATOR_EN}),
        (lambda: people.translator("es"), {"es"}, {Role.TRANSLATOR_ES}),
        (people.editor, {"en", "es"}, {Role.EDITOR}),
        (people.publisher, {"en", "es"}, {Role.PUBLISHER}),
        (people.administrator, {"en", "es"}, set()),
    ],
)
def test_the_languages_and_roles_of_everybody(who, languages, roles) -> None:
    person = who()
    assert (languages_of(person), roles_of(person)) == (languages, roles)


def test_an_administrator_makes_a_group_of_the_site_s_own() -> None:
    client = Client()
    client.force_login(people.administrator())
    wanted = permissions_named(["resources.translate_into_spanish_video", "resources.view_video"])
    page = client.get(reverse("wagtailusers_groups:add")).content.decode()
    assert "Can translate into spanish" in page
    assert all(f'value="{one.pk}"' in page for one in wanted)
    counts = {f"{p}-{c}_FORMS": 0 for p in PREFIXES for c in ("TOTAL", "INITIAL", "MIN_NUM")}
    form: dict[str, Any] = {"name": "Videos in Spanish", "permissions": [p.pk for p in wanted]}
    client.post(reverse("wagtailusers_groups:add"), form | counts)
    group = Group.objects.get(name="Videos in Spanish")
    assert set(group.permissions.all()) == set(wanted)


PREFIXES = [
    "page_permissions",
    "collection_permissions",
    "document_permissions",
    "image_permissions",
]
