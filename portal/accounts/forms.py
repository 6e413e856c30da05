"""The forms of the door: their labels above them, and nothing that is sent makes them fail."""

from typing import Any, ClassVar

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# what the reading of a forged answer of a key ends with; allauth expects some of these only
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, InvalidSignature)
NAME_LENGTH = 60


class SignInForm(LoginForm):
    """Fields with their labels above them, and nothing said twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""  # the page has its own link for the forgotten one


class CodeField:
    """The field for a code: digits on a phone, and no placeholder in place of its label."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"inputmode": "numeric", "maxlength": 20}


class CodeForm(CodeField, AuthenticateForm):
    """A code at the door: of the app, or one of the recovery codes."""


class CodeAgainForm(CodeField, ReauthenticateForm):
    """A code before a step that changes how somebody gets in."""


class FirstCodeForm(CodeField, ActivateTOTPForm):
    """The code that shows that an app has learned the secret."""


NOT_ACCEPTED = _("That key was not accepted. Try again, or use a code.")


class AnswerField(forms.JSONField):
    """What a browser says of a key."""

    widget = forms.HiddenInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": NOT_ACCEPTED,
        "invalid": NOT_ACCEPTED,
    }

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError:
            raise not_accepted() from None

    def bound_data(self, value: Any, initial: Any) -> Any:
        return None  # a key answers each question once: nothing to send a second time

    def prepare_value(self, value: Any) -> str:
        return ""


def not_accepted() -> ValidationError:
    return ValidationError(NOT_ACCEPTED)


class SaidOfTheForm:
    """Nobody sees a hidden field: what is wrong with the answer is said of the whole form."""

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(None if field == "credential" else field, error)  # type: ignore[misc]  # beside the form it is mixed into


class KeyAnswer(forms.Form):
    """Anything may be sent as the answer of a key: what cannot be read is refused in words."""

    credential = AnswerField()

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # beside the form it is mixed into
        except UNREADABLE:
            raise not_accepted() from None
        except ValidationError as refusal:
            raise (not_accepted() if refusal.code == "incorrect_code" else refusal) from None


class KeyForm(SaidOfTheForm, KeyAnswer, AuthenticateWebAuthnForm):
    """A key as the second factor, at the door."""

    credential = AnswerField()


class KeyAgainForm(KeyAnswer, ReauthenticateWebAuthnForm):
    """A key before a step that changes how somebody gets in."""

    credential = AnswerField()


class PasskeyForm(KeyAnswer, LoginWebAuthnForm):
    """A passkey in place of e-mail, password and code."""

    credential = AnswerField()


class NewKeyForm(SaidOfTheForm, AddWebAuthnForm):
    """A key and the name that its owner gives it."""

    name = forms.CharField(label=_("Name of the key"), max_length=NAME_LENGTH, required=False)
    credential = AnswerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("Such as “phone” or “blue key on my key ring”.")
        self.fields["passwordless"].label = _("Sign in with this key alone, without a password")
        self.fields["passwordless"].help_text = ""
        self.fields["passwordless"].initial = True

    def clean(self) -> Any:
        try:
            return super().clean()
        except (*UNREADABLE, ValidationError):
            raise not_accepted() from None


class KeyNameForm(EditWebAuthnForm):
    """Another name for a key."""

    name = forms.CharField(label=_("Name of the key"), max_length=NAME_LENGTH)
