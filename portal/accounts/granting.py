"""Gives the roles their groups, and the records their review, after every `migrate`."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from portal.accounts.models import RoleGrant
from portal.accounts.roles import Role, permissions_named, permissions_of
from portal.records.kinds import record_kinds

# Names are rows of the database, the same for everybody: hence both languages in each.
WORKFLOW = "Review / Revisión"
TASK = "A publisher reads it / Lo lee quien publica"

FILES = ("add_document", "change_document", "choose_document")
PICTURES = ("add_image", "change_image", "choose_image")
PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def give_roles(**kwargs: Any) -> None:
    """Hears ``post_migrate``. What has been given once is never given again."""
    for role in Role:
        given = RoleGrant.objects.filter(role=role)
        is_first = not given.exists()
        new = set(permissions_named(permissions_of(role))) - {g.permission for g in given}
        if is_first:
            group, _made = Group.objects.get_or_create(name=role.value)
            if role == Role.PUBLISHER:
                open_pages_and_files(group)
        _give(role, new)


def _give(role: Role, permissions: set[Permission]) -> None:
    """A group that an administrator has deleted or renamed stays away."""
    if not permissions:
        return
    RoleGrant.objects.bulk_create(RoleGrant(role=role, permission=one) for one in permissions)
    if group := Group.objects.filter(name=role.value).first():
        group.permissions.add(*permissions)
        if role == Role.PUBLISHER:
            review_what_is_new(group, permissions)


def review_what_is_new(publishers: Group, permissions: Iterable[Permission]) -> None:
    """Kinds that publishers can publish from now on are reviewed by them, unless a workflow has
    been chosen for a kind already."""
    of = {permission.content_type for permission in permissions}
    kinds = [kind for kind in _content_types(record_kinds()) if kind in of]
    if not kinds:
        return
    workflow = review_by(publishers)
    for kind in kinds:
        WorkflowContentType.objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )


def review_by(publishers: Group) -> Workflow:
    """The review in one step: a publisher approves, or refuses with a reason."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task, _made = GroupApprovalTask.objects.get_or_create(name=TASK)
        task.groups.add(publishers)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


def open_pages_and_files(group: Group) -> None:
    """Editorial pages, public documents and pictures, as the framework opens them to editors."""
    for page in Page.objects.filter(depth=1):
        for one in _of("wagtailcore", PAGES):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=one)
    for collection in Collection.objects.filter(depth=1):
        for one in (*_of("wagtaildocs", FILES), *_of("wagtailimages", PICTURES)):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=one
            )


def _of(app_label: str, codenames: Iterable[str]) -> list[Permission]:
    return permissions_named(f"{app_label}.{codename}" for codename in codenames)


def _content_types(models: Iterable[type[Model]]) -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*models).values())
