"""Acts whose receiver is only guessed, where no words of the document tie the two (codebook 4.7)."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.document.asked_of import spoken_of
from pledgebook.claims.document.home import beside_aid, is_told_abroad
from pledgebook.claims.document.one_country import one_country, stays_within
from pledgebook.claims.document.reach import LONG
from pledgebook.claims.document.salience import issuer
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.document.speaking import posted_in
from pledgebook.claims.document.titled import addressed, met_for, titled
from pledgebook.claims.support.support import is_support
from pledgebook.claims.support.too_little import ARTICLE
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.vocabulary import Vocabulary

_REPORT = 800  # code points; a shorter text is a note, which leaves out what its reader knows


def tied(
    drafts: Sequence[Draft], parts: Sections, annotation: Annotation, vocabulary: Vocabulary
) -> list[Draft]:
    """Return the acts whose receiver something ties to them, and without it those told to be for others abroad."""
    led_to = frozenset(party.id for d in drafts if d.gainers.firm for party in d.gainers.recipients)
    posted = (party.id for party in posted_in(annotation, vocabulary))
    title = annotation.document.title or ""
    headed = addressed(annotation, vocabulary).union(titled(annotation, vocabulary).gainers)
    headed |= set(met_for(title, vocabulary))
    titles = led_to.union(headed, posted)
    country = _only_country(annotation)
    article = len(annotation.view.text) >= ARTICLE
    home = one_country(annotation, drafts, vocabulary) if article else frozenset()
    helped = _helped(drafts)
    told = [
        draft
        for draft in drafts
        if draft.silent
        or not (home and stays_within(draft, home))
        or not _is_for_itself(draft, annotation, vocabulary)
    ]
    told = [draft for draft in told if draft.silent or not _is_of_helped(draft, helped)]
    scenes = {_scene(d, party.id): d.act.passage.number for d in drafts for party in d.gainers.recipients}
    untied = [
        not _is_headed(draft, headed)
        and not _is_under(draft, parts)
        and not _is_in_scene(draft, scenes)
        and _is_untied(draft, titles if draft.actors else led_to, country, annotation, vocabulary)
        for draft in told
    ]
    pairs = {
        _pair(draft) for draft, loose in zip(told, untied, strict=True) if not loose and _names_giver(draft)
    }
    kept = (
        _for_nobody(draft, annotation, vocabulary)
        if loose and not (_is_counted(draft) and _pair(draft) in pairs)
        else draft
        for draft, loose in zip(told, untied, strict=True)
    )
    return [draft for draft in kept if draft]


def _helped(drafts: Sequence[Draft]) -> frozenset[str | None]:
    """Return whom a document tells to gain more often than to give, and more than once."""
    gains = Counter(party.id for d in drafts if d.gainers.firm for party in d.gainers.recipients)
    gives = Counter(party.id for d in drafts if "actor" not in d.guessed for party in d.actors)
    return frozenset(code for code, times in gains.items() if times > max(1, gives[code])) - {None, "GROUP"}


def _is_of_helped(draft: Draft, helped: Set[str | None]) -> bool:
    """Tell whether who is helped seems to give, and to somebody who is only guessed: it is their own affair."""
    if draft.form in (Form.TALKS, Form.SANCTIONS) or "recipient" not in draft.guessed:
        return False
    return bool(draft.actors) and {party.id for party in draft.actors} <= helped


def _pair(draft: Draft) -> tuple[Set[str | None], Set[str | None], bool]:
    """Return who gives, who gains and whether a sum: what is counted between two who are told to is theirs too."""
    giving = frozenset(party.id for party in draft.actors)
    return giving, frozenset(party.id for party in draft.recipients), draft.amount is not None


def _names_giver(draft: Draft) -> bool:
    """Tell whether a sum or number is told with who gives it and who gains."""
    if not _is_counted(draft):
        return False
    return bool(draft.actors and draft.recipients) and "actor" not in draft.guessed and not draft.silent


def _is_counted(draft: Draft) -> bool:
    """Tell whether a sentence says how much or how many, and asks nothing."""
    counted = draft.amount is not None or any(item.quantity is not None for item in draft.items)
    return counted and "stage" not in draft.guessed and not draft.act.passage.asked


def _is_for_itself(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a state that acts where nobody else is named gives nothing that is meant for others.

    Arms that it hands over are, and money of another's coin: a note on them leaves out what its reader knows.
    """
    coin = bool(issuer(draft, vocabulary))
    if not draft.actors or "actor" in draft.guessed:
        return coin or len(annotation.view.text) >= _REPORT
    own = draft.amount is None or coin
    return (
        own and draft.category is not Category.MILITARY and not is_told_abroad(draft, annotation, vocabulary)
    )


def _for_nobody(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> Draft | None:
    """Return an act without a receiver that is only guessed, where its own words say that it is for others abroad."""
    if "recipient" not in draft.guessed or not draft.actors or "actor" in draft.guessed:
        return None
    alone = draft._replace(recipients=())
    meant = is_told_abroad(alone, annotation, vocabulary) and is_support(alone, annotation, vocabulary)
    return alone if meant else None


def _is_untied(
    draft: Draft,
    led_to: Set[str | None],
    country: Set[str],
    annotation: Annotation,
    vocabulary: Vocabulary,
) -> bool:
    """Tell whether a receiver only stands somewhere else in the text, and no act there leads to it either.

    A government tells of much that it spends at home; a report tells who gives or who gains.
    """
    nobody = not draft.actors and not draft.gainers.firm
    if nobody and country and country <= {party.id for party in draft.recipients}:
        return True
    if "recipient" not in draft.guessed or beside_aid(draft, annotation, vocabulary):
        return False
    if _answers(draft, annotation) or _is_of_question(draft, annotation):
        return False
    told = draft.actors and "actor" not in draft.guessed
    if draft.amount and not told and "lead" not in draft.guessed and len(annotation.view.text) >= LONG:
        return True
    if draft.amount and _is_of_government(annotation, vocabulary):
        told = False
    elif len(annotation.view.text) < _REPORT:
        return False
    return not told and not led_to & {party.id for party in draft.recipients}


def _is_headed(draft: Draft, headed: Set[str]) -> bool:
    """Tell whether a sum in a state's or body's own paper is for the one state that its title names."""
    gaining = {str(party.id) for party in draft.recipients}
    return draft.amount is not None and bool(draft.actors) and gaining == headed


def _is_under(draft: Draft, parts: Sections) -> bool:
    """Tell whether an act stands below the heading that names who gains by it ("Ghana", then what it got)."""
    heading = parts.gainer(draft)
    return heading is not None and any(party.id == heading.id for party in draft.recipients)


def _scene(draft: Draft, gaining: str | None) -> tuple[int, Set[str | None], str | None]:
    """Return the paragraph of an act, who gives, and who gains."""
    return draft.act.passage.block, frozenset(party.id for party in draft.actors), gaining


def _is_in_scene(draft: Draft, scenes: Mapping[tuple[int, Set[str | None], str | None], int]) -> bool:
    """Tell whether the sentence before tells the same giver's act there ("In Niger we train men. We also paid $8m")."""
    before = (scenes.get(_scene(draft, party.id)) for party in draft.recipients)
    near = draft.act.passage.number - 1
    return bool(draft.actors) and any(place == near for place in before)


def _only_country(annotation: Annotation) -> frozenset[str]:
    """Return whose places are named where nobody else is, empty elsewhere: within it a country needs no name."""
    named = [party for party in annotation.parties if party.id is not None and party.antecedent is None]
    alone = len(named) > 1 and all(party.place for party in named)
    return frozenset(str(party.id) for party in named) if alone else frozenset()


def _answers(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether an act is told in answer to a question: that says whom a short talk is about."""
    return bool(annotation.turns) and draft.act.passage.answering and len(annotation.view.text) < LONG


def _is_of_question(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a receiver is whom the question is about in which an act is told, or which it answers."""
    asked = {party.id for party in spoken_of(draft, annotation)}
    return bool(asked) and asked == {party.id for party in draft.recipients}


def _is_of_government(annotation: Annotation, vocabulary: Vocabulary) -> bool:
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    return publisher is not None and publisher.kind is PublisherKind.GOVERNMENT
