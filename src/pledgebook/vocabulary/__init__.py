"""Vocabulary: words as data.

In:  YAML files beside this module, and a user's own folder that adds or overrides rows.
Out: rows, read by an explicit call, for the finders that know what they mean.
"""

from pledgebook.vocabulary.lexicon import Lexicon, Match
from pledgebook.vocabulary.own import check_own
from pledgebook.vocabulary.rows import Vocabulary
from pledgebook.vocabulary.word_sets import either, word_sets, words_of

__all__ = ["Lexicon", "Match", "Vocabulary", "check_own", "either", "word_sets", "words_of"]
