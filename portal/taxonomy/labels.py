"""The names of a list's entries, for facets and badges."""

from portal.records.bilingual import reader_text
from portal.taxonomy.models import Language, Term


def labels_of(terms: type[Term]) -> dict[str, str]:
    """{key: label in the reader's language}, in the list's own order. One query."""
    return {term.key: reader_text(term, "label").text for term in terms._default_manager.all()}


def voice_names() -> dict[str, str]:
    """The names of spoken languages, for portal.media, which knows codes alone."""
    return labels_of(Language)
