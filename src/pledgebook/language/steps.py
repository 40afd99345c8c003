"""The transition parsers of a spaCy pipeline, led step by step from here.

Left alone they give up the interpreter's lock before the first step, and then their compiled functions take and leave
it again at every call, which costs more than the steps themselves. Led from here the lock is held throughout. The
steps are the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any


def lead(nlp: Any) -> None:
    """Let the parser and the recogniser of names in a pipeline be led from here."""
    for place, (name, component) in enumerate(nlp._components):
        if hasattr(component, "transition_states"):
            nlp._components[place] = (name, _Led(component))


class _Led:
    """Stands for a transition parser in a pipeline."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def __call__(self, doc: Any) -> Any:
        """Set what the parser would set."""
        self._set([doc])
        return doc

    def pipe(self, docs: Iterable[Any], *, batch_size: int) -> Iterator[Any]:
        """Yield the documents in their order; those of like length take their steps together."""
        from spacy.util import minibatch

        for batch in minibatch(docs, batch_size):
            for part in minibatch(sorted(batch, key=len), max(batch_size // 4, 1)):
                self._set(part)
            yield from batch

    def _set(self, docs: Sequence[Any]) -> None:
        states = self._parser.moves.init_batch(docs)
        moving = [state for state in states if not state.is_final()]
        if moving:
            model = self._parser.model.predict(docs)
            while moving:
                moving = self._parser.transition_states(moving, model.predict(moving))
            model.clear_memory()
        self._parser.set_annotations(docs, states)
