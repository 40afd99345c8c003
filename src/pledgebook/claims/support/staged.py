"""Things that are only used in what somebody carries out, and schemes of so much money that are carried out."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Token


def is_staged_with(draft: Draft) -> bool:
    """Tell whether a thing is only used in what somebody carries out ("carried out strikes with 40 drones")."""
    act, known = draft.act, draft.act.passage.things
    verb = next((step.token for step in act.chain.steps if step.token.pos == "VERB"), None)
    staged = next((s.sign for s in act.chain.signs if s.token == verb), None)
    if verb is None or staged is None or staged.phrase not in act.passage.grammar.staging:
        return False
    led = next((s.token.text.lower() for s in act.chain.steps if s.token.dep in ("prep", "agent")), None)
    if led == "for":
        return False  # "held a course for 15 trainees"
    done = act.passage.tree.children(verb, "dobj", "nsubjpass")
    acting = {step.token.index for step in act.chain.signs}
    return not any(word.index in known or word.index in acting or _is_sized(draft, word) for word in done)


def _is_sized(draft: Draft, done: Token) -> bool:
    """Tell whether what is carried out is a scheme of so much money ("implements a $9m fisheries project")."""
    act, words = draft.act, draft.act.passage.grammar
    if act.amount is None or done.lemma.lower() not in words.scheme | words.instrument:
        return False
    path = [act.foot, *(step.token for step in act.chain.steps)]
    below = path[: path.index(done)] if done in path else []
    return bool(below) and all(
        word.dep in ("nummod", "compound", "nmod", "amod", "quantmod") for word in below
    )
