"""Things that are only where something else is done, or part of a preposition ("in aid of")."""

from pledgebook.claims.acts.draft import Draft


def is_scene(draft: Draft) -> bool:
    """Tell whether a thing is only where something else is done ("will undertake a flight in the new aircraft")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    if draft.act.inherent or draft.act.packaged or foot.dep != "pobj" or tree.head(foot).text.lower() != "in":
        return False
    above = tree.head(tree.head(foot))
    verb = tree.head(above) if above.dep == "dobj" and above.index not in draft.act.passage.things else above
    return verb.pos == "VERB" and any(
        noun.index not in draft.act.passage.things
        and noun.lemma.lower() not in draft.act.passage.grammar.change  # "announced a rise in its aid"
        and noun.lemma != "part"  # "took part in the force"
        for noun in tree.children(verb, "dobj")
    )


def is_locution(draft: Draft) -> bool:
    """Tell whether help is only part of a preposition of several words ("ran a marathon in aid of the school")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    if draft.items or foot.dep != "pobj" or tree.children(foot, "det", "poss", "amod", "compound"):
        return False
    of = any(prep.text.lower() == "of" for prep in tree.children(foot, "prep"))
    return of and tree.head(foot).text.lower() == "in"
