"""Where a paragraph of a long text stands, so that what it tells is not for those of the scene before (codebook 2.2).

"In Gabon hardly anybody noticed. Paris suspended its training": a sentence that opens with a place, or that tells
something of a state that gives nothing there, sets the scene for the acts behind it in its paragraph.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import About, is_giving
from pledgebook.claims.document.bystanders import reports
from pledgebook.claims.words.cues import CueTable, cue_table
from pledgebook.claims.words.kinds import state_codes
from pledgebook.claims.words.passage import Within
from pledgebook.language import Annotation, BlockKind, Sentence, Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_OFTEN = 3  # times that others are said to gain: a text that is about them alone


class _Opening(NamedTuple):
    """A state that sets the scene, the number of its sentence and block, and whether it is a place there."""

    party: Party
    sentence: int
    block: int
    sited: bool


class Scenes:
    """The states that open sentences of a document, in text order."""

    def __init__(
        self, annotation: Annotation, drafts: Sequence[Draft], main: About, vocabulary: Vocabulary
    ) -> None:
        self._main = main
        acting = _acting(drafts)
        states = state_codes(vocabulary) - {code for code in main.givers if not main.stricken[code]}
        found = _openings(annotation, states, cue_table(vocabulary))
        self._found = [
            one for one in found if (one.block, str(one.party.id)) not in acting and self._is_scene(one)
        ]
        self._numbers = [one.sentence for one in self._found]

    def at(self, draft: Draft) -> Party | None:
        """Return whose scene an act is told in, if its paragraph sets one before it."""
        last = bisect_left(self._numbers, draft.act.passage.number)
        one = self._found[last - 1] if last else None
        return one.party if one is not None and one.block == draft.act.passage.block else None

    def _is_scene(self, one: _Opening) -> bool:
        """Tell whether a text goes from one to the other, not from who gains all through it to a bystander."""
        main, code = self._main, str(one.party.id)
        own = main.gains[code] or main.places[code] or main.stricken[code]
        return one.sited or bool(own) or max(main.gains.values(), default=0) < _OFTEN


def _acting(drafts: Sequence[Draft]) -> frozenset[tuple[int, str]]:
    """Return who is said to give in each paragraph."""
    return frozenset(
        (draft.act.passage.block, str(party.id))
        for draft in drafts
        if is_giving(draft)
        for party in draft.doers.parties
    )


def _openings(annotation: Annotation, states: Collection[str], cues: CueTable) -> Iterator[_Opening]:
    named = Within([party for party in annotation.parties if party.antecedent is None])
    for number, sentence in enumerate(annotation.sentences):
        if annotation.blocks[sentence.block].kind is not BlockKind.PARAGRAPH or sentence.dateline:
            continue
        for party in named.at(sentence.span):
            sited = _sited(sentence, party, annotation.view.text)
            if (
                party.id in states
                and party.kind is PartyKind.STATE
                and sited is not None
                and not reports(sentence, party, cues)
            ):
                yield _Opening(party, number, sentence.block, sited)
                break


def _sited(sentence: Sentence, party: Party, text: str) -> bool | None:
    """Tell whether a sentence opens with a state as a place; null where it opens with something else."""
    before = text[sentence.span.start : party.span.start].lower()
    top = sentence.tree.top(party.span) if sentence.tree else None
    if before in _PLACED:
        return True
    if party.adjective:
        return None
    if sentence.tree is None or top is None:
        return False if before in _BARE else None
    return False if _is_subject(sentence.tree, top) else None


_BARE = ("", "the ")
_PLACED = tuple(f"{prep} {the}" for prep in ("in", "across", "inside") for the in _BARE)


def _is_subject(tree: Tree, name: Token) -> bool:
    """Tell whether a name is the subject of its sentence, or whose the subject is ("Mali's war is another")."""
    noun = tree.head(name) if name.dep == "poss" else name
    verb = tree.head(noun)
    return noun.dep in ("nsubj", "nsubjpass") and verb.head == verb.index
