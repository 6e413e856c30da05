"""Hears what is published and taken back: the links of a text are looked at when it changes."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from portal.desk.links.checking import check_links_of
from portal.desk.links.finding import links_of
from portal.desk.links.keeping import forget_links_of
from portal.records.models import Record


def connect() -> None:
    for signal in (published, page_published):
        signal.connect(look_at, dispatch_uid="portal.desk.links.look_at")
    for signal in (unpublished, page_unpublished, post_delete):
        signal.connect(forget, dispatch_uid="portal.desk.links.forget")


def look_at(instance: Any, **kwargs: Any) -> None:
    """Most texts hold no address: then nothing is queued."""
    if not isinstance(instance, Record | Page):
        return
    if links_of(instance):
        kind = ContentType.objects.get_for_model(instance)
        transaction.on_commit(partial(check_links_of.enqueue, kind.pk, instance.pk))
    else:
        forget_links_of(instance)


def forget(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Record | Page):
        forget_links_of(instance)
