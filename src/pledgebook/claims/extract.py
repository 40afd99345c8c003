"""The step: annotations in, readings out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pledgebook.claims.acts import Act, find_acts
from pledgebook.claims.chain import Step
from pledgebook.claims.claim import Reading, Stage
from pledgebook.claims.cues import CueClass, cue_table
from pledgebook.claims.draft import Draft, clause, clause_words
from pledgebook.claims.finish import finish
from pledgebook.claims.grammar import grammar
from pledgebook.claims.passage import Passage, passages
from pledgebook.claims.roundup import assign
from pledgebook.claims.settle import settle
from pledgebook.claims.stage import force
from pledgebook.claims.who import Gainers, askers, doers, gainers
from pledgebook.language import Annotation
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def extract(annotations: Iterable[Annotation], vocabulary: Vocabulary) -> Iterator[Reading]:
    """Yield what each document claims, its claims in reading order."""
    for annotation in annotations:
        drafts = [
            draft
            for passage in passages(annotation, grammar(vocabulary))
            for draft in assign(list(_drafts(passage, vocabulary)))
        ]
        yield finish(annotation, settle(annotation, drafts, vocabulary), vocabulary)


def _drafts(passage: Passage, vocabulary: Vocabulary) -> Iterator[Draft]:
    if passage.words(passage.span).rstrip("\"')").endswith("?"):
        return  # a question states nothing
    for act in find_acts(passage, cue_table(vocabulary), vocabulary):
        found = force(passage.tree, act.chain, passage.grammar, packaged=act.packaged)
        doer = doers(passage, act.foot, act.chain)
        gain = _gain(act, doer.parties)
        steps = _own_steps(act)
        draft = Draft(
            act,
            found,
            found.stage or Stage.PLEDGED,
            doer,
            gain,
            _words(act, steps),
            items=act.items,
            cues=found.cues,
        )
        if found.void:
            continue
        yield replace(draft, guessed=frozenset({"stage"}) if found.stage is None else frozenset())


def _words(act: Act, steps: tuple[Step, ...]) -> Span:
    """Return the clause of an act, or its whole sentence where little else is in it."""
    region, sentence = clause(act.passage.tree, steps, act.foot), act.passage.span
    most = (region.end - region.start) >= _MOST * (sentence.end - sentence.start)
    return sentence if most else region


_MOST = 0.6


def _own_steps(act: Act) -> tuple[Step, ...]:
    """Return the chain up to the first word of speech: who reports an act is not part of its clause."""
    own = []
    for step in act.chain.steps:
        if step.sign and step.sign.classes[0] is CueClass.REPORT:
            break
        own.append(step)
    return tuple(own)


def _gain(act: Act, actors: tuple[Party, ...]) -> Gainers:
    """Return who gains, asking the narrowest words first."""
    tree = act.passage.tree
    weak = Gainers()
    for word in [act.foot, *(step.token for step in _own_steps(act))]:
        found = gainers(act.passage, clause_words(tree, word), actors)
        if found.firm:
            return replace(found, targets=found.targets or weak.targets)
        if not weak.recipients:
            weak = replace(found, targets=found.targets or weak.targets)
    asking = tuple(
        party for party in askers(act.passage, act.chain) if party.id not in {p.id for p in actors}
    )
    return replace(weak, recipients=asking) if asking else weak
