"""States that tell what another gives: where the words send it nowhere, it is for who tells of it."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import StageGroup
from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.kinds import state_codes, steady_givers
from pledgebook.claims.words.naming import named
from pledgebook.language import Token, Tree
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def tellers(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the state that tells what another gives ("Kabul said Delhi would send wheat", "according to Kabul")."""
    passage = draft.act.passage
    said = (step.token for step in draft.act.chain.steps if step.dep == "ccomp" and _says(step.sign))
    telling = (passage.tree.children(verb, "nsubj") for verb in said)
    found = next(filter(None, (named(passage, nouns) for nouns in (*telling, [*_by_whom(draft)]))), ())
    meant = state_codes(vocabulary) - steady_givers(vocabulary)
    named_giver = bool(draft.doers.parties) and draft.doers.pronoun is None
    told = named_giver and draft.stage.group is not StageGroup.OFF and _is_sent_nowhere(draft)
    return tuple(party for party in found if party.id in meant) if told else ()


def _by_whom(draft: Draft) -> Iterator[Token]:
    """Yield the nouns behind "according to" where it stands beside a verb of the act."""
    tree = draft.act.passage.tree
    asides = (word for verb in verbs(draft) for word in tree.children(verb, "prep", "advmod"))
    for word in asides:
        if word.text.lower() == "according":
            yield from (noun for to in tree.children(word, "prep") for noun in tree.children(to, "pobj"))


def _is_sent_nowhere(draft: Draft) -> bool:
    """Tell whether a word of giving leads to no goal of its own ("said Oslo had sent troops to the border")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    first = next(iter(draft.act.chain.signs), None)
    if first is None or first.sign is None or not first.sign.can_be(*_GIVING):
        return False
    if first.token.lemma.lower() in words.building:
        return False
    preps = (prep for word in (draft.act.foot, first.token) for prep in tree.children(word, "prep", "dative"))
    goals = (prep for prep in preps if prep.text.lower() in words.towards | _INTO)
    return all(prep.text == "for" and _is_for_theirs(tree, prep) for prep in goals)


def _is_for_theirs(tree: Tree, prep: Token) -> bool:
    """Tell whether a thing is for what the teller has ("said Oslo would send fuel for its lorries")."""
    return any(
        word.tag == "PRP$" for noun in tree.children(prep, "pobj") for word in tree.children(noun, "poss")
    )


_GIVING = (CueClass.TRANSFER, CueClass.MOVE, CueClass.ARRIVE, CueClass.PROMISE, CueClass.DURATIVE)
_INTO = {"across", "over", "against", "inside"}


def _says(sign: Sign | None) -> bool:
    return sign is not None and sign.classes[0] is CueClass.REPORT
