"""People and the places they work for."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UserManager(BaseUserManager["User"]):
    """Makes accounts that are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class User(AbstractUser):
    """Somebody who works on the portal or in the file cabinet. Readers need no account."""

    username = None  # type: ignore[assignment]  # the e-mail address is the name
    email = models.EmailField(_("e-mail address"), unique=True)

    objects = UserManager()  # type: ignore[assignment,misc]  # replaces the one that asks for a username

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Those whose link still opens."""
        since = timezone.now() - settings.INVITATION_HOLDS_FOR
        return self.filter(accepted_at__isnull=True, sent_at__gt=since)


class Invitation(models.Model):
    """Asks somebody by e-mail to make their account, with the roles that it names.

    Its link opens once, until the invitation is sent again, withdrawn or too old.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        EXPIRED = "expired", pgettext_lazy("invitation", "expired")

    email = models.EmailField(_("e-mail address"))
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150)
    language = models.CharField(
        _("language of the screens"), max_length=5, choices=settings.LANGUAGES
    )
    groups = models.ManyToManyField(
        "auth.Group", blank=True, related_name="+", verbose_name=_("roles")
    )
    invited_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at"]
        default_permissions = ("add", "delete", "view")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_open_invitation_for_an_address",
                condition=Q(accepted_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name} <{self.email}>"

    @property
    def state(self) -> State:
        if self.accepted_at:
            return self.State.ACCEPTED
        expired = self.sent_at + settings.INVITATION_HOLDS_FOR <= timezone.now()
        return self.State.EXPIRED if expired else self.State.WAITING


class OrgUnitQuerySet(models.QuerySet["OrgUnit"]):
    def regions(self) -> Self:
        return self.filter(kind=OrgUnit.Kind.REGION)

    def districts(self) -> Self:
        return self.filter(kind=OrgUnit.Kind.DISTRICT)


class OrgUnit(models.Model):
    """The state, one of its regions, or a district: who runs a programme, and where to call.

    Direct-funded districts are children of the state, other districts of their region.
    """

    class Kind(models.TextChoices):
        STATE = "state", _("State")
        REGION = "region", _("Region")
        DISTRICT = "district", _("District")

    key = models.SlugField(_("key"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    name = models.CharField(_("name"), max_length=120)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    office = models.CharField(_("office"), max_length=160, blank=True)
    office_en: str | None
    office_es: str | None
    note = models.TextField(_("note"), blank=True)
    note_en: str | None
    note_es: str | None
    address = models.CharField(_("street address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_role = models.CharField(_("contact's role"), max_length=120, blank=True)
    contact_role_en: str | None
    contact_role_es: str | None
    languages = models.ManyToManyField(
        "taxonomy.Language", blank=True, related_name="+", verbose_name=_("languages")
    )

    objects = OrgUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["kind", "number", "name"]
        constraints = [
            models.CheckConstraint(
                name="only_the_state_has_no_parent",
                condition=Q(kind="state", parent__isnull=True)
                | (~Q(kind="state") & Q(parent__isnull=False)),
                violation_error_message=_("A region or a district belongs to another office."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        allowed = {"region": {"state"}, "district": {"state", "region"}}.get(self.kind, set())
        if self.parent and self.parent.kind not in allowed:
            raise ValidationError({"parent": _("Choose the state, or a region for a district.")})

    @property
    def phone_link(self) -> str:
        """What a telephone dials (RFC 3966): a number of ten digits is one of this country."""
        digits = "".join(filter(str.isdigit, self.phone))
        return f"tel:+1{digits}" if len(digits) == 10 else f"tel:+{digits}" if digits else ""


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        """Memberships that hold today."""
        today = timezone.localdate()
        return self.filter(Q(starts_on__lte=today), Q(ends_on__isnull=True) | Q(ends_on__gte=today))


class Membership(models.Model):
    """Somebody's role in an office, from a first day to a last one."""

    class Role(models.TextChoices):
        VIEWER = "viewer", _("Viewer")
        CONTRIBUTOR = "contributor", _("Contributor")
        MANAGER = "manager", _("Manager")
        UNIT_ADMIN = "unit_admin", _("Office administrator")
        RECORDS_OFFICER = "records_officer", _("Records officer")
        AUDITOR = "auditor", _("Auditor")
        STATE_ADMIN = "state_admin", _("State administrator")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    granted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="memberships_granted"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                name="a_membership_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role", "starts_on"], name="one_membership_per_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.unit}"


class RoleGrant(models.Model):
    """A permission that the group of a role has been given once, and is not given again."""

    role = models.CharField(_("role"), max_length=40)
    permission = models.ForeignKey("auth.Permission", models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("permission of a role")
        verbose_name_plural = _("permissions of roles")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["role", "permission"], name="a_role_is_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.permission}"
