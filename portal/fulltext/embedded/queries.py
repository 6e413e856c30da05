"""From a SearchQuery to tantivy's queries. What people type never meets a query parser."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from tantivy import FieldType, Occur, Query, Schema

from portal.fulltext.analysis import LANGUAGES, Token
from portal.fulltext.embedded import schema as names
from portal.fulltext.highlight import typed
from portal.fulltext.query import SearchQuery

WEIGHTS = {"title": 4.0, "summary": 2.0, "body": 1.0}
CODE_WEIGHT = 3.0
OWN_LANGUAGE = 1.2  # how much stronger the reader's language is
AS_TYPED = 0.3  # how much the very word adds to what all its forms bring
PHRASE = 1.5  # a title that holds the words in their order
WHOLE_TITLE = 100.0  # above any other sum


class Asked:
    """The parts of one question, ready to be put together for hits and for counts."""

    def __init__(self, schema: Schema, query: SearchQuery) -> None:
        self.schema, self.query = schema, query
        self.now = query.now or timezone.now()

    def everything(self) -> Query:
        """What the hits are."""
        return self._found_through(self.query.filters)

    def without(self, facet: str) -> Query:
        """What the counts of a facet are taken from: everything but its own selection."""
        return self._found_through([name for name in self.query.filters if name != facet])

    def in_language(self, language: str, ids: Sequence[str]) -> Query:
        """Those of the documents whose text in this language holds every word."""
        return _all_of([self._any(names.ID, ids), self._text([language])])

    def _found_through(self, facets: Iterable[str]) -> Query:
        conditions = [*self._gate(self.now), *self._narrowed()]
        for facet in facets:
            values = [names.facet_value(facet, value) for value in self.query.filters[facet]]
            conditions.append(self._any(names.FACET, values))
        silent = [Query.boost_query(condition, 0.0) for condition in conditions]
        return _all_of([*silent, self._text(LANGUAGES)])

    def _gate(self, now: datetime) -> list[Query]:
        """Who may find it, and when: part of every question, counts included."""
        moment = names.microseconds(now)
        return [
            self._any(names.SCOPE, self.query.scopes),
            self._between(names.FROM, None, moment),
            self._between(names.UNTIL, moment + 1, None),
        ]

    def _narrowed(self) -> list[Query]:
        conditions = [self._any(names.KIND, self.query.kinds)] if self.query.kinds else []
        start, end = self.query.posted_from, self.query.posted_until
        if start or end:
            first, last = (day.toordinal() if day else None for day in (start, end))
            conditions.append(self._between(names.POSTED, first, last))
        return conditions

    def _text(self, languages: Sequence[str]) -> Query:
        """Every word somewhere; more for the words as typed, for a phrase, for a whole title."""
        if self.query.is_browsing:
            return Query.all_query()
        by_language = {code: typed(self.query.text, code) for code in languages}
        positions = list(zip(*by_language.values(), strict=True))
        if not positions:
            return Query.empty_query()
        found = [self._word(dict(zip(languages, forms, strict=True))) for forms in positions]
        better = [bonus for code in languages for bonus in self._better(code, by_language[code])]
        return Query.boolean_query(
            [(Occur.Must, word) for word in found] + [(Occur.Should, bonus) for bonus in better]
        )

    def _word(self, forms: dict[str, Token]) -> Query:
        """One word, in any of the texts, as each language understands it."""
        places = [
            Query.boost_query(self._stem(names.stems(text, code), token), weight * self._own(code))
            for code, token in forms.items()
            for text, weight in WEIGHTS.items()
        ]
        codes = [self._stem(names.CODE, token) for token in forms.values()]
        places += [Query.boost_query(code, CODE_WEIGHT) for code in codes]
        return Query.disjunction_max_query(places, 0.1)

    def _stem(self, field: str, token: Token) -> Query:
        """The stem, or all pieces of a word with a hyphen."""
        stem = self._term(field, token.stem)
        if not token.parts:
            return stem
        parts = _all_of([self._term(field, part) for part in token.parts])
        return Query.boolean_query([(Occur.Should, stem), (Occur.Should, parts)])

    def _better(self, language: str, found: Sequence[Token]) -> list[Query]:
        own = self._own(language)
        bonuses = [
            Query.boost_query(
                Query.disjunction_max_query(
                    [
                        Query.boost_query(self._term(names.words(text, language), word), weight)
                        for text, weight in WEIGHTS.items()
                    ]
                ),
                AS_TYPED * own,
            )
            for token in found
            for word in token.words
        ]
        if len(found) > 1:
            stems = [stem for token in found for stem in (token.stem, *token.parts)]
            phrase = Query.phrase_query(self.schema, names.stems("title", language), [*stems])
            bonuses.append(Query.boost_query(phrase, PHRASE * own))
        title = self._term(names.whole_title(language), names.whole(self.query.text, language))
        return [*bonuses, Query.const_score_query(title, WHOLE_TITLE * own)]

    def _own(self, language: str) -> float:
        return OWN_LANGUAGE if language == self.query.language else 1.0

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, "freq")

    def _any(self, field: str, values: Sequence[str]) -> Query:
        # an address may hold half a character, which the index cannot even be asked for
        readable = [value.encode(errors="replace").decode() for value in values]
        return Query.term_set_query(self.schema, field, readable)

    def _between(self, field: str, lowest: int | None, highest: int | None) -> Query:
        return Query.range_query(self.schema, field, FieldType.Integer, lowest, highest)


def _all_of(conditions: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, condition) for condition in conditions])
