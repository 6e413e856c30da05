"""The demonstration's sign-ins and what each may do. Only where the settings name a password."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask
from wagtail.users.models import UserProfile

from portal.accounts.models import User
from portal.media.models import CaptionTrack, Recording
from portal.records.kinds import record_kinds

# e-mail, first and last name, group or None for the administrator, language of their screens
PEOPLE = [
    ("admin@example.org", "Ana", "Administradora", None, "en"),
    ("editora@example.org", "Elena", "Editora", "Editors", "es"),
    ("editor@example.org", "Edward", "Editor", "Editors", "en"),
]


def load_people() -> None:
    """Nobody where the settings name no password: a deployed site gets no sign-ins from here."""
    load_editors()
    if not hasattr(settings, "DEMO_PASSWORD"):
        return
    for email, first, last, group, language in PEOPLE:
        load_person(email, first, last, group, language)


def load_person(email: str, first: str, last: str, group: str | None, language: str) -> None:
    user, made = User.objects.get_or_create(
        email=email,
        defaults={"first_name": first, "last_name": last, "is_superuser": group is None},
    )
    if made:
        user.set_password(settings.DEMO_PASSWORD)
        user.save()
    if group:
        user.groups.add(Group.objects.get(name=group))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def review_workflow() -> Workflow:
    """Every record of the demonstration is reviewed by another editor."""
    workflow, made = Workflow.objects.get_or_create(name="Review by another editor")
    if made:
        task = GroupApprovalTask.objects.create(name="Another editor reads it")
        task.groups.add(load_editors())
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for kind in ContentType.objects.get_for_models(*record_kinds()).values():
        WorkflowContentType.objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )
    return workflow


def load_editors() -> Group:
    """Editors write, publish and lock every kind of record, in both languages."""
    editors, _made = Group.objects.get_or_create(name="Editors")
    models = [*record_kinds(), Recording, CaptionTrack]
    kinds = ContentType.objects.get_for_models(*models).values()
    editors.permissions.add(
        *Permission.objects.filter(content_type__in=kinds),
        Permission.objects.get(codename="access_admin"),
    )
    return editors
