"""What somebody has to know before they write: a refusal with its reason, and what is theirs."""

from typing import Any

from django.forms import Media
from wagtail.admin.panels import Panel

from portal.records.permissions import languages_in, may_write_all
from portal.records.review import refusal_of


class NoticePanel(Panel):
    """Stands first on the screen of a record; not shown where there is nothing to say."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "records/notices.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            user = self.request.user
            self.refusal = refusal_of(self.instance) if self.instance.pk else None
            is_whole = may_write_all(user, self.instance)
            self.languages = [] if is_whole else sorted(languages_in(user, type(self.instance)))

        def is_shown(self) -> bool:
            return bool(self.refusal or self.languages)

        @property
        def media(self) -> Media:
            return Media(css={"all": ["admin/notices.css"]})
