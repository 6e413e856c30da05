"""What the page of a basket may be asked to change: another record, or another part of a film."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.media.transcript import clock
from resources.sharing.addresses import LONGEST, place_at
from resources.sharing.basket import MOST_ITEMS, Basket, BasketItem, read_item

CLOCK = re.compile(r"(?:(?:([0-9]{1,2}):)?([0-9]{1,3}):)?([0-9]{1,5})", re.ASCII)
# the same for a browser, which then says so before anything is sent
CLOCK_PATTERN = r"(([0-9]{1,2}:)?[0-9]{1,3}:)?[0-9]{1,5}"


class ClockField(forms.CharField):
    """A moment of a film as people write it, "1:05" or "65"; cleaned to whole seconds, or None."""

    default_error_messages = {
        "invalid": _("Write a moment as minutes and seconds, such as 1:05."),
    }

    def __init__(self, **kwargs: Any) -> None:
        hint = _("Minutes and seconds, such as 1:05")
        widget = forms.TextInput({"pattern": CLOCK_PATTERN, "size": 6, "title": hint})
        super().__init__(required=False, max_length=9, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        match = CLOCK.fullmatch(text)
        if match is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds


class PartForm(forms.Form):
    """From when to when; both are left empty for the whole film."""

    start = ClockField(label=_("From"))
    end = ClockField(label=_("To"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("start") or 0, cleaned.get("end")
        if end is not None and end <= start:
            raise ValidationError(_("The part has to end after it starts."))
        return cleaned


class BasketForm(PartForm):
    """A change to the basket of an address, which ``changed`` applies to it."""

    add = forms.CharField(required=False, max_length=LONGEST, label=_("Address of a page"))
    edit = forms.IntegerField(required=False, min_value=0, max_value=MOST_ITEMS - 1)
    at = forms.IntegerField(required=False, min_value=0, max_value=MOST_ITEMS - 1)

    def __init__(self, *args: Any, basket: Basket, host: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.basket, self.host = basket, host

    def clean_add(self) -> BasketItem | None:
        text = self.cleaned_data["add"].strip()
        if not text:
            return None
        item = read_item(text) or _item_at(text, self.host)
        if item is None:
            raise ValidationError(
                _("This is not the address of a page of the library. Copy it from your browser.")
            )
        return item

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("add") and self.basket.left_out + len(self.basket.items) >= MOST_ITEMS:
            raise ValidationError(
                _("A basket holds at most %(most)s things.") % {"most": MOST_ITEMS}
            )
        return cleaned

    @property
    def complaints(self) -> list[str]:
        """What is wrong with what a person has typed. Places that make no sense are passed over."""
        typed = ("add", "start", "end", "__all__")
        return [str(error) for name in typed for error in self.errors.get(name, ())]

    @property
    def changes(self) -> bool:
        return self.is_valid() and (bool(self.cleaned_data["add"]) or self._place("at") is not None)

    def changed(self) -> Basket:
        """The basket with the change that the address asks for."""
        start, end = self.cleaned_data["start"] or 0, self.cleaned_data["end"]
        place, item = self._place("at"), self.cleaned_data["add"]
        if place is not None:
            return self.basket.with_part(place, start, end)
        if start or end:
            item = BasketItem(item.kind, item.slug, start, end)
        return self.basket.with_item(item)

    @property
    def place(self) -> int | None:
        """Which item is being cut now, or has just been cut wrongly."""
        self.is_valid()
        return self._place("edit") if self._place("edit") is not None else self._place("at")

    def _place(self, name: str) -> int | None:
        place = self.cleaned_data.get(name)
        return place if place is not None and place < len(self.basket.items) else None


def part_form(item: BasketItem) -> PartForm:
    """A form that holds the part as it is."""
    end = clock(item.end * 1000) if item.end is not None else ""
    return PartForm(initial={"start": clock(item.start * 1000) if item.is_part else "", "end": end})


def _item_at(address: str, host: str) -> BasketItem | None:
    """The record that a copied address shows, with the moment that it names."""
    place = place_at(address, host)
    if place is None:
        return None
    moment = _Moment(place.query)
    moment.is_valid()
    start, end = (int(moment.cleaned_data.get(name) or 0) for name in ("t", "end"))
    return BasketItem(place.kind.key, place.slug, start, end if end > start else None)


class _Moment(forms.Form):
    t = forms.FloatField(required=False, min_value=0, max_value=86_400)
    end = forms.FloatField(required=False, min_value=0, max_value=86_400)
