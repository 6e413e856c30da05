"""What to look at in a plain text, in either language. Pure.

Words of links: WCAG 2.2, success criterion 2.4.4 (Link Purpose). Lengths of titles and summaries:
what search engines and shared links show before they cut.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from portal.records.publishing.checks.remark import Finding
from portal.records.reading_level import longest_sentence, reading_ease, target_for

LONGEST_TITLE, LONGEST_SUMMARY, SHORTEST_SUMMARY = 70, 300, 40  # characters
LONGEST_QUOTE = 60

VAGUE_WORDS = {
    "en": r"click (?:on )?(?:here|this|below)|(?:read|learn|see) more here|here is the link"
    r"|(?:this|the following) link",
    "es": r"(?:haga|haz|hacer|dé|da|dar) cli[ck]|(?:cli[ck]|pulse|presione|pinche|oprima) aquí"
    r"|(?:leer|lea|ver|vea|saber|sepa) más aquí|aquí está (?:el|la) (?:enlace|liga)"
    r"|(?:este|el siguiente) enlace|(?:esta|la siguiente) liga",
}
VAGUE = {code: re.compile(rf"\b(?:{words})\b", re.I) for code, words in VAGUE_WORDS.items()}
ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"»”)]*[^\s<>\"»”).,;:?!]", re.I)
CAPITALS = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]{2,}(?:\s+[^\W\d_a-zà-öø-ÿ]{2,}){2,}\b")

HARD = _("It is hard to read: %(ease)s points of 100, and these readers need %(target)s.")
SPLIT = _("Make two sentences of the longest one: “%(words)s”")
VAGUE_LINK = _("“%(words)s” does not say what is behind the link.")
SAY_WHAT = _("Write what is behind it, such as “the form for parents”.")
BARE = _("“%(words)s” is an address, which nobody likes to read or hear.")
SAY_IN_WORDS = _("Say in words what is there and who publishes it.")
SHOUTED = _("“%(words)s” is in capital letters, which are harder to read.")
WRITE_SMALL = _("Write it in small letters.")
LONG_TITLE = _("It has %(length)s letters; search results show the first %(most)s.")
LONG_SUMMARY = _("It has %(length)s letters; shared links show the first %(most)s.")
SHORTEN = _("Shorten it, or put what matters first.")
SHORT_SUMMARY = _("It has only %(length)s letters.")
SAY_MORE = _("Say what it is about and what somebody can do with it.")


def findings_on_text(text: str, language: str, audiences: Iterable[str] = ()) -> list[Finding]:
    """What to look at in running text for ``audiences``, given by their keys."""
    return [
        *_on_ease(text, language, audiences),
        *_quoted(VAGUE[language], text, VAGUE_LINK, SAY_WHAT),
        *_quoted(ADDRESS, text, BARE, SAY_IN_WORDS),
        *_quoted(CAPITALS, text, SHOUTED, WRITE_SMALL),
    ]


def findings_on_title(text: str) -> list[Finding]:
    found = _quoted(CAPITALS, text, SHOUTED, WRITE_SMALL)
    if len(text) > LONGEST_TITLE:
        found.append(Finding(LONG_TITLE, SHORTEN, {"length": len(text), "most": LONGEST_TITLE}))
    return found


def findings_on_summary(text: str) -> list[Finding]:
    """Of its length alone; it is running text besides."""
    if len(text) > LONGEST_SUMMARY:
        return [Finding(LONG_SUMMARY, SHORTEN, {"length": len(text), "most": LONGEST_SUMMARY})]
    if len(text) < SHORTEST_SUMMARY:
        return [Finding(SHORT_SUMMARY, SAY_MORE, {"length": len(text)})]
    return []


def is_vague(words: str, language: str) -> bool:
    """Whether the words of a link say nothing of what is behind it, alone or in a list of links."""
    bare = words.strip(" .:…>»→").casefold()
    return bare in ALONE[language] or bool(VAGUE[language].search(words))


ALONE = {
    "en": {"here", "more", "read more", "learn more", "link", "this", "see more", "details"},
    "es": {"aquí", "más", "leer más", "ver más", "saber más", "enlace", "liga", "este", "detalles"},
}


def _on_ease(text: str, language: str, audiences: Iterable[str]) -> Iterator[Finding]:
    ease, target = reading_ease(text, language), target_for(audiences)
    if ease is not None and target is not None and ease < target:
        words = shortened(longest_sentence(text))
        yield Finding(HARD, SPLIT, {"ease": max(0, round(ease)), "target": target, "words": words})


def _quoted(pattern: re.Pattern[str], text: str, problem: object, mend: object) -> list[Finding]:
    """A finding for each different stretch of the text that the pattern finds."""
    found = dict.fromkeys(match.group() for match in pattern.finditer(text))
    return [Finding(problem, mend, {"words": shortened(words)}) for words in found]  # type: ignore[arg-type]  # lazy sentences


def shortened(words: str) -> str:
    """As much as an editor needs to find the place."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
