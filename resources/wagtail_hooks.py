from wagtail.snippets.models import register_snippet

from resources.viewsets import LibraryGroup

register_snippet(LibraryGroup)
