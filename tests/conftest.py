"""Properties are not timed: the first example may load a model, and a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
