"""What the tests of screening share."""

import io
from collections.abc import Callable

import pytest

from pledgebook.bulk.profile import Profile, read_profile
from pledgebook.bulk.screen import Kept, Screener
from pledgebook.bulk.warc_damage import open_warc
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
        archive = open_warc(io.BytesIO(data))
        assert archive is not None
        found = list(Screener(profile, 1_000_000).warc(*archive, "crawl"))
        return [one for one in found if isinstance(one, Kept)], [
            one for one in found if isinstance(one, Finding)
        ]

    return screen
