"""What all help has come to by now ("Canada's aid to Chad now exceeds $8 million"): no worth of goods told before."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.cues import CueClass


def is_sum_so_far(draft: Draft) -> bool:
    """Tell whether a verb of size says how large somebody's help as a whole is now."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.amount is None:
        return False
    for step in draft.act.chain.steps:
        beside = {word.text.lower() for word in tree.children(step.token)}
        mounts = step.token.lemma.lower() in words.mounting and not beside & words.future
        sized = step.token.pos in ("VERB", "AUX") and (step.sign is None or step.sign.classes[0] in _SIZES)
        if mounts or (sized and beside & (words.now | words.in_sum)):
            subjects = tree.children(step.token, "nsubj")
            below = (word for noun in subjects for word in tree.subtree(noun))
            return any(
                word.lemma.lower() in words.granted | words.gift | words.help_at_large for word in below
            )
    return False


_SIZES = (CueClass.TOTAL, CueClass.ENABLE)
