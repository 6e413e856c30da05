from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Fields with their labels above them, and nothing said twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""  # the page has its own link for the forgotten one
