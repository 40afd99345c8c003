"""The first look: bytes searched for names and acts before any page is parsed.

Few pages name the subject, and names are few: they are looked for in every page, by a search as fast as
memory. Words of acts are many and common: they are looked for only where the subject is named.
"""

from pledgebook.bulk.furniture import is_in_mark, without_furniture
from pledgebook.bulk.profile import Profile
from pledgebook.bulk.repeats import Repeats
from pledgebook.bulk.words import Names, Stems

_FEWEST_ACTS = 3
_NEAR = 1_000  # bytes
_LOOKS = 5
_MOST_PLACES = 50  # names that are looked at one by one: a page with more of them is about the subject


class FirstLook:
    """Tells which pages and texts could be about the subject of a profile."""

    def __init__(self, profile: Profile) -> None:
        self.subject = Names(profile.subject)
        self.donors = Names(profile.donors) if profile.donors else None
        self.acts = Stems(profile.acts)

    def passes(self, text: bytes) -> bool:
        """Tell whether a text without marks names the subject, a donor where one is asked for, and acts."""
        places = [start for start, _ in self.subject.places(text)]
        return bool(places) and self._acts(text, places)

    def passed(self, page: bytes, address: str, repeats: Repeats) -> bytes | None:
        """Return a page without scripts, menus and footers, or null where no more than these name the subject."""
        repeats.count(address)
        if not self.subject.places(page):
            return None
        own = without_furniture(page)
        places = [start for start, _ in self.subject.places(own) if not is_in_mark(own, start)][:_MOST_PLACES]
        if repeats.all_repeated(own, places, address) or not self._acts(own, places):
            return None
        return own

    def _acts(self, text: bytes, places: list[int]) -> bool:
        if self.donors and not self.donors.places(text):
            return False
        # Acts mostly stand beside the name, so that the whole is seldom searched.
        near = (text[max(0, start - _NEAR) : start + _NEAR] for start in places[:_LOOKS])
        return any(self._enough(part) for part in near) or self._enough(text)

    def _enough(self, text: bytes) -> bool:
        found = self.acts.places(text.lower())
        return all(next(found, None) is not None for _ in range(_FEWEST_ACTS))
