"""What others do or do not do too, behind an auxiliary or answer alone ("so has Togo", "Togo did not").

They are named, and are none of those who gave or gained in the act before. A denial says no more than that;
"will not" and "refused to" are refusals (codebook 1, 1.3).
"""

from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import Stage, StageGroup
from pledgebook.claims.words.act import Echo


def goes_with(draft: Draft, other: Draft) -> bool:
    """Tell whether an auxiliary or answer alone can say that another did, or did not do, what was told."""
    own, theirs = (_ids(one) for one in (draft, other))
    if not own or not own.isdisjoint(theirs) or not own.isdisjoint(_gaining(other)) or other.silent:
        return False
    if draft.act.echo is Echo.ALSO:
        return bool(theirs) or other.stage is Stage.REQUESTED
    return bool(theirs) and _denies(draft) and other.stage.group is not StageGroup.POSSIBLE


def in_step(draft: Draft, on: Draft) -> Draft:
    """Return the act of another as firm as the one before, as far as its auxiliary lets it."""
    asks_too = on.stage is Stage.REQUESTED and not _were_asked(on)
    if draft.act.echo is Echo.LIKE:
        followed = asks_too and draft.stage.group is StageGroup.DONE and _is_another(draft, on)
        return _asking(draft, on) if followed else draft
    if on.silent or not goes_with(draft, on):
        return draft
    if asks_too:
        return _asking(draft, on)
    stage = on.stage
    if draft.stage is Stage.CONSIDERED or draft.stage is Stage.RULED_OUT:
        stage = draft.stage
    elif draft.stage is Stage.PLEDGED and on.stage.group is StageGroup.DONE:
        stage = Stage.PLEDGED
    denied = _denies(draft) and stage is not Stage.RULED_OUT
    return draft._replace(stage=stage, force=draft.force._replace(stage=stage, negated=denied))


def _is_another(draft: Draft, on: Draft) -> bool:
    """Tell whether those who do so too are neither those asked nor those who asked before."""
    own = _ids(draft)
    return bool(own) and own.isdisjoint(_ids(on) | _gaining(on))


def _were_asked(on: Draft) -> bool:
    """Tell whether those told of were asked, and did not ask themselves ("Togo was asked to send men")."""
    return any(on.act.passage.tree.children(verb, "nsubjpass") for verb in verbs(on))


def _asking(draft: Draft, on: Draft) -> Draft:
    """Return the request of another who asks for the same ("Mali asked Rome for doctors. So did Togo")."""
    gainers = replace(draft.gainers, firm=True)
    force = draft.force._replace(stage=on.stage)
    return draft._replace(
        stage=on.stage, force=force, actors=on.actors, recipients=draft.actors, gainers=gainers
    )


def _denies(draft: Draft) -> bool:
    return draft.force.negated or draft.stage is Stage.RULED_OUT


def _ids(draft: Draft) -> set[str]:
    return {party.id for party in draft.doers.parties if party.id is not None}


def _gaining(draft: Draft) -> set[str]:
    return {party.id for party in draft.gainers.recipients if party.id is not None}
