"""People who leave their own state are sent, not taken home ("a third battalion leaves Tema", codebook 1.8)."""

from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import Stage
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.gain import Gainers
from pledgebook.language import Annotation

_GONE = (Mood.PAST, Mood.PERFECT, Mood.ONGOING)


def set_out(draft: Draft, annotation: Annotation) -> Draft:
    """Return a draft of people who leave a place of the state that the text speaks for, as their being sent."""
    verb = next(iter(verbs(draft)), None)
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    leaving = verb is not None and verb.lemma.lower() in words.going_off
    if draft.stage is not Stage.CANCELLED or verb is None or not leaving or annotation.voice is None:
        return draft
    known = draft.act.passage.party_at
    left = [known[noun.index].id for noun in tree.children(verb, "dobj") if noun.index in known]
    if left != [annotation.voice]:
        return draft
    stage = Stage.DELIVERING if modality(tree, verb, words).mood in _GONE else Stage.PLEDGED
    doers = replace(draft.doers, first_person=not draft.doers.parties)
    return draft._replace(
        stage=stage, force=draft.force._replace(stage=stage), doers=doers, gainers=Gainers()
    )
