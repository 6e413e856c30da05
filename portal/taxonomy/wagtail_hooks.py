from wagtail.snippets.models import register_snippet

from portal.taxonomy.viewsets import TaxonomyGroup

register_snippet(TaxonomyGroup)
