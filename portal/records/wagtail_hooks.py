from wagtail import hooks

from portal.records.guarding import OwnDeleteBulkAction

hooks.register("register_bulk_action", OwnDeleteBulkAction, order=1)
