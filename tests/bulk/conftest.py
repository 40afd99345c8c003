"""What the tests of screening share."""

import io
from collections.abc import Callable

import pytest

from pledgebook.bulk.profile import Profile, read_profile
from pledgebook.bulk.screen import Kept, Screener
from pledgebook.findings import Finding
from pledgebook.vocabulary import Vocabulary

Screened = Callable[[bytes], tuple[list[Kept], list[Finding]]]


@pytest.fixture(scope="session")
def profile() -> Profile:
    """What the program looks for by itself."""
    return read_profile(Vocabulary())


@pytest.fixture
def screened(profile: Profile) -> Screened:
    """Screens the bytes of an archive."""

    def screen(data: bytes) -> tuple[list[Kept], list[Finding]]:
        found = list(Screener(profile, 1_000_000).screen(io.BytesIO(data), "crawl"))
        return [one for one in found if isinstance(one, Kept)], [
            one for one in found if isinstance(one, Finding)
        ]

    return screen
