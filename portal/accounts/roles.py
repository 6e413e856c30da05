"""Who does what on the editors' screens: the four roles, each a group of the same name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The value is the name of the group that carries the role's permissions."""

    EDITOR = "Editors", _("Editor")
    TRANSLATOR_EN = "Translators into English", _("Translator into English")
    TRANSLATOR_ES = "Translators into Spanish", _("Translator into Spanish")
    PUBLISHER = "Publishers", _("Publisher")
