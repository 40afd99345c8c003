"""What holds for every test.

Properties are not timed: the first example may load a model, and a busy machine is no fault of the code.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from pledgebook.ledger import passwords

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def shipped_cost() -> Iterator[str]:
    """Hash passwords as cheaply as can be, for hundreds of tests sign in; give the cost the program comes with."""
    shipped = passwords.COST
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", "CHEAPEST")
        yield shipped
