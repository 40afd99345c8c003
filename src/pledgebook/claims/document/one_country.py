"""Texts that are told of one country alone: nobody from elsewhere is named in them, and no foreign money."""

from collections.abc import Sequence, Set

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.salience import issuer
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import state_codes
from pledgebook.claims.words.wording import not_support
from pledgebook.language import Annotation
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def one_country(annotation: Annotation, drafts: Sequence[Draft], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the only country that a text names, by name, office or money; nothing where others are named."""
    named = [party for party in annotation.parties if party.id is not None and party.antecedent is None]
    if any(party.id == "GROUP" and _is_abroad(party, annotation, vocabulary) for party in named):
        return frozenset()
    paid = {party.id for draft in drafts for party in issuer(draft, vocabulary)}
    ids = {party.id for party in named} | paid
    alone = frozenset(code for code in ids if code is not None and code != "GROUP")
    return alone if len(alone) == 1 and alone <= state_codes(vocabulary) else frozenset()


def _is_abroad(group: Party, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    words = set(group.span.of(annotation.view.text).lower().split())
    return bool(words & set(not_support(vocabulary)["groups_abroad"]) - {"donors"})


def stays_within(draft: Draft, country: Set[str]) -> bool:
    """Tell whether nobody from elsewhere has a part in an act: it stays in the one country that the text tells of."""
    ids = {party.id for party in (*draft.actors, *draft.recipients, *draft.channels)} - {None}
    receiving = any(step.sign and step.sign.classes[0] is CueClass.RECEIVE for step in draft.act.chain.signs)
    return ids <= country and not receiving
