"""Signs of life, kept where every process can read them."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a long-running process last said that it was well."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.beat_at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def beat(cls, name: str) -> None:
        cls.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})

    @classmethod
    def age(cls, name: str) -> timedelta | None:
        """How long ago the process last beat; None if it never has."""
        beat_at: datetime | None = (
            cls.objects.filter(name=name).values_list("beat_at", flat=True).first()
        )
        return timezone.now() - beat_at if beat_at else None
