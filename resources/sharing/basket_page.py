"""The page of a basket: shows what its address holds, in the reader's language, and changes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.media.qr import qr_svg
from portal.media.transcript import clock
from portal.records.bilingual import BilingualText, reader_text
from portal.records.models import Record
from resources.cards import brief_card, minutes_label
from resources.contents import BRIEF_CARDS, contents_of, total_seconds
from resources.models import Collection, Video
from resources.sharing.absolute import Absolute
from resources.sharing.basket import Basket, BasketItem, read_basket
from resources.sharing.basket_form import BasketForm, part_form
from resources.sharing.kinds import BY_KEY, SharedKind

Records = Mapping[tuple[str, str], Record]


@dataclass(frozen=True)
class Row:
    """One thing of a basket. Without a ``url`` it is no longer to be had."""

    place: int
    item: BasketItem
    title: BilingualText
    kind_label: str = ""
    url: str = ""
    address: str = ""
    qr: str = ""
    poster_url: str = ""
    film_seconds: int = 0
    seconds: int = 0

    @property
    def length(self) -> str:
        """A film's to the second, of everything else the minutes that it takes."""
        return clock(self.seconds * 1000) if self.film_seconds else minutes_of(self.seconds)

    @property
    def part(self) -> tuple[str, str] | None:
        """From when to when, where only a part of the film is meant."""
        if not self.item.is_part:
            return None
        end = self.film_seconds if self.item.end is None else self.item.end
        return clock(self.item.start * 1000), clock(end * 1000)


@require_safe
def basket_page(request: HttpRequest) -> HttpResponse:
    """What the link holds. A change leads to the address that holds it; a wrong one is named."""
    basket = read_basket(request.GET.getlist("item"))
    form = BasketForm(request.GET, basket=basket, host=request.get_host())
    if form.changes:
        return HttpResponseRedirect(_address(form.changed()))
    rows = list(rows_of(basket, request.user, request.build_absolute_uri))
    context: dict[str, Any] = {
        "basket": basket,
        "form": form,
        "rows": rows,
        "edited": form.place,
        **total_of(rows),
        "share_url": request.build_absolute_uri(_address(basket)),
    }
    if form.place is not None:
        context["part_form"] = form if form.complaints else part_form(rows[form.place].item)
    status = 400 if form.complaints else 200
    return render(request, "resources/basket.html", context, status=status)


def rows_of(basket: Basket, user: Any, absolute: Absolute) -> Iterable[Row]:
    """A row for each item, in the order of the basket; a constant number of queries."""
    visible = _read(basket.items, lambda kind: BRIEF_CARDS(kind.model.objects.visible_to(user)))
    seconds = _seconds(visible, user)
    missing = [item for item in basket.items if _key(item) not in visible]
    expired = _read(missing, lambda kind: kind.model.objects.expired())
    for place, item in enumerate(basket.items):
        if record := visible.get(_key(item)):
            yield _row(place, item, record, seconds[_key(item)], absolute)
        else:
            yield _gone(place, item, expired.get(_key(item)))


def total_of(rows: Iterable[Row]) -> dict[str, str]:
    """How long everything takes: to the second where all of it is to be watched, else minutes."""
    timed = [row for row in rows if row.seconds]
    seconds = sum(row.seconds for row in timed)
    if all(row.film_seconds for row in timed):
        return {"to_watch": clock(seconds * 1000) if timed else ""}
    return {"minutes": minutes_of(seconds)}


def minutes_of(seconds: int) -> str:
    """Begun minutes, as readers are told them; "" for nothing."""
    return minutes_label(ceil(seconds / 60))


def _row(place: int, item: BasketItem, record: Record, seconds: int, absolute: Absolute) -> Row:
    """``seconds`` are those of the whole record; of a film perhaps only a part is meant."""
    card, film_seconds = brief_card(record), seconds if isinstance(record, Video) else 0
    item = item.within(film_seconds)
    url = f"{card.url}?{item.moment}".rstrip("?")
    return Row(
        place,
        item,
        card.title,
        card.kind_label,
        url,
        absolute(url),
        qr_svg(absolute(url)),
        card.poster_url,
        film_seconds,
        (seconds if item.end is None else item.end) - item.start,
    )


def _gone(place: int, item: BasketItem, expired: Record | None) -> Row:
    """A record that cannot be shown now: by its title where that was public once."""
    title = reader_text(expired, "title") if expired else BilingualText(item.slug, "")
    return Row(place, item, title)


def _seconds(records: Records, user: Any) -> dict[tuple[str, str], int]:
    """How long each record takes: a collection as long as all that is in it."""
    collections = [one for one in records.values() if isinstance(one, Collection)]
    contents = contents_of(collections, user, BRIEF_CARDS)
    return {
        key: total_seconds(contents[one.pk] if isinstance(one, Collection) else [one])
        for key, one in records.items()
    }


def _read(items: Iterable[BasketItem], rows: Callable[[SharedKind], Any]) -> Records:
    """The records among these items that ``rows`` of their kinds hold."""
    slugs: dict[str, list[str]] = {}
    for item in items:
        slugs.setdefault(item.kind, []).append(item.slug)
    return {
        (key, record.slug): record
        for key, wanted in slugs.items()
        if key in BY_KEY
        for record in rows(BY_KEY[key]).filter(slug__in=wanted)
    }


def _key(item: BasketItem) -> tuple[str, str]:
    return item.kind, item.slug


def _address(basket: Basket) -> str:
    return f"{reverse('resources:basket')}?{basket.query}".rstrip("?")
