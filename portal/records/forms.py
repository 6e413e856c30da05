"""What a reader may ask of a list of records."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION = 200  # characters; nobody types more, and the engine need not read a book


class ListForm(forms.Form):
    """Words, order and page. Nonsense in an address is dropped, so every old link still opens."""

    SORTS = [
        ("newest", _("Newest")),
        ("title", _("Title, A to Z")),
        ("shortest", _("Shortest")),
    ]

    q = forms.CharField(required=False, strip=True, label=_("Search"))
    sort = forms.ChoiceField(choices=SORTS, required=False, label=_("Sort by"))
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)

    def clean_q(self) -> str:
        return self.cleaned_data["q"][:LONGEST_QUESTION]

    def asked(self, name: str) -> str | int | None:
        """The cleaned value of a field, or None where it was left out or made no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class SearchForm(ListForm):
    """The same for results of a search, which come best match first."""

    SORTS = [("relevance", _("Best match")), *ListForm.SORTS]

    sort = forms.ChoiceField(choices=SORTS, required=False, label=_("Sort by"))
