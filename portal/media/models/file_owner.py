"""Files leave the storage after the rows that named them, and never before."""

from functools import partial
from typing import Any

from django.core.files.storage import Storage
from django.db import models, transaction


class FileOwner(models.Model):
    """A row whose files go with it: the old one when it is replaced, all when the row is deleted.

    They go once the transaction is kept, so that a rollback never leaves a row without its file,
    and only when no other row names them: copies may share a file.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self.stored_files()
        super().save(*args, **kwargs)
        for field, name in before.items():
            if name != getattr(self, field).name:
                forget_file(type(self), field, name)

    @classmethod
    def file_fields(cls) -> list[str]:
        return [f.name for f in cls._meta.concrete_fields if isinstance(f, models.FileField)]

    def stored_files(self) -> dict[str, str]:
        """The names that the database has for this row now, by field; none for a new row."""
        fields = self.file_fields()
        return type(self)._default_manager.filter(pk=self.pk).values(*fields).first() or {}


def is_upload(file: Any) -> bool:
    """Whether the file of a field is not stored yet."""
    return not file._committed  # Django's own word for it; there is no public one


def forget_files_of(instance: FileOwner, **kwargs: Any) -> None:
    """Hears ``post_delete``: a cascade deletes rows without calling their ``delete()``."""
    for field in instance.file_fields():
        forget_file(type(instance), field, getattr(instance, field).name)


def delete_unnamed(storage: Storage, name: str) -> None:
    """Delete a file at once, unless a row names it: names are random, so one row is enough.

    Raises OSError, and StorageUnavailable where the storage does not answer.
    """
    owners = [
        (owner, field) for owner in FileOwner.__subclasses__() for field in owner.file_fields()
    ]
    if not any(owner._default_manager.filter(**{field: name}).exists() for owner, field in owners):
        storage.delete(name)


def forget_file(model: type[FileOwner], field: str, name: str | None) -> None:
    """Delete a stored file after commit. Where that fails it is logged: litter harms no reader."""
    if name:
        storage = model._meta.get_field(field).storage  # type: ignore[union-attr]  # a file field
        transaction.on_commit(partial(delete_unnamed, storage, name), robust=True)
