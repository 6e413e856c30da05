"""Which kinds of record there are."""

from django.apps import apps

from portal.records.models import Record


def record_kinds() -> list[type[Record]]:
    """Every concrete record, in the order of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, Record)]
