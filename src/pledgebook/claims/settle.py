"""What the whole document says about each act: who, to whom, what for, told how often."""

from collections.abc import Sequence

from pledgebook.claims.accounting import account
from pledgebook.claims.actors import settle_actors
from pledgebook.claims.again import told_once
from pledgebook.claims.anaphora import without_pointers
from pledgebook.claims.draft import Draft
from pledgebook.claims.foes import without_foes
from pledgebook.claims.inherit import inherit
from pledgebook.claims.lean import lean, lend, standing
from pledgebook.claims.merge import merge
from pledgebook.claims.purpose import subject
from pledgebook.claims.recipients import settle_recipients
from pledgebook.claims.retold import without_purposes
from pledgebook.claims.said import attribute
from pledgebook.claims.sections import sections
from pledgebook.claims.shape import shape
from pledgebook.claims.support import is_support
from pledgebook.claims.timing import date_acts
from pledgebook.claims.uncounted import uncounted
from pledgebook.claims.untied import tied
from pledgebook.claims.valued import valued
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary


def settle(annotation: Annotation, drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the document's claims, every field settled that the document settles, in reading order."""
    told = subject(annotation, vocabulary)
    led = inherit(lean(drafts), vocabulary)
    shaped = [piece for draft in led for piece in shape(draft, told, annotation, vocabulary)]
    said = attribute(shaped, annotation)
    parts = sections(annotation, said)
    doing = settle_actors(said, parts, annotation, vocabulary)
    known = settle_recipients(doing, parts, annotation, vocabulary)
    full = valued(lend(sorted(known, key=lambda draft: draft.place)))
    able = [d for d in full if d.silent or is_support(d, annotation, vocabulary) or uncounted(d, vocabulary)]
    ours = without_foes(able, annotation, vocabulary)
    acts = told_once(without_purposes(tied(ours, annotation, vocabulary)))
    named = [without_pointers(draft, vocabulary) for draft in standing(full, acts)]
    dated = date_acts(named, annotation)
    return merge(account(dated, annotation, vocabulary))
