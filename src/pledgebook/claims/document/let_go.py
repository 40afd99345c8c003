"""Bodies that pass on what many give: what the next sentence tells need not be theirs (codebook 2.2)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.kinds import habitual_givers, state_codes
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def is_let_go(draft: Draft, parties: Sequence[Party], vocabulary: Vocabulary) -> bool:
    """Tell whether those who gained before only pass on what many give, and nothing says that this is theirs too.

    "Norway paid UNICEF $5m. It also spent $90m on refugees": of the second nobody says for whom it is. Loose words
    are let go as well, for they are others each time.
    """
    passing = habitual_givers(vocabulary) - state_codes(vocabulary)
    loose = all(party.id == "GROUP" or party.id in passing for party in parties)
    return loose and not _goes_on(draft)


def _goes_on(draft: Draft) -> bool:
    """Tell whether an act leans on one told before, stands in a list, or tells of more."""
    passage = draft.act.passage
    more = any(word.lemma.lower() in passage.grammar.further for word in passage.tree.within(draft.region))
    leaning = draft.leans is not None or draft.gainers.meant is not None or draft.act.echo is not None
    return more or leaning or draft.led or passage.listed
