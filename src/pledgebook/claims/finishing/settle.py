"""What the whole document says about each act: who, to whom, what for, told how often."""

from collections.abc import Sequence

from pledgebook.claims.acts.again import told_once
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.foes import without_foes
from pledgebook.claims.acts.punished import without_punished
from pledgebook.claims.acts.retold import without_purposes
from pledgebook.claims.acts.sides import without_sides
from pledgebook.claims.document.actors import settle_actors
from pledgebook.claims.document.anaphora import without_pointers
from pledgebook.claims.document.bodies import of_those_helped
from pledgebook.claims.document.getters import with_getters
from pledgebook.claims.document.handed_on import through_agencies
from pledgebook.claims.document.home_share import without_home_shares
from pledgebook.claims.document.inherit import inherit
from pledgebook.claims.document.labels import by_section
from pledgebook.claims.document.lean import lean, lend, standing
from pledgebook.claims.document.raised import as_raised
from pledgebook.claims.document.recipients import settle_recipients
from pledgebook.claims.document.sections import sections
from pledgebook.claims.document.setting_out import set_out
from pledgebook.claims.document.taught_too import taught_too
from pledgebook.claims.figures.accounting import account
from pledgebook.claims.figures.uncounted import uncounted
from pledgebook.claims.figures.valued import valued
from pledgebook.claims.finishing.merge import merge
from pledgebook.claims.finishing.purpose import subject
from pledgebook.claims.finishing.said import attribute
from pledgebook.claims.finishing.shape import shape
from pledgebook.claims.finishing.timing import date_acts
from pledgebook.claims.support.support import is_support
from pledgebook.claims.support.untied import tied
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary


def settle(annotation: Annotation, drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the document's claims, every field settled that the document settles, in reading order."""
    told = subject(annotation, vocabulary)
    gone = [set_out(draft, annotation) for draft in drafts]
    leaning = taught_too(of_those_helped(as_raised(lean(gone))))
    led = inherit(leaning, annotation, vocabulary)
    shaped = [piece for draft in led for piece in shape(draft, told, annotation, vocabulary)]
    said = attribute(shaped, annotation)
    parts = sections(annotation, said, vocabulary)
    headed = with_getters([by_section(draft, parts, annotation) for draft in said])
    doing = settle_actors(headed, parts, annotation, vocabulary)
    known = settle_recipients(doing, parts, annotation, vocabulary)
    abroad = without_home_shares(known, vocabulary)
    full = valued(lend(sorted(abroad, key=lambda draft: draft.place)))
    able = [d for d in full if d.silent or is_support(d, annotation, vocabulary) or uncounted(d, vocabulary)]
    ours = through_agencies(without_foes(able, annotation, vocabulary), vocabulary)
    meant = without_punished(without_sides(tied(ours, parts, annotation, vocabulary)))
    acts = told_once(without_purposes(meant))
    named = [without_pointers(draft, vocabulary) for draft in standing(full, acts)]
    dated = date_acts(named, annotation)
    return merge(account(dated, annotation, vocabulary))
