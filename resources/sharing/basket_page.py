"""The page of a basket: shows what its address holds, in the reader's language, and changes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.media.qr import qr_svg
from portal.media.transcript import clock
from portal.records.bilingual import BilingualText, reader_text
from portal.records.language import reader_language
from portal.records.models import Record
from resources.cards import poster_url, shown_duration_ms
from resources.models import Video
from resources.sharing.basket import Basket, BasketItem, read_basket
from resources.sharing.basket_form import BasketForm, part_form
from resources.sharing.facts import Absolute
from resources.sharing.kinds import BY_KEY, SharedKind

Records = Mapping[tuple[str, str], Record]


@dataclass(frozen=True)
class Row:
    """One thing of a basket. Without a ``url`` it is no longer to be had."""

    place: int
    item: BasketItem
    kind: SharedKind | None
    title: BilingualText
    url: str = ""
    address: str = ""
    qr: str = ""
    poster_url: str = ""
    film_ms: int = 0
    part_ms: int = 0

    @property
    def length(self) -> str:
        return clock(self.part_ms) if self.part_ms else ""

    @property
    def part(self) -> tuple[str, str] | None:
        """From when to when, where only a part of the film is meant."""
        if not self.item.is_part:
            return None
        end_ms = self.item.end * 1000 if self.item.end is not None else self.film_ms
        return clock(self.item.start * 1000), clock(end_ms)


@require_safe
def basket_page(request: HttpRequest) -> HttpResponse:
    """What the link holds. A change leads to the address that holds it; a wrong one is named."""
    basket = read_basket(request.GET.getlist("item"))
    form = BasketForm(request.GET, basket=basket, host=request.get_host())
    if form.changes:
        return HttpResponseRedirect(_address(form.changed()))
    rows = list(rows_of(basket, request.user, request.build_absolute_uri))
    context = {
        "basket": basket,
        "form": form,
        "rows": rows,
        "edited": form.place,
        "total": clock(sum(row.part_ms for row in rows)),
        "has_films": any(row.part_ms for row in rows),
        "share_url": request.build_absolute_uri(_address(basket)),
    }
    if form.place is not None:
        context["part_form"] = form if form.complaints else part_form(rows[form.place].item)
    status = 400 if form.complaints else 200
    return render(request, "resources/basket.html", context, status=status)


def rows_of(basket: Basket, user: Any, absolute: Absolute) -> Iterable[Row]:
    """A row for each item, in the order of the basket; one query a kind and its cards' parts."""
    visible = _read(basket.items, lambda kind: kind.cards().visible_to(user))
    missing = [item for item in basket.items if _key(item) not in visible]
    expired = _read(missing, lambda kind: kind.model.objects.expired())
    for place, item in enumerate(basket.items):
        if record := visible.get(_key(item)):
            yield _row(place, item, record, absolute)
        else:
            yield _gone(place, item, expired.get(_key(item)))


def _row(place: int, item: BasketItem, record: Record, absolute: Absolute) -> Row:
    film_ms = _film_ms(record)
    item = item.within(film_ms / 1000)
    url = f"{record.get_absolute_url()}?{item.moment}".rstrip("?")
    end_ms = item.end * 1000 if item.end is not None else film_ms
    return Row(
        place,
        item,
        BY_KEY[item.kind],
        reader_text(record, "title"),
        url,
        absolute(url),
        qr_svg(absolute(url)),
        poster_url(record) if isinstance(record, Video) else "",
        film_ms,
        end_ms - item.start * 1000,
    )


def _gone(place: int, item: BasketItem, expired: Record | None) -> Row:
    """A record that cannot be shown now: by its title where that was public once."""
    title = reader_text(expired, "title") if expired else BilingualText(item.slug, "")
    return Row(place, item, BY_KEY.get(item.kind), title)


def _film_ms(record: Record) -> int:
    if not isinstance(record, Video):
        return 0
    return shown_duration_ms(record, reader_language()) or 0


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
