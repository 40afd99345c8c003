"""Words that point at several parties named elsewhere: a plural pronoun, or loose words ("both countries")."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.near import Near
from pledgebook.claims.words.wording import is_one, wording
from pledgebook.language import Annotation, find_names
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def meant_by(party: Party, parties: Near[Party]) -> tuple[Party, ...]:
    """Return all in the row that a plural pronoun stands for ("Mali and Chad said they"), else the one."""
    meant = party.antecedent
    if party.id != "GROUP" or meant is None:
        return (party,)
    inside = [
        one for one in parties.around(meant) if meant.start <= one.span.start and one.span.end <= meant.end
    ]
    named = tuple(one for one in inside if one.id not in (None, "GROUP"))
    return named if len(named) > 1 else (party,)


def pointed_at(party: Party, parties: Near[Party]) -> Party:
    """Return the loose words that "they" stands for ("the two governments"), else the party itself."""
    meant = party.antecedent
    if party.id != "GROUP" or meant is None:
        return party
    same = (one for one in parties.around(meant) if one.span == meant and one.id == "GROUP")
    return next(same, party)


def row_meant(
    party: Party, annotation: Annotation, words: Grammar, but: frozenset[str | None] = frozenset()
) -> tuple[Party, ...]:
    """Return the row of states named last, where bare words point at them ("Mali and Chad ... The countries have").

    Words that count them point past a row of others, and past one of those that are left out as they act.
    """
    text = annotation.view.text
    size = _size(party, text, words) if party.id == "GROUP" and party.antecedent is None else None
    if size is None:
        return ()
    row = row_before(party.span.start, annotation)
    for _ in range(_ROWS if size else 0):
        if not row or (len(row) == size and not but & {one.id for one in row}):
            break
        row = row_before(row[0].span.start, annotation, _FAR)
    return row if len(row) > 1 and size in (0, len(row)) else ()


def row_before(place: int, annotation: Annotation, reach: int = 0) -> tuple[Party, ...]:
    """Return the row of states that is named last before a place ("Mali and Chad"), if any is near."""
    text = annotation.view.text
    at = bisect_left(annotation.parties, place, key=lambda one: one.span.start)
    row: list[Party] = []
    back = _MANY if reach else _BACK
    for one in reversed(annotation.parties[max(0, at - back) : at]):
        if place - one.span.end > (reach or _REACH):
            break
        joined = row and one.kind is PartyKind.STATE and text[one.span.end : row[-1].span.start] in _JOINS
        if len(row) > 1 and not joined:
            break
        if not joined:
            row = []
        if one.kind is PartyKind.STATE and not one.adjective:
            row.append(one)
    return tuple(reversed(row)) if len(row) > 1 else ()


def with_counted(draft: Draft, before: Sequence[Draft], annotation: Annotation) -> Draft:
    """Return a draft with as many states as its giver is said to be, where so many gave just before, each by itself.

    "Oslo gave $3m and Rome $4m. More was promised by the two countries."
    """
    loose = [party for party in draft.doers.parties if party.id == "GROUP" and party.antecedent is None]
    if len(loose) != 1 or len(draft.doers.parties) != 1:
        return draft
    size = _size(loose[0], annotation.view.text, draft.act.passage.grammar) or 0
    near = [one for one in before if 0 <= loose[0].span.start - one.place <= _REACH]
    acted = {party.id: party for one in near for party in one.actors if party.kind is PartyKind.STATE}
    return draft._replace(actors=tuple(acted.values())) if len(acted) == size > 1 else draft


def _size(party: Party, text: str, words: Grammar) -> int | None:
    """Return how many states loose words point at, 0 where they do not say; null where they point at none.

    Words between a count and the noun say more of those named ("the three flood-hit coastal nations"); without
    a count they point back only where they say that it hit them ("the affected countries").
    """
    found = _DEFINITE.match(text, max(0, party.span.end - _LEAD), party.span.end)
    if found is None or found["noun"].lower() not in words.lands:
        return None
    count = "both" if found["the"].lower() == "both" else (found["count"] or "").lower()
    more = set(found["more"].lower().split())
    if more & (words.towards | words.within | words.beside | {"and", "or"}):
        return None
    return _SIZES[count] if not more or count or more & words.affected else None


_DEFINITE = re.compile(
    r".*\b(?P<the>the|these|those|all|our|both) (?:(?P<count>two|three|four|five) )?"
    r"(?P<more>(?:[\w-]+ ){0,4}?)(?P<noun>[\w-]+)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = 70  # code points
_SIZES = {"": 0, "both": 2, "two": 2, "three": 3, "four": 4, "five": 5}  # none said: 0
_JOINS = frozenset({", ", " and ", ", and ", " and the ", ", the ", ", and the ", " & "})
_BACK, _REACH = 14, 500  # mentions, code points
_ROWS, _FAR, _MANY = 3, 2500, 60  # rows that counted words point past; code points and mentions to the next


def lands_before(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> list[Party]:
    """Return the states that "the country" may mean in an act, other than who acts: the one named last first."""
    acting = {party.id for party in draft.actors}
    at = bisect_left(annotation.parties, draft.act.foot.span.start, key=lambda party: party.span.start)
    told = (p for p in reversed(annotation.parties[max(0, at - _MENTIONS) : at]) if p.id and not p.adjective)
    near = (p for p in told if not _are_people(p, annotation, vocabulary))
    states = (p for p in near if p.kind in (PartyKind.STATE, PartyKind.OFFICE) and p.id not in acting)
    reach = [p for p in states if draft.act.foot.span.start - p.span.end <= _CODE_POINTS]
    return sorted(reach, key=lambda party: party.place)


def _are_people(party: Party, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a mention is of people and no country ("the Canadians")."""
    names = find_names(party.span.of(annotation.view.text), vocabulary)
    return any(name.value.role == "people" for name in names)


_MENTIONS, _CODE_POINTS = 12, 400  # mentions, code points


def without_pointers(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Return a draft whose givers and gainers are named once."""
    return draft._replace(
        actors=_named(draft, draft.actors, 2, vocabulary),
        recipients=_named(draft, draft.recipients, 1, vocabulary),
    )


def _named(
    draft: Draft, parties: tuple[Party, ...], fewest: int, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """Return the parties, a group that points at the others left out where enough of them are named."""
    if sum(party.id not in (None, "GROUP") for party in parties) < fewest:
        return parties
    return tuple(
        p for p in parties if p.id != "GROUP" or not _points(draft.act.passage.words(p.span), vocabulary)
    )


def _points(words: str, vocabulary: Vocabulary) -> bool:
    return is_one(" ".join(words.split()), wording("pointers", vocabulary))


def with_rows(
    draft: Draft, annotation: Annotation, vocabulary: Vocabulary, giving: frozenset[str | None]
) -> Draft:
    """Return a draft with the row of states that bare words point at as who gains ("in the three countries").

    None of those `giving` in the text is meant.
    """
    gain, words = draft.gainers, grammar(vocabulary)
    if not any(party.id == "GROUP" for party in (*gain.recipients, *gain.served)):
        return draft
    told = replace(
        gain,
        recipients=_rows(gain.recipients, annotation, words, giving),
        served=_rows(gain.served, annotation, words, giving),
    )
    return draft._replace(gainers=told)


def _rows(
    parties: Sequence[Party], annotation: Annotation, words: Grammar, giving: frozenset[str | None]
) -> tuple[Party, ...]:
    """Return parties with each loose group that points at a row of states as that row, loose groups last."""
    rows = [row_meant(party, annotation, words, giving) or (party,) for party in parties]
    named = {party.id: party for row in rows for party in row if party.id != "GROUP"}
    loose = tuple(party for row in rows for party in row if party.id == "GROUP")
    return (*named.values(), *loose)
