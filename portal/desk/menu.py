"""What the framework's menus hold and no editor of the portal needs."""

# by menu: beginnings of the names of its items
LEFT_OUT = {
    # lists of pages only, and the pages of the portal are few
    "reports": ("locked-pages", "aging-pages", "page-types-usage", "workflow-tasks"),
    # the framework's own news and guide lie on another host, in English
    "help": ("whats-new-in-wagtail", "editor-guide"),
}
