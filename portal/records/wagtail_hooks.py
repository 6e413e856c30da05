from wagtail import hooks
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from portal.records.guarding import names_only_own

for action in (
    DeleteBulkAction,
    images.AddTagsBulkAction,
    images.AddToCollectionBulkAction,
    images.DeleteBulkAction,
    documents.AddTagsBulkAction,
    documents.AddToCollectionBulkAction,
    documents.DeleteBulkAction,
):
    hooks.register("register_bulk_action", names_only_own(action), order=1)
