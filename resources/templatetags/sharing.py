"""Template words of what is shared: a basket's changed addresses, facts for machines."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from resources.sharing.basket import Basket

register = template.Library()
# what could end the block or begin a comment in it (HTML, 13.2.5.4: script data)
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def without(basket: Basket, place: int) -> str:
    """The query of the basket without one of its items."""
    return f"?{basket.without(place).query}"


@register.filter
def moved_up(basket: Basket, place: int) -> str:
    """The query of the basket with one of its items a place higher."""
    return f"?{basket.moved_up(place).query}"


@register.simple_tag
def structured(facts: Mapping[str, Any]) -> SafeString:
    """Facts as a block of JSON-LD: data, which no browser runs and no content policy stops."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  # escaped
