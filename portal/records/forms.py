"""What a reader may ask of a list of records."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.fulltext.query import SearchQuery
from portal.records.language import reader_language

PUBLIC = ("public",)  # the access scope of everything that readers find without an account
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

    def search_query(self, kinds: Sequence[str], size: int) -> SearchQuery:
        """The question to an engine that the address stands for."""
        text = str(self.asked("q") or "")
        return SearchQuery(
            text=text,
            language=reader_language(),
            scopes=PUBLIC,
            kinds=kinds,
            sort=str(self.asked("sort") or ("relevance" if text else self.SORTS[0][0])),
            page=int(self.asked("page") or 1),
            size=size,
        )


class SearchForm(ListForm):
    """The same for results of a search, which come best match first."""

    SORTS = [("relevance", _("Best match")), *ListForm.SORTS]

    sort = forms.ChoiceField(choices=SORTS, required=False, label=_("Sort by"))
