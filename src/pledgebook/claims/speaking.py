"""Whose words an act is told in: the state that "we" and "us" stand for."""

from pledgebook.claims.draft import Draft
from pledgebook.claims.near import Near
from pledgebook.language import Annotation, find_names, find_publisher
from pledgebook.language.quotation import Quote
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def speaking_for(
    draft: Draft, quotes: Near[Quote], annotation: Annotation, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """Return the state or organisation of the innermost speaker, else of who publishes the words."""
    for quote in reversed(quotes.around(draft.act.foot.span)):
        if quote.content.holds(draft.act.foot.span) and quote.party is not None:
            span = quote.naming or quote.source or draft.act.foot.span
            return (Party(span, quote.party, None, PartyKind.PERSON),)
    return _publisher(draft, annotation, vocabulary)


def _publisher(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return for whom the text speaks, else whose name its publisher bears ("Radio Lesotho")."""
    name, code = annotation.document.publisher, annotation.voice
    if code is None and find_publisher(name, vocabulary) is None:
        code = next((found.value.id for found in find_names(name or "", vocabulary)), None)
    return (Party(draft.act.foot.span, code, name, PartyKind.STATE),) if code else ()
