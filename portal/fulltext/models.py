from django.db import models


class OutboxEntry(models.Model):
    """A document that has changed, or is gone, since the index last heard of it.

    One row a change, written in the transaction of the change itself; never updated, so that the
    indexer can delete exactly the rows that it has read.
    """

    document_id = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.document_id
